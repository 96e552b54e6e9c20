import { parseDate } from '../../../engine/number/date.ts'
import { apply, literalValue, sameValue, type Value } from '../../../engine/program/apply.ts'
import type { Expr, Field, HitPolicy, Program, Rule } from '../../../engine/program/program.ts'

export type Known = Value | 'unknown' | 'silent' | 'gap' | 'conflict'

/** A record with all its readings; an absent field is unknown. */
export interface Point {
  readonly values: ReadonlyMap<string, Value>
  readonly readings: ReadonlyMap<string, string>
}

const odd: ReadonlySet<unknown> = new Set(['unknown', 'silent', 'gap', 'conflict'])
export const isKnown = (value: Known): value is Value => !odd.has(value)

/** The plainest evaluator that there can be, of what the random programs use. */
export function valueAt(program: Program, expr: Expr, point: Point): Known {
  switch (expr.kind) {
    case 'literal':
      return literalValue(expr.type, expr.value)
    case 'input':
      return point.values.get(expr.field) ?? 'unknown'
    case 'baseDate':
      return parseDate(program.header.baseDate) as number
    case 'reading':
      return point.readings.get(expr.question) === expr.reading
    case 'silent':
      return 'silent'
    case 'result':
      return ruleAt(program, program.rules.find((r) => r.id === expr.rule) as Rule, point)
    case 'choice':
      return chosen(
        program,
        expr.policy,
        expr.branches.map((b) => b.when),
        expr.branches.map((b) => b.value),
        expr.otherwise,
        point,
      )
    case 'table': {
      const table = program.tables.find((t) => t.id === expr.table)
      const rows = table?.rows ?? []
      return chosen(
        program,
        table?.policy ?? 'unique',
        rows.map((r) => r.when),
        rows.map((r) => r.values[expr.column] as Expr),
        null,
        point,
      )
    }
    case 'operation':
      return operated(program, expr, point)
    default:
      throw new Error(`the oracle knows no ${expr.kind}`)
  }
}

function operated(program: Program, expr: Extract<Expr, { kind: 'operation' }>, point: Point): Known {
  const values = expr.arguments.map((a) => valueAt(program, a, point))
  const { operator } = expr
  if (operator === 'and' || operator === 'or') {
    if (values.includes(operator === 'or')) return operator === 'or'
    return values.find((v) => !isKnown(v)) ?? operator === 'and'
  }
  if (operator === 'present') return isKnown(values[0] as Known)
  const missing = values.find((v) => !isKnown(v))
  return missing ?? apply(operator, values as Value[], { takes: expr.arguments.map((a) => a.type), gives: expr.type })
}

function chosen(
  program: Program,
  policy: HitPolicy,
  conditions: readonly Expr[],
  values: readonly Expr[],
  otherwise: Expr | null,
  point: Point,
): Known {
  const holds = conditions.map((c) => valueAt(program, c, point))
  const rows = deciding(policy, holds)
  if (rows === 'unknown') return 'unknown'
  if (rows.length === 0) return otherwise ? valueAt(program, otherwise, point) : 'gap'
  return agreed(rows.map((r) => valueAt(program, values[r] as Expr, point)))
}

/** The rows that decide, as language.md says. */
export function deciding(policy: HitPolicy, holds: readonly Known[]): number[] | 'unknown' {
  const unknown = holds.findIndex((h) => !isKnown(h))
  const first = holds.indexOf(true)
  if (policy === 'first') return first >= 0 && (unknown < 0 || first < unknown) ? [first] : unknown >= 0 ? 'unknown' : []
  const rows = holds.flatMap((h, i) => (h === true ? [i] : []))
  if (policy === 'sum') return unknown >= 0 ? 'unknown' : rows
  return rows.length > 0 || unknown < 0 ? rows : 'unknown'
}

export function sameKnown(a: Known, b: Known): boolean {
  return isKnown(a) && isKnown(b) ? sameValue(a, b) : a === b
}

function agreed(values: readonly Known[]): Known {
  const [first, ...others] = values as [Known, ...Known[]]
  return others.every((o) => sameKnown(o, first)) ? first : 'conflict'
}

function ruleAt(program: Program, rule: Rule, point: Point): Known {
  const holds = rule.exceptions.map((e) => valueAt(program, e.when, point))
  const beaten = new Set(rule.exceptions.flatMap((e, i) => (holds[i] === true ? e.beats : [])))
  const left = rule.exceptions.map((_, i) => i).filter((i) => holds[i] !== false && !beaten.has(rule.exceptions[i]?.name ?? ''))
  if (left.some((i) => holds[i] !== true)) return 'unknown'
  if (left.length === 0) return valueAt(program, rule.body, point)
  return agreed(left.map((i) => valueAt(program, rule.exceptions[i]?.value as Expr, point)))
}

/** Every record over small domains, optional fields also absent, at every reading. */
export function points(
  domains: readonly (readonly [Field, readonly Value[]])[],
  questions: Readonly<Record<string, readonly string[]>>,
): Point[] {
  let all: Point[] = [{ values: new Map(), readings: new Map() }]
  for (const [field, values] of domains) {
    const choices = field.optional ? [...values, null] : values
    all = all.flatMap((p) => choices.map((v) => (v === null ? p : { ...p, values: new Map([...p.values, [field.name, v]]) })))
  }
  for (const [name, readings] of Object.entries(questions)) {
    all = all.flatMap((p) => readings.map((r) => ({ ...p, readings: new Map([...p.readings, [name, r]]) })))
  }
  return all
}
