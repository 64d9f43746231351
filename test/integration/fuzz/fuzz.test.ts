import { afterAll, describe, expect, it } from 'vitest';
import { seeded } from '../../../scripts/vault/seeded.ts';
import { Arena } from '../../fuzz/arena.ts';
import { mutate } from '../../fuzz/mutate.ts';
import { fuzz } from '../../fuzz/rounds.ts';
import { allSeeds } from '../../fuzz/seeds.ts';
import { TARGET_NAMES } from '../../fuzz/targets.ts';

/** The short run; the long one is `npm run fuzz -- --files 10000`. */
describe('mutated files', () => {
  it('are read or refused in a sentence by every reader', async () => {
    const { counts, defects } = await fuzz(allSeeds(), 105, seeded(4));
    expect(defects.map(({ target, name, number, verdict }) => ({ target, name, number, verdict }))).toEqual(
      [],
    );
    expect([...counts.keys()].sort()).toEqual([...TARGET_NAMES].sort());
    for (const count of counts.values()) expect(count.files).toBeGreaterThan(3);
    const refused = [...counts.values()].reduce((sum, count) => sum + count.refused, 0);
    expect(refused).toBeGreaterThan(25);
  });

  it('are the same for the same seed and others for another', () => {
    const [seed] = allSeeds();
    if (seed === undefined) throw new Error('no seeds');
    const made = (number: number) => Buffer.from(mutate(seed.name, seed.bytes, seeded(number)));
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
  });

  it('come from seeds that the readers take as they are', async () => {
    const arena = new Arena();
    try {
      const wrong: string[] = [];
      for (const { target, name, bytes } of allSeeds()) {
        const verdict = await arena.judge({ target, name, bytes });
        if (verdict.kind !== 'ok' && !(verdict.kind === 'refused' && REFUSED_SEEDS.test(`${target} ${name}`)))
          wrong.push(`${target} ${name} ${JSON.stringify(verdict)}`);
      }
      expect(wrong).toEqual([]);
    } finally {
      arena.close();
    }
  });
});

/** Order sheets are no lists, PDFs without a notice neither; a vault of one pass of the key is a vault all the same. */
const REFUSED_SEEDS = /^list (?!.*\.(xml|json)$)|^pdf (?!.*signed)|^orders .*(xlsb|ods|audit)|^p12 keytool/;

describe('the harness', () => {
  const arena = new Arena({ heapMegabytes: 128 });
  const hasty = new Arena({ milliseconds: 4_000 });
  afterAll(() => {
    arena.close();
    hasty.close();
  });
  it.each([
    ['C', 'CRASH'],
    ['H', 'HANG'],
    ['T', 'UNCLEAR'],
    ['K', 'UNCLEAR'],
    ['M', 'MEMORY'],
    ['x', 'ok'],
  ])('finds the planted defect %s: %s', async (byte, kind) => {
    const at = kind === 'HANG' ? hasty : arena;
    const verdict = await at.judge({
      target: 'planted',
      name: 'a',
      bytes: new TextEncoder().encode(byte),
    });
    expect(verdict.kind).toBe(kind);
  });
});
