import { error } from './message.ts'

/** What a place of a model holds or should hold, as data; its words are below. */
export type ModelShape = 'object' | 'list' | 'text' | 'true' | 'value'

/** How values of a field may be distributed, by the key of population.json. */
export type DistributionForm = 'yes' | 'value' | 'shares' | 'weights' | 'bands' | 'quantiles' | 'absent'

interface Words {
  readonly zh: string
  readonly en: string
}

const shapeWords: Readonly<Record<ModelShape, Words>> = {
  object: { zh: '一个对象 {…}', en: 'an object {…}' },
  list: { zh: '一个不空的列表 […]', en: 'a list […] that is not empty' },
  text: { zh: '一段文字', en: 'a text' },
  true: { zh: 'true', en: 'true' },
  value: { zh: '一个值', en: 'a value' },
}

const formWords: Readonly<Record<DistributionForm, Words>> = {
  yes: { zh: '是', en: 'yes' },
  value: { zh: '值', en: 'value' },
  shares: { zh: '份额', en: 'shares' },
  weights: { zh: '权重', en: 'weights' },
  bands: { zh: '区间', en: 'bands' },
  quantiles: { zh: '分位', en: 'quantiles' },
  absent: { zh: '缺', en: 'absent' },
}

const formsZh = (forms: readonly DistributionForm[]) => forms.map((form) => `“${formWords[form].zh}”`).join('、')
const formsEn = (forms: readonly DistributionForm[]) => forms.map((form) => `"${formWords[form].en}"`).join(', ')
const closeZh = (close: string | null) => (close === null ? '' : `，是不是“${close}”？`)
const closeEn = (close: string | null) => (close === null ? '' : `; did you mean "${close}"?`)

