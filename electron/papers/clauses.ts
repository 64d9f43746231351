import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { ClauseSet, PaperLabels, PaperTemplate } from '../../shared/papers/clauses.ts';

const FILES = { D1: 'pledge-d1.json', D2: 'commitment-d2.json', labels: 'labels.json' } as const;

/** Reads the clause texts of `assets/clauses`. Errors: `damaged` where a file is absent or lacks a part. */
export async function loadClauses(assetsFolder: string): Promise<Result<ClauseSet>> {
  const read = async (name: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(join(assetsFolder, 'clauses', name), 'utf8'));
    } catch {
      return null;
    }
  };
  const [pledge, commitment, labels] = await Promise.all([
    read(FILES.D1),
    read(FILES.D2),
    read(FILES.labels),
  ]);
  if (!isTemplate(pledge)) return damaged(FILES.D1);
  if (!isTemplate(commitment)) return damaged(FILES.D2);
  if (!isLabels(labels)) return damaged(FILES.labels);
  return ok({ D1: pledge, D2: commitment, labels });
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
  if (!isRecord(value) || !isRecord(value.preamble) || !isRecord(value.signature)) return false;
  const { clauses, attachments } = value;
  return (
    typeof value.templateId === 'string' &&
    typeof value.templateVersion === 'string' &&
    [value.title, value.shortTitle, value.addressee, value.preamble.watch, value.signature.seal].every(
      isWording,
    ) &&
    Array.isArray(attachments) &&
    attachments.every(isWording) &&
    Array.isArray(value.signature.rows) &&
    Array.isArray(clauses) &&
    clauses.length > 0 &&
    clauses.every(
      (c) =>
        isRecord(c) &&
        typeof c.id === 'string' &&
        isWording(c.heading) &&
        isWording(c.text) &&
        (c.variants === undefined ||
          (isRecord(c.variants) && isWording(c.variants.N) && isWording(c.variants.W))),
    )
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
