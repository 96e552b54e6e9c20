import { error } from './message.ts'

// What is wrong with a program that was handed in as data; for those who write programs that make them.
export const programMessages = {
  'program.version': error(
    (v: { found: string; reads: number }) => `这是第 ${v.found} 版的程序数据，这里只读第 ${v.reads} 版`,
    (v) => `this program is of version ${v.found}; version ${v.reads} is read here`,
    () => '用同一版本的条理重新编译通知',
    () => 'compile the notice again with the same version of Tiaoli',
  ),
  'program.notJson': error(
    (v: { reason: string }) => `不是 JSON：${v.reason}`,
    (v) => `this is not JSON: ${v.reason}`,
  ),
  'program.shape': error(
    (v: { found: string; expected: string }) => `这里要 ${v.expected}，给的是 ${v.found}`,
    (v) => `${v.expected} is needed here, not ${v.found}`,
  ),
  'program.fieldMissing': error(
    (v: { field: string }) => `缺少 ${v.field}`,
    (v) => `${v.field} is missing`,
  ),
  'program.fieldUnknown': error(
    (v: { field: string }) => `不认识 ${v.field}`,
    (v) => `nothing is known of ${v.field}`,
  ),
  'program.tooDeep': error(
    (v: { limit: number }) => `嵌套超过 ${v.limit} 层`,
    (v) => `nested deeper than ${v.limit} levels`,
  ),
  'program.undeclared': error(
    (v: { what: string; name: string }) => `没有叫“${v.name}”的 ${v.what}`,
    (v) => `there is no ${v.what} "${v.name}"`,
  ),
  'program.repeated': error(
    (v: { what: string; name: string }) => `${v.what}“${v.name}”出现了两次`,
    (v) => `the ${v.what} "${v.name}" occurs twice`,
  ),
  'program.identifier': error(
    (v: { has: string; needs: string }) => `标识应当是“${v.needs}”，写的是“${v.has}”`,
    (v) => `the identifier must be "${v.needs}", not "${v.has}"`,
  ),
  'program.scope': error(
    (v: { name: string; scope: number }) => `向外第 ${v.scope} 层的记录没有 ${v.name}`,
    (v) => `the record ${v.scope} aggregates outward has no ${v.name}`,
  ),
  'program.order': error(
    (v: { name: string }) => `${v.name} 要排在前面，才能在这里用`,
    (v) => `${v.name} must stand before it is read here`,
  ),
  'program.type': error(
    (v: { has: string; needs: string }) => `这里要 ${v.needs}，给的是 ${v.has}`,
    (v) => `${v.needs} is needed here, not ${v.has}`,
  ),
  'program.operands': error(
    (v: { operator: string; operands: string[] }) => `${v.operator} 不能用于 ${v.operands.join('、')}`,
    (v) => `${v.operator} does not take ${v.operands.join(', ')}`,
  ),
  'program.numeric': error(
    (v: { problem: 'missing' | 'extra' | 'bounds' | 'literal' }) => `小数位数和范围不对：${numericZh[v.problem]}`,
    (v) => `wrong scale and range: ${numericEn[v.problem]}`,
  ),
  'program.literal': error(
    (v: { value: string; type: string }) => `“${v.value}”不是 ${v.type}`,
    (v) => `"${v.value}" is no ${v.type}`,
  ),
  'program.count': error(
    (v: { what: string; has: number; needs: number }) => `${v.what} 应当有 ${v.needs} 个，实有 ${v.has} 个`,
    (v) => `there must be ${v.needs} ${v.what}, not ${v.has}`,
  ),
  'program.parts': error(
    (v: { what: string; needs: string }) => `${v.what} 应当${v.needs === 'given' ? '写出' : v.needs === 'null' ? '为空' : '二者有其一'}`,
    (v) => (v.needs === 'either' ? `exactly one of ${v.what} must be given` : `${v.what} must be ${v.needs}`),
  ),
  'program.constant': error(
    () => '这里只能用参数和常数',
    () => 'only parameters and constants can stand here',
  ),
  'program.bound': error(
    () => '字段的范围只能是日期，或基准日',
    () => 'a bound of a field is a day or the base date',
  ),
  'program.bands': error(
    () => '各段要从小到大',
    () => 'the bands must ascend',
  ),
  'program.division': error(
    () => '除不尽又没有舍入：除数应当是只含因数 2 和 5 的常数，且不为零',
    () => 'without rounding, the divisor must be a constant of which the only factors are 2 and 5, and not zero',
  ),
  'program.period': error(
    (v: { problem: 'backwards' | 'overlap' }) => (v.problem === 'overlap' ? '日期与前面的值重叠' : '起点比终点晚'),
    (v) => (v.problem === 'overlap' ? 'the dates overlap those of a value before' : 'it starts behind its end'),
  ),
  'program.circle': error(
    (v: { name: string }) => `例外 ${v.name} 绕回来优先于自己`,
    (v) => `exception ${v.name} comes to override itself`,
  ),
}

type NumericProblem = 'missing' | 'extra' | 'bounds' | 'literal'
const numericZh: Readonly<Record<NumericProblem, string>> = {
  missing: '没有写',
  extra: '不是小数，不应当写',
  bounds: '下限高于上限',
  literal: '与常数不符',
}
const numericEn: Readonly<Record<NumericProblem, string>> = {
  missing: 'not given',
  extra: 'given for what is no decimal',
  bounds: 'the lower bound is above the upper',
  literal: 'not those of the constant',
}
