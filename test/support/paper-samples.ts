import type { PaperLanguage } from '../../shared/message.ts';
import {
  applyFields,
  type ClauseSet,
  type LanguageSet,
  missingFields,
  type PaperFacts,
  type PaperField,
  type PaperHeader,
  type ScreeningFacts,
} from '../../shared/papers/index.ts';
import { PAPER_CODES, type PaperCode } from '../../shared/rules/outcome.ts';

/** Made-up parties (the identifiers are real numbers, for their check digits only). */
export const FACTS: PaperFacts = {
  orderNo: 'PO-2026-0117',
  contractNo: 'SH-JP-2026-0431',
  contractDate: '2026-11-02',
  exporter: {
    names: {
      zh: '宁波东方磁材进出口有限公司',
      ja: '寧波東方磁材進出口有限公司',
      en: 'Ningbo Dongfang Magnetic Materials Import & Export Co., Ltd.',
    },
    address: '浙江省宁波市鄞州区学士路 655 号科信大厦 1203 室',
    registrationId: '91110108551385082Q',
    representativeName: '陈志远',
    representativeTitle: '法定代表人、总经理',
    contact: '王敏，+86 574 8700 0000，wangmin@example.cn',
  },
  pledgor: {
    names: {
      zh: '日本试验制作所株式会社',
      ja: '株式会社日本試験製作所',
      en: 'Nihon Shiken Seisakusho Co., Ltd.',
    },
    address: '愛知県名古屋市中区栄三丁目 5 番 12 号',
    registrationId: '1180301018771',
    representativeName: '髙橋 直樹',
    representativeTitle: '代表取締役社長',
    contact: '購買部 関根 令子（052-000-0000）',
  },
  pledgorRoles: ['end-user', 'importer'],
  listReference: {
    entityId: 'W1-05',
    list: 'watch',
    announcement: 'MOFCOM 2026-12',
    announcementDate: '2026-02-24',
    no: 5,
  },
  intermediaries: [
    {
      names: { zh: '丸东贸易株式会社', ja: '丸東トレーディング株式会社', en: 'Maruto Trading K.K.' },
      address: '大阪府大阪市中央区本町 2-1-6',
    },
  ],
  items: [
    {
      lineNo: '1',
      description: '烧结钕铁硼磁体（含镝）',
      spec: 'N42SH, 20×10×5 mm',
      controlCode: '1C234',
      hsCode: '8505111000',
      quantity: '12,000',
      unit: '个',
      value: '84,600.00',
      currency: 'USD',
      origin: '中国',
    },
    {
      lineNo: '2',
      description: 'Sintered NdFeB magnet, Dy-bearing',
      spec: 'N45UH, ring 32/18×6 mm, Ni-Cu-Ni coated',
      controlCode: '1C234',
      hsCode: '8505111000',
      quantity: '3,500',
      unit: 'PCS',
      value: '41,125.00',
      currency: 'USD',
      origin: 'China',
    },
    {
      lineNo: '3',
      description: '焼結ネオジム磁石 弧状',
      spec: 'N38EH R14.2×L28',
      controlCode: '1C234',
      quantity: '800',
      unit: '個',
      value: '9,320.00',
      currency: 'USD',
      origin: '中国',
    },
  ],
  siteOfUse: '愛知県豊田市西広瀬町 1 番地 第二工場',
  endUse: '电动助力转向电机转子用磁体',
  endUseTexts: {
    zh: '采购的烧结钕铁硼磁体（含镝，牌号N42SH）全部用于第二工场生产的民用乘用车电动助力转向电机EPS-M210转子，每台用量46克，年产18万台，产品销售给整车厂并装配于民用乘用车；不用于防务业务。',
    ja: '調達する焼結ネオジム磁石（ジスプロシウム含有、N42SH）は、全量を第二工場で製造する民生乗用車用電動パワーステアリングモーターEPS-M210のローターに使用します。1台当たり46グラム、年産18万台で、完成車メーカーの民生乗用車に搭載されます。防衛事業には使用しません。',
    en: 'All sintered NdFeB magnets purchased (Dy-bearing, grade N42SH) are used at the second plant in the rotor of electric power-steering motor EPS-M210 for civil passenger cars, 46 g per unit, 180,000 units a year, sold to car makers and fitted in civil passenger cars. None is used in any defence business.',
  },
  endProduct: '電動パワーステアリングモーター EPS-M210',
  endCustomer: '東海自動車株式会社',
  thirdCountryExport: 'unknown',
  disposition: 'incorporated',
  authority: '浙江省商务厅',
  pledgeDocNo: 'PL-2026-000123-v1',
  pledgeSha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  riskReportDocNo: 'RA-2026-000045-v1',
};

