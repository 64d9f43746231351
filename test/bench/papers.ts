/**
 * Papers in `npm run bench`: one pledge in three languages, warm, and a thousand pledges of one order book through the real
 * app on a real vault. The baseline is pdfkit alone, which writes the same words with the same fonts line under line.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { renderPaper } from '../../electron/papers/render.ts';
import type { PaperModel } from '../../shared/papers/index.ts';
import { modelOf, paperRoom } from '../support/paper-room.ts';
import { FACTS } from '../support/paper-samples.ts';

const LETTERS = 12;
const { clauses, fonts } = await paperRoom();

const letter = await median(async (i) => {
  const model = pledge(i);
  const printed = await renderPaper(model, { fonts });
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
});
const plain = await median((i) => plainPdf(pledge(i)));
console.log('a pledge in zh-ja-en, warm, every one for another order (median)');
line('pledgedesk', letter, plain);
line('pdfkit, the words alone', plain, plain);
const child = spawnSync(process.execPath, [fileURLToPath(new URL('./many-papers.ts', import.meta.url))], {
  encoding: 'utf8',
  env: { ...process.env, BENCH_PLAIN_MS: String(plain) },
});
process.stdout.write(child.stdout + child.stderr);

/** Another order number, end use and quantity each time: nothing may be left from the one before but common words. */
function pledge(i: number): PaperModel {
  const facts = {
    ...FACTS,
    orderNo: `PO-2026-${i}`,
    contractNo: `SH-${i}`,
    endProduct: `编号 ${i * 37} 的磁轨组件`,
    items: FACTS.items.map((item) => ({ ...item, spec: `型号 ${i}` })),
  };
  return modelOf(clauses, 'D1', 'zh-ja-en', facts, { status: 'draft', docNo: `PL-2026-${100000 + i}-v1` });
}

async function plainPdf(model: PaperModel): Promise<void> {
  const doc = new PDFDocument({ size: 'A4', font: '', margin: 60 } as PDFKit.PDFDocumentOptions);
  const done = new Promise((resolve) => doc.on('end', resolve).resume());
  const faces = new Set<string>();
  for (const { lang, text } of wordsOf(model)) {
    for (const face of fonts.faces('serif', lang)) {
      const own = [...text].filter((c) => face.has(c.codePointAt(0) ?? 0)).join('');
      if (own === '') continue;
      if (!faces.has(face.id)) doc.registerFont(face.id, face.open() as never);
      faces.add(face.id);
      doc.font(face.id).fontSize(10).text(own);
      break;
    }
  }
  doc.end();
  await done;
}

type Words = { readonly lang: 'zh' | 'ja' | 'en'; readonly text: string };

/** Every text of a paper, wherever it stands in its blocks. */
function wordsOf(value: unknown): readonly Words[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('spans' in value && 'lang' in value) {
    const { lang, spans } = value as { lang: Words['lang']; spans: readonly { readonly text: string }[] };
    return [{ lang, text: spans.map(({ text }) => text).join('') }];
  }
  return Object.values(value).flatMap(wordsOf);
}

/** Milliseconds of processor time: a busy machine takes nothing away from it. */
async function median(work: (i: number) => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < LETTERS + 3; i++) {
    const start = process.cpuUsage();
    await work(i);
    const { user, system } = process.cpuUsage(start);
    if (i >= 3) times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(LETTERS / 2)] ?? 0;
}

function line(name: string, ms: number, base: number): void {
  console.log(`${name.padEnd(26)} ${ms.toFixed(0).padStart(6)} ms cpu   ratio ${(ms / base).toFixed(2)}`);
}
