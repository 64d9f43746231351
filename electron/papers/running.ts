import type { LangText, PaperModel } from '../../shared/papers/model.ts';
import type { FontBook } from './fonts.ts';
import { type Line, layLines, type TextStyle } from './lines.ts';
import { MEASURE, PAGE } from './page.ts';
import type { Draw } from './paint.ts';
import { joined } from './setting.ts';
import { GREY, SMALL } from './styles.ts';

const HEAD_BASE = 50;
const HEAD_RULE = 56;
const FOOT_RULE = 786;
const FOOT_BASE = 797;
const SEAL_RADIUS = 58;
/** For the number at the right end of the head: the draft mark stands before it, clear of long titles at the left. */
const NUMBER_ROOM = 96;

/** Header, footer, draft mark and seam-seal guide of one page. */
export function drawRunning(
  draw: Draw,
  model: PaperModel,
  fonts: FontBook,
  at: { readonly page: number; readonly pages: number; readonly hash: string },
): void {
  const set = (text: LangText, style: TextStyle, width = MEASURE) => layLines(text, width, style, fonts)[0];
  const put = (line: Line | undefined, y: number, grey: number) => {
    for (const run of line?.runs ?? []) draw.text(run, PAGE.left + run.x, y, grey);
  };
  const plain = (text: string): LangText => ({ lang: 'en', spans: [{ text, kind: 'text' }] });
  if (model.mark) watermark(draw, model.mark, fonts);
  put(set(joined(model.shortTitles), SMALL), HEAD_BASE, GREY.label);
  if (model.mark)
    put(
      set(
        joined(model.mark, ' · '),
        { ...SMALL, size: 9, font: 'sans-bold', align: 'right' },
        MEASURE - NUMBER_ROOM,
      ),
      HEAD_BASE,
      0,
    );
  put(set(plain(model.docNo), { ...SMALL, align: 'right' }), HEAD_BASE, GREY.label);
  rule(draw, HEAD_RULE);
  rule(draw, FOOT_RULE);
  put(set(joined([plain(model.docNo), ...model.versionLabel], ' · '), SMALL), FOOT_BASE, GREY.label);
  const { templateId, templateVersion, header } = model;
  const age = header.listAge ? `; ${header.listAge}` : '';
  const list = `${header.listVersion} (${header.listCheckedThrough}${age})`;
  const origin = `${templateId} ${templateVersion} · ${list}`;
  put(set(plain(`SHA-256 ${at.hash.slice(0, 12)} · ${origin}`), SMALL), FOOT_BASE + 10, GREY.label);
  const numbers = model.pageOf.map((text) => numbered(text, at.page, at.pages));
  put(set(joined(numbers, ' · '), { ...SMALL, align: 'right' }), FOOT_BASE, GREY.label);
  if (at.pages > 1) seamSeal(draw, model, fonts, at);
}

function rule(draw: Draw, y: number): void {
  draw.shape({ kind: 'rule', x: PAGE.left, y, width: MEASURE, weight: 0.5, grey: GREY.label });
}

function numbered(text: LangText, page: number, pages: number): LangText {
  const fill = (s: string) => s.replace('{{page}}', String(page)).replace('{{pages}}', String(pages));
  return { ...text, spans: text.spans.map((span) => ({ ...span, text: fill(span.text) })) };
}

function watermark(draw: Draw, mark: readonly LangText[], fonts: FontBook): void {
  const style: TextStyle = { size: mark.length > 2 ? 50 : 72, font: 'sans-bold', align: 'centre' };
  const line = layLines(joined(mark, '  '), 700, style, fonts)[0];
  const [cx, cy] = [PAGE.width / 2, PAGE.height / 2];
  draw.rotated(-52, cx, cy, () => {
    for (const run of line?.runs ?? []) draw.text(run, cx - 350 + run.x, cy + style.size * 0.36, GREY.mark);
  });
}

/** The sheet's number stands in the guide: the order of the fanned pages is seen from their edges. */
function seamSeal(
  draw: Draw,
  model: PaperModel,
  fonts: FontBook,
  at: { readonly page: number; readonly pages: number },
): void {
  draw.seamSeal(SEAL_RADIUS);
  const number: LangText = { lang: 'en', spans: [{ text: `${at.page} / ${at.pages}`, kind: 'text' }] };
  const line = layLines(
    joined([...model.seamSeal, number], ' · '),
    200,
    { ...SMALL, align: 'centre' },
    fonts,
  )[0];
  const [x, y] = [PAGE.width - 12, PAGE.height / 2];
  draw.rotated(90, x, y, () => {
    for (const run of line?.runs ?? []) draw.text(run, x - 100 + run.x, y + 2.5, 0.7);
  });
}
