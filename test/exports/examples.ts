import { type Ability, formsOf, isRefused } from '../../engine/exports/forms.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { check } from '../diagnostics/notice.ts'

const head = `通知 试验
  基准日：2021年1月1日
  舍入：四舍五入到分
`

/** A notice and a target too narrow for it, for every reason why an export is refused. */
interface ExportExample {
  readonly source: string
  readonly ability: Ability
}

export const exportExamples: Readonly<Record<string, ExportExample>> = {
  'export.tooWide': {
    source: `${head}
对象 参保人
  费用：金额 0元至10亿元
对于 参保人
计算 大数：数 ＝ （费用 ÷ 1元） × （费用 ÷ 1元）
`,
    ability: { target: 'jsonlogic', largest: 2n ** 53n - 1n, settings: 'either', relations: 'flat' },
  },
  'export.yearOfElement': {
    source: `${head}
参数 标准：金额
  2020年：10元
  2021年：20元
对象 就诊记录
  日期：日期
对象 参保人
  就诊：多个 就诊记录
对于 参保人
计算 补助：金额 ＝ 合计 标准（年份（就诊.日期））
`,
    ability: { target: 'java', largest: 10n ** 38n, settings: 'open', relations: 'nested' },
  },
  'export.relation': {
    source: `${head}
对象 就诊记录
  费用：金额 0元至10万元
对象 参保人
  就诊：多个 就诊记录
对于 参保人
计算 总费用：金额 ＝ 合计 就诊.费用
`,
    ability: { target: 'workbook', largest: 10n ** 15n, settings: 'open', relations: 'none' },
  },
}

/** What the export of an example is refused for. */
export function exportProblems({ source, ability }: ExportExample): readonly Diagnostic[] {
  const { program, diagnostics } = check(`\`\`\`tiaoli\n${source}\n\`\`\`\n`).compiled
  if (!program) throw new Error(diagnostics.map(({ code }) => code).join(', '))
  const forms = formsOf(program, ability)
  return isRefused(forms) ? forms : []
}
