import type { ReactNode } from 'react';
import type { ItemDetail } from '../../../shared/contract/items.ts';
import type { IsoDate } from '../../../shared/message.ts';
import { belongsToText } from '../../commands.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { type LineAddress, useDesk } from '../../place.ts';
import type { TextKey } from '../../text-keys.ts';
import { Fault } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';
import { announcementIn, SourceList } from '../lists/designation-words.tsx';

/** One entry in full: names, limit, numbers, state in time, and on what each of them rests. */
export function EntryPanel(props: {
  readonly code: string;
  readonly asOf: IsoDate | undefined;
  readonly from: LineAddress | undefined;
  onClose(): void;
}) {
  const { t } = useSpeech();
  const { go } = useDesk();
  const { from } = props;
  const item = useCall('items.get', {
    code: props.code,
    ...(props.asOf === undefined ? {} : { asOf: props.asOf }),
  });
  return (
    <aside
      className="card entry-panel"
      aria-label={t('items:entry.panel')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !belongsToText(event.nativeEvent)) props.onClose();
      }}
    >
      <div className="spread">
        <h2>
          <code>{props.code}</code>
        </h2>
        <span className="row">
          {from !== undefined && (
            <button type="button" onClick={() => go({ at: 'orders', ...from })}>
              {t('items:entry.back')}
            </button>
          )}
          <button type="button" className="quiet" onClick={props.onClose} aria-keyshortcuts="Escape">
            {t('ui:close')}
          </button>
        </span>
      </div>
      <Fault error={item.error} />
      {item.value === null && item.error === null && (
        <p className="soft" role="status">
          {t('ui:loading')}
        </p>
      )}
      {item.value !== null && <Entry item={item.value} />}
    </aside>
  );
}

function Entry({ item }: { readonly item: ItemDetail }) {
  const { t, locale } = useSpeech();
  const { entry, limit } = item;
  const unsure = unsourcedOf(entry.unsourced);
  const basis = (field: string) => <Basis unsourced={unsure.fields.includes(field)} />;
  const own = locale === 'ja' ? limit?.ja : locale === 'en' ? limit?.en : limit?.zh;
  const basisOfHs = HS_BASIS[entry.hsBasis ?? ''];
  return (
    <>
      <dl className="facts">
        <Fact label={t('items:entry.zh')}>
          <span lang="zh-CN">{entry.zh}</span> {basis('zh')}
        </Fact>
        <Fact label={t('items:entry.ja')}>
          {entry.ja === '' ? t('items:entry.no-ja') : <span lang="ja">{entry.ja}</span>} {basis('ja')}
        </Fact>
        <Fact label={t('items:entry.en')}>
          <span lang="en">{entry.en}</span> <Basis unsourced={unsure.fields.includes('en')} />
        </Fact>
        {limit !== null && (
          <Fact label={t('items:place.limit')}>
            {own !== limit.en && (
              <span className="own-line">
                {own} <span className="tag plain">{t('items:entry.own-translation')}</span>
              </span>
            )}
            <span className={own === limit.en ? '' : 'soft small own-line'} lang="en">
              {limit.en}
            </span>
          </Fact>
        )}
      </dl>
      <Timing item={item} />
      <dl className="facts">
        <Fact label={t('items:place.announcement')}>
          {item.announcement !== null && (
            <span className="own-line">{announcementIn(item.announcement, locale)}</span>
          )}
          <span className="soft small own-line" lang="en">
            {entry.announcement}
          </span>
        </Fact>
        <Fact label={t('items:place.family')}>{t(`items:family.${entry.family}` as TextKey)}</Fact>
        <Fact label={t('items:entry.hs-2026')}>
          <Numbers of={entry.hs} />
          {basisOfHs !== undefined && entry.hs.length > 0 && (
            <span className="soft small own-line">{t(basisOfHs)}</span>
          )}
        </Fact>
        <Fact label={t('items:entry.hs-announcement')}>
          {entry.hsAnnouncement === undefined ? t('items:entry.none') : <Numbers of={entry.hsAnnouncement} />}
          <span className="soft small own-line">{t('items:entry.hs-only-hint')}</span>
        </Fact>
        <Fact label={t('items:entry.cas')}>
          {entry.cas.length === 0 ? (
            t('items:entry.cas-none')
          ) : (
            <>
              <span className="code">{entry.cas.join(' · ')}</span> {basis('cas')}
            </>
          )}
        </Fact>
        <Fact label={t('items:entry.synonyms')}>
          <Names of={entry.synonyms} /> {basis('synonyms')}
        </Fact>
        {unsure.rest.length > 0 && (
          <Fact label={t('items:entry.unsourced-more')}>
            {unsure.rest.map((text) => (
              <span key={text} className="own-line" lang="en">
                {text}
              </span>
            ))}
          </Fact>
        )}
        {entry.notes !== null && entry.notes !== '' && (
          <Fact label={t('items:entry.notes')}>
            <span lang="en">{entry.notes}</span>
          </Fact>
        )}
        {entry.officialUrl !== null && (
          <Fact label={t('items:entry.official')}>
            <span className="small anywhere">{entry.officialUrl}</span>
          </Fact>
        )}
      </dl>
      <SourceList sources={entry.sources} />
    </>
  );
}

