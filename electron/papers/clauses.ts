import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { ClauseSet, PaperLabels, PaperTemplate } from '../../shared/papers/clauses.ts';
import { PAPER_CODES, type PaperCode } from '../../shared/rules/outcome.ts';

const FILES: Readonly<Record<PaperCode, string>> = {
  D1: 'pledge-d1.json',
  D2: 'commitment-d2.json',
  D3: 'guarantee-d3.json',
  D4: 'euc-values-d4.json',
  D5: 'risk-report-d5.json',
  D6: 'supply-chain-d6.json',
  D7: 'screening-record-d7.json',
  D8: 'customs-statement-d8.json',
};
const LABELS = 'labels.json';

/** Reads the clause texts of `assets/clauses`. Errors: `damaged` where a file is absent or lacks a part. */
export async function loadClauses(assetsFolder: string): Promise<Result<ClauseSet>> {
  const read = async (name: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(join(assetsFolder, 'clauses', name), 'utf8'));
    } catch {
      return null;
    }
  };
  const labels = await read(LABELS);
  if (!isLabels(labels)) return damaged(LABELS);
  const templates: Partial<Record<PaperCode, PaperTemplate>> = {};
  for (const code of PAPER_CODES) {
    const template = await read(FILES[code]);
    if (!isTemplate(template)) return damaged(FILES[code]);
    templates[code] = template;
  }
  return ok({ templates: templates as Record<PaperCode, PaperTemplate>, labels });
}

function damaged(file: string) {
  return fail('damaged', 'papers:refused.assets', { file });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWording(value: unknown): boolean {
  return isRecord(value) && ['zh', 'ja', 'en'].every((lang) => typeof value[lang] === 'string');
}

function isTemplate(value: unknown): value is PaperTemplate {
  if (!isRecord(value)) return false;
  const { templateId, templateVersion, title, shortTitle, addressee, preamble, body, clauses } = value;
  const { attachments, signature } = value;
  const all = (list: unknown, is: (entry: unknown) => boolean) => Array.isArray(list) && list.every(is);
  return (
    typeof templateId === 'string' &&
    typeof templateVersion === 'string' &&
    isWording(title) &&
    isWording(shortTitle) &&
    (addressee === undefined || isWording(addressee)) &&
    (preamble === undefined || (isRecord(preamble) && Object.values(preamble).every(isWording))) &&
    all(body, isPart) &&
    (body as readonly unknown[]).length > 0 &&
    all(clauses, isClause) &&
    all(attachments, isWording) &&
    (signature === undefined ||
      (isRecord(signature) && isWording(signature.seal) && all(signature.rows, isLabelled)))
  );
}

function isClause(c: unknown): boolean {
  return (
    isRecord(c) &&
    typeof c.id === 'string' &&
    isWording(c.heading) &&
    isWording(c.text) &&
    (c.variants === undefined || (isRecord(c.variants) && isWording(c.variants.N) && isWording(c.variants.W)))
  );
}

function isLabelled(value: unknown): boolean {
  return isRecord(value) && isWording(value.label);
}

function isPart(value: unknown): boolean {
  if (!isRecord(value) || typeof value.part !== 'string') return false;
  const { text, label, rowLabel, rows, columns } = value;
  return (
    [text, label, rowLabel].every((wording) => wording === undefined || isWording(wording)) &&
    (rows === undefined ||
      (Array.isArray(rows) && rows.every((row) => typeof row === 'string' || isLabelled(row)))) &&
    (columns === undefined || (Array.isArray(columns) && columns.every(isLabelled)))
  );
}

function isLabels(value: unknown): value is PaperLabels {
  if (!isRecord(value)) return false;
  const { words, fields, language, languageNames, quoted, announcementOne } = value;
  return (
    [words, fields, language, languageNames].every((r) => isRecord(r) && Object.values(r).every(isWording)) &&
    isRecord(quoted) &&
    isRecord(announcementOne)
  );
}
