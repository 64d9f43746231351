import { ok, type Result } from '../../shared/contract/errors.ts';
import { DEFAULT_POLICY } from '../../shared/contract/policy.ts';
import type { AppState } from '../../shared/contract/views.ts';
import type { IsoDate } from '../../shared/message.ts';
import { policyOf } from '../vault/policy.ts';
import { rolesOf, type Vault, VaultFailure, vaultState } from '../vault/vault.ts';
import { backupWarning } from './auto-backup.ts';
import { callerOf } from './caller.ts';
import { todayOf } from './clock.ts';
import { createDesk, type Desk } from './desk.ts';
import { FileShelf } from './file-shelf.ts';
import { folderWarnings } from './folder-warnings.ts';
import { auditHandlers } from './handlers/audit.ts';
import { batchHandlers } from './handlers/batch.ts';
import { intakeHandlers } from './handlers/intake.ts';
import { itemHandlers } from './handlers/items.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { keepingHandlers } from './handlers/keeping.ts';
import { knowledgeHandlers } from './handlers/knowledge.ts';
import { letterheadHandlers } from './handlers/letterhead.ts';
import { lifeHandlers } from './handlers/life.ts';
import { listVersionHandlers } from './handlers/list-versions.ts';
import { listHandlers } from './handlers/lists.ts';
import { orderHandlers } from './handlers/orders.ts';
import { paperHandlers } from './handlers/papers.ts';
import { peopleHandlers } from './handlers/people.ts';
import { returnedHandlers } from './handlers/returned.ts';
import { ruleHandlers } from './handlers/rules.ts';
import { searchHandlers } from './handlers/search.ts';
import { signingHandlers } from './handlers/signing.ts';
import { templateHandlers } from './handlers/templates.ts';
import { vaultHandlers } from './handlers/vault.ts';
import { viewHandlers } from './handlers/views.ts';
import { allHits } from './hits.ts';
import { Jobs } from './jobs.ts';
import { type Knowledge, loadKnowledge } from './knowledge.ts';
import { listStatus } from './lists/age.ts';
import { openRescreens } from './lists/queue.ts';
import { listReader, type ReadListFile } from './lists/reader.ts';
import { seedBuiltin } from './lists/registry.ts';
import { openDrafts } from './papers/desk.ts';
import { outCount } from './papers/life/view.ts';
import { waitingTemplates } from './papers/templates/approval.ts';
import type { Host } from './ports.ts';
import { createPress } from './press.ts';
import { createRouter, type Invoke } from './router.ts';
import { speakingDialogs } from './saving.ts';
import { waitingSignals } from './signals.ts';
import { loadTexts, type Texts } from './texts.ts';
import { VERSION } from './version.ts';

export interface App {
  readonly invoke: Invoke;
  readonly context: Context;
  /** Locks the vault and forgets admitted files: on idle, sleep, screen lock and exit. */
  lock(): Promise<void>;
  close(): Promise<void>;
}

/** What handlers share. `desk` is null while the vault is locked. */
export interface Context {
  readonly host: Host;
  readonly texts: Texts;
  readonly knowledge: Knowledge;
  readonly shelf: FileShelf;
  readonly readListFile: ReadListFile;
  readonly jobs: Jobs;
  desk(): Desk | null;
  /** Takes over an opened vault. */
  seat(vault: Vault): void;
  lock(): Promise<void>;
  state(): Promise<Result<AppState>>;
}

