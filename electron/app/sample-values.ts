import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperFieldView } from '../../shared/contract/paper-channels.ts';
import type { PaperLanguage } from '../../shared/message.ts';

interface SampleFile {
  readonly values: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<PaperLanguage, string>>;
  readonly long: Readonly<Record<PaperLanguage, string>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly text: string;
  readonly controlCode: string;
  readonly date: string;
}

/**
 * What the demonstration enters for the fields of a paper: all of it marked as a sample. Never used for a user's paper.
 * `language`: the one that the paper is read in.
 */
export function sampleValues(
  assets: string,
  fields: readonly PaperFieldView[],
  language: PaperLanguage,
): Record<string, string> {
  const sample = JSON.parse(
    readFileSync(join(assets, 'samples', 'pledge-values.json'), 'utf8'),
  ) as SampleFile;
  const values: Record<string, string> = {};
  for (const field of fields) {
    const known = field.key === 'endUse' ? sample.values[`endUse.${language}`] : sample.values[field.key];
    // The end use has to name the product and the place, so these go together.
    if (known !== undefined && (field.missing || TOGETHER.test(field.key))) values[field.key] = known;
    else if (field.missing || isProse(field)) values[field.key] = sampleOf(sample, field, language);
  }
  return values;
}

/** Long answers follow the language of the paper. */
function isProse(field: PaperFieldView): boolean {
  return field.long && field.kind === 'text' && field.key.startsWith('answers.') && field.value !== '';
}

const TOGETHER = /^(endUse(\.|$)|endProduct$|siteOfUse$)/;

function sampleOf(sample: SampleFile, field: PaperFieldView, language: PaperLanguage): string {
  if (field.kind === 'date') return sample.date;
  if (field.kind === 'rows') {
    const row = (n: number) => (field.columns ?? []).map((_, i) => `${sample.text} ${n}.${i + 1}`).join('\t');
    return [row(1), row(2)].join('\n');
  }
  if (field.choices !== undefined) return sample.choices[field.key] ?? firstChoice(field);
  const name = /\.names\.(zh|ja|en)$/.exec(field.key)?.[1];
  if (name !== undefined) return sample.names[name as PaperLanguage];
  if (field.key.endsWith('controlCode')) return sample.controlCode;
  return field.long && field.key.startsWith('answers.') ? sample.long[language] : sample.text;
}

/** Ratings and answers of the demonstration: the middle one of three, else the first. */
function firstChoice(field: PaperFieldView): string {
  const choices = field.choices ?? [];
  return choices[choices.length === 3 ? 1 : 0] ?? '';
}
