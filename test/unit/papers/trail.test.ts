import { describe, expect, it } from 'vitest';
import {
  awaitedOf,
  type LivingPaper,
  needsLook,
  originalAwaited,
  stageOf,
  type TrailEntry,
  type TrailEvent,
} from '../../../shared/papers/trail.ts';

const issued: LivingPaper = { type: 'D1', status: 'issued', signatures: 0, listVersion: 'L1' };
const trail = (...events: TrailEvent[]): TrailEntry[] =>
  events.map((event, i) => ({ ...event, no: i + 1, text: '', at: '2026-12-01T00:00:00Z', by: 'Li' }));
const sent = (comesBack = true): TrailEvent => ({
  kind: 'sent',
  on: '2026-12-01',
  how: 'mail',
  to: 'A',
  comesBack,
});
const returned = (awaits: boolean, listVersion = 'L1'): TrailEvent => ({
  kind: 'returned',
  on: '2026-12-02',
  form: 'scan-of-wet-original',
  signedBy: 'B',
  originalAwaited: awaits,
  listVersion,
});
const original: TrailEvent = {
  kind: 'original',
  on: '2026-12-03',
  storagePlace: 'safe',
  signedBy: 'B',
  listVersion: 'L1',
};
const withdrawn = (of: number): TrailEvent => ({ kind: 'withdrawn', on: '2026-12-03', of });
const look = (to: string): TrailEvent => ({ kind: 'look', on: '2026-12-03', from: 'L1', to });

describe('what is awaited of a paper', () => {
  it.each<[string, LivingPaper, TrailEntry[], string, string | null]>([
    ['a draft', { ...issued, status: 'draft' }, [], 'draft', null],
    ['issued', issued, [], 'issued', 'sending'],
    ['the record of the house', { ...issued, type: 'D7' }, [], 'issued', null],
    ['sent', issued, trail(sent()), 'sent', 'return'],
    ['sent as a copy', issued, trail(sent(false)), 'sent', null],
    ['returned as a scan', issued, trail(sent(), returned(true)), 'returned', 'original'],
    ['returned for good', issued, trail(sent(), returned(false)), 'returned', null],
    ['original here', issued, trail(sent(), original), 'original', null],
    ['sending withdrawn', issued, trail(sent(), withdrawn(1)), 'issued', 'sending'],
    ['return withdrawn', issued, trail(sent(), returned(false), withdrawn(2)), 'sent', 'return'],
    ['void while out', { ...issued, status: 'void' }, trail(sent()), 'void', null],
    ['replaced while out', { ...issued, status: 'superseded' }, trail(sent()), 'superseded', null],
  ])('%s', (_, paper, events, stage, awaited) => {
    expect(stageOf(paper, events)).toBe(stage);
    expect(awaitedOf(paper, events, 'L1')).toBe(awaited);
  });

  it('is a certificate in original, whatever came back', () => {
    expect(originalAwaited('D4', 'digital-signature')).toBe(true);
    expect(originalAwaited('D1', 'digital-signature')).toBe(false);
    expect(originalAwaited('D1', 'scan-of-wet-original')).toBe(true);
  });
});

describe('a list change between issue and signature', () => {
  it('asks for a look until somebody has looked at that very list', () => {
    expect(needsLook(issued, [], 'L1')).toBe(false);
    expect(awaitedOf(issued, trail(sent()), 'L2')).toBe('look');
    expect(needsLook(issued, trail(look('L2')), 'L2')).toBe(false);
    expect(needsLook(issued, trail(look('L2')), 'L3')).toBe(true);
  });

  it('leaves a paper alone that was signed before it', () => {
    expect(needsLook({ ...issued, signatures: 1 }, [], 'L2')).toBe(false);
    expect(needsLook(issued, trail(sent(), returned(true)), 'L2')).toBe(false);
  });

  it('still asks where the paper came back signed after it', () => {
    expect(needsLook(issued, trail(sent(), returned(true, 'L2')), 'L2')).toBe(true);
    expect(needsLook(issued, trail(sent(), returned(true, 'L2'), look('L2')), 'L3')).toBe(false);
  });
});
