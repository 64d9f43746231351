import type { LineDetail } from '../../../shared/contract/views.ts';
import { type CellAddress, FIELD_KEYS } from '../../../shared/orders/order.ts';
import { useSpeech } from '../../i18n.ts';
import { languageOf } from '../hits/language.ts';

/** Each party in its role, as it is screened, with the whole cell where that says more. */
export function Parties({ line }: { readonly line: LineDetail }) {
  const { t, locale } = useSpeech();
  return (
    <section className="stack" aria-labelledby="parties">
      <h3 id="parties">{t('orderdesk:line.parties')}</h3>
      <table className="plain tight">
        <tbody>
          {line.parties.map((party, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line's parties come as one list and never move
            <tr key={i}>
              <th scope="row">{t(`app:role.${party.role}`)}</th>
              <td>
                <span lang={languageOf(party.name, locale)}>{party.name}</span>
                {[party.address, party.contact, party.registrationId]
                  .filter((text) => text !== undefined && text !== '')
                  .map((text) => (
                    <span key={text} className="soft small under" lang={languageOf(text ?? '', locale)}>
                      {text}
                    </span>
                  ))}
              </td>
              <td className="code small soft nowrap">{cellOf(party.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Every value of the line with the cell it stands in; a value filled from above names the cell above. */
export function Values({ line }: { readonly line: LineDetail }) {
  const { t, locale } = useSpeech();
  const given = FIELD_KEYS.flatMap((key) => {
    const cell = line.fields[key];
    return cell === undefined ? [] : [{ key, cell }];
  });
  return (
    <section className="stack" aria-labelledby="values">
      <h3 id="values">{t('orderdesk:line.values', { file: line.fileName })}</h3>
      <table className="plain tight">
        <tbody>
          {given.map(({ key, cell }) => (
            <tr key={key}>
              <th scope="row">{t(`intake:field.${key}`)}</th>
              <td lang={languageOf(cell.text, locale)} className="given">
                {cell.text}
              </td>
              <td className="code small soft nowrap">{cellOf(cell.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellOf({ sheet, row, column }: CellAddress): string {
  return sheet === '' ? `${column}${row}` : `${sheet}!${column}${row}`;
}
