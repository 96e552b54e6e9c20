import type { DatedValue, DecimalUnit, Parameter, Program, Provenance } from '../../program/program.ts'
import { readsIn, ruleExprs, withAllRead } from '../../program/reads.ts'
import { showLiteral } from '../../program/show.ts'

/** A value of a parameter that can be tried otherwise, for a whole population. */
export interface Dial {
  /** As a setting names it: 个人缴费标准（2021年）. */
  readonly key: string
  readonly parameter: string
  /** The period as the notice writes it; empty where it has none. */
  readonly period: string
  readonly unit: DecimalUnit
  /** As the notice has it, exact: "280", of a ratio "0.5". */
  readonly value: string
  /** The same in its notation: 280元, 50%. */
  readonly shown: { readonly zh: string; readonly en: string }
  /** Bounds of a slider in whole 元, 1 % or 1; any other value is typed. */
  readonly slider: { readonly minimum: number; readonly maximum: number; readonly step: number }
  readonly provenance: Provenance['kind']
  readonly clause: string | null
}

/**
 * The numbers that some results rest on, in the order of the notice: parameters that their rules read, directly or through others,
 * where the notice gives them as numbers and not as formulas.
 */
export function dialsOf(program: Program, rules: Iterable<string>): Dial[] {
  const read = parametersRead(program, rules)
  return program.parameters.filter(({ name }) => read.has(name)).flatMap((parameter) => dialsOfParameter(program, parameter))
}

/** The questions on whose readings some results rest. */
export function questionsOf(program: Program, rules: Iterable<string>): Program['questions'] {
  const asked = new Set<string>()
  const text = JSON.stringify(exprsOf(program, rules))
  for (const [, question] of text.matchAll(/"kind":"reading","question":("(?:[^"\\]|\\.)*")/g)) asked.add(JSON.parse(question as string))
  return program.questions.filter(({ name }) => asked.has(name))
}

function exprsOf(program: Program, rules: Iterable<string>) {
  const read = withAllRead(program, rules)
  const of = program.rules.filter(({ id }) => read.has(id))
  const tables = new Set(of.flatMap(({ body }) => (body.kind === 'table' ? [body.table] : [])))
  const rows = program.tables
    .filter(({ id }) => tables.has(id))
    .flatMap(({ columns, rows: all }) => [
      ...columns.flatMap(({ subject }) => subject ?? []),
      ...all.flatMap(({ when, values }) => [when, ...values]),
    ])
  return [...of.flatMap(ruleExprs), ...rows]
}

function parametersRead(program: Program, rules: Iterable<string>): ReadonlySet<string> {
  const all = new Set(readsIn(exprsOf(program, rules)).parameters)
  for (const name of all) {
    const values = program.parameters.find((each) => each.name === name)?.values ?? []
    for (const read of readsIn(values.map(({ value }) => value)).parameters) all.add(read)
  }
  return all
}

function dialsOfParameter(program: Program, parameter: Parameter): Dial[] {
  const { type } = parameter
  if (type.kind !== 'decimal') return []
  return parameter.values.flatMap((dated): Dial[] => {
    const { value, label, provenance } = dated
    const key = keyOf(program, parameter, dated)
    if (value.kind !== 'literal' || typeof value.value !== 'string' || key === null) return []
    return [
      {
        key,
        parameter: parameter.name,
        period: label,
        unit: type.unit,
        value: value.value,
        shown: showLiteral(type, value.value),
        slider: sliderOf(type.unit, Number(value.value)),
        provenance: provenance.kind,
        clause: provenance.clause ?? parameter.clause,
      },
    ]
  })
}

/** By its year where it has one; without, the value in force at the base date is set, so another can't be. */
function keyOf({ header: { baseDate } }: Program, { name }: Parameter, { from, to }: DatedValue): string | null {
  if (from !== null && to === `${from.slice(0, 4)}-12-31` && from.endsWith('-01-01')) return `${name}（${Number(from.slice(0, 4))}年）`
  return (from === null || from <= baseDate) && (to === null || baseDate <= to) ? name : null
}

const steps = [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000]

/** From nothing to twice the value; ratios from 0 to 100 %. A rough picture of the number: the slider starts from it, nothing is computed. */
function sliderOf(unit: DecimalUnit, value: number): Dial['slider'] {
  if (unit === 'ratio') return { minimum: 0, maximum: Math.max(100, Math.ceil(value * 200)), step: 1 }
  const step = unit === 'integer' ? 1 : (steps.find((each) => Math.abs(value) / each <= 100) ?? 50_000)
  const reach = Math.max(step * 10, Math.ceil((2 * Math.abs(value)) / step) * step)
  return value < 0 ? { minimum: -reach, maximum: 0, step } : { minimum: 0, maximum: reach, step }
}
