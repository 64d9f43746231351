import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { AppState, HitDetail } from '../../../shared/contract/views.ts';
import { client, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Empty, Fault, PlaceHead } from '../../ui/pieces.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DecisionForm, REASON_ID, TEXT_ID } from './decision-form.tsx';
import { type HitKey, useHitKeys } from './hit-keys.ts';
import { HitView } from './hit-view.tsx';
import { Queue } from './queue.tsx';
import { Remembered } from './remembered.tsx';
import { AwaitingPanel, FinalPanel, ReviewPanel } from './review-panel.tsx';
import { type Draft, EMPTY_DRAFT, neighbour, nextWaiting, type QueueTab, withVerdict } from './verdicts.ts';
import './hits.css';

const PAGE_SIZE = 100;

/** The queue of hits and one hit to decide, or the decisions that are remembered. */
export function HitsPlace() {
  const { t } = useSpeech();
  const { place, go } = useDesk();
  const wanted = place.at === 'hits' ? place : { at: 'hits' as const };
  return (
    <>
      <PlaceHead title={t('ui:place.hits')}>
        <Tabs
          label={t('ui:place.hits')}
          tabs={[
            { id: 'queue', text: t('knowledge:guys.queue') },
            { id: 'remembered', text: t('knowledge:guys.tab') },
          ]}
          value={wanted.view ?? 'queue'}
          onChange={(view) => go(view === 'queue' ? { at: 'hits' } : { at: 'hits', view })}
        />
        <span className="spacer" />
        {wanted.bookId !== undefined && <BookFilter bookId={wanted.bookId} />}
      </PlaceHead>
      {wanted.view === 'remembered' ? <Remembered /> : <HitsQueue />}
    </>
  );
}

function HitsQueue() {
  const { t } = useSpeech();
  const { state, place, go, notify } = useDesk();
  const wanted = place.at === 'hits' ? place : { at: 'hits' as const };
  const book = wanted.bookId === undefined ? {} : { bookId: wanted.bookId };
  const [tab, setTab] = useState<QueueTab>(() => firstTab(state));
  const [offset, setOffset] = useState(0);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [again, setAgain] = useState<string | null>(null);

  const queue = useCall('hits.queue', { state: tab, ...book, offset, limit: PAGE_SIZE });
  const counts = useCounts(book);
  const rows = queue.value?.rows ?? null;
  const selected = wanted.hitId ?? rows?.[0]?.hitId ?? null;
  const detail = useCall('hits.get', selected === null ? null : { hitId: selected });
  const hit = detail.value?.hitId === selected ? detail.value : null;
  const deciding =
    hit !== null && (hit.state === 'undecided' || hit.state === 'disputed' || again === hit.hitId);
  const draft = drafts[selected ?? ''] ?? EMPTY_DRAFT;

  const open = (hitId: string) => {
    setAgain(null);
    go({ at: 'hits', ...book, hitId });
  };
  const toPage = (next: number) => {
    if (next < 0 || next >= (queue.value?.total ?? 0)) return;
    setOffset(next);
    go({ at: 'hits', ...book });
  };
  const step = (by: 1 | -1) => {
    const next = neighbour(rows ?? [], selected, by);
    if (next !== null) open(next);
    else toPage(offset + by * PAGE_SIZE);
  };
  const changeDraft = (next: Draft) => setDrafts((all) => ({ ...all, [selected ?? '']: next }));
  const toTab = (next: QueueTab) => {
    setTab(next);
    setOffset(0);
    setAgain(null);
    go({ at: 'hits', ...book });
  };
  const settled = async (decided: HitDetail, said: string) => {
    notify(said);
    setDrafts(({ [decided.hitId]: _done, ...rest }) => rest);
    setAgain(null);
    const next = nextWaiting(rows ?? [], decided.hitId, tab) ?? (await firstWaiting(tab, book));
    if (next !== null && next !== decided.hitId) open(next);
  };
  useHitKeys((key: HitKey) => {
    if (key.step !== undefined) step(key.step);
    else if (deciding) {
      const next = withVerdict(draft, key.verdict);
      // At once, so that the next key already finds its field, however fast it comes.
      flushSync(() => changeDraft(next));
      document.getElementById(next.reasonCode === null ? REASON_ID : TEXT_ID)?.focus();
    }
  });

  const at = rows?.findIndex((row) => row.hitId === selected) ?? -1;
  const position = at === -1 ? null : { at: offset + at + 1, of: queue.value?.total ?? 0 };
  return (
    <div className="hits">
      <Queue
        tab={tab}
        counts={counts}
        rows={rows}
        offset={offset}
        pageSize={PAGE_SIZE}
        total={queue.value?.total ?? 0}
        selected={selected}
        onTab={toTab}
        onPage={toPage}
        onOpen={open}
      />
      <div className="hit-frame">
        <Fault error={queue.error ?? detail.error} />
        {selected === null && queue.status === 'ready' && (
          <Empty title={t(`hits:none.${tab}`)} text={t(`hits:none-text.${tab}`)}>
            {tab !== 'all' && (
              <button type="button" onClick={() => toTab('all')}>
                {t('hits:show-all')}
              </button>
            )}
          </Empty>
        )}
        {selected !== null && hit === null && detail.error === null && (
          <p className="soft hits-note" aria-live="polite">
            {t('hits:loading')}
          </p>
        )}
        {hit !== null && (
          <HitView hit={hit} position={position} onStep={step}>
            {deciding ? (
              <DecisionForm
                key={hit.hitId}
                hit={hit}
                draft={draft}
                onDraft={changeDraft}
                onRecorded={(decided) =>
                  void settled(decided, t('hits:decide.recorded', { party: decided.party }))
                }
              />
            ) : (
              <Standing
                hit={hit}
                onAgain={() => setAgain(hit.hitId)}
                onReviewed={(reviewed) =>
                  void settled(reviewed, t('hits:review.recorded', { party: reviewed.party }))
                }
              />
            )}
          </HitView>
        )}
      </div>
    </div>
  );
}