/** What is wrong with a model of a synthetic population (population.json). */
export const populationMessages = {
  'population.notJson': error(
    (v: { position: number }) => `这个文件不是 JSON，读到第 ${v.position} 个字符读不下去`,
    (v) => `this file is not JSON: it cannot be read beyond character ${v.position}`,
  ),
  'population.shape': error(
    (v: { expected: ModelShape }) => `这里应是${shapeWords[v.expected].zh}`,
    (v) => `this must be ${shapeWords[v.expected].en}`,
  ),
  'population.keyUnknown': error(
    (v: { key: string; close: string | null }) => `不认识“${v.key}”${closeZh(v.close)}`,
    (v) => `nothing is known of "${v.key}"${closeEn(v.close)}`,
  ),
  'population.keyMissing': error(
    (v: { zh: string; en: string }) => `缺少“${v.zh}”`,
    (v) => `"${v.en}" is missing`,
  ),
  'population.keyUnused': error(
    (v: { key: string }) => `“${v.key}”在这里用不上`,
    (v) => `"${v.key}" has no use here`,
    () => '有“情形”的，分布写在各个情形里；“步长”只用于“区间”和“分位”；“个数”和“组成”只用于“关系”',
    () =>
      'where there are "cases", the distributions stand in them; "step" is for "bands" and "quantiles", "count" and "parts" for a "relation"',
  ),
  'population.keyTwice': error(
    (v: { key: string }) => `“${v.key}”写了两次`,
    (v) => `"${v.key}" is given twice`,
  ),
  'population.entityUnknown': error(
    (v: { name: string; close: string | null }) => `通知里没有“${v.name}”这个对象${closeZh(v.close)}`,
    (v) => `the notice has no entity "${v.name}"${closeEn(v.close)}`,
  ),
  'population.fieldUnknown': error(
    (v: { field: string; entity: string; close: string | null }) => `${v.entity}没有“${v.field}”${closeZh(v.close)}`,
    (v) => `${v.entity} has no "${v.field}"${closeEn(v.close)}`,
  ),
  'population.fieldTwice': error(
    (v: { field: string }) => `“${v.field}”写了两次`,
    (v) => `"${v.field}" is given twice`,
  ),
  'population.fieldMissing': error(
    (v: { field: string; entity: string }) => `${v.entity}必填的“${v.field}”没有写怎样分布`,
    (v) => `nothing says how "${v.field}" is distributed, which every ${v.entity} must have`,
  ),
  'population.notEarlier': error(
    (v: { field: string }) => `“${v.field}”没有排在前面，这里还不能用它作条件`,
    (v) => `"${v.field}" does not stand before this, so it cannot be a condition here`,
    () => '把它的一项移到前面；没有写分布的字段不能作条件',
    () => 'move its entry up; a field without a distribution cannot be a condition',
  ),
  'population.form': error(
    (v: { forms: readonly DistributionForm[] }) => `要写一种分布，只写一种；这里可用${formsZh(v.forms)}`,
    (v) => `exactly one form of distribution is needed; here it may be ${formsEn(v.forms)}`,
  ),
  'population.share': error(
    (v: { value: string }) => `“${v.value}”不是份额；写成 0% 到 100%，或 0 到 1 的小数`,
    (v) => `"${v.value}" is no share; write 0% to 100%, or a number from 0 to 1`,
  ),
  'population.sharesSum': error(
    (v: { sum: string }) => `各份额之和是 ${v.sum}，应是 100%`,
    (v) => `the shares add up to ${v.sum}; they must make 100%`,
  ),
  'population.weight': error(
    (v: { value: string }) => `“${v.value}”不是权重；写成不小于 0 的整数，不能全是 0`,
    (v) => `"${v.value}" is no weight; write whole numbers of 0 or more, not all of them 0`,
  ),
  'population.bandBackwards': error(
    (v: { from: string; to: string }) => `区间从 ${v.from} 到 ${v.to}，倒过来了`,
    (v) => `the band from ${v.from} to ${v.to} runs backwards`,
  ),
  'population.bandOpen': error(
    () => '这里的“从”和“到”要写全；只有条件里可以省去一头',
    () => 'both "from" and "to" are needed here; only a condition may leave one out',
  ),
  'population.step': error(
    (v: { value: string }) => `“步长”不能是“${v.value}”；写成大于 0 的整格，如金额写 10`,
    (v) => `the step cannot be "${v.value}"; write a whole number of the smallest unit, above 0, such as 10 for an amount`,
  ),
  'population.quantiles': error(
    () => '“分位”要从 0% 写到 100%，份额逐个增大，值不减小',
    () => 'quantiles run from 0% to 100%: each share larger than the one before, no value smaller',
  ),
  'population.otherwise': error(
    (v: { place: 'last' | 'before' }) => (v.place === 'last' ? '最后一种情形是其余的人，不写“当”' : '不是最后的情形要写“当”'),
    (v) => (v.place === 'last' ? 'the last case is everybody else and has no "when"' : 'a case that is not the last needs a "when"'),
  ),
  'population.conditionKind': error(
    (v: { field: string; needs: 'range' | 'members' }) =>
      v.needs === 'range' ? `“${v.field}”作条件要写成 {"从": …, "到": …}` : `“${v.field}”作条件要写出值，或值的列表`,
    (v) =>
      v.needs === 'range'
        ? `a condition on "${v.field}" is {"from": …, "to": …}`
        : `a condition on "${v.field}" is a value or a list of values`,
  ),
  'population.provenance': error(
    (v: { given: 'none' | 'both' }) => (v.given === 'none' ? '没有写“来源”或“假定”：每个份额都要说明从哪里来' : '“来源”和“假定”只能写一个'),
    (v) =>
      v.given === 'none' ? 'neither "source" nor "assumption" says where these shares come from' : 'give either "source" or "assumption"',
  ),
  'population.required': error(
    (v: { field: string }) => `“${v.field}”不是没有默认值的可选字段，不能缺`,
    (v) => `"${v.field}" cannot be absent: it is required or has a default`,
  ),
}