/** The state on the chosen day; where nobody has confirmed it, both dates and both readings. */
function Timing({ item }: { readonly item: ItemDetail }) {
  const { t } = useSpeech();
  const { go } = useDesk();
  const { timing, confirmation, announcement } = item;
  const { state, suspendedUntil: until, reportedUntil: reported } = timing;
  return (
    <section className={state === 'unconfirmed' ? 'banner ask stack' : 'banner stack'}>
      <div className="spread">
        <strong>{t(`items:state.${state}`)}</strong>
        <span className="soft small">
          {t('items:place.day')} {item.asOf} · {t('items:entry.effective')} {timing.effective}
        </span>
      </div>
      {until !== null && (
        <ul className="plain-list small">
          <li>{t('items:entry.timing-suspended', { until })}</li>
          {reported !== null && <li>{t('items:entry.timing-reported', { reported })}</li>}
          {confirmation === null && (
            <>
              <li>{t('items:entry.reading-force', { until })}</li>
              {reported !== null && <li>{t('items:entry.reading-suspended', { reported })}</li>}
            </>
          )}
          {confirmation !== null && (
            <li>
              {t('items:entry.confirmed', {
                day: confirmation.date,
                state: t(`items:state.${confirmation.state}`),
                source: confirmation.source,
              })}
            </li>
          )}
        </ul>
      )}
      {until !== null && announcement !== null && (
        <div className="row">
          <button type="button" onClick={() => go({ at: 'lists' })}>
            {t('items:entry.to-lists')}
          </button>
        </div>
      )}
    </section>
  );
}

function Basis({ unsourced }: { readonly unsourced: boolean }) {
  const { t } = useSpeech();
  return unsourced ? (
    <span className="tag need-info">{t('items:entry.unsourced')}</span>
  ) : (
    <span className="soft small">{t('items:entry.sourced')}</span>
  );
}

function Numbers({ of }: { readonly of: readonly string[] }) {
  const { t } = useSpeech();
  if (of.length === 0) return t('items:entry.hs-none');
  return (
    <span className="numbers">
      {of.map((hs) => (
        <code key={hs}>{hs}</code>
      ))}
    </span>
  );
}

function Names({ of }: { readonly of: ItemDetail['entry']['synonyms'] }) {
  const { t } = useSpeech();
  const lines = (['zh', 'ja', 'en'] as const).filter((lang) => (of[lang]?.length ?? 0) > 0);
  if (lines.length === 0) return t('items:entry.none');
  return lines.map((lang) => (
    <span key={lang} className="own-line" lang={lang === 'zh' ? 'zh-CN' : lang}>
      {(of[lang] ?? []).map((name, i) => (
        <span key={name} lang={lang === 'en' ? languageOf(name, 'en') : lang === 'zh' ? 'zh-CN' : lang}>
          {i > 0 && ' · '}
          {name}
        </span>
      ))}
    </span>
  ));
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

const HS_BASIS: Readonly<Record<string, TextKey>> = {
  '2026 licence catalogue (third-party parse)': 'items:entry.hs-parse',
  'announcement, 8-digit tariff number': 'items:entry.hs-eight',
  'no reference HS code in the source': 'items:entry.hs-no-source',
};

/** The fields that rest on general knowledge, and what else was put down from memory. */
function unsourcedOf(unsourced: ItemDetail['entry']['unsourced']): {
  readonly fields: readonly unknown[];
  readonly rest: readonly string[];
} {
  const { fields, ...rest } = unsourced ?? {};
  return {
    fields: Array.isArray(fields) ? fields : [],
    rest: Object.entries(rest).map(
      ([name, value]) => `${name}: ${Array.isArray(value) ? value.join('; ') : String(value)}`,
    ),
  };
}
