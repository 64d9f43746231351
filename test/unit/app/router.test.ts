import { describe, expect, it } from 'vitest';
import { createRouter, type Handlers } from '../../../electron/app/router.ts';
import { channels } from '../../../shared/contract/channels.ts';
import { fail, ok } from '../../../shared/contract/errors.ts';

const lines: string[] = [];
const log = {
  write: (level: string, code: string, detail?: Record<string, string | number>) => {
    lines.push(`${level} ${code} ${JSON.stringify(detail ?? {})}`);
  },
};

/** Handlers that all answer `ok`, with some replaced. */
function router(replaced: Partial<Handlers> = {}) {
  const every = Object.fromEntries(Object.keys(channels).map((name) => [name, () => ok(name as never)]));
  return createRouter({ ...(every as unknown as Handlers), ...replaced }, log);
}

const trusted = { trusted: true };

describe('router', () => {
  it('refuses a sender that the host does not vouch for', async () => {
    const answer = await router()('app.state', {}, { trusted: false });
    expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted-sender' } });
  });

  it.each(['nothing', 'constructor', '__proto__', 'toString', ''])(
    'does not know the channel "%s"',
    async (name) => {
      expect(await router()(name, {}, trusted)).toMatchObject({
        ok: false,
        error: { code: 'unknown-channel' },
      });
    },
  );

  it.each(Object.keys(channels))(
    'answers bad input to "%s" with a result that names no value',
    async (name) => {
      const answer = await router()(name, 'not an object', trusted);
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
      expect(JSON.stringify(answer)).not.toContain('not an object');
    },
  );

  it('names the field that is wrong', async () => {
    const answer = await router()('lines.page', { offset: -1, limit: 10 }, trusted);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: { params: { field: 'offset' } } },
    });
  });

  it('turns a bug into an error with an id and logs no data', async () => {
    lines.length = 0;
    const answer = await router({
      'app.state': () => {
        throw new Error('三菱造船株式会社 at /home/someone/orders.xlsx');
      },
    })('app.state', {}, trusted);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(lines).toHaveLength(1);
    expect(`${JSON.stringify(answer)}${lines[0]}`).not.toContain('三菱');
    expect(lines[0]).not.toContain('/home/someone');
  });

  it('hands an expected failure through unchanged', async () => {
    const failed = fail('locked', 'app:locked');
    expect(await router({ 'books.list': () => failed })('books.list', {}, trusted)).toEqual(failed);
  });
});
