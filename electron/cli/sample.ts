import { join } from 'node:path';
import { runSample } from '../app/sample-run.ts';

/** `sample --out DIR`: decision, second review, every paper in each language, and a signature, on the sample orders. */
export async function sampleCommand(out: string, assets: string): Promise<number> {
  const done = await runSample(assets, out);
  process.stdout.write(`specimens: ${done.specimens.length} papers in ${out}\n`);
  process.stdout.write(
    `signed sample pledge: ${join(out, done.signed)} (${done.outcome}, ${done.subject})\n`,
  );
  return done.outcome === 'intact' ? 0 : 1;
}
