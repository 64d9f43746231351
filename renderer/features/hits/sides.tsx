import type { ReactNode } from 'react';
import type { HitDetail } from '../../../shared/contract/views.ts';
import type { Designation } from '../../../shared/lists/designation.ts';
import { isDesignation, type ReferenceEntry } from '../../../shared/lists/entity.ts';
import { useSpeech } from '../../i18n.ts';
import { ListTag } from '../../ui/pieces.tsx';
import { announcementIn, Basis, basisWords, countryName, SourceList } from '../lists/designation-words.tsx';
import { OwnNotes } from '../lists/own-notes.tsx';
import { AliasFromHit } from './alias-from-hit.tsx';
import { languageOf } from './language.ts';

/** What the order says of the party. */
export function OrderSide({ hit }: { readonly hit: HitDetail }) {
  const { t, locale } = useSpeech();
  const { partyDetail: party } = hit;
  const at = `${party.at.sheet}!${party.at.column}${party.at.row}`;
  const more = hit.lines - hit.orderNos.length;
  return (
    <section className="card hit-side" aria-labelledby="order-side">
      <h3 id="order-side">{t('hits:order.title')}</h3>
      <dl className="facts">
        <Fact label={t('hits:order.name')}>
          <strong lang={languageOf(party.name, locale)}>{party.name}</strong>
        </Fact>
        {party.asGiven !== party.name && (
          <Fact label={t('hits:order.as-given')}>
            <span className="hit-as-given" lang={languageOf(party.asGiven, locale)}>
              {party.asGiven}
            </span>
          </Fact>
        )}
        <Fact label={t('hits:order.address')}>
          {party.address === undefined ? null : (
            <span lang={languageOf(party.address, locale)}>{party.address}</span>
          )}
        </Fact>
        <Fact label={t('hits:order.country')}>
          {party.country === undefined ? null : countryName(party.country, locale)}
        </Fact>
        <Fact label={t('hits:order.id')}>{party.registrationId ?? null}</Fact>
        <Fact label={t('hits:order.contact')}>{party.contact ?? null}</Fact>
        <Fact label={t('hits:order.roles')}>
          {hit.roles.map((role) => t(`app:role.${role}`)).join(t('hits:and'))}
        </Fact>
        <Fact label={t('hits:order.orders')}>
          {hit.orderNos.join(', ')}{' '}
          <span className="soft small">
            {t('hits:order.lines', { lines: hit.lines })}
            {more > 0 && hit.orderNos.length >= 20 && ` ${t('hits:order.first-20')}`}
          </span>
        </Fact>
        <Fact label={t('hits:order.cell')}>{at}</Fact>
      </dl>
      {hit.list !== 'own' && <AliasFromHit hit={hit} />}
    </section>
  );
}

/** What the list says of the entity, and on what each statement rests. */
export function ListSide({ hit }: { readonly hit: HitDetail }) {
  const { entity } = hit;
  return isDesignation(entity) ? <DesignationSide entry={entity} /> : <ReferenceSide entry={entity} />;
}

