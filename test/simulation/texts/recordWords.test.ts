import { describe, expect, it } from 'vitest'
import { recordWords } from '../../../engine/index.ts'
import type { CaseRecord } from '../../../engine/program/program.ts'
import { notice } from '../../support/notice.ts'

const { program } = notice(`通知 样例
  基准日：2021年1月1日
枚举 县区：小店区、阳曲县
枚举 类别：居民、学生
对象 就诊记录
  费用：金额 0元以上
  转诊：是否 默认 否
对象 参保人
  县区：县区
  类别：类别 默认 居民
  出生日期：日期 可选 1900年1月1日至基准日
  低保对象：是否 默认 否
  户籍居民：是否 默认 是
  重度残疾：是否 可选
  定额：金额 可选 0元至300元
  自付比例：比例 可选 0%至100%
  就诊：多个 就诊记录
对于 参保人
计算 甲：金额 ＝ 合计 就诊.费用
`)

const words = (record: CaseRecord, language: 'zh' | 'en' = 'zh') =>
  recordWords({ entity: '参保人', entities: program.entities }, record, language)

describe('a person in words', () => {
  it.each<[string, CaseRecord, string]>([
    ['as fields and values, in the order of the entity', { 出生日期: '2003-09-20', 县区: '小店区' }, '县区 小店区，出生日期 2003-09-20'],
    ['by a flag that is set', { 县区: '小店区', 低保对象: true, 重度残疾: true }, '县区 小店区，低保对象，重度残疾'],
    ['without a flag that is not', { 县区: '小店区', 低保对象: false, 重度残疾: false }, '县区 小店区'],
    ['without what is so where nothing is said', { 县区: '小店区', 类别: '居民', 户籍居民: true }, '县区 小店区'],
    ['by what is otherwise than where nothing is said', { 类别: '学生', 户籍居民: false }, '类别 学生，户籍居民 否'],
    ['with amounts and shares as the notice writes them', { 定额: '120.5', 自付比例: '0.25' }, '定额 120.5元，自付比例 25%'],
    ['not at all where all is as usual', { 低保对象: false }, ''],
    ['with the elements', { 就诊: [{ 费用: '500' }, { 费用: '80', 转诊: true }] }, '就诊 2 条（费用 500元；费用 80元，转诊）'],
    ['with three of many', { 就诊: ['1', '2', '3', '4'].map((费用) => ({ 费用 })) }, '就诊 4 条（费用 1元；费用 2元；费用 3元；…）'],
    ['with the number of those of whom nothing is read', { 就诊: [{}, {}] }, '就诊 2 条'],
  ])('is told %s', (_, record, told) => {
    expect(words(record)).toBe(told)
  })

  it('is told in English', () => {
    expect(words({ 县区: '小店区', 户籍居民: false, 就诊: [{ 费用: '500' }] }, 'en')).toBe(
      '县区 小店区, 户籍居民 no, 就诊 1 (费用 500 yuan)',
    )
  })
})