export const SETS: readonly LanguageSet[] = ['zh', 'ja', 'en', 'zh-ja', 'zh-en', 'zh-ja-en'];

const OF: Readonly<Record<PaperCode, { prefix: string; template: string; version: string }>> = {
  D1: { prefix: 'PL', template: 'D1-pledge', version: '2026.11-2' },
  D2: { prefix: 'EC', template: 'D2-commitment', version: '2026.11-2' },
  D3: { prefix: 'IG', template: 'D3-guarantee', version: '2026.11-2' },
  D4: { prefix: 'UC', template: 'D4-euc-values', version: '2026.11-2' },
  D5: { prefix: 'RA', template: 'D5-risk-report', version: '2026.11-1' },
  D6: { prefix: 'SC', template: 'D6-supply-chain', version: '2026.11-2' },
  D7: { prefix: 'SR', template: 'D7-screening-record', version: '2026.11-1' },
  D8: { prefix: 'CS', template: 'D8-customs-statement', version: '2026.11-2' },
};

export function header(
  type: PaperCode,
  languages: LanguageSet,
  more: Partial<PaperHeader> = {},
): PaperHeader {
  return {
    type,
    docNo: `${OF[type].prefix}-2026-000123-v1`,
    version: 1,
    languages,
    prevailing: languages.startsWith('zh') ? 'zh' : languages === 'ja' ? 'ja' : 'en',
    status: 'issued',
    createdAt: '2026-11-25T10:30:00+08:00',
    templateId: OF[type].template,
    templateVersion: OF[type].version,
    listVersion: 'cn-2026-08',
    listCheckedThrough: '2026-08-24',
    clauseVariants: {},
    languageClause: 'A',
    ...more,
  };
}

/** Facts without what `keys` name (dotted, as fields are named; `endUse.ja` and items included). */
export function without(facts: PaperFacts, ...keys: string[]): PaperFacts {
  const copy = structuredClone(facts) as unknown as Record<string, unknown>;
  for (const key of keys) {
    const path = key.replace(/^endUse\.(?=zh|ja|en)/, 'endUseTexts.').split('.');
    const last = path.pop() ?? '';
    let at = copy;
    for (const step of path) at = at[step] as Record<string, unknown>;
    delete at[last];
  }
  return copy as unknown as PaperFacts;
}

/** The announcement-1 case: a Japanese party that is on no list. */
export const UNLISTED: PaperFacts = without(FACTS, 'listReference');

const wording = (text: string) => ({ zh: `${text}（中）`, ja: `${text}（日）`, en: `${text} (en)` });

