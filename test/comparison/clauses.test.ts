import { describe, expect, it } from 'vitest'
import { compare } from '../../engine/comparison/compare.ts'
import { draft } from '../support/notice.ts'
import { lines } from './support.ts'

const rules = '```tiaoli\n通知 示例\n  基准日：2021年1月1日\n参数 标准：金额 ＝ 280元\n```'
const text = (...paragraphs: readonly string[]) => `# 关于缴费的通知\n\n${rules}\n\n${paragraphs.join('\n\n')}\n`
const said = (before: string, after: string) => lines(compare(draft(before), draft(after)), 'clauses')

const first = '一、筹资标准。个人缴费标准为每人每年 [280 元](=标准)，各地要及时足额征收。'
const second = '二、待遇支付。住院费用按规定比例支付，门诊费用由统筹基金负担。'
const third = '三、组织实施。各部门要加强协作，做好宣传，重要情况及时报告。'

describe('the clauses of the prose', () => {
  it('are the same whatever their line breaks and bindings', () => {
    expect(said(text(first, second), text(first.replace('[280 元](=标准)', '280元'), second.replace('住院', '住院\n')))).toEqual([])
  })

  it('show what was changed in them', () => {
    expect(said(text(first, second), text(first, second.replace('统筹基金', '个人账户')))).toEqual([
      '改动 二',
      '  二、待遇支付。住院费用按规定比例支付，门诊费用由［－统筹基金］［＋个人账户］负担。',
    ])
  })

  it('move when a clause is put in before them', () => {
    const after = text(
      first,
      '二、新的一条。建立缴费服务网点，方便群众办理各项业务。',
      second.replace('二、', '三、'),
      third.replace('三、', '四、'),
    )
    expect(said(text(first, second, third), after)).toEqual([
      '新增 二：二、新的一条。建立缴费服务网点，方便群众办理各项业务。',
      '移动 二 移到 三：三、待遇支付。住院费用按规定比例支付，门诊费用由统筹基金负担。',
      '移动 三 移到 四：四、组织实施。各部门要加强协作，做好宣传，重要情况及时报告。',
    ])
  })

  it('go, and are replaced under the same number', () => {
    expect(said(text(first, second), text(first))).toEqual(['删去 二：二、待遇支付。住院费用按规定比例支付，门诊费用由统筹基金负担。'])
    const replaced = compare(draft(text(first, second)), draft(text(first, '二、其它。本通知自印发之日起施行。')))
    expect(replaced.clauses).toMatchObject([{ kind: 'changed', pathBefore: '二', pathAfter: '二' }])
  })

  it('have the title before them', () => {
    const renamed = text(first).replace('关于缴费的通知', '关于做好缴费的通知')
    expect(said(text(first), renamed)).toEqual(['改动 条款之前', '  关于［＋做好］缴费的通知'])
  })
})
