import { error } from './message.ts'

/** Why a notice can't be exported to a target: an export is exact, or there is none. `target` is the target's name on the command line. */
export const exportMessages = {
  'export.tooWide': error<{ target: string; expression: string; digits: number; most: number }>(
    (v) => `“${v.expression}”可能有 ${v.digits} 位数字，${v.target} 只能准确计算 ${v.most} 位`,
    (v) => `"${v.expression}" may have ${v.digits} digits; ${v.target} computes no more than ${v.most} exactly`,
    () => '给所用的字段写明范围（例如 金额 0元至10万元），或在中间一步写明舍入',
    () => 'give the fields it reads a range (such as amount 0 to 100,000 yuan), or round a step on the way',
  ),
  'export.yearOfElement': error<{ target: string; parameter: string }>(
    (v) => `参数“${v.parameter}”按每一条明细自己的年份取值，明细的年份没有值时原因各不相同，${v.target} 说不清`,
    (v) => `the parameter "${v.parameter}" is read in a year of each element; ${v.target} can't tell which years have no value`,
    () => '先在明细上用 计算 得出这个值，或把年份限制在参数有值的范围内',
    () => 'compute the value on the element first, or keep the years within those that have a value',
  ),
  'export.relation': error<{ target: string; expression: string; nested: boolean }>(
    (v) => `${v.target} 不能表达“${v.expression}”：${v.nested ? '汇总里面又有汇总' : '它汇总多条明细'}`,
    (v) => `${v.target} can't express "${v.expression}": it is an aggregate${v.nested ? ' within an aggregate' : ' over other records'}`,
    (v) => (v.nested ? '先用 计算 在明细的对象上得出里面的汇总' : '导出到 sql、javascript 或 java，它们能汇总明细'),
    (v) => (v.nested ? 'compute the inner aggregate on the element first' : 'export to sql, javascript or java, which can aggregate'),
  ),
}
