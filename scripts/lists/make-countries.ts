/**
 * Writes assets/rules/countries.json: ISO 3166-1 alpha-2 codes with the names that order sheets use for them.
 * Names come from the CLDR data of this Node; run it again after a Node update and read the difference.
 */
import { writeFileSync } from 'node:fs';

/** Alpha-3 codes and short forms that CLDR does not give and sheets do use. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  CN: [
    'CHN',
    'PRC',
    'P.R.C.',
    'P.R. China',
    'PR China',
    "People's Republic of China",
    'Mainland China',
    '中华人民共和国',
    '中華人民共和国',
    '中華人民共和國',
    '中国大陆',
    '中國大陸',
    '中国製',
    '中国产',
    '中国産',
  ],
  JP: ['JPN', '日本国', '日本國', '日本製', '日本産', '日本产'],
  US: ['USA', 'U.S.A.', 'U.S.', 'United States of America', '美國', '米国', 'アメリカ'],
  KR: ['KOR', 'Korea', 'Republic of Korea', '韓國', '大韓民国'],
  TW: ['TWN', '台湾', '臺灣', '台灣', '中国台湾', 'Taiwan, China', 'Chinese Taipei'],
  HK: ['HKG', 'Hong Kong', '香港'],
  MO: ['MAC', 'Macau', 'Macao', '澳门', '澳門', 'マカオ'],
  DE: ['DEU', '德國'],
  FR: ['FRA', '法國'],
  GB: ['GBR', 'UK', 'U.K.', 'Great Britain', 'England', '英國', 'イギリス', '英国'],
  IT: ['ITA'],
  ES: ['ESP'],
  NL: ['NLD', 'Holland', '荷蘭'],
  BE: ['BEL'],
  CH: ['CHE'],
  AT: ['AUT'],
  SE: ['SWE'],
  NO: ['NOR'],
  FI: ['FIN'],
  PL: ['POL'],
  CZ: ['CZE', 'Czech Republic'],
  RU: ['RUS', 'Russian Federation'],
  UA: ['UKR'],
  AU: ['AUS', '澳洲', '豪州'],
  NZ: ['NZL'],
  CA: ['CAN'],
  MX: ['MEX'],
  BR: ['BRA'],
  IN: ['IND'],
  VN: ['VNM', 'Viet Nam', '越南'],
  TH: ['THA', '泰國'],
  MY: ['MYS', '馬來西亞'],
  SG: ['SGP', '新嘉坡'],
  ID: ['IDN'],
  PH: ['PHL'],
  KZ: ['KAZ'],
  TR: ['TUR', 'Turkey'],
  ZA: ['ZAF'],
  CL: ['CHL'],
  AR: ['ARG'],
  IL: ['ISR'],
  SA: ['SAU'],
  AE: ['ARE', 'UAE'],
  EE: ['EST'],
  MN: ['MNG'],
  MM: ['MMR', 'Burma'],
};

const styles = ['zh-Hans', 'zh-Hant', 'ja', 'en'];
const countries: { code: string; names: string[] }[] = [];
for (let i = 0; i < 26 * 26; i++) {
  const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26));
  const names = styles.map((style) =>
    new Intl.DisplayNames([style], { type: 'region', fallback: 'none' }).of(code),
  );
  if (
    names.some((name) => name === undefined) ||
    (/^(X|Q|EU|EZ|UN|ZZ|AC|CP|DG|EA|IC|TA|CQ)/.test(code) && code !== 'QA')
  )
    continue;
  const distinct = new Set([...names.filter((name) => name !== undefined), ...(MORE[code] ?? [])]);
  countries.push({ code, names: [...distinct] });
}
const file = new URL('../../assets/rules/countries.json', import.meta.url);
const basis = `CLDR ${process.versions.cldr ?? ''} region names (zh-Hans, zh-Hant, ja, en), with short forms of order sheets added by hand`;
writeFileSync(file, `${JSON.stringify({ id: 'countries', basis, countries }, null, 1)}\n`);
