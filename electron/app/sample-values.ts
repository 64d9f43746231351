import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperFieldView } from '../../shared/contract/channels.ts';

interface SampleFile {
  readonly values: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
  readonly text: string;
  readonly controlCode: string;
  readonly date: string;
}

/** What the demonstration enters for the fields of a pledge: all of it marked as a sample. Never used for a user's paper. */
export function sampleValues(assets: string, fields: readonly PaperFieldView[]): Record<string, string> {
  const sample = JSON.parse(
    readFileSync(join(assets, 'samples', 'pledge-values.json'), 'utf8'),
  ) as SampleFile;
  const values: Record<string, string> = {};
  for (const field of fields) {
    const known = sample.values[field.key];
    // The end use has to name the product and the place, so these go together.
    if (known !== undefined && (field.missing || field.key.startsWith('endUse.'))) values[field.key] = known;
    else if (field.missing) values[field.key] = sampleOf(sample, field);
  }
  const product = sample.values.endProduct;
  const site = sample.values.siteOfUse;
  return {
    ...values,
    ...(product === undefined ? {} : { endProduct: product }),
    ...(site === undefined ? {} : { siteOfUse: site }),
  };
}

function sampleOf(sample: SampleFile, field: PaperFieldView): string {
  if (field.kind === 'date') return sample.date;
  if (field.choices !== undefined) return field.choices[0] ?? '';
  const language = /\.names\.(zh|ja|en)$/.exec(field.key)?.[1];
  if (language !== undefined) return sample.names[language] ?? sample.text;
  return field.key.endsWith('controlCode') ? sample.controlCode : sample.text;
}
