import type { PaperLanguage } from '../../../shared/message.ts';
import {
  TEXT_LANGUAGES,
  type TemplateProblem,
  type TextPlace,
} from '../../../shared/papers/templates/index.ts';
import { useSpeech } from '../../i18n.ts';
import { usePlaceLabel } from './place-label.ts';

export const HTML_LANG: Readonly<Record<PaperLanguage, string>> = { zh: 'zh-CN', ja: 'ja', en: 'en' };

export interface TextBlockProps {
  readonly place: TextPlace;
  readonly problems: readonly TemplateProblem[];
  readonly readOnly: boolean;
  onChange(path: string, lang: PaperLanguage, text: string): void;
  /** The caret is in this text: variables go there. */
  onCaret(place: TextPlace, lang: PaperLanguage, at: HTMLTextAreaElement): void;
}

export function textId(path: string, lang: PaperLanguage): string {
  return `text-${path}-${lang}`;
}

/** One text in the three languages of papers, side by side. */
export function TextBlock({ place, problems, readOnly, onChange, onCaret }: TextBlockProps) {
  const { t } = useSpeech();
  const label = usePlaceLabel()(place.path);
  return (
    <div className="template-text" data-path={place.path}>
      <span className="label small">{label}</span>
      <div className="template-languages">
        {TEXT_LANGUAGES.map((lang) => {
          const wrong = problems.some(
            (one) => one.severity === 'refuse' && one.path === place.path && (one.lang ?? lang) === lang,
          );
          return (
            <textarea
              key={lang}
              id={textId(place.path, lang)}
              lang={HTML_LANG[lang]}
              aria-label={t('templates:text-in', { place: label, language: t(`templates:language.${lang}`) })}
              aria-invalid={wrong ? true : undefined}
              rows={1}
              spellCheck={false}
              readOnly={readOnly}
              value={place.wording[lang]}
              onFocus={(event) => onCaret(place, lang, event.currentTarget)}
              onChange={(event) => onChange(place.path, lang, event.target.value)}
            />
          );
        })}
      </div>
    </div>
  );
}
