import type { Letterhead } from '../../shared/papers/model.ts';
import { layLines } from './lines.ts';
import { lineOps, MEASURE, node, type Op, type Row } from './page.ts';
import { baseline, type Setting } from './setting.ts';
import { GREY, LABEL, PART } from './styles.ts';

/** Most room of the logo, in points: 50 by 15 mm. */
const MOST = { width: 142, height: 42.5 } as const;
const GAP = 14;
const NAME_LEADING = 12.6;
const ADDRESS_LEADING = 10.4;
const BELOW = 16;

/** The head of the house's own papers: its logo, and beside it name and address as the profile gives them. */
export function letterheadRow(from: Letterhead, setting: Setting): Row {
  const scale = Math.min(MOST.width / from.logo.width, MOST.height / from.logo.height);
  const [width, height] = [from.logo.width * scale, from.logo.height * scale];
  const to = node('P', from.names[0]?.lang, setting.root);
  const [x, room] = [width + GAP, MEASURE - width - GAP];
  const set = (texts: Letterhead['names'], style: typeof PART) =>
    texts.flatMap((text) => layLines(text, room, { ...style, align: 'right' }, setting.fonts));
  const names = set(from.names, PART);
  const address = set(from.address ? [from.address] : [], LABEL);
  const depth = names.length * NAME_LEADING + address.length * ADDRESS_LEADING;
  const strip = Math.max(height, depth);
  const ops: Op[] = [{ kind: 'image', x: 0, y: (strip - height) / 2, width, height }];
  let y = (strip - depth) / 2;
  for (const line of names) {
    ops.push(...lineOps(line, x, y + baseline(NAME_LEADING, PART.size), to));
    y += NAME_LEADING;
  }
  for (const line of address) {
    ops.push(...lineOps(line, x, y + baseline(ADDRESS_LEADING, LABEL.size), to, GREY.label));
    y += ADDRESS_LEADING;
  }
  return { height: strip + BELOW, before: 0, keep: true, ops };
}
