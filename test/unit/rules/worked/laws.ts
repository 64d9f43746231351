/** The texts that the rows rest on: article and phrase as printed. A `house` rule has no text and says where it comes from. */
export interface Law {
  readonly article: string;
  readonly phrase: string;
  readonly house?: true;
  /** The body was not read: the phrase is what press and registers report. */
  readonly reported?: true;
}

/** Paragraph 1 of a control-list announcement whose text was read. */
const BANS: Readonly<Record<string, string>> = {
  '2025-1': '禁止向上述28家美国实体出口两用物项；正在开展的相关出口活动应当立即停止',
  '2025-13': '禁止向上述15家美国实体出口两用物项；正在开展的相关出口活动应当立即停止',
  '2025-21': '禁止向上述16家美国实体出口两用物项；正在开展的相关出口活动应当立即停止',
  '2025-22': '禁止向上述12家美国实体出口两用物项；正在开展的相关出口活动应当立即停止',
  '2025-35': '禁止向上述8家台湾地区实体出口两用物项；正在开展的相关出口活动应当立即停止',
  '2025-51': '禁止向上述3家美国实体出口两用物项；正在开展的相关出口活动应当立即停止',
  '2026-11':
    '禁止出口经营者向上述20家实体出口两用物项，禁止境外组织和个人将原产于中华人民共和国的两用物项转移或提供给上述20家实体',
};

export function ban(announcement: string): Law {
  const phrase = BANS[announcement];
  return phrase === undefined
    ? {
        article: `MOFCOM ${announcement}`,
        phrase: 'export ban with a clause on transfers abroad (ECNS, registers)',
        reported: true,
      }
    : { article: `MOFCOM ${announcement} 1`, phrase };
}

export function watch(announcement: '2026-12' | '2026-28'): Law {
  return announcement === '2026-12'
    ? {
        article: 'MOFCOM 2026-12',
        phrase:
          '申请单项许可时，应当提交对列入关注名单实体的风险评估报告，并提供不将两用物项用于一切有助于提升日本军事实力用途的书面承诺',
      }
    : {
        article: 'MOFCOM 2026-28',
        phrase: 'risk assessments and written guarantees (ECNS 2026-06-29)',
        reported: true,
      };
}

export const L = {
  special: { article: 'MOFCOM 2026-11 2', phrase: '特殊情况下确需出口的，出口经营者应当向商务部提出申请' },
  japan: {
    article: 'MOFCOM 2026-1 1',
    phrase: '禁止所有两用物项对日本军事用户、军事用途，以及一切有助于提升日本军事实力的其他最终用户用途出口',
  },
  abroad: {
    article: 'MOFCOM 2026-1 2',
    phrase:
      '任何国家和地区的组织和个人，违反上述规定，将原产于中华人民共和国的相关两用物项转移或提供给日本的组织和个人',
  },
  holding: {
    article: 'MOFCOM 2025-61 2',
    phrase:
      '向出口管制管控名单和关注名单所列的进口商和最终用户（包括其控股50%及以上的子公司、分公司等分支机构）的出口申请，原则上不予许可',
  },
  minerals: {
    article: 'MOFCOM 2026-26',
    phrase: 'reporting of suspected strategic-mineral violations',
    reported: true,
  },
  listed: { article: 'Order 792 14(2)', phrase: '出口经营者应当向国务院商务主管部门申请许可' },
  classify: {
    article: 'Order 792 14(4)',
    phrase: '应当了解拟出口货物、技术和服务的性能指标、主要用途等，确定其是否属于两用物项',
  },
  single: { article: 'Order 792 15(2)', phrase: '向单一最终用户进行一次特定两用物项出口' },
  application: { article: 'Order 792 16(1)', phrase: '与两用物项出口有关的合同、协议的副本或者其他证明文件' },
  clock: { article: 'Order 792 17(1)', phrase: '在45个工作日内作出准予或者不予许可的决定' },
  shipped: { article: 'Order 792 18(1)', phrase: '并报告实际出口运输、运抵、安装、使用等情况' },
  chinaArm: {
    article: 'Order 792 20(1)(3)',
    phrase: '管控名单内的境外组织和个人在中华人民共和国境内设立的独资企业、代表机构、分支机构',
  },
  customs: {
    article: 'Order 792 22(1)',
    phrase: '出口货物发货人应当向海关提供出口货物合同、性能指标、主要用途等证明材料',
  },
  certificate: { article: 'Order 792 24(1)', phrase: '应当提交最终用户出具的最终用户和最终用途证明文件' },
  stop: { article: 'Order 792 25', phrase: '应当立即停止出口，向国务院商务主管部门报告并配合核查' },
  noClock: { article: 'Order 792 26(2)', phrase: '许可审查期限不受本条例第十七条第一款规定期限的限制' },
  keep: { article: 'Order 792 27', phrase: '保存期限不少于5年' },
  service: {
    article: 'ECL 20',
    phrase:
      '不得为出口经营者从事出口管制违法行为提供代理、货运、寄递、报关、第三方电子商务交易平台和金融等服务',
  },
  suspicion: {
    article: 'Order 792 36',
    phrase: '发现涉嫌两用物项出口管制违法行为的，应当及时向国务院商务主管部门报告',
  },
  catchAll: {
    article: 'ECL 12(3)',
    phrase: '相关货物、技术和服务可能存在以下风险的，应当向国家出口管制管理部门申请许可',
  },
  fine: { article: 'ECL 37', phrase: '违法经营额十倍以上二十倍以下罚款' },
  liable: { article: 'ECL 44', phrase: '中华人民共和国境外的组织和个人' },
  stopped: {
    article: 'lists-and-law 1',
    phrase: '停止执行; MOFCOM did not call it 移出; a licence is still needed',
    house: true,
  },
  decided: {
    article: 'pledges 8',
    phrase: 'a person decides, with reason; mandatory second reviewer',
    house: true,
  },
  affiliates: {
    article: 'lists-and-law 4',
    phrase: 'announcements 11 and 12 name entities only; no word on affiliates',
    house: true,
  },
  dualUseOnly: { article: 'spokesperson 2026-02-24', phrase: '相关措施仅针对两用物项', house: true },
  papers: { article: 'pledges 4', phrase: 'cross-document rules 6 and 8', house: true },
} as const satisfies Record<string, Law>;
