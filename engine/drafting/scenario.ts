import type { Language } from '../../grammar/diagnostic.ts'
import { typeNames } from '../../grammar/vocabulary.ts'
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

/** A value of a parameter that a scenario changes, each in the notation of the notice. */
export interface ScenarioValue {
  readonly parameter: string
  readonly type: keyof typeof typeNames
  /** 2021年; empty where the parameter has no period. */
  readonly period: string
  /** 320元 */
  readonly value: string
}

/** The text of a 方案 that chooses readings (question → reading) and changes values. Null where a name can't be written. */
export function scenarioText(
  name: string,
  base: ScenarioBase,
  readings: Readonly<Record<string, string>>,
  values: readonly ScenarioValue[],
  language: Language,
): string | null {
  const [written, notice] = [writtenName(name), writtenName(base.name)]
  if (written === null || notice === null || /["\n]/.test(base.path)) return null
  const zh = language === 'zh'
  const head = zh ? `方案 ${written} 基于 ${notice} "${base.path}"` : `scenario ${written} on ${notice} "${base.path}"`
  const chosen = Object.entries(readings).map(([question, reading]) => {
    const [asked, read] = [writtenName(question) ?? question, writtenName(reading) ?? reading]
    return zh ? `  读法 ${asked}：${read}` : `  reading ${asked}: ${read}`
  })
  const lines = [[head, ...chosen].join('\n'), ...byParameter(values).map((each) => declared(each, language))]
  return `# ${zh ? `方案：${name}` : `Scenario: ${name}`}\n\n\`\`\`tiaoli\n${lines.join('\n\n')}\n\`\`\`\n`
}

function byParameter(values: readonly ScenarioValue[]): (readonly ScenarioValue[])[] {
  const names = [...new Set(values.map(({ parameter }) => parameter))]
  return names.map((name) => values.filter(({ parameter }) => parameter === name))
}

function declared(values: readonly ScenarioValue[], language: Language): string {
  const [first] = values as readonly [ScenarioValue]
  const spelling = language === 'zh' ? 0 : 1
  const colon = language === 'zh' ? '：' : ': '
  const head = `${language === 'zh' ? '参数' : 'parameter'} ${writtenName(first.parameter) ?? first.parameter}${colon}${typeNames[first.type][spelling]}`
  if (first.period === '') return `${head} ${language === 'zh' ? '＝' : '='} ${first.value}`
  return [head, ...values.map(({ period, value }) => `  ${period}${colon}${value}`)].join('\n')
}
