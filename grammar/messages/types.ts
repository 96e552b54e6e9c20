import { error, warning } from './message.ts'
import { inEnglish, type Words } from './words.ts'

/** How the bands of a 累进 fail to make a scale; bands are counted from 1. */
export type BandsProblem =
  | { kind: 'none' }
  | { kind: 'words' }
  | { kind: 'start'; at: string }
  | { kind: 'end'; at: string }
  | { kind: 'open'; band: number }
  | { kind: 'apart'; band: number; at: string; next: string }
  | { kind: 'order'; band: number }

type DurationUnit = 'month' | 'day' | 'minute'
const unitZh: Readonly<Record<DurationUnit, string>> = { month: '个月', day: '天', minute: '分钟' }

function bandsZh(v: BandsProblem): string {
  switch (v.kind) {
    case 'none':
      return '一段也没有'
    case 'words':
      return '只用 超过 与 不超过'
    case 'start':
      return `第 1 段从 ${v.at} 开始，下面的没有写`
    case 'end':
      return `最后一段到 ${v.at} 为止，上面的没有写`
    case 'open':
      return `第 ${v.band} 段没有写到哪里为止`
    case 'apart':
      return `第 ${v.band} 段到 ${v.at}，第 ${v.band + 1} 段从 ${v.next}`
    case 'order':
      return `第 ${v.band + 1} 段不比第 ${v.band} 段高`
  }
}

function bandsEn(v: BandsProblem): string {
  switch (v.kind) {
    case 'none':
      return 'there is none'
    case 'words':
      return 'use "over" and "at most" only'
    case 'start':
      return `band 1 starts at ${v.at}, and nothing covers what is below`
    case 'end':
      return `the last band ends at ${v.at}, and nothing covers what is above`
    case 'open':
      return `band ${v.band} has no upper end`
    case 'apart':
      return `band ${v.band} ends at ${v.at}, band ${v.band + 1} starts at ${v.next}`
    case 'order':
      return `band ${v.band + 1} does not lie above band ${v.band}`
  }
}

