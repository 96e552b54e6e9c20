import type { Language } from '../../../index.ts'

/** What `tiaoli simulate` says of sensitivity, cliffs and values sought. */
const zh = {
  sensitivity: '疑义逐一另作读法，看改变什么、在谁之间',
  cliffs: '找悬崖：规则转折处差一步，个人损失多少',
  seek: '求参数的值，如 "个人缴费标准（2021年）"；与 --payer 和 --at-most 或 --at-least 同用',
  payer: '求值时看哪个支付方的总额',
  group: '求值时只看一组，如 参保地=阳曲县',
  atMost: '总额至多多少，如 1000万元',
  atLeast: '总额至少多少',

  needsSeek: '--payer、--group、--at-most、--at-least 和 --seek 一起用',
  needsBound: '--seek 要有 --payer，还要有 --at-most 或 --at-least 之一',
  badAmount: (text: string) => `“${text}”不是金额；写成 320、27.5元 或 1000万元，至多到分`,
  badGroup: (text: string) => `“${text}”读不懂；写成 分组=组，如 参保地=阳曲县`,
  cannotAsk: '不能这样问：',
  moreRows: (count: number) => `……另有 ${count} 行；--output 存档的表里全有`,
}

export type AnalysisTexts = typeof zh

const en: AnalysisTexts = {
  sensitivity: 'read each open question otherwise, one at a time: what that moves, and between whom',
  cliffs: 'seek cliffs: what one step costs a person where the rules turn',
  seek: 'seek a value of a parameter, e.g. "个人缴费标准（2021年）"; with --payer and --at-most or --at-least',
  payer: 'the payer whose total is meant',
  group: 'only one group, e.g. 参保地=阳曲县',
  atMost: 'the most that the total may be, e.g. 10000000',
  atLeast: 'the least that the total must be',

  needsSeek: '--payer, --group, --at-most and --at-least go with --seek',
  needsBound: '--seek needs --payer, and one of --at-most and --at-least',
  badAmount: (text) => `"${text}" is no amount; write 320, 27.5元 or 1000万元, to the fen at most`,
  badGroup: (text) => `"${text}" cannot be read; write DIMENSION=GROUP`,
  cannotAsk: 'this cannot be asked:',
  moreRows: (count) => `… and ${count} more rows; the tables kept by --output have all`,
}

export const analysisTexts: Readonly<Record<Language, AnalysisTexts>> = { zh, en }
