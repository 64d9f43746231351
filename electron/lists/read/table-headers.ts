import type { TableField, TableMapping } from '../../../shared/lists/draft.ts';
import { clean } from './clean.ts';

/** Headers that say plainly what a column of a list holds. */
const HEADERS: readonly (readonly [RegExp, TableField])[] = [
  [/^(?:id|key|uid|entity_?id|编号id|管理番号)$/i, 'key'],
  [/^(?:no|no\.|num|number|序号|序號|番号|编号)$/i, 'no'],
  [/^(?:zh|name_?zh|chinese name|中文名称|中文名|中文名稱|中国語名称?|中国語表記)$/i, 'name_zh'],
  [/^(?:ja|name_?ja|japanese name|日文名称|日文名|日本語名称?|日本語表記)$/i, 'name_ja'],
  [/^(?:en|name_?en|english name|英文名称|英文名|英文名稱|英語名称?|英語表記|英文表記)$/i, 'name_en'],
  [
    /^(?:name|entity|entity name|company|company name|organi[sz]ation|名称|名稱|实体名称|实体|企业名称|公司名称|机构名称|企業名|組織名|会社名|団体名)$/i,
    'name',
  ],
  [/^(?:alias|aliases|a\.?k\.?a\.?|also known as|别名|別名|又称|曾用名|别称|別称|通称)$/i, 'alias'],
  [/^(?:type|kind|entity type|schema|类型|種別|区分)$/i, 'kind'],
  [/^(?:country|countries|nation|国家|国别|国家\/地区|国家或地区|国|国名|国・地域|所在国)$/i, 'country'],
  [/^(?:address|addresses|location|地址|住所|所在地|注册地址)$/i, 'address'],
  [
    /^(?:identifier|identifiers|registration no\.?|registration number|统一社会信用代码|注册号|法人番号|登録番号)$/i,
    'identifier',
  ],
  [/^(?:program|programs|programme|list|名单|清单|リスト|根拠)$/i, 'program'],
  [/^(?:date|listed on|listing date|start_date|列入日期|公布日期|日期|掲載日|指定日)$/i, 'listed_on'],
  [/^(?:remarks|remark|notes|note|comment|备注|備考|说明)$/i, 'remarks'],
  [/^(?:url|link|source url|网址|链接)$/i, 'url'],
];

/** Headers of order sheets that no list has. */
const ORDER =
  /订单号|合同号|发票号|品名|单价|数量|注文番号|契約番号|単価|^(?:p\.?o\.?|order|invoice|contract)\s*(?:no\.?|number|#)|^(?:qty|quantity|unit price|hs ?code|amount|buyer|consignee)$/iu;

/** Columns whose headers leave no doubt. A field stands once, but for aliases and addresses. */
export function suggestMapping(header: readonly string[]): TableMapping['columns'] {
  const taken = new Set<TableField>();
  const columns: { column: number; field: TableField }[] = [];
  header.forEach((text, column) => {
    const plain = clean(text.normalize('NFKC'));
    const field = HEADERS.find(([pattern]) => pattern.test(plain))?.[1];
    if (field === undefined || (taken.has(field) && field !== 'alias' && field !== 'address')) return;
    taken.add(field);
    columns.push({ column, field });
  });
  return columns;
}

/** Whether the headers are those of an order sheet: two of them that no list has. */
export function looksLikeOrders(header: readonly string[]): boolean {
  return header.filter((text) => ORDER.test(clean(text.normalize('NFKC')))).length >= 2;
}
