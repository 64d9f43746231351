import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { Profile } from '../../shared/contract/views.ts';
import { listAgeWarning, listsUsed } from '../../shared/lists/effect.ts';
import type { IsoDate, Locale, Message } from '../../shared/message.ts';
import type { LanguageSet } from '../../shared/papers/index.ts';
import type { Perspective } from '../../shared/rules/outcome.ts';
import { createVault } from '../vault/vault.ts';
import { buildAuditFile } from './audit-desk.ts';
import { importBook } from './books.ts';
import { todayOf } from './clock.ts';
import { createApp } from './create-app.ts';
import type { Desk } from './desk.ts';
import { fontFolders } from './font-folders.ts';
import { readBook } from './intake.ts';
import { draftPapers, paperFile } from './papers/desk.ts';
import type { LineRecord, PartyRecord } from './records.ts';
import { countOutcomes } from './rows.ts';
import { completedLine, partyKeyOf } from './screening.ts';
import { createTerminalHost } from './terminal-host.ts';
import type { Texts } from './texts.ts';

/** Light key derivation: the passphrases of a throw-away vault are random and never leave this process. */
const THROW_AWAY_KDF = { memoryKiB: 1024, iterations: 1, parallelism: 1 };
const OUR_DRAFT = /^(?:PL|EC|IG|UC|RA|SC|SR|CS)-\d{4}-\d{6}-v\d+-D\d-[a-z-]+\.pdf(?:\.part)?$/;
const PAPER_LANGUAGES: LanguageSet = 'zh-ja-en';

export interface JobInput {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly out: string;
  readonly assets: string;
  readonly locale: Locale;
  readonly profile: Profile | null;
  readonly perspective: Perspective;
  readonly asOf?: IsoDate;
}

export interface JobDone {
  /** False where the file could not be read as orders. */
  readonly good: boolean;
  readonly warnings: readonly string[];
  readonly report: string;
}

interface SummaryPaper {
  readonly file: string;
  readonly type: string;
  readonly languages: readonly string[];
  readonly orderNo: string;
  readonly missing: readonly string[];
}

