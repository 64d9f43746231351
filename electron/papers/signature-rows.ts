import type { Block, ExpectedSigner, LangText } from '../../shared/papers/model.ts';
import { layLines } from './lines.ts';
import { lineOps, MEASURE, type Node, node, type Op, type Row } from './page.ts';
import { baseline, joined, type Setting } from './setting.ts';
import { GREY, LABEL, SMALL, VALUE } from './styles.ts';

type Signature = Extract<Block, { kind: 'signature' }>;
type Entry = Signature['rows'][number];

const SEAL = 124;
const SEAL_GAP = 26;
const FIELD_GAP = 16;
const LABEL_LEADING = 10.4;
const VALUE_LEADING = 13.6;
/** Least room of a field: enough for a hand. */
const ROOM = { line: 19, tall: 40 } as const;

/** The one signature block: who and signature beside the place of the seal, then name, title, place and date in pairs. */
export function signatureRows(block: Signature, setting: Setting): readonly Row[] {
  const to = node('Sect', undefined, setting.root);
  const width = MEASURE - SEAL - SEAL_GAP;
  const signers = block.signers ?? [];
  const wide = block.rows.slice(0, 2).map((entry) => field(entry, 0, width, setting, to, signers));
  const half = (width - FIELD_GAP) / 2;
  const narrow: { readonly ops: readonly Op[]; readonly height: number }[] = [];
  for (let i = 2; i < block.rows.length; i += 2)
    narrow.push(pair(block.rows.slice(i, i + 2), half, setting, to));
  let y = 0;
  const ops: Op[] = [];
  for (const part of [...wide, ...narrow]) {
    ops.push(...part.ops.map((op): Op => ({ ...op, y: op.y + y })));
    y += part.height + 8;
  }
  ops.push(...sealOps(block.seal, width + SEAL_GAP, Math.max(0, (y - SEAL) / 2 - 6), setting, to));
  return [{ height: Math.max(y, SEAL), before: 20, keep: true, ops }];
}

function pair(entries: readonly Entry[], half: number, setting: Setting, to: Node) {
  const fields = entries.map((entry, i) => field(entry, i * (half + FIELD_GAP), half, setting, to));
  const height = Math.max(...fields.map((f) => f.height));
  const ops = fields.flatMap((f) => f.ops.map((op): Op => ({ ...op, y: op.y + height - f.height })));
  return { ops, height };
}

/** Label above, value or empty room below, on a line. */
function field(
  entry: Entry,
  x: number,
  width: number,
  setting: Setting,
  to: Node,
  signers: readonly ExpectedSigner[] = [],
) {
  const ops: Op[] = [];
  const p = node('P', entry.label[0]?.lang, to);
  let y = 0;
  for (const line of layLines(joined(entry.label), width, LABEL, setting.fonts)) {
    ops.push(...lineOps(line, x, y + baseline(LABEL_LEADING, LABEL.size), p, GREY.label));
    y += LABEL_LEADING;
  }
  const top = y;
  if (entry.value) {
    const value = node('P', entry.value.lang, to);
    for (const line of layLines(entry.value, width, VALUE, setting.fonts)) {
      ops.push(...lineOps(line, x, y + 1 + baseline(VALUE_LEADING, VALUE.size), value));
      y += VALUE_LEADING;
    }
    y += 3;
  }
  y = Math.max(y, top + ROOM[entry.room]);
  if (entry.room === 'tall') ops.push(...fields(signers, x, top + 2, width, y - top - 4));
  ops.push({ kind: 'rule', x, y, width, weight: 0.5, grey: 0.2 });
  return { ops, height: y };
}

/** Digital signatures find room side by side where the hand would sign. */
function fields(
  signers: readonly ExpectedSigner[],
  x: number,
  y: number,
  width: number,
  height: number,
): readonly Op[] {
  const each = (width - 8 * (signers.length - 1)) / signers.length;
  return signers.map((signer, i) => ({
    kind: 'field',
    signer,
    x: x + i * (each + 8),
    y,
    width: each,
    height,
  }));
}

function sealOps(
  label: readonly LangText[],
  x: number,
  y: number,
  setting: Setting,
  to: Node,
): readonly Op[] {
  const ops: Op[] = [
    { kind: 'box', x, y, width: SEAL, height: SEAL, grey: GREY.faint, dash: true, weight: 0.7 },
  ];
  const p = node('P', label[0]?.lang, to);
  const top = y + SEAL / 2 - (label.length * 12) / 2;
  label.forEach((text, i) => {
    const line = layLines(text, SEAL - 12, { ...SMALL, size: 8, align: 'centre' }, setting.fonts)[0];
    if (line) ops.push(...lineOps(line, x + 6, top + i * 12 + baseline(12, 8), p, 0.55));
  });
  return ops;
}
