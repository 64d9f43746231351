import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../electron/papers/returned/compare.ts';
import {
  CHECK_ITEMS,
  type CheckItem,
  type Checklist,
  openPoints,
  type ReturnAnswers,
  type ReturnBase,
  type ReturnedSignature,
  type ReturnFindings,
} from '../../../shared/papers/returned.ts';

const SIGNATURE: ReturnedSignature = {
  fieldName: 'Signature_1',
  subject: 'CN=髙橋 直樹',
  issuer: 'CN=髙橋 直樹',
  serial: '1',
  fingerprintSha256: 'a'.repeat(64),
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  selfSigned: true,
  signedAt: '2026-11-20T01:00:00.000Z',
  subFilter: 'ETSI.CAdES.detached',
  integrity: 'intact',
  coversWholeFile: true,
  certificateValidAtSigning: true,
  added: true,
  trust: 'unknown',
};
const PICTURES: ReturnFindings = {
  text: 'no-text',
  pages: [1, 2].map((page) => ({ page, state: 'picture', changes: [], more: 0, annotations: [] })),
  issuedPages: 2,
  data: 'none',
  signatures: [],
  overall: 'unsigned',
  suggested: 'scan-of-wet-original',
};
const SIGNED: ReturnFindings = {
  ...PICTURES,
  text: 'same-bytes',
  pages: [1, 2].map((page) => ({ page, state: 'same', changes: [], more: 0, annotations: [] })),
  data: 'issued',
  signatures: [SIGNATURE],
  overall: 'intact',
};
const BASE: ReturnBase = {
  pageCount: 2,
  findings: PICTURES,
  status: 'issued',
  issuedOn: '2026-11-10',
  today: '2026-11-25',
};
const YES = Object.fromEntries(CHECK_ITEMS.map((item) => [item, { answer: 'yes', remark: '' }])) as Checklist;
const SCAN: ReturnAnswers = {
  kind: 'scan-of-wet-original',
  checklist: YES,
  details: {
    signedOn: '2026-11-20',
    signedBy: '髙橋 直樹',
    originalReceivedOn: '2026-11-24',
    storagePlace: 'cabinet 3',
  },
};
const DIGITAL: ReturnAnswers = {
  kind: 'digital-signature',
  checklist: {},
  details: { signerIsRight: 'yes', signerBasis: 'by telephone' },
};

const keys = (answers: ReturnAnswers, base: Partial<ReturnBase> = {}) =>
  openPoints(answers, { ...BASE, ...base }).map((point) => point.key.replace('returned:point.', ''));
const answered = (item: CheckItem, answer: 'yes' | 'no' | 'not-applicable', remark = '') =>
  keys({ ...SCAN, checklist: { ...YES, [item]: { answer, remark } } });

describe('a scan', () => {
  it('is complete when every item is answered and the dates fit', () => {
    expect(keys(SCAN)).toEqual([]);
    expect(keys({ ...SCAN, checklist: {} })).toEqual(CHECK_ITEMS.map(() => 'unanswered'));
  });

  it.each(['pages', 'number', 'signature', 'printed-name', 'title', 'dated', 'seal-name'] as const)(
    'does not count without %s',
    (item) => expect(answered(item, 'no', 'a long enough remark')).toEqual(['no']),
  );

  it('may carry recorded changes, no seam seal and no seal at all, where a remark says so', () => {
    expect(answered('unchanged', 'no')).toEqual(['remark']);
    expect(answered('unchanged', 'no', 'telephone number corrected by hand')).toEqual([]);
    expect(answered('seam-seal', 'no', 'initials are not used there')).toEqual([]);
    expect(answered('seal', 'no', 'they have none')).toEqual(['no']);
    expect(answered('seal', 'not-applicable')).toEqual(['remark']);
    expect(answered('signature', 'not-applicable')).toEqual(['must-apply']);
  });

  it('can come before the original, but an original that is here needs day and place', () => {
    const early = { ...SCAN, details: { signedOn: '2026-11-20', signedBy: 'X' } };
    expect(keys(early)).toEqual(['original']);
    const out = { ...YES, original: { answer: 'no', remark: '' } } as const;
    expect(keys({ ...early, checklist: out })).toEqual([]);
  });

  it('is signed from the day of issue to today, both included', () => {
    const on = (signedOn: string) =>
      keys({ ...SCAN, details: { ...SCAN.details, signedOn, originalReceivedOn: '2026-11-25' } });
    expect(on('2026-11-09')).toEqual(['before-issue']);
    expect(on('2026-11-10')).toEqual([]);
    expect(on('2026-11-25')).toEqual([]);
    expect(on('2026-11-26')).toEqual(['in-future', 'received-before-signed']);
  });

  it('has all pages, and at least one that is a scan', () => {
    expect(keys(SCAN, { pageCount: 1 })).toEqual(['pages']);
    expect(keys(SCAN, { findings: SIGNED })).toEqual(['no-scan']);
    const words = PICTURES.pages.map((page, i) => (i === 0 ? { ...page, state: 'words' as const } : page));
    expect(keys(SCAN, { findings: { ...PICTURES, pages: words } })).toEqual(['words-differ']);
  });
});

