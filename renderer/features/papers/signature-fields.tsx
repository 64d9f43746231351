import type { SignatureFieldView } from '../../../shared/contract/signing-channels.ts';
import { useSpeech } from '../../i18n.ts';

const KNOWN = [
  'pledgor',
  'exporter',
  'intermediary',
  'house',
  'preparedBy',
  'complianceHead',
  'secondReviewer',
  'countersigner',
] as const;

/** In the window's language where the field is one of the product's; else as the file has it. */
export function useSignerName(): (field: SignatureFieldView) => string {
  const { t } = useSpeech();
  return (field) => {
    const known = KNOWN.find((name) => name === field.name);
    return known === undefined ? field.tip || field.name : t(`signing:signer.${known}`);
  };
}

/** Whose turn it is: the first open field of an expected signer. */
export function nextOf(fields: readonly SignatureFieldView[]): SignatureFieldView | undefined {
  const open = fields.filter((field) => !field.signed);
  return open.find((field) => field.name !== 'countersigner') ?? open[0];
}

/** Who signs this paper: what is signed, what is open, who is next. */
export function SignatureFields({ fields }: { readonly fields: readonly SignatureFieldView[] }) {
  const { t } = useSpeech();
  const nameOf = useSignerName();
  const next = nextOf(fields);
  const nextUp = next !== undefined && next.name !== 'countersigner' ? next.name : null;
  return (
    <ol className="sign-fields" aria-label={t('signing:form.fields')}>
      {fields.map((field) => {
        const state = field.signed ? 'signed' : field.name === nextUp ? 'next' : 'open';
        const tone = { signed: 'good', next: 'need-info', open: 'plain' }[state];
        return (
          <li key={field.name}>
            <span className={`tag ${tone}`}>{t(`signing:form.${state}`)}</span>
            <span>{nameOf(field)}</span>
            <span className="soft">{field.expected.name}</span>
          </li>
        );
      })}
    </ol>
  );
}
