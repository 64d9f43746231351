import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { Block, PaperModel } from '../../shared/papers/model.ts';
import { goingOnRow, rowsOf } from './blocks.ts';
import type { FontBook } from './fonts.ts';
import { canonicalJson, modelSha256 } from './hash.ts';
import { letterheadRow } from './letterhead-rows.ts';
import { MissingGlyph } from './lines.ts';
import type { Logo } from './logo.ts';
import { keepFrom, node, type Op, paginate, type Row, TooTall } from './page.ts';
import { paint } from './paint.ts';
import { drawRunning } from './running.ts';
import type { Setting } from './setting.ts';

/** How many clauses stay on the page of the signature. */
const CLAUSES_WITH_SIGNATURE = 2;

/**
 * The paper as a PDF. The same model gives the same bytes. Error: `glyph-missing` names the character that no font
 * has; nothing is dropped silently. `bad-input`: names or addresses so long that the signature block fits no page.
 */
export async function renderPaper(
  model: PaperModel,
  options: { readonly fonts: FontBook; readonly logo?: Logo },
): Promise<Result<Uint8Array>> {
  const root = node('Document', model.prevailing);
  const hash = modelSha256(model);
  let pages: readonly (readonly Op[])[];
  try {
    const setting = { model, fonts: options.fonts, root };
    pages = paginate(layOut(model, setting), () => goingOnRow(setting));
  } catch (error) {
    if (error instanceof TooTall) return fail('bad-input', 'papers:refused.tooLong');
    if (!(error instanceof MissingGlyph)) throw error;
    const code = (error.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return fail('glyph-missing', 'papers:refused.glyph', { character: error.character, code: `U+${code}` });
  }
  const data = canonicalJson({ facts: model.facts, header: model.header, contentSha256: hash });
  const bytes = await paint(
    pages.map((ops, i) => ({
      ops,
      artifacts: (draw) =>
        drawRunning(draw, model, options.fonts, { page: i + 1, pages: pages.length, hash }),
    })),
    root,
    {
      ...(options.logo ? { logo: options.logo } : {}),
      title: `${model.title} ${model.docNo}`,
      lang: model.prevailing,
      createdAt: new Date(model.createdAt),
      keywords: `${model.docNo}, ${model.templateId} ${model.templateVersion}, SHA-256 ${hash}`,
      attachment: {
        name: `${model.docNo}.json`,
        bytes: new TextEncoder().encode(data),
        description: `Data of ${model.docNo}`,
      },
    },
  );
  return ok(bytes);
}

function layOut(
  { blocks, letterhead }: Pick<PaperModel, 'blocks' | 'letterhead'>,
  setting: Setting,
): readonly Row[] {
  const rows: Row[] = [];
  const starts: number[] = [];
  if (letterhead) rows.push(letterheadRow(letterhead, setting));
  for (const [i, block] of blocks.entries()) {
    const last = rows.at(-1);
    // A note speaks of what stands above it: it goes with the last row there, and not with a heading below.
    if (block.kind === 'note' && last) rows[rows.length - 1] = { ...last, keep: true };
    if (block.kind === 'heading' && blocks[i - 1]?.kind === 'note' && last)
      rows[rows.length - 1] = { ...last, keep: false };
    starts.push(rows.length);
    rows.push(...rowsOf(block, setting));
  }
  return keepFrom(rows, starts[firstWithSignature(blocks)] ?? rows.length);
}

/** The signature never stands alone: two clauses, or what stands under its heading, go with it. */
function firstWithSignature(blocks: PaperModel['blocks']): number {
  let at = blocks.findIndex((block) => block.kind === 'signature');
  if (at < 0) return blocks.length;
  let clauses = 0;
  while (at > 0) {
    const before = blocks[at - 1];
    if (before?.kind === 'clause') clauses++;
    const short = before?.kind === 'table' ? before.rows.length <= 3 : JOINED.includes(before?.kind ?? 'end');
    if (!short || clauses > CLAUSES_WITH_SIGNATURE) break;
    at--;
    if (before?.kind === 'heading') break;
  }
  return at;
}

const JOINED: readonly Block['kind'][] = ['clause', 'note', 'paragraph', 'heading', 'list'];
