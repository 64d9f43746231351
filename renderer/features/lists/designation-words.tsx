import { announcementLabel } from '../../../shared/lists/announcement.ts';
import type { Locale, PaperLanguage } from '../../../shared/message.ts';
import { type Speech, useSpeech } from '../../i18n.ts';
import './designation.css';

export function announcementIn(announcement: string, locale: Locale): string {
  return announcementLabel(announcement, locale.slice(0, 2) as PaperLanguage);
}

/** `2026-11` of `MOFCOM 2026-11`, where there is no room for more. */
export function shortNumber(announcement: string): string {
  return announcement.replace(/^MOFCOM /, '');
}

/** A country by its code in the window's language; a text that is no code is shown as it is. */
export function countryName(code: string, locale: Locale): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
}

const NAME_BASES = [
  ['as printed: ', 'printed'],
  ['press form without the corporate suffix: ', 'press'],
] as const;
const GROUP_BASES = [
  ['source', 'source'],
  ['own name', 'own-name'],
  ['unsourced', 'unsourced'],
  ['inferred', 'inferred'],
] as const;

/** The kind of a basis in the window's language, and the rest of it as the record has it. */
export function basisWords(
  basis: string | null,
  t: Speech['t'],
  kind: 'name' | 'group' = 'name',
): { readonly short: string; readonly rest: string } {
  if (basis === null) return { short: t('designations:basis.none'), rest: '' };
  for (const [start, word] of kind === 'name' ? NAME_BASES : GROUP_BASES) {
    if (basis.startsWith(start))
      return { short: t(`designations:basis.${word}`), rest: basis.slice(start.length).trim() };
  }
  return { short: basis, rest: '' };
}

export function Basis({
  of,
  kind = 'name',
}: {
  readonly of: string | null;
  readonly kind?: 'name' | 'group';
}) {
  const { t } = useSpeech();
  const { short, rest } = basisWords(of, t, kind);
  return (
    <span className="soft small anywhere">
      {short}
      {rest !== '' && (
        <>
          {' '}
          <span lang="en">{rest}</span>
        </>
      )}
    </span>
  );
}

/** Sources as text: the product opens no link. */
export function SourceList({ sources }: { readonly sources: readonly string[] }) {
  const { t } = useSpeech();
  if (sources.length === 0) return null;
  return (
    <details className="basis-sources">
      <summary>{t('designations:sources', { count: sources.length })}</summary>
      <ul>
        {sources.map((source) => (
          <li key={source} className="small anywhere" lang="en">
            {source}
          </li>
        ))}
      </ul>
    </details>
  );
}
