import { useMemo } from 'react';
import type { HitDetail } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';
import { differenceOf, sameShare } from './difference.ts';
import { languageOf } from './language.ts';

/** The name as given above the listed name; what differs is marked and underlined, column by column. */
export function NameDifference({ hit }: { readonly hit: HitDetail }) {
  const { t, locale } = useSpeech();
  const given = hit.partyDetail.name;
  // Where the list prints the very name, that is the one to see, whichever name carried the score.
  const listed = useMemo(
    () =>
      hit.listedNames.find((name) => differenceOf(given, name.text).every((block) => block.same))?.text ??
      hit.matchedName,
    [given, hit.listedNames, hit.matchedName],
  );
  const matched = hit.listedNames.find((name) => name.text === listed);
  const blocks = useMemo(() => differenceOf(given, listed), [given, listed]);
  const comparable = sameShare(blocks) >= 0.4;
  const equal = blocks.every((block) => block.same);
  return (
    <div className="diff">
      <div className="diff-labels" aria-hidden="true">
        <span>{t('hits:name.given')}</span>
        <span>{t('hits:name.listed')}</span>
      </div>
      <p className="visually-hidden">
        {t('hits:name.given')}: <span lang={languageOf(given, locale)}>{given}</span>. {t('hits:name.listed')}
        : <span lang={languageOf(listed, locale)}>{listed}</span>.
      </p>
      {comparable ? (
        <div className="diff-columns" aria-hidden="true">
          {blocks.map((block, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a pair of names never move
            <span className="pair" key={i}>
              <Side text={block.given} language={languageOf(given, locale)} same={block.same} />
              <Side text={block.listed} language={languageOf(listed, locale)} same={block.same} />
            </span>
          ))}
        </div>
      ) : (
        <div className="diff-rows" aria-hidden="true">
          <span lang={languageOf(given, locale)}>{given}</span>
          <span lang={languageOf(listed, locale)}>{listed}</span>
        </div>
      )}
      <p className="soft small diff-note">
        {matched !== undefined && <span>{t(`hits:name.by.${matched.field}`)}</span>}
        <span>{t(equal ? 'hits:name.equal' : comparable ? 'hits:name.marked' : 'hits:name.apart')}</span>
      </p>
    </div>
  );
}

function Side(props: { readonly text: string; readonly language: string; readonly same: boolean }) {
  const text = props.text.replaceAll(' ', '\u00a0');
  if (props.same) return <span lang={props.language}>{text}</span>;
  return text === '' ? <span className="gap">·</span> : <mark lang={props.language}>{text}</mark>;
}
