import type { Block, ItemColumn, ItemColumnKey, LangText, Span } from './model.ts';
import type { PaperItem } from './paper.ts';
import type { Ground } from './resolve.ts';
import { missingMark, verbatim } from './rows.ts';
import { languageOf, plain, word, words } from './wording.ts';

type Given = string | undefined;

/** What stands in a cell; undefined is a value that the paper needs and the facts do not give. */
const COLUMNS: readonly {
  readonly key: ItemColumnKey;
  readonly align: ItemColumn['align'];
  readonly cell: (item: PaperItem) => readonly Given[];
  readonly optional?: boolean;
}[] = [
  { key: 'lineNo', align: 'left', cell: (i) => [i.lineNo] },
  {
    key: 'description',
    align: 'left',
    cell: (i) => [given(i.description), ...(i.spec ? ['\n', i.spec] : [])],
  },
  { key: 'controlCode', align: 'left', cell: (i) => [given(i.controlCode)] },
  { key: 'hsCode', align: 'left', cell: (i) => [given(i.hsCode)], optional: true },
  { key: 'quantity', align: 'right', cell: (i) => [given(i.quantity), '\u00a0', given(i.unit)] },
  {
    key: 'value',
    align: 'right',
    cell: (i) => (i.value ? [i.value, '\u00a0', i.currency ?? ''] : [undefined]),
    optional: true,
  },
  { key: 'origin', align: 'left', cell: (i) => [given(i.origin)] },
];

function given(text: Given): Given {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

/** Part 2: one table for all languages; the words of the items are those of the order. */
export function itemTable(ground: Ground, uncontrolled = false): Extract<Block, { kind: 'items' }> {
  const { items } = ground.facts;
  const [first = 'zh'] = ground.languages;
  const all = COLUMNS.map((c) => (uncontrolled && c.key === 'controlCode' ? { ...c, optional: true } : c));
  const columns = all.filter((c) => !c.optional || items.some((item) => c.cell(item)[0] !== undefined));
  const rows = items.map((item) =>
    columns.map((column): LangText => {
      const parts = column.cell(item);
      if (column.optional && parts[0] === undefined) return plain('—', first, 'value');
      const text = parts.map((part) => part ?? '').join('');
      if (parts.every((part) => part !== undefined)) return verbatim(text.trim(), first);
      const spans = parts.map((part): Span => {
        if (part === undefined) return { text: word(ground.set, 'missing', first), kind: 'missing' };
        return { text: part, kind: 'value', lang: languageOf(part, first) };
      });
      return { lang: first, spans };
    }),
  );
  const key = items.length === 1 ? 'item.closing.one' : 'item.closing';
  return {
    kind: 'items',
    columns: columns.map((c) => ({
      key: c.key,
      align: c.align,
      header: words(ground.set, `item.${c.key}`, ground.languages),
    })),
    rows,
    closing:
      items.length === 0
        ? [missingMark(ground)]
        : words(ground.set, key, ground.languages, { count: items.length }),
  };
}