export const typeMessages = {
  'type.unknown': error(
    (v: { name: string; close: string }) => `没有“${v.name}”这种类型${v.close ? `，是不是“${v.close}”？` : ''}`,
    (v) => `there is no type "${v.name}"${v.close ? `; did you mean "${v.close}"?` : ''}`,
    () => '类型有 是否、整数、数、金额、比例、日期、时刻、时长、文本、身份证号，以及声明过的枚举',
    () => 'types are boolean, integer, number, amount, ratio, date, instant, duration, text, identity, and declared enumerations',
  ),
  'type.mismatch': error(
    (v: { has: string; needs: string }) => `这里要${v.needs}，写的是${v.has}`,
    (v) => `${inEnglish(v.needs)} is needed here, this is ${inEnglish(v.has)}`,
  ),
  'type.operands': error(
    (v: { operator: string; operands: string[] }) => `${v.operands.join(' 与 ')} 不能用“${v.operator}”`,
    (v) => `"${v.operator}" does not take ${v.operands.map(inEnglish).join(' and ')}`,
    (v) => (v.operands.includes('金额') && v.operands.includes('整数') ? '金额要带单位，如 30元' : '检查两边的类型和单位'),
    (v) =>
      v.operands.includes('金额') && v.operands.includes('整数')
        ? 'an amount needs its unit, e.g. 30 yuan'
        : 'check the types and units on both sides',
  ),
  'type.unorderedTest': error(
    (v: { type: string }) => `${v.type}没有大小，不能用 以上、以下、超过 等比较`,
    (v) => `values of ${inEnglish(v.type)} have no order, so bounds such as "at least" mean nothing`,
  ),
  'type.missing': error(
    (v: { name: string }) => `结果 ${v.name} 没有写类型`,
    (v) => `result ${v.name} has no type`,
    () => '写成 名称：类型，如 中央补助：金额',
    () => 'write name: type, e.g. central: amount',
  ),
  'type.arguments': error(
    (v: { name: string; takes: string }) => `${v.name} 应当这样用：${v.takes}`,
    (v) => `${inEnglish(v.name)} is used like this: ${inEnglish(v.takes)}`,
  ),
  'type.clampNeeded': error(
    () => '加减月数遇到 29 日至 31 日，要写明 下取（取月末）或 上取（取次月1日）',
    () => 'adding months to a date that may be the 29th to 31st must say floor (month end) or ceiling (first of the next month)',
  ),
  'type.clampUseless': error(
    () => '上取、下取 只用在 日期 ＋ 月数 后面',
    () => 'floor and ceiling stand behind a date plus months only',
  ),
  'type.durationInexact': error(
    (v: { count: string; unit: DurationUnit }) => `时长是 ${v.count}${unitZh[v.unit]}，要是整数，至多九位`,
    (v) => `this duration is ${v.count} ${v.unit}s; it must be a whole number of at most nine digits`,
    () => '改用更小的单位，如 1.5小时 写成 90分钟；一天不等于 24小时，一个月不等于 30天',
    () => 'use a smaller unit: 90 minutes for 1.5 hours; a day is not 24 hours, and a month is not 30 days',
  ),
  'scale.tooFine': error(
    (v: { has: number; keeps: number; type: string }) => `这个值有 ${v.has} 位小数，${v.type}只保留 ${v.keeps} 位，没有写怎样舍入`,
    (v) => `this value has ${v.has} decimal places, ${inEnglish(v.type)} keeps ${v.keeps}, and nothing says how it is rounded`,
    () => '在式子后写明，如 四舍五入到分；或在通知开头写 舍入',
    () => 'say so behind the expression, e.g. "rounded half up to cent", or give the notice a rounding',
  ),
  'scale.divisionUnrounded': error(
    () => '除法可能除不尽，没有写怎样舍入',
    () => 'this division may not come out even, and nothing says how it is rounded',
    () => '先乘后除，再写舍入，如 （甲 × 乙 ÷ 丙） 四舍五入到分',
    () => 'multiply first, then divide and round, e.g. (a * b / c) rounded half up to cent',
  ),
  'scale.divisionByZero': error(
    () => '除数是零',
    () => 'the divisor is zero',
  ),
  'range.overflow': error(
    (v: { digits: number; limit: number }) => `这个值可能有 ${v.digits} 位数字，超过能精确保存的 ${v.limit} 位`,
    (v) => `this value may have ${v.digits} digits; ${v.limit} can be kept exactly`,
    () => '给字段写明范围，或检查单位（万元、亿元）',
    () => 'give the fields a range, or check the units',
  ),
  'range.empty': error(
    (v: { from: string; to: string }) => `范围的起点 ${v.from} 比终点 ${v.to} 大`,
    (v) => `this range starts at ${v.from}, behind its end ${v.to}`,
  ),
  'range.tooFine': error(
    (v: { bound: string; has: number; keeps: number; type: string }) =>
      `范围的端点 ${v.bound} 有 ${v.has} 位小数，${v.type}只有 ${v.keeps} 位，没有值正好是它`,
    (v) => `the bound ${v.bound} has ${v.has} decimal places; ${inEnglish(v.type)} has ${v.keeps}, so no value is exactly it`,
    () => '写成字段能取到的最后一个值，如 0元至0.99元',
    () => 'write the last value that the field can have, e.g. 0yuan to 0.99yuan',
  ),
  'range.notBounds': error(
    () => '字段的范围写成 从 至 到，或 不超过、不低于 等',
    () => 'write a field range as from-to, or with at least / at most',
  ),
  'range.notRanged': error(
    (v: { type: string }) => `${v.type}字段不能写范围，数和日期才可以`,
    (v) => `a field of type ${inEnglish(v.type)} takes no range; numbers and dates do`,
    () => '去掉范围，在规则里用断言检查',
    () => 'leave the range out and check it with an assertion',
  ),
  'range.outside': error(
    (v: { value: Words; from: Words; to: Words }) => `${v.value.zh} 不在字段的范围内：${v.from.zh || '…'} 至 ${v.to.zh || '…'}`,
    (v) => `${v.value.en} lies outside the field's range: ${v.from.en || '…'} to ${v.to.en || '…'}`,
  ),
  'constant.needed': error(
    (v: { parameters: boolean }) => (v.parameters ? '这里只能用参数和常数' : '这里只能写常数'),
    (v) => (v.parameters ? 'only parameters and constants can stand here' : 'only a constant can stand here'),
  ),
  'parameter.noValue': error(
    (v: { name: string; year: string; last: string }) => `参数 ${v.name} 在 ${v.year} 没有值${v.last ? `，最近的是 ${v.last}` : ''}`,
    (v) => `parameter ${v.name} has no value for ${v.year}${v.last ? `; the nearest is ${v.last}` : ''}`,
    () => '补上这一年的值；写成 名称（2020年）可以指定年份',
    () => 'add a value for that year, or name another one: name(2020)',
  ),
  'parameter.variesInYear': error(
    (v: { name: string; year: string }) => `参数 ${v.name} 在 ${v.year} 内不止一个值，要写明日期`,
    (v) => `parameter ${v.name} has several values within ${v.year}; name a day`,
  ),
  'parameter.overlap': error(
    (v: { name: string; label: string; other: string }) => `参数 ${v.name} 的 ${v.label} 与 ${v.other} 日期重叠`,
    (v) => `the dates ${v.label} and ${v.other} of parameter ${v.name} overlap`,
  ),
  'parameter.empty': error(
    (v: { name: string }) => `参数 ${v.name} 一个值也没有`,
    (v) => `parameter ${v.name} has no value`,
  ),
  'question.defaults': error(
    (v: { name: string; count: number }) => `疑义 ${v.name} 有 ${v.count} 个默认读法，应当正好一个`,
    (v) => `question ${v.name} has ${v.count} default readings; it needs exactly one`,
    () => '在一个读法后写（默认）',
    () => 'write (default) behind one reading',
  ),
  'question.noEffect': warning(
    (v: { name: string }) => `疑义 ${v.name} 没有规则用到，换读法什么也不会变`,
    (v) => `no rule depends on question ${v.name}, so choosing a reading changes nothing`,
  ),
  'aggregate.noRelation': error(
    () => '合计、个数、最大等要写明对哪个“多个”字段，如 合计 就诊.费用',
    () => 'an aggregate names a to-many field, e.g. sum visits.cost',
  ),
  'aggregate.member': error(
    (v: { relation: string }) => `${v.relation} 有多条，只能在 合计、个数、存在、都、最大、最小 里用`,
    (v) => `${v.relation} has many records; it can only stand in sum, count, exists, all, max or min`,
  ),
  'progressive.bands': error(
    (v: BandsProblem) => `累进的各段要从小到大首尾相接：${bandsZh(v)}`,
    (v) => `the bands of a progressive scale must ascend and meet: ${bandsEn(v)}`,
    () => '写成 不超过甲的部分、超过甲、不超过乙的部分、超过乙的部分',
    () => 'write: at most a; over a, at most b; over b',
  ),
  'table.otherAlone': error(
    () => '这一列没有别的行写出取值，“其它”没有可排除的',
    () => 'no other row of this column names a value, so "other" has nothing to exclude',
    () => '写成 任意，或写出取值',
    () => 'write "any", or name the values',
  ),
  'table.resultCount': error(
    (v: { name: string }) => `表 ${v.name} 没有结果列：结果列写在 || 后面`,
    (v) => `table ${v.name} has no result column: results stand behind ||`,
  ),
  'table.sumPolicy': error(
    (v: { name: string; type: string }) => `${v.name} 是${v.type}，不能累加`,
    (v) => `${v.name} is ${inEnglish(v.type)}, which can't be added up`,
  ),
  'exception.values': error(
    (v: { target: string; results: string[] }) =>
      `${v.target} 有几个结果（${v.results.join('、')}），要写明改哪一个，如 则 ${v.results[0] ?? ''}：…`,
    (v) => `${v.target} has several results (${v.results.join(', ')}); name the ones that change`,
  ),
  'exception.beatsUnknown': error(
    (v: { name: string; target: string }) => `${v.target} 没有叫“${v.name}”的例外`,
    (v) => `${v.target} has no exception "${v.name}"`,
  ),
  'exception.beatsCycle': error(
    (v: { path: string[] }) => `例外互相优先：${v.path.join(' → ')}`,
    (v) => `these exceptions override each other: ${v.path.join(' → ')}`,
  ),
}
