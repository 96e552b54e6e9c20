import type { Language } from '../../grammar/diagnostic.ts'
import { writtenName } from './names.ts'

/** The notice that a scenario changes: its name, and its path as seen from the scenario's file. */
export interface ScenarioBase {
  readonly name: string
  readonly path: string
}

/** The text of a new 方案: it names its notice and says how changes are written. Null where a name can't be written. */
export function scenarioTemplate(name: string, base: ScenarioBase, language: Language): string | null {
  const [written, notice] = [writtenName(name), writtenName(base.name)]
  if (written === null || notice === null || /["\n]/.test(base.path)) return null
  return language === 'zh' ? zh(name, written, notice, base.path) : en(name, written, notice, base.path)
}

const zh = (title: string, name: string, notice: string, path: string): string => `# 方案：${title}

\`\`\`tiaoli
方案 ${name} 基于 ${notice} "${path}"

// 在这里写要改的参数、表、计算：写出来的取代原通知的，没有写的照旧。例如：
// 参数 个人缴费标准：金额
//   2021年：300元
\`\`\`
`

const en = (title: string, name: string, notice: string, path: string): string => `# Scenario: ${title}

\`\`\`tiaoli
scenario ${name} on ${notice} "${path}"

// Write what changes: parameters, tables, computations. What stands here replaces the notice's, all else stays. For example:
// parameter rate: amount
//   2028: 120 dollars
\`\`\`
`
