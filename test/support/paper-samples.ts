import type { LanguageSet, PaperFacts, PaperHeader } from '../../shared/papers/index.ts';

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

export function header(
  type: 'D1' | 'D2',
  languages: LanguageSet,
  more: Partial<PaperHeader> = {},
): PaperHeader {
  return {
    type,
    docNo: `${type === 'D1' ? 'PL' : 'EC'}-2026-000123-v1`,
    version: 1,
    languages,
    prevailing: languages.startsWith('zh') ? 'zh' : languages === 'ja' ? 'ja' : 'en',
    status: 'issued',
    createdAt: '2026-11-25T10:30:00+08:00',
    templateId: type === 'D1' ? 'D1-pledge' : 'D2-commitment',
    templateVersion: '2026.11-1',
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