function ReferenceSide({ entry: e }: { readonly entry: ReferenceEntry }) {
  const { t, locale } = useSpeech();
  const [first, ...others] = e.names;
  return (
    <section className="card hit-side" aria-labelledby="list-side">
      <h3 id="list-side">
        {t('hits:list.title')} <ListTag list={e.list} /> <code>{e.id}</code>
      </h3>
      <dl className="facts">
        <Fact label={t('designations:list')}>{e.listTitle}</Fact>
        <Fact label={t('lists:entry.name')}>
          <span lang={languageOf(first?.text ?? '', 'en')}>{first?.text}</span>
        </Fact>
        {others.length > 0 && (
          <Fact label={t('designations:name.aliases')}>
            <Aliases
              sourced={others.filter((name) => name.sourced).map((name) => name.text)}
              unsourced={others.filter((name) => !name.sourced).map((name) => name.text)}
            />
          </Fact>
        )}
        {e.own !== undefined && (
          <Fact label={t('knowledge:tab.knowledge')}>
            <OwnNotes notes={e.own} />
          </Fact>
        )}
        <Fact label={t('lists:entry.programs')}>{e.programs.join(', ')}</Fact>
        <Fact label={t('lists:entry.listed-on')}>{e.listedOn}</Fact>
        <Fact label={t('designations:country')}>
          {e.countries.map((country) => countryName(country, locale)).join(', ')}
        </Fact>
        <Fact label={t('designations:address')}>{e.addresses.join('; ')}</Fact>
        <Fact label={t('lists:entry.identifiers')}>
          {e.identifiers.map(({ kind, value }) => `${kind} ${value}`).join('; ')}
        </Fact>
        {e.remarks !== null && <Fact label={t('designations:notes')}>{e.remarks}</Fact>}
        {e.url !== null && (
          <Fact label={t('designations:official')}>
            <span className="small anywhere">{e.url}</span>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function DesignationSide({ entry: d }: { readonly entry: Designation }) {
  const { t, locale } = useSpeech();
  return (
    <section className="card hit-side" aria-labelledby="list-side">
      <h3 id="list-side">
        {t('hits:list.title')} <ListTag list={d.list} /> <code>{d.id}</code>
      </h3>
      <dl className="facts">
        <Fact label={t('designations:name.zh')}>
          <span lang="zh-CN">{d.zhHans}</span>
        </Fact>
        <Fact label={t('designations:name.ja')}>
          {d.ja === null ? null : (
            <>
              <span lang="ja">{d.ja}</span>{' '}
              <span className="soft small">{basisWords(d.jaBasis, t).short}</span>
            </>
          )}
        </Fact>
        <Fact label={t('designations:name.en')}>
          <span lang="en">{d.en}</span>
        </Fact>
        {(d.aliases.length > 0 || d.aliasesUnsourced.length > 0) && (
          <Fact label={t('designations:name.aliases')}>
            <Aliases sourced={d.aliases} unsourced={d.aliasesUnsourced} />
          </Fact>
        )}
        {d.own !== undefined && (
          <Fact label={t('knowledge:tab.knowledge')}>
            <OwnNotes notes={d.own} />
          </Fact>
        )}
        <Fact label={t('designations:announcement')}>
          {announcementIn(d.announcement, locale)}
          <span className="soft small"> {t('designations:dated', { day: d.date, no: d.no })}</span>
        </Fact>
        <Fact label={t('designations:status')}>
          {t(`app:measure.${d.status}`)}
          {d.statusDetail !== null && (
            <span className="soft small own-line" lang="en">
              {d.statusDetail}
            </span>
          )}
        </Fact>
        <Fact label={t('designations:country')}>{countryName(d.country, locale)}</Fact>
        <Fact label={t('designations:address')}>{d.address ?? d.location}</Fact>
        {d.group !== null && (
          <Fact label={t('designations:group')}>
            {d.group} <Basis of={d.groupBasis} kind="group" />
          </Fact>
        )}
        {d.officialUrl !== null && (
          <Fact label={t('designations:official')}>
            <span className="small anywhere">{d.officialUrl}</span>
          </Fact>
        )}
        {d.notes !== null && (
          <Fact label={t('designations:notes')}>
            <span lang="en">{d.notes}</span>
          </Fact>
        )}
      </dl>
      <SourceList sources={d.sources} />
    </section>
  );
}

function Aliases(props: { readonly sourced: readonly string[]; readonly unsourced: readonly string[] }) {
  const { t } = useSpeech();
  return (
    <ul className="bare-list">
      {props.sourced.map((name) => (
        <li key={name} lang={languageOf(name, 'ja')}>
          {name}
        </li>
      ))}
      {props.unsourced.map((name) => (
        <li key={name}>
          <span lang={languageOf(name, 'ja')}>{name}</span>{' '}
          <span className="tag plain">{t('designations:unsourced')}</span>
        </li>
      ))}
    </ul>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useSpeech();
  return (
    <>
      <dt>{label}</dt>
      <dd>{children ?? <span className="soft">{t('hits:not-given')}</span>}</dd>
    </>
  );
}
