import type { PaperFieldView } from '../../../shared/contract/paper-channels.ts';
import type { Wording } from '../../../shared/papers/clauses.ts';
import { useSpeech } from '../../i18n.ts';

/** The words of a paper's template in the window's language. */
export function useWording(): (wording: Wording) => string {
  const { locale } = useSpeech();
  return (wording) => wording[locale === 'zh-CN' ? 'zh' : locale];
}

/** A field's label: the template's own words, else the product's. */
export function useFieldLabel(): (field: PaperFieldView) => string {
  const { say } = useSpeech();
  const wording = useWording();
  return (field) =>
    field.wording === undefined
      ? say({
          key: field.labelKey,
          ...(field.labelParams === undefined ? {} : { params: field.labelParams }),
        })
      : wording(field.wording);
}