function Standing(props: { readonly hit: HitDetail; onAgain(): void; onReviewed(hit: HitDetail): void }) {
  const { hit } = props;
  const decision = hit.decisions.at(-1);
  if (decision === undefined) return null;
  if (hit.canReview) {
    return <ReviewPanel key={hit.hitId} hit={hit} decision={decision} onReviewed={props.onReviewed} />;
  }
  if (hit.state === 'to-review') return <AwaitingPanel decision={decision} onAgain={props.onAgain} />;
  return <FinalPanel decision={decision} onAgain={props.onAgain} />;
}

function BookFilter({ bookId }: { readonly bookId: string }) {
  const { t } = useSpeech();
  const { go } = useDesk();
  const books = useCall('books.list', {});
  const file = books.value?.find((one) => one.id === bookId)?.fileName ?? '…';
  return (
    <span className="row">
      <span className="soft">{t('hits:only-book', { file })}</span>
      <button type="button" onClick={() => go({ at: 'hits' })}>
        {t('hits:all-books')}
      </button>
    </span>
  );
}

/** A reviewer comes for the reviews; everybody else for what is open, while anything is. */
function firstTab({ session, counts }: AppState): QueueTab {
  if (counts.reviews > 0 && (session?.role === 'reviewer' || counts.hits === 0)) return 'to-review';
  return 'open';
}

function useCounts(book: { readonly bookId?: string }): Record<QueueTab, number | null> {
  const one = { ...book, offset: 0, limit: 1 };
  const open = useCall('hits.queue', { state: 'open', ...one });
  const toReview = useCall('hits.queue', { state: 'to-review', ...one });
  const all = useCall('hits.queue', { state: 'all', ...one });
  return {
    open: open.value?.total ?? null,
    'to-review': toReview.value?.total ?? null,
    all: all.value?.total ?? null,
  };
}

async function firstWaiting(tab: QueueTab, book: { readonly bookId?: string }): Promise<string | null> {
  const state = tab === 'to-review' ? 'to-review' : 'open';
  const answer = await client.call('hits.queue', { state, ...book, offset: 0, limit: 1 });
  return answer.ok ? (answer.value.rows[0]?.hitId ?? null) : null;
}
