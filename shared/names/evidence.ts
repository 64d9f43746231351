import { bounded, type Finding, plus } from './finding.ts';
import type { NameQuery, NameRecord } from './match.ts';

/** Only beside a name of this score. */
const LEAST_NAME = 0.7;
const LEAST_SHARED = 6;

/** Address and identifier speak beside the name: they raise or lower what the name says, and never make a match alone. */
export function createEvidence(
  fold: (text: string) => string,
): (query: NameQuery) => (finding: Finding, record: NameRecord) => Finding {
  return ({ registrationId, address }) => {
    let mine: string | undefined;
    const sharesAddress = (theirs: string) => {
      mine ??= fold(address ?? '').replace(/\W/gu, (c) => (/[\p{L}\p{N}]/u.test(c) ? c : ''));
      return longestShared(mine, fold(theirs)) >= LEAST_SHARED;
    };
    return (finding, record) => {
      if (finding.score < LEAST_NAME) return finding;
      let found = bounded(finding);
      if (registrationId !== undefined && record.registrationId !== undefined) {
        const same = digits(registrationId) === digits(record.registrationId);
        const code = same ? 'same-id' : 'other-id';
        found = plus(found, code, same ? 0.1 : -0.05, { key: `names:evidence.${code}` });
      }
      if (address !== undefined && record.address !== undefined && sharesAddress(record.address))
        found = plus(found, 'same-address', 0.04, { key: 'names:evidence.same-address' });
      return found;
    };
  };
}

const digits = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^0-9A-Z]/gi, '')
    .toUpperCase();

function longestShared(a: string, b: string): number {
  let best = 0;
  for (let i = 0; i < a.length; i++) {
    let length = best + 1;
    while (i + length <= a.length && b.includes(a.slice(i, i + length))) {
      best = length;
      length++;
    }
  }
  return best;
}