/** A screening as the vault would give it. */
export const SCREENING: ScreeningFacts = {
  file: {
    name: 'orders.xlsx',
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    importedAt: '2026-11-24T09:00:00+08:00',
    importedBy: '王敏',
  },
  list: {
    packId: 'mofcom-2026-08-24',
    packHash: '6d2f5e55d9451f991e9fbd1bb117088477cca116900e3913205805d185f16b91',
    entries: 193,
    announcements: 'MOFCOM 2026-12 (20), MOFCOM 2026-28 (20)',
    checkedThrough: '2026-08-24',
  },
  engine: 'names-1',
  threshold: '0.82',
  asOf: '2026-11-24',
  perspective: wording('exporter in China'),
  parties: [
    {
      roles: wording('end user'),
      name: '株式会社日本試験製作所',
      normalised: '日本試験製作所',
      result: wording('hit'),
      nearest: '株式会社日本試験製作所 1.00',
    },
    {
      roles: wording('forwarder'),
      name: '横浜通運株式会社',
      normalised: '横浜通運',
      address: '横浜市中区',
      result: wording('no match'),
      nearest: '日本電磁測器株式会社 0.41',
    },
  ],
  hits: [
    {
      party: '株式会社日本試験製作所',
      entry: 'MOFCOM 2026-12 no. 5 (W1-05)',
      matched: '株式会社日本試験製作所',
      score: '1.00',
      reasons: [wording('the listed Japanese name')],
      state: wording('decided'),
      decisions: [
        {
          verdict: wording('true match'),
          reason: wording('official name equal'),
          text: '附件第5项原文一致',
          by: '王敏',
          at: '2026-11-24T10:00:00+08:00',
          review: {
            verdict: wording('agreed'),
            text: '登记簿已核对',
            by: '李复核',
            at: '2026-11-24T11:00:00+08:00',
          },
        },
      ],
    },
  ],
  lines: [
    {
      lineNo: '1',
      item: '烧结钕铁硼磁体（含镝）',
      outcome: wording('papers needed'),
      reasons: [
        { text: wording('the end user is on the watch list'), source: wording('MOFCOM 2026-12'), depth: 0 },
        { text: wording('the name of the sheet'), depth: 1 },
      ],
    },
  ],
  edits: [{ docNo: 'PL-2026-000123-v1', key: 'pledgor.names.ja', value: '株式会社日本試験製作所' }],
};

/** Every paper of one case by number, as they cite one another. */
export const NUMBERS = PAPER_CODES.map((type) => ({ type, docNo: header(type, 'zh').docNo }));

const TRADER = {
  ...FACTS.intermediaries[0],
  names: FACTS.intermediaries[0]?.names ?? {},
  registrationId: '7000012050002',
  representativeName: '丸山 東',
  representativeTitle: '代表取締役',
  contact: '営業部（06-0000-0000）',
  tradeRole: 'distributor',
  upstreamContract: 'SH-JP-2026-0431（2026-11-02）',
  downstreamContract: 'MT-2026-77（2026-11-04）',
};

/** The facts of a whole case: every question of every paper answered, in the words of `lang`. */
export function caseFacts(set: ClauseSet, languages: LanguageSet, lang: PaperLanguage): PaperFacts {
  let facts: PaperFacts = {
    ...FACTS,
    ...(languages.includes('-') ? {} : { endUse: FACTS.endUseTexts?.[lang] ?? '' }),
    intermediaries: [TRADER],
    guarantor: 0,
    riskReportDocNo: header('D5', 'zh').docNo,
    set: NUMBERS,
    house: FACTS.exporter,
    chain: [
      { role: 'buyer', name: '丸東トレーディング株式会社', address: '大阪市中央区本町' },
      { role: 'end_user', name: '株式会社日本試験製作所', country: '日本' },
      { role: 'payer', name: '別払商事株式会社' },
    ],
    answers: { preparedBy: '王敏', secondReviewer: '李复核' },
    screening: SCREENING,
  };
  const prose = {
    zh: '经查阅登记簿、合同和现场照片，未发现相反情况；未知事项已注明。',
    ja: '登記簿、契約書及び現場写真を確認し、反対の事情は見当たりませんでした。',
    en: 'Register, contract and photographs were seen; nothing to the contrary was found.',
  };
  for (let round = 0; round < 3; round++) {
    for (const type of PAPER_CODES) {
      const open = missingFields(type, languages, facts, set);
      const values = Object.fromEntries(open.map((field) => [field.key, answerTo(field, prose[lang])]));
      const applied = applyFields(type, languages, facts, values, set);
      if (!applied.ok) throw new Error(JSON.stringify(applied.error));
      facts = applied.value;
    }
  }
  return facts;
}

function answerTo(field: PaperField, prose: string): string {
  if (field.kind === 'date') return '2026-11-20';
  if (field.kind === 'rows') return (field.columns ?? []).map((_, i) => `r1c${i + 1}`).join('\t');
  if (field.choices !== undefined) return field.choices[field.choices.length === 3 ? 1 : 0] ?? '';
  return field.long ? prose : `答 ${field.key.replace('answers.', '')}`;
}
