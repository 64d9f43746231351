import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRouter, type Handlers } from '../../../electron/app/router.ts';
import { answerCall } from '../../../electron/host/calls.ts';
import { ORIGINS, senderTrusted } from '../../../electron/host/policy.ts';
import { type Channel, channels } from '../../../shared/contract/channels.ts';
import { ok } from '../../../shared/contract/errors.ts';

const NAMES = Object.keys(channels) as Channel[];
const log = { write: () => undefined };

/** A desk whose handlers note what reached them. */
function desk() {
  const reached: { readonly channel: string; readonly input: unknown }[] = [];
  const handlers = Object.fromEntries(
    NAMES.map((channel) => [
      channel,
      (input: unknown) => {
        reached.push({ channel, input });
        return ok(null as never);
      },
    ]),
  );
  return { reached, invoke: createRouter(handlers as unknown as Handlers, log) };
}

const oddKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'token',
  'path',
  'bytes',
  '',
);
const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('../../etc/passwd', 'C:\\x', '\u202e', '\ud800', 'A'.repeat(100_000), '__proto__'),
);
/** Anything that a page could hand over, with the keys of real inputs among the others. */
const anything = (keys: readonly string[]): fc.Arbitrary<unknown> =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(undefined, null, true, Number.NaN, Number.POSITIVE_INFINITY, -1, 1e308, 10n),
      fc.integer(),
      oddText,
      fc.uint8Array(),
      fc.constantFrom(() => 1, Symbol('x'), new Date(0), new Map([[1, 2]]), new Proxy({}, {})),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(fc.oneof(oddKey, fc.constantFrom('x', ...keys)), tie('value'), { maxKeys: 6 }),
    ),
  })).value;

const keysOf = (channel: Channel): string[] => Object.keys(channels[channel].shape);

describe('the bridge under odd calls', () => {
  it.each(NAMES)('%s answers a result, and its handler sees only what its schema says', async (channel) => {
    await fc.assert(
      fc.asyncProperty(anything(keysOf(channel)), async (input) => {
        const { reached, invoke } = desk();
        const answer = await answerCall(invoke, { channel, input, trusted: true });
        expect(typeof answer.ok).toBe('boolean');
        for (const call of reached) {
          expect(call.channel).toBe(channel);
          expect(channels[channel].safeParse(call.input).success).toBe(true);
          // What the schema does not name does not arrive.
          const named = keysOf(channel);
          expect(Object.keys(call.input as object).filter((key) => !named.includes(key))).toEqual([]);
          expect(Object.getPrototypeOf(call.input)).toBe(Object.prototype);
        }
        if (!answer.ok) expect(reached).toEqual([]);
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(Object.hasOwn(Object.prototype, 'token')).toBe(false);
  });

  it('a channel that is no name of the contract is never run', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(oddText, anything([]), oddKey), async (channel) => {
        fc.pre(typeof channel !== 'string' || !NAMES.includes(channel as Channel));
        const { reached, invoke } = desk();
        const answer = await answerCall(invoke, { channel, input: {}, trusted: true });
        expect(answer.ok).toBe(false);
        expect(reached).toEqual([]);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('no sender but the main frame of our window at our origin is heard', async () => {
    const url = fc.oneof(
      fc.webUrl(),
      fc.constantFrom(
        'app://desk.evil/',
        'app://desk@evil/',
        'app://desk:1/',
        'about:blank',
        'file:///x',
        '',
      ),
      fc.constant(null),
      fc.constant('app://desk/'),
    );
    await fc.assert(
      fc.asyncProperty(url, fc.boolean(), fc.boolean(), async (frameUrl, isMainFrame, isKnownWindow) => {
        const ours = frameUrl === 'app://desk/' && isMainFrame && isKnownWindow;
        const trusted = senderTrusted({ frameUrl, isMainFrame, isKnownWindow }, ORIGINS.electron);
        expect(trusted).toBe(ours);
        const { reached, invoke } = desk();
        const answer = await answerCall(invoke, { channel: 'app.state', input: {}, trusted });
        expect(answer.ok).toBe(ours);
        expect(reached.length).toBe(ours ? 1 : 0);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it.each([
    ['deep', () => nested(40)],
    ['wide', () => ({ many: new Array(300_000).fill(0) })],
    ['long', () => ({ text: 'x'.repeat(60 * 1024 * 1024) })],
    ['a circle', circle],
  ])('a call that is too much is refused before any schema sees it: %s', async (_name, input) => {
    const { reached, invoke } = desk();
    for (const channel of NAMES) {
      const answer = await answerCall(invoke, { channel, input: input(), trusted: true });
      expect(answer).toMatchObject({ ok: false, error: { message: { key: 'host:call.too-large' } } });
    }
    expect(reached).toEqual([]);
  });
});

describe('the window cannot name a path', () => {
  it('no field of any call is called a path, a folder, a file or an address to open', () => {
    const fields = NAMES.flatMap((channel) => fieldsOf(z.toJSONSchema(channels[channel], LOOSE), channel));
    expect(fields.length).toBeGreaterThan(150);
    const named = fields.filter((field) =>
      /path|folder|directory|dir$|filename|^file$|url|^uri|href/i.test(field),
    );
    expect(named).toEqual([]);
  });

  it('files come in as bytes with a name, and are spoken of by tokens that no path fits', () => {
    for (const token of [
      '../../etc/passwd',
      '/etc/passwd',
      'C:\\x\\y.csv',
      'a.csv',
      'file:///x',
      '~/.ssh/id',
    ])
      expect(channels['intake.preview'].safeParse({ token }).success, token).toBe(false);
  });
});

const LOOSE = { unrepresentable: 'any', io: 'input' } as const;

function fieldsOf(schema: unknown, channel: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, ...rest } = schema as { readonly properties?: Record<string, unknown> };
  const below = [...Object.values(properties ?? {}), ...Object.values(rest)];
  return [...Object.keys(properties ?? {}), ...below.flatMap((one) => fieldsOf(one, channel))];
}

function nested(depth: number): unknown {
  return depth === 0 ? {} : { a: nested(depth - 1) };
}

function circle(): unknown {
  const ring: Record<string, unknown> = {};
  ring.ring = ring;
  return ring;
}
