import { kitOf } from '../../engine/exports/kit/build.ts'
import { type Refusal, refuse } from '../../engine/index.ts'
import { usualLimits } from '../../engine/steps/cells.ts'
import { check } from '../diagnostics/notice.ts'

const source = `通知 试验
  基准日：2021年1月1日
  舍入：四舍五入到分

对象 参保人
  费用：金额 不低于0元
对于 参保人
计算 报销：金额 ＝ 费用 × 50%
`

/** A record with more than any export computes, which the notice leaves open, and what the guard of an export says of it. */
export function beyondExample(): { readonly shown: string; readonly refusal: Refusal } {
  const { program } = check(`\`\`\`tiaoli\n${source}\n\`\`\`\n`).compiled
  const [group] = program ? kitOf(program, { settings: 'fixed' }).groups : []
  const found = group?.refusals.find(({ refused }) => refused.some(({ code }) => code === 'record.beyondExport'))
  if (!found) throw new Error('no record of the kit is beyond the export')
  const refusal = refuse('record.beyondExport', { field: found.refused[0]?.field ?? '', most: String(usualLimits.magnitude) })
  return { shown: `${source}\n${found.json}`, refusal }
}