/** The whole job with no window, in a throw-away encrypted vault. Hits stay undecided, papers are drafts. */
export async function runJob(input: JobInput): Promise<Result<JobDone>> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-job-'));
  const host = createTerminalHost(
    { data: folder, assets: input.assets, fonts: fontFolders(input.assets) },
    { locale: input.locale },
  );
  const app = await createApp(host, input.asOf === undefined ? {} : { asOf: input.asOf });
  try {
    const secret = () => randomBytes(24).toString('base64url');
    const made = await createVault(
      folder,
      {
        officer: { name: 'terminal', passphrase: secret() },
        reviewer: { name: 'terminal-2', passphrase: secret() },
      },
      () => host.clock.now(),
      THROW_AWAY_KDF,
    );
    if (!made.ok) return made;
    const vault = made.value;
    vault.transaction(() => {
      vault.store.collection<Profile>('profile').put('own', input.profile ?? emptyProfile(input.perspective));
    });
    app.context.seat(vault);
    const desk = app.context.desk();
    if (desk === null) throw new Error('the throw-away vault did not open');
    return await doJob(desk, app.context.texts, input);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function doJob(desk: Desk, texts: Texts, input: JobInput): Promise<Result<JobDone>> {
  const say = (message: Message) => texts.say(input.locale, message);
  const asOf = input.asOf ?? todayOf(desk.host.clock);
  const read = await readBook(input.fileName, input.bytes, input.locale);
  if (!read.ok) return read;
  const imported = await importBook(desk, read.value, input.bytes);
  if (!imported.ok) return imported;

  const records = recordsOf(desk, read.value.id);
  const problems: Message[] = [];
  const papers: { paper: SummaryPaper; bytes: Uint8Array }[] = [];
  for (const caseId of casesNeedingPledges(records)) {
    const drafted = await draftPapers(desk, { caseId, languages: PAPER_LANGUAGES });
    if (!drafted.ok) {
      problems.push(drafted.error.message);
      continue;
    }
    for (const row of drafted.value) {
      const file = paperFile(desk, row.id);
      if (!file.ok) return file;
      papers.push({
        paper: {
          file: `papers/${file.value.name}`,
          type: row.type,
          languages: row.languages.split('-'),
          orderNo: row.orderNo,
          missing: row.missing,
        },
        bytes: file.value.bytes,
      });
    }
  }
  const audit = await buildAuditFile(desk, texts, input.locale, read.value.id);
  if (!audit.ok) return audit;

  const warning = listAgeWarning(desk.knowledge.pack, asOf);
  const summary = {
    asOf,
    perspective: input.perspective,
    warnings: warning === null ? [] : [say(warning)],
    lists: listsUsed(desk.knowledge.pack, asOf),
    lines: records.map((record) => lineSummary(desk, record, say)),
    papers: papers.map(({ paper }) => paper),
    problems: [
      ...read.value.problems.map((problem) => ({
        file: problem.file,
        sheet: problem.sheet ?? '',
        row: problem.row ?? null,
        column: problem.column ?? '',
        severity: problem.severity,
        message: say(problem.message),
      })),
      ...problems.map((message) => ({
        file: input.fileName,
        sheet: '',
        row: null,
        column: '',
        severity: 'note' as const,
        message: say(message),
      })),
    ],
  };
  const written = writeAll(input.out, [
    ['audit.xlsx', audit.value.bytes],
    ...papers.map(({ paper, bytes }): [string, Uint8Array] => [paper.file, bytes]),
    ['summary.json', new TextEncoder().encode(`${JSON.stringify(summary, null, 2)}\n`)],
  ]);
  if (!written.ok) return written;

  const counts = countOutcomes(desk.rows.of(read.value.id));
  const good = !read.value.problems.some((problem) => problem.severity === 'error');
  return ok({
    good,
    warnings: [
      ...summary.warnings,
      ...read.value.problems.filter((p) => p.severity !== 'note').map((p) => `${place(p)}${say(p.message)}`),
    ],
    report: [
      say({
        key: 'app:job.done',
        params: {
          lines: records.length,
          prohibited: counts.prohibited,
          needInfo: counts['need-info'],
          papers: counts.papers,
          review: counts.review,
          noMatch: counts['no-match'],
          paperCount: papers.length,
          problems: summary.problems.length,
        },
      }),
      say({
        key: 'app:job.lists',
        params: { day: desk.knowledge.pack.checkedThrough, count: desk.knowledge.pack.designations.length },
      }),
      say({
        key: 'app:job.where',
        params: { folder: input.out, files: 'audit.xlsx, papers/, summary.json' },
      }),
    ].join('\n'),
  });
}

function place(problem: { file: string; sheet?: string; row?: number; column?: string }): string {
  const cell = `${problem.column ?? ''}${problem.row ?? ''}`;
  return `${[problem.file, problem.sheet, cell].filter((part) => part !== undefined && part !== '').join(' ')}: `;
}

function recordsOf(desk: Desk, bookId: string): LineRecord[] {
  const lines = desk.vault.store.collection<LineRecord>('lines');
  return desk.rows.of(bookId).flatMap((row) => lines.get(`${bookId}/${row.key}`) ?? []);
}

/** Cases in which a watch-listed recipient stands: their pledges are drafted even while facts are missing. */
function casesNeedingPledges(records: readonly LineRecord[]): string[] {
  const wanted = records.filter(
    (record) =>
      (record.outcome.outcome === 'papers' || record.outcome.outcome === 'need-info') &&
      record.outcome.obligations.some((o) => o.code === 'D1'),
  );
  return [...new Set(wanted.map((record) => record.caseId))];
}

function lineSummary(desk: Desk, record: LineRecord, say: (message: Message) => string) {
  const line = completedLine(record.line, record.supplied);
  const parties = desk.vault.store.collection<PartyRecord>('parties');
  return {
    orderNo: line.orderNo,
    line: line.lineNo,
    outcome: record.outcome.outcome,
    reasons: record.outcome.reasons.map((reason) => say(reason.message)),
    obligations: record.outcome.obligations.map((o) => o.code).filter((code) => /^D\d$/.test(code)),
    duties: record.outcome.obligations.map((o) => say(o.message)),
    missing: record.outcome.missing,
    hits: line.parties.flatMap((party) =>
      (parties.get(`${record.bookId}/${partyKeyOf(party)}`)?.matches ?? []).map((match) => ({
        role: party.role,
        party: party.name,
        entityId: match.entityId,
        tier: match.tier,
        score: match.score,
        reasons: match.reasons.map(say),
      })),
    ),
  };
}

/** Every file is complete or not there: written beside its place and renamed. */
function writeAll(folder: string, files: readonly (readonly [string, Uint8Array])[]): Result<null> {
  try {
    mkdirSync(join(folder, 'papers'), { recursive: true });
    // Drafts of an earlier run must not be taken for drafts of this one.
    for (const name of readdirSync(join(folder, 'papers')))
      if (OUR_DRAFT.test(name)) rmSync(join(folder, 'papers', name));
    for (const [name, bytes] of files) {
      const path = join(folder, name);
      writeFileSync(`${path}.part`, bytes);
      renameSync(`${path}.part`, path);
    }
    return ok(null);
  } catch (cause) {
    return fail('read-only', 'app:out-folder', { folder, why: cause instanceof Error ? cause.message : '' });
  }
}

function emptyProfile(perspective: Perspective): Profile {
  return {
    names: {},
    address: '',
    registrationId: '',
    representativeName: '',
    representativeTitle: '',
    perspective,
  };
}
