import { readDay, readNumber } from '../../grammar/literals.ts'
import { parseDate } from '../number/date.ts'
import { parseDecimal } from '../number/decimal.ts'
import type { Value } from '../program/apply.ts'
import type { Program, Type } from '../program/program.ts'
import type { ParameterOverride } from './parameters.ts'

/** A setting that could not be read: no such parameter, or no value of its type. */
export interface OverrideProblem {
  readonly name: string
  readonly value: string
  readonly problem: 'parameter' | 'value'
}

/** Reads `参数` or `参数（2021年）` → value text, as people write them: 320, 320元, 75%, 2021-09-01. */
export function readOverrides(
  program: Program,
  settings: Readonly<Record<string, string>>,
): { overrides: ParameterOverride[]; problems: OverrideProblem[] } {
  const overrides: ParameterOverride[] = []
  const problems: OverrideProblem[] = []
  for (const [name, text] of Object.entries(settings)) {
    const match = /^(.+?)(?:[（(](\d{4})\s*年?[)）])?$/.exec(name.trim())
    const parameter = program.parameters.find((p) => p.name === match?.[1])
    const value = parameter && readValue(parameter.type, text.trim())
    if (!parameter) problems.push({ name, value: text, problem: 'parameter' })
    else if (value === undefined || value === null) problems.push({ name, value: text, problem: 'value' })
    else overrides.push({ parameter: parameter.name, year: match?.[2] === undefined ? null : Number(match[2]), value })
  }
  return { overrides, problems }
}

function readValue(type: Type, text: string): Value | null {
  switch (type.kind) {
    case 'decimal':
      return /^[0-9０-９]/.test(text) ? parseDecimal(readNumber(text).value) : parseDecimal(text)
    case 'date': {
      const iso = readDay(text)
      return iso === null ? null : parseDate(iso)
    }
    case 'boolean':
      return text === '是' || text === 'true' || text === 'yes' ? true : text === '否' || text === 'false' || text === 'no' ? false : null
    case 'text':
    case 'enum':
      return text
    default:
      return null
  }
}

export type { ParameterOverride }