/** The application on any host. Reads the product's data once; the vault stays shut until the user opens it. */
export async function createApp(
  onHost: Host,
  options: { readonly asOf?: IsoDate; readonly readListFile?: ReadListFile } = {},
): Promise<App> {
  const host: Host = { ...onHost, dialogs: speakingDialogs(onHost.dialogs) };
  const knowledge = loadKnowledge(host.paths.assets);
  const texts = loadTexts(host.paths.assets);
  const shelf = new FileShelf();
  const press = createPress(host.paths, texts);
  const jobs = new Jobs();
  let desk: Desk | null = null;

  const context: Context = {
    host,
    texts,
    knowledge,
    shelf,
    readListFile: options.readListFile ?? listReader(host),
    jobs,
    desk: () => desk,
    seat: (vault) => {
      seedBuiltin(vault, knowledge.pack, host.clock.now());
      const seated = createDesk(host, vault, knowledge, press, options.asOf ?? null);
      desk = seated;
      // Nobody waits for it; a screening that comes first builds what is missing.
      seated.room.warm(options.asOf ?? todayOf(host.clock)).catch(() => {
        if (desk === seated) host.log.write('error', 'index-not-built');
      });
    },
    lock: async () => {
      const open = desk;
      desk = null;
      jobs.cancelAll();
      shelf.clear();
      open?.room.close();
      if (open !== null) signOff(host, open);
      await open?.vault.close();
      if (open !== null) host.emit({ type: 'state-changed' });
    },
    state: async () => ok(stateOf(host, knowledge, desk)),
  };

  const invoke = createRouter(
    {
      ...vaultHandlers(context),
      ...keepingHandlers(context),
      ...listHandlers(context),
      ...listVersionHandlers(context),
      ...intakeHandlers(context),
      ...jobHandlers(context),
      ...orderHandlers(context),
      ...viewHandlers(context),
      ...itemHandlers(context),
      ...ruleHandlers(context),
      ...paperHandlers(context),
      ...lifeHandlers(context),
      ...templateHandlers(context),
      ...signingHandlers(context),
      ...returnedHandlers(context),
      ...letterheadHandlers(context),
      ...batchHandlers(context),
      ...auditHandlers(context),
      ...searchHandlers(context),
      ...knowledgeHandlers(context),
      ...peopleHandlers(context),
    },
    host.log,
    () => (desk === null ? null : callerOf(desk.vault)),
  );
  return { invoke, context, lock: () => context.lock(), close: () => context.lock() };
}

function warningsOf(host: Host, desk: Desk | null): AppState['warnings'] {
  const overdue = desk === null ? null : backupWarning(desk);
  return [...folderWarnings(host.paths.data), ...(overdue === null ? [] : [overdue])];
}

/** Signs what was done, so that nobody can write it anew. A full disk must not keep the vault open. */
function signOff(host: Host, desk: Desk): void {
  try {
    desk.vault.journal.checkpoint();
  } catch (cause) {
    if (!(cause instanceof VaultFailure)) throw cause;
    host.log.write('warn', 'no-checkpoint', { code: cause.error.code });
  }
}

function stateOf(host: Host, knowledge: Knowledge, desk: Desk | null): AppState {
  const preferences = host.settings.read();
  const policy = desk === null ? DEFAULT_POLICY : policyOf(desk.vault.store);
  const found = desk === null ? vaultState(host.paths.data) : null;
  const hits = desk === null ? [] : allHits(desk).filter((hit) => hit.withdrawn !== true);
  return {
    vault: desk !== null ? 'open' : found === 'none' ? 'none' : found === 'present' ? 'locked' : 'damaged',
    problem: found !== null && typeof found === 'object' ? found.damaged : null,
    session: desk === null ? null : { ...desk.vault.session, ...callerOf(desk.vault) },
    signIn: desk === null ? rolesOf(host.paths.data) : [],
    secondAlways: policy.secondAlways,
    passphraseMin: policy.passphraseMin,
    warnings: warningsOf(host, desk),
    profile: desk === null ? null : desk.profile(),
    locale: preferences.locale,
    theme: preferences.theme,
    zoom: preferences.zoom,
    idleMinutes: Math.min(preferences.idleMinutes, policy.idleMinutes),
    lists: listStatus(desk, knowledge.pack, todayOf(host.clock)),
    version: VERSION,
    host: host.kind,
    counts: {
      hits: hits.filter((hit) => hit.state === 'undecided' || hit.state === 'disputed').length,
      reviews: hits.filter((hit) => hit.state === 'to-review').length,
      drafts: desk === null ? 0 : openDrafts(desk),
      out: desk === null ? { count: 0, oldestDays: null } : outCount(desk),
      rescreen: desk === null ? 0 : openRescreens(desk),
      listDrafts:
        desk === null ? 0 : desk.registry.versions().filter(({ state }) => state === 'draft').length,
      military: desk === null ? 0 : waitingSignals(desk),
      templates: desk === null ? 0 : waitingTemplates(desk),
    },
  };
}
