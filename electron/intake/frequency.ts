import frequent from '../../assets/orders/frequent.json' with { type: 'json' };
import headers from '../../assets/orders/headers.json' with { type: 'json' };
import type { Encoding } from './encoding.ts';

const headerCharacters = (language: 'zh' | 'ja'): string =>
  Object.values(headers.synonyms)
    .flatMap((byLanguage) => byLanguage[language])
    .join('');

function han(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.join('').match(/\p{Script=Han}/gu) ?? []);
}

/** Characters that speak for an encoding. Header words are among them: a sheet in the right encoding has its headers. */
export const FREQUENT: Readonly<Partial<Record<Encoding, ReadonlySet<string>>>> = {
  gb18030: han(frequent.chinese, headerCharacters('zh')),
  shift_jis: han(frequent.japanese, headerCharacters('ja')),
  'euc-jp': han(frequent.japanese, headerCharacters('ja')),
  big5: han(frequent.traditional, Object.values(headers.traditional).join('')),
};
