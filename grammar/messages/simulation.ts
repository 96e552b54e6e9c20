import { error } from './message.ts'

/** What a place of simulation.json must hold, as data; its words are below. */
export type ConfigShape = 'object' | 'list' | 'text' | 'kind' | 'wholeNumber'

interface Words {
  readonly zh: string
  readonly en: string
}

const shapes: Readonly<Record<ConfigShape, Words>> = {
  object: { zh: '一个对象 {…}', en: 'an object {…}' },
  list: { zh: '一个列表 […]', en: 'a list […]' },
  text: { zh: '引号里的名称', en: 'a name in quotation marks' },
  kind: { zh: '"cost"（越少越好）或 "benefit"（越多越好）', en: '"cost" (less is better) or "benefit" (more is better)' },
  wholeNumber: { zh: '整数，如 60', en: 'a whole number such as 60' },
}

const parts = { payer: { zh: '支付方', en: 'payer' }, dimension: { zh: '分组', en: 'dimension' } }

const closeZh = (close: string | null) => (close === null ? '' : `，是不是“${close}”？`)
const closeEn = (close: string | null) => (close === null ? '' : `; did you mean "${close}"?`)

type Named = { readonly name: string }

/** What is wrong with what a simulation is asked to count: simulation.json beside a notice. */
export const simulationMessages = {
  'simulation.notJson': error<{ position: number }>(
    (v) => `不是 JSON，读到第 ${v.position} 个字符读不下去`,
    (v) => `this is not JSON: it cannot be read beyond character ${v.position}`,
  ),
  'simulation.keyTwice': error<{ key: string }>(
    (v) => `“${v.key}”写了两次，不知道以哪一个为准`,
    (v) => `"${v.key}" is given twice; which one counts is not clear`,
  ),
  'simulation.shape': error<{ expected: ConfigShape }>(
    (v) => `这里应是${shapes[v.expected].zh}`,
    (v) => `this must be ${shapes[v.expected].en}`,
  ),
  'simulation.keyMissing': error<{ key: string }>(
    (v) => `缺少“${v.key}”`,
    (v) => `"${v.key}" is missing`,
  ),
  'simulation.keyUnknown': error<{ key: string; close: string | null }>(
    (v) => `不认识“${v.key}”${closeZh(v.close)}`,
    (v) => `nothing is known of "${v.key}"${closeEn(v.close)}`,
  ),
  'simulation.noEntity': error<Named>(
    (v) => `通知 ${v.name} 没有说哪种对象（没有“对于”），没有记录可以测算`,
    (v) => `notice ${v.name} speaks of no entity (it has no 对于), so there are no records to simulate`,
  ),
  'simulation.nothingCounted': error<object>(
    () => '没有写任何支付方，测算没有可以合计的',
    () => 'no payer is named, so there is nothing to add up',
    () => '在 payers 里至少写一个支付方和它承担的金额结果',
    () => 'name at least one payer with the amounts that it bears in payers',
  ),
  'simulation.repeated': error<{ what: keyof typeof parts; name: string }>(
    (v) => `${parts[v.what].zh}“${v.name}”写了两次`,
    (v) => `the ${parts[v.what].en} "${v.name}" is named twice`,
  ),
  'simulation.resultUnknown': error<Named & { entity: string; close: string | null }>(
    (v) => `${v.entity}没有叫“${v.name}”的结果${closeZh(v.close)}`,
    (v) => `${v.entity} has no result "${v.name}"${closeEn(v.close)}`,
  ),
  'simulation.notAmount': error<Named & { type: string }>(
    (v) => `“${v.name}”是${v.type}，不是金额，不能合计`,
    (v) => `"${v.name}" is of type ${v.type} and no amount, so it can't be added up`,
  ),
  'simulation.countedTwice': error<Named & { payer: string }>(
    (v) => `“${v.name}”已经算在“${v.payer}”里，再算一次，总额就多了`,
    (v) => `"${v.name}" is counted under "${v.payer}" already; counted again it would make the total too large`,
  ),
  'simulation.byUnknown': error<Named & { entity: string; close: string | null }>(
    (v) => `${v.entity}没有叫“${v.name}”的字段或结果${closeZh(v.close)}`,
    (v) => `${v.entity} has no field or result "${v.name}"${closeEn(v.close)}`,
  ),
  'simulation.notGrouped': error<Named & { type: string }>(
    (v) => `“${v.name}”是${v.type}，不能用来分组`,
    (v) => `"${v.name}" is of type ${v.type}, by which people can't be grouped`,
    () => '用枚举、是否、日期或数来分组',
    () => 'group by an enumeration, a yes or no, a date or a number',
  ),
  'simulation.bandsMissing': error<Named & { type: string }>(
    (v) => `“${v.name}”是${v.type}，要写明怎样分段`,
    (v) => `"${v.name}" is of type ${v.type} and needs bands`,
    () => '如 "bands": [18, 60]，分成 18 以下、18 至 60 以下、60 以上；日期按周岁',
    () => 'for example "bands": [18, 60]: under 18, 18 to under 60, 60 and over; of a date, completed years',
  ),
  'simulation.bandsUnfit': error<Named & { type: string }>(
    (v) => `“${v.name}”是${v.type}，按它的取值分组，不能分段`,
    (v) => `"${v.name}" is of type ${v.type}: it groups by its values and takes no bands`,
    () => '删去 bands',
    () => 'remove the bands',
  ),
  'simulation.bandsOrder': error<{ before: string; value: string }>(
    (v) => `分段要从小到大：${v.value} 在 ${v.before} 后面`,
    (v) => `bands must ascend: ${v.value} stands behind ${v.before}`,
  ),
}
