import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel, Input, Outputs } from '../../shared/contract/channels.ts';
import type { Result } from '../../shared/contract/errors.ts';
import type { LineDetail } from '../../shared/contract/views.ts';
import type { LanguageSet } from '../../shared/papers/index.ts';
import { createThrowAwayP12 } from '../papers/throw-away-p12.ts';
import { createApp } from './create-app.ts';
import { fontFolders } from './font-folders.ts';
import { sampleValues } from './sample-values.ts';
import { createTerminalHost } from './terminal-host.ts';

type Get = <C extends Channel>(channel: C, input: Input<C>) => Promise<Outputs[C]>;

const SPECIMEN_LANGUAGES: readonly LanguageSet[] = ['zh', 'ja', 'en', 'zh-ja', 'zh-ja-en'];

export interface SampleDone {
  readonly signed: string;
  /** Every paper of the case in each language set, issued. */
  readonly specimens: readonly string[];
  readonly outcome: string;
  readonly subject: string;
}

/**
 * Shows the part of the job that `job` leaves to people, on the sample orders: two users decide a watch-list hit, the papers
 * of the case are completed with sample values and issued in each language, and a pledge is signed with a throw-away
 * certificate, whose signature is checked.
 */
export async function runSample(assets: string, out: string): Promise<SampleDone> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-sample-'));
  const host = createTerminalHost({ data: join(folder, 'vault'), assets, fonts: fontFolders(assets) });
  const app = await createApp(host);
  const get: Get = async <C extends Channel>(channel: C, input: Input<C>): Promise<Outputs[C]> => {
    const answer = (await app.invoke(channel, input, { trusted: true })) as Result<Outputs[C]>;
    if (!answer.ok) throw new Error(app.context.texts.say('en', answer.error.message));
    return answer.value;
  };
  const secret = {
    officer: randomBytes(18).toString('base64url'),
    reviewer: randomBytes(18).toString('base64url'),
  };
  const as = (user: 'officer' | 'reviewer') => get('vault.unlock', { user, passphrase: secret[user] });
  try {
    await get('vault.create', {
      profile: JSON.parse(
        readFileSync(join(assets, 'samples', 'profile.json'), 'utf8'),
      ) as Input<'profile.save'>,
      officer: { name: 'Sample officer', passphrase: secret.officer },
      reviewer: { name: 'Sample reviewer', passphrase: secret.reviewer },
    });
    const bytes = new Uint8Array(readFileSync(join(assets, 'samples', 'orders.xlsx')));
    const { token } = await get('files.admit', { name: 'orders.xlsx', bytes });
    const preview = await get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    const book = await get('intake.import', { token, mapping, remember: false });

    const lines = await linesOfSamplePledge(get, book.id);
    const [first] = lines;
    if (first === undefined) throw new Error('the sample orders hold no watch-list case');
    for (const hit of first.hitList) {
      const text = 'SAMPLE: name as printed in the annex';
      await get('hits.decide', {
        hitId: hit.hitId,
        verdict: 'true-match',
        reasonCode: 'official-name-equal',
        text,
      });
      await as('reviewer');
      await get('hits.review', { hitId: hit.hitId, agree: true, text: 'SAMPLE: agreed' });
      await as('officer');
    }
    for (const line of lines.filter((one) => one.classification.controlled === 'undecided')) {
      const basis = 'SAMPLE: test report of the maker';
      await get('lines.classify', { bookId: book.id, key: line.key, controlled: 'controlled', basis });
    }
    mkdirSync(out, { recursive: true });
    const keep = async (paperId: string, prefix: string) => {
      const file = await get('papers.pdf', { paperId });
      const name = `${prefix}-${file.name}`;
      writeFileSync(join(out, `${name}.part`), file.bytes);
      renameSync(join(out, `${name}.part`), join(out, name));
      return name;
    };
    const specimens: string[] = [];
    let pledge = '';
    for (const languages of SPECIMEN_LANGUAGES) {
      const asked = await get('papers.draft', { caseId: first.caseId, languages });
      const onDemand = await get('papers.draft', { caseId: first.caseId, languages, types: ['D8'] });
      const papers = [...asked, ...onDemand];
      for (const paper of papers) await complete(get, assets, paper.id, languages);
      // The exporter's commitment rests on the pledge and the report, so it comes last.
      const inOrder = [...papers].sort((a, b) => Number(a.type === 'D2') - Number(b.type === 'D2'));
      for (const paper of inOrder) {
        await get('papers.issue', { paperId: paper.id });
        specimens.push(await keep(paper.id, 'specimen'));
      }
      pledge = papers.find((paper) => paper.type === 'D1')?.id ?? pledge;
    }
    const passphrase = randomBytes(12).toString('hex');
    const p12 = await createThrowAwayP12({
      commonName: 'SAMPLE SIGNER',
      passphrase,
      now: host.clock.now(),
    });
    const key = await get('files.admit', { name: 'throw-away.p12', bytes: p12 });
    const report = await get('papers.sign', { paperId: pledge, token: key.token, passphrase });
    const signed = await keep(pledge, 'sample-signed');
    return { signed, specimens, outcome: report.overall, subject: report.signatures[0]?.subject ?? '' };
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills what a paper asks for; an answer can bring further questions. */
async function complete(get: Get, assets: string, paperId: string, languages: LanguageSet): Promise<void> {
  const language = languages === 'ja' || languages === 'en' ? languages : 'zh';
  for (let round = 0; round < 3; round++) {
    const fields = await get('papers.fields', { paperId });
    const values = sampleValues(assets, fields, language);
    if (round > 0 && !fields.some((field) => field.missing)) return;
    const filled = await get('papers.fill', { paperId, fields: values });
    if (filled.missing.length === 0) return;
  }
}

/** A case whose lines all ask for papers, with a trader in the chain where there is one. */
async function linesOfSamplePledge(get: Get, bookId: string): Promise<readonly LineDetail[]> {
  const { rows } = await get('lines.page', { bookId, offset: 0, limit: 1000 });
  const cases = new Map<string, LineDetail[]>();
  for (const row of rows) {
    const line = await get('lines.get', { bookId, key: row.key });
    cases.set(line.caseId, [...(cases.get(line.caseId) ?? []), line]);
  }
  const asking = [...cases.values()].filter((lines) => lines.every((line) => line.outcome === 'papers'));
  const traded = asking.find((lines) => lines.some((line) => line.obligations.some((o) => o.code === 'D3')));
  return traded ?? asking[0] ?? [];
}
