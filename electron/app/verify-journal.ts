import type { Message } from '../../shared/message.ts';
import { openVault } from '../vault/vault.ts';
import { headReport } from './head-report.ts';
import { localeOfOption } from './locale-option.ts';
import { localInstant } from './terminal-host.ts';
import { loadTexts } from './texts.ts';
import type { Checked } from './verify.ts';

export interface JournalQuestion {
  /** Folder of the vault. */
  readonly folder: string;
  /** A role, or the id of a user. */
  readonly user: string;
  readonly passphrase: string;
  /** A head as an export shows it. */
  readonly head?: { readonly hash: string; readonly count?: number } | undefined;
}

/** Chain, signatures and, where one is given, a head from an export. Nobody else may have the vault open. */
export async function verifyJournal(
  asked: JournalQuestion,
  assets: string,
  lang: string | undefined,
): Promise<Checked> {
  const texts = loadTexts(assets);
  const locale = localeOfOption(lang) ?? 'en';
  const say = (message: Message) => texts.say(locale, message);
  const opened = await openVault(asked.folder, asked, () => localInstant(new Date()));
  if (!opened.ok) return { good: false, lines: [say(opened.error.message)] };
  const vault = opened.value;
  try {
    const report = vault.journal.verify();
    const { lastCheckpoint: last, checkpoints, clockBack } = report;
    const lines = [
      report.ok
        ? say({ key: 'auditdesk:journal.whole', params: { count: report.count } })
        : say({ key: 'auditdesk:journal.broken', params: { seq: report.brokenAt ?? 0 } }),
      say({ key: 'auditdesk:journal.head', params: { hash: report.head } }),
      last === null
        ? say({ key: 'people:proof.unsigned' })
        : say({ key: 'people:proof.signed', params: { checkpoints, user: last.user, seq: last.seq } }),
      ...(clockBack > 0 ? [say({ key: 'people:proof.clock', params: { times: clockBack } })] : []),
    ];
    if (asked.head === undefined) return { good: report.ok, lines };
    const head = headReport(vault, asked.head.hash.toLowerCase(), asked.head.count);
    const params = { seq: head.seq ?? 0, count: head.count };
    return {
      good: report.ok && head.verdict === 'in-chain',
      lines: [...lines, say({ key: `people:head.${head.verdict}`, params })],
    };
  } finally {
    vault.close();
  }
}
