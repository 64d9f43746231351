import type { PaperFieldView } from '../../shared/contract/paper-channels.ts';

const PRODUCT = 'EPS-200';
const PLACE = 'Toyota-cho 1';

const TEXTS: Readonly<Record<string, string>> = {
  'endUse.zh': `采购的全部物项用于承诺方位于${PLACE}的工厂，生产民用乘用车电动助力转向电机${PRODUCT}的转子，每台用量约一百二十克，年产约五万台，全部销售给民用整车厂并装配于量产乘用车；边角料单独登记并退回供应商，不用于防务业务，也不向任何第三方转让。`,
  'endUse.ja': `調達する品目の全量を、誓約者の工場（${PLACE}）において、民生乗用車用の電動パワーステアリングモーター${PRODUCT}のローターの製造に使用します。一台当たりの使用量は約百二十グラム、年産は約五万台であり、完成車メーカーの量産車に搭載されます。端材は区分して記録し、防衛事業には使用しません。`,
  'endUse.en': `All items purchased are used at the pledgor's plant at ${PLACE} in the rotor of the electric power-steering motor ${PRODUCT} for civil passenger cars, about one hundred and twenty grams in each unit and about fifty thousand units a year, sold to civil car makers and fitted in series cars. Scrap is recorded separately. None is used in any defence business.`,
  endProduct: PRODUCT,
  siteOfUse: PLACE,
  endCustomer: 'Sample Motors',
  'pledgor.registrationId': '9999999999999',
};

/** What an officer would enter for the missing fields of a draft, truthful in form: lengths, places and check digits are right. */
export function pledgeValues(fields: readonly PaperFieldView[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of fields) {
    if (!field.missing) continue;
    const known = TEXTS[field.key];
    if (known !== undefined) values[field.key] = known;
    else if (field.kind === 'date') values[field.key] = '2026-10-15';
    else if (field.choices !== undefined) values[field.key] = field.choices[0] ?? '';
    else if (field.key.endsWith('.names.zh')) values[field.key] = '样本株式会社';
    else if (field.key.endsWith('.names.ja')) values[field.key] = 'サンプル株式会社';
    else if (field.key.endsWith('controlCode')) values[field.key] = '1C905.a.4';
    else values[field.key] = `Sample ${field.key}`;
  }
  // The end use must name the product and the place that the papers give.
  return { ...values, endProduct: PRODUCT, siteOfUse: PLACE, ...endUsesOf(fields) };
}

function endUsesOf(fields: readonly PaperFieldView[]): Record<string, string> {
  return Object.fromEntries(
    fields
      .filter((field) => field.key.startsWith('endUse'))
      .map((field) => [field.key, TEXTS[field.key] ?? TEXTS['endUse.zh'] ?? '']),
  );
}

/** The same for a field that is known by its English label only, as a person in front of the window sees it. */
export function pledgeText(label: string): string {
  const has = (...words: string[]) => words.every((word) => label.toLowerCase().includes(word));
  if (has('end use', 'chinese')) return TEXTS['endUse.zh'] ?? '';
  if (has('end use', 'japanese')) return TEXTS['endUse.ja'] ?? '';
  if (has('end use', 'english')) return TEXTS['endUse.en'] ?? '';
  if (has('final product')) return PRODUCT;
  if (has('place of use')) return PLACE;
  if (has('corporate number')) return '9999999999999';
  if (has('name in japanese')) return 'サンプル株式会社';
  if (has('name in chinese')) return '样本株式会社';
  if (has('control code')) return '1C905.a.4';
  if (has('date') || has('term')) return '2026-10-15';
  return `Sample ${label}`;
}
