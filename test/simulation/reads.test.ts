import { expect, it } from 'vitest'
import { fieldsRead } from '../../engine/simulation/reads.ts'
import { notice } from '../support/notice.ts'

const { program } = notice(`通知 样例
  基准日：2021年1月1日
对象 就诊
  费用：金额 0元至1000元
  门诊：是否
  地点：文本
对象 参保人
  低保对象：是否
  姓名：文本
  出生日期：日期 可选
  就诊：多个 就诊
对于 参保人
计算 最低：金额 ＝ 合计 （就诊.费用 ＋ （合计 就诊.费用 当 （低保对象 或 就诊.门诊）））
计算 年龄：整数 ＝ 周岁（出生日期，基准日）
`)

it('finds the fields that a result reads, of elements within elements too, and no others', () => {
  const read = (results: readonly string[]) =>
    fieldsRead(program, '参保人', new Set(results)).map(({ entity, field, relation }) => `${entity}.${field}${relation ? '[]' : ''}`)
  expect(read(['参保人.最低']).sort()).toEqual(['参保人.低保对象', '参保人.就诊[]', '就诊.费用', '就诊.门诊'].sort())
  expect(read(['参保人.年龄'])).toEqual(['参保人.出生日期'])
})
