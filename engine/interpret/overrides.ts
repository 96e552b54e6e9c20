import type { Unit } from '../../grammar/ast.ts'
import { readDay, readNumber } from '../../grammar/literals.ts'
import { Day, NumberToken, tokenize, Year } from '../../grammar/tokens.ts'
import { parseDate } from '../number/date.ts'
import { type Decimal, normalize, parseDecimal } from '../number/decimal.ts'
import type { Value } from '../program/apply.ts'
import { type DecimalUnit, defaultScale, type Parameter, type Program } from '../program/program.ts'
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
    const value = parameter && readValue(program, parameter, text.trim())
    if (!parameter) problems.push({ name, value: text, problem: 'parameter' })
    else if (value === undefined || value === null) problems.push({ name, value: text, problem: 'value' })
    else overrides.push({ parameter: parameter.name, year: match?.[2] === undefined ? null : Number(match[2]), value })
  }
  return { overrides, problems }
}

/** An amount as people write it: 1000万元, 320, 27.5元; null where it is none, or finer than the fen. */
export const readAmount = (text: string): Decimal | null => noFiner(readDecimal('amount', text.trim()), defaultScale.amount)

const booleans: Readonly<Record<string, boolean>> = { 是: true, true: true, yes: true, 否: false, false: false, no: false }

/** A value of the parameter's type, written whole and no finer than the type keeps; null where the text is none. */
function readValue({ enumerations }: Program, { type, numeric }: Parameter, text: string): Value | null {
  switch (type.kind) {
    case 'decimal':
      return noFiner(readDecimal(type.unit, text), Math.max(defaultScale[type.unit], numeric?.scale ?? 0))
    case 'date':
      return readDate(text)
    case 'boolean':
      return booleans[text] ?? null
    case 'enum':
      return enumerations.some(({ name, members }) => name === type.enum && members.includes(text)) ? text : null
    case 'text':
      return text
    default:
      return null
  }
}

function noFiner(value: Decimal | null, scale: number): Decimal | null {
  return value && normalize(value).scale <= scale ? value : null
}

function readDate(text: string): number | null {
  const token = onlyToken(text)
  const iso = token?.tokenType === Day ? readDay(token.image) : null
  return iso === null ? null : parseDate(iso)
}

/** The units that a number of each kind may have; it may always go without. */
const units: Readonly<Record<DecimalUnit, readonly Unit[]>> = {
  amount: ['yuan'],
  ratio: ['percent'],
  integer: ['count', 'year'],
  number: ['count', 'percent'],
}

function readDecimal(kind: DecimalUnit, text: string): Decimal | null {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return parseDecimal(text)
  const token = onlyToken(text)
  if (token?.tokenType !== NumberToken && token?.tokenType !== Year) return null
  const { value, unit } = readNumber(token.image)
  return unit === null || units[kind].includes(unit) ? parseDecimal(value) : null
}

/** The literal that a text is, with nothing before or behind it. */
function onlyToken(text: string) {
  const [token, more] = tokenize(text, 0).tokens
  return token && !more ? token : null
}

export type { ParameterOverride }
