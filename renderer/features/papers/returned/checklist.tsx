import {
  type Checklist as Answers,
  CHECK_ANSWERS,
  CHECK_ITEMS,
  type CheckItem,
  type ReturnBase,
  type ReturnDetails,
} from '../../../../shared/papers/returned.ts';
import { useSpeech } from '../../../i18n.ts';
import { Field } from '../../../ui/pieces.tsx';

const DETAILS = [
  ['signedBy', 'text'],
  ['signerTitle', 'text'],
  ['signedOn', 'date'],
  ['originalReceivedOn', 'date'],
  ['courierNo', 'text'],
  ['storagePlace', 'text'],
] as const;

/** The items of a scan as one looks at the paper, each with an answer and a remark, and what is read off it. */
export function Checklist(props: {
  readonly base: ReturnBase;
  readonly checklist: Answers;
  readonly details: ReturnDetails;
  onChecklist(checklist: Answers): void;
  onDetails(more: Partial<ReturnDetails>): void;
}) {
  const { t } = useSpeech();
  const { base, checklist, details, onChecklist, onDetails } = props;
  const set = (item: CheckItem, more: Partial<NonNullable<Answers[CheckItem]>>) => {
    const given = checklist[item] ?? { answer: 'no', remark: '' };
    onChecklist({ ...checklist, [item]: { ...given, ...more } });
  };
  return (
    <section className="stack" aria-labelledby="return-checklist">
      <h3 id="return-checklist">{t('returned:part.checklist')}</h3>
      <table className="return-checklist">
        <thead>
          <tr>
            <th />
            {CHECK_ANSWERS.map((answer) => (
              <th key={answer} scope="col">
                {t(`returned:answer.${answer}`)}
              </th>
            ))}
            <th scope="col">{t('returned:remark')}</th>
          </tr>
        </thead>
        <tbody>
          {CHECK_ITEMS.map((item) => (
            <tr key={item}>
              <th scope="row">
                {t(`returned:check.${item}`)}
                {item === 'pages' && (
                  <span className="soft small return-what">
                    {t('returned:pages-compared', {
                      pages: base.pageCount,
                      issued: base.findings.issuedPages,
                    })}
                  </span>
                )}
              </th>
              {CHECK_ANSWERS.map((answer) => (
                <td key={answer} className="return-answer">
                  <input
                    type="radio"
                    name={`check-${item}`}
                    aria-label={`${t(`returned:check.${item}`)}: ${t(`returned:answer.${answer}`)}`}
                    checked={checklist[item]?.answer === answer}
                    onChange={() => set(item, { answer })}
                  />
                </td>
              ))}
              <td>
                <input
                  aria-label={t('returned:remark-for', { item: t(`returned:check.${item}`) })}
                  value={checklist[item]?.remark ?? ''}
                  disabled={checklist[item] === undefined}
                  onChange={(event) => set(item, { remark: event.target.value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="columns-2">
        {DETAILS.map(([key, type]) => (
          <Field key={key} label={t(`returned:detail.${key}`)}>
            {(tie) => (
              <input
                {...tie}
                type={type}
                value={details[key] ?? ''}
                onChange={(event) => onDetails({ [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  );
}
