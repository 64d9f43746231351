import type { ReactNode } from 'react';
import type { Designation } from '../../../shared/lists/designation.ts';
import { measureOf } from '../../../shared/lists/measures.ts';
import { useSpeech } from '../../i18n.ts';
import { ListTag } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';
import { announcementIn, Basis, countryName, SourceList } from './designation-words.tsx';
import type { Entry } from './find.ts';
import { OwnNotes } from './own-notes.tsx';

/** One entry in full: every name with its basis, the measure, and where each statement comes from. */
export function DesignationDetail({ entry, onClose }: { readonly entry: Entry; onClose(): void }) {
  const { t, locale } = useSpeech();
  const { designation: d, state } = entry;
  const measure = measureOf(d);
  const clause = d.overseasTransferClause;
  return (
    <aside className="card list-detail" aria-label={t('designations:detail')}>
      <div className="spread">
        <h2>
          <code>{d.id}</code> <ListTag list={d.list} />
        </h2>
        <button type="button" className="quiet" onClick={onClose}>
          {t('ui:close')}
        </button>
      </div>
      <Names designation={d} />
      <dl className="facts">
        <Fact label={t('designations:announcement')}>
          {announcementIn(d.announcement, locale)}
          <span className="soft small"> {t('designations:dated', { day: d.date, no: d.no })}</span>
        </Fact>
        <Fact label={t('designations:text')}>
          {t(measure.bodyTextRead ? 'designations:text-read' : 'designations:text-not-read')}
          <span className="soft small own-line" lang="en">
            {measure.basis}
          </span>
        </Fact>
        <Fact label={t('designations:clause')}>
          {t(`designations:clause-${clause === null ? 'unknown' : clause ? 'yes' : 'no'}`)}
        </Fact>
        <Fact label={t('designations:status')}>
          {t(`designations:state.${state}`)}
          <span className="soft small"> {t('designations:checked', { day: d.statusCheckedThrough })}</span>
          {d.statusDetail !== null && (
            <span className="soft small own-line" lang="en">
              {d.statusDetail}
            </span>
          )}
        </Fact>
        <Fact label={t('designations:country')}>{countryName(d.country, locale)}</Fact>
        <Fact label={t('designations:address')}>{d.address ?? d.location ?? t('designations:unknown')}</Fact>
        {d.group !== null && (
          <Fact label={t('designations:group')}>
            {d.group} <Basis of={d.groupBasis} kind="group" />
          </Fact>
        )}
        <Fact label={t('designations:official')}>
          <span className="small anywhere">{d.officialUrl ?? t('designations:unknown')}</span>
        </Fact>
        {d.notes !== null && (
          <Fact label={t('designations:notes')}>
            <span lang="en">{d.notes}</span>
          </Fact>
        )}
      </dl>
      <SourceList sources={d.sources} />
    </aside>
  );
}

function Names({ designation: d }: { readonly designation: Designation }) {
  const { t } = useSpeech();
  const converted = d.zhHantConverted !== null && d.zhHantConverted !== d.zhHant ? d.zhHantConverted : null;
  return (
    <dl className="facts list-names">
      <Fact label={t('designations:name.zh')}>
        <span lang="zh-CN">{d.zhHans}</span>{' '}
        <span className="soft small">{t('designations:basis.annex')}</span>
      </Fact>
      <Fact label={t('designations:name.zh-hant')}>
        {d.zhHant !== null && (
          <span className="own-line">
            <span lang="zh-TW">{d.zhHant}</span> <Basis of={d.zhHantBasis} />
          </span>
        )}
        {converted !== null && (
          <span className="own-line">
            <span lang="zh-TW">{converted}</span>{' '}
            <span className="tag plain">{t('designations:basis.converted')}</span>
          </span>
        )}
        {d.zhHant === null && converted === null && t('designations:no-source')}
      </Fact>
      <Fact label={t('designations:name.ja')}>
        {d.ja === null ? (
          t('designations:no-source')
        ) : (
          <>
            <span lang="ja">{d.ja}</span> <Basis of={d.jaBasis} />
          </>
        )}
      </Fact>
      <Fact label={t('designations:name.en')}>
        <span lang="en">{d.en}</span> <span className="soft small">{t('designations:basis.annex')}</span>
      </Fact>
      {d.aliases.length > 0 && (
        <Fact label={t('designations:name.aliases')}>
          {d.aliases.map((name) => (
            <span key={name} className="own-line" lang={languageOf(name, 'ja')}>
              {name}
            </span>
          ))}
        </Fact>
      )}
      {d.own !== undefined && (
        <Fact label={t('knowledge:tab.knowledge')}>
          <OwnNotes notes={d.own} />
        </Fact>
      )}
      {d.aliasesUnsourced.length > 0 && (
        <Fact label={t('designations:name.aliases-unsourced')}>
          {d.aliasesUnsourced.map((name) => (
            <span key={name} className="own-line">
              <span lang={languageOf(name, 'ja')}>{name}</span>{' '}
              <span className="tag plain">{t('designations:unsourced')}</span>
            </span>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
