import { expect, it } from 'vitest'
import { BatchBuilder } from '../../engine/batch/builder.ts'
import { layoutOf } from '../../engine/batch/layout.ts'
import { columnEvaluator } from '../../engine/columns/columnEvaluator.ts'
import { outcomeOf } from '../../engine/columns/outcomes.ts'
import { answerOf } from '../agreement/engines.ts'
import { documentOf } from '../service/documents.ts'

/** Each rule reads the one before it twice: seen through one by one, there would be 2²⁶ ways down. */
const links = Array.from({ length: 26 }, (_, index) => [
  `计算 第${index + 1}：金额`,
  `  当 甲 则 第${index} ＋ ${index + 1}元`,
  `  其它 第${index}`,
])
const notice = ['通知 链', '  基准日：2021年1月1日', '对象 人', '  甲：是否', '对于 人', '计算 第0：金额 ＝ 1元', ...links.flat(), '']

it('compiles a long chain of rules that each read the one before twice', () => {
  const program = documentOf(notice.join('\n'), 'n.tiaoli').compiled.draft
  const builder = new BatchBuilder(layoutOf(program, '人'))
  for (const value of [true, false]) builder.add({ values: new Map([['甲', value]]), relations: new Map() })
  const batch = builder.finish()
  const results = columnEvaluator(program).evaluate(batch)
  for (const row of [0, 1]) expect(answerOf(outcomeOf(program, batch.texts, results, row))).toEqual(answerOf(results.outcomeAt(row)))
})