describe('a digital signature', () => {
  const found = (more: Partial<ReturnFindings>) => keys(DIGITAL, { findings: { ...SIGNED, ...more } });
  const one = (more: Partial<ReturnedSignature>) => found({ signatures: [{ ...SIGNATURE, ...more }] });

  it('counts over the unchanged text, by a person whom the officer knows', () => {
    expect(found({})).toEqual([]);
    expect(keys({ ...DIGITAL, details: {} }, { findings: SIGNED })).toEqual(['signer']);
    expect(keys({ ...DIGITAL, details: { signerIsRight: 'no' } }, { findings: SIGNED })).toEqual(['signer']);
    expect(
      keys({ ...DIGITAL, details: { signerIsRight: 'yes', signerBasis: ' ' } }, { findings: SIGNED }),
    ).toEqual(['signer-basis']);
  });

  it('does not count over another text, over what was drawn on it, or broken', () => {
    expect(found({ text: 'changed' })).toEqual(['text-changed']);
    expect(found({ text: 'same-words' })).toEqual(['drawn-on']);
    expect(found({ overall: 'changed' })).toEqual(['signatures-changed']);
  });

  it('does not count where it is our own, out of its time, or from the future', () => {
    expect(one({ added: false })).toEqual(['no-new-signature']);
    expect(one({ integrity: 'changed' })).toEqual(['no-new-signature']);
    expect(one({ certificateValidAtSigning: false })).toEqual(['certificate-time']);
    expect(one({ signedAt: '2026-11-27T00:00:00.000Z' })).toEqual(['time-in-future']);
    expect(one({ signedAt: '2026-11-26T00:00:00.000Z' })).toEqual([]);
  });
});

describe('whatever came back', () => {
  it('is never complete as a picture, for a draft, or for a paper that no longer stands', () => {
    expect(keys({ ...SCAN, kind: 'image-only' })).toEqual(['image-only']);
    expect(keys(SCAN, { issuedOn: null })).toEqual(['draft']);
    expect(keys(DIGITAL, { findings: { ...SIGNED, data: 'draft' } })).toEqual(['draft']);
    expect(keys(SCAN, { status: 'superseded' })).toEqual(['not-standing']);
  });
});

describe('changes between two texts', () => {
  it('are told at their places, words whole, other scripts by character', () => {
    const changes = changesOf(
      '本誓約書は100個を、東京で使用します。Terms and conditions apply',
      '本誓約書は1000個を、大阪で使用します。Terms or conditions apply here',
    );
    expect(changes.map(({ removed, added }) => [removed, added])).toEqual([
      ['100', '1000'],
      ['東京', '大阪'],
      ['and', 'or'],
      ['', 'here'],
    ]);
  });

  it('are none where only spaces and line ends differ', () => {
    expect(changesOf('a b\n中 文', 'a  b 中文')).toEqual([]);
  });

  it('of two texts with little in common are one change, and do not take for ever', () => {
    const text = (seed: number) => Array.from({ length: 5000 }, (_, i) => `w${(i * seed) % 7919}`).join(' ');
    expect(changesOf(text(31), text(57))).toHaveLength(1);
  });
});
