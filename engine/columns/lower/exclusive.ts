import type { Expr } from '../../program/program.ts'
import type { Keys } from '../keys.ts'

/** Of a condition: which values of a subject it lets through; `not` means all but these. */
interface Allowed {
  readonly not: boolean
  readonly values: ReadonlySet<string>
}

type Facts = ReadonlyMap<string, Allowed>

/** Whether no two of the conditions can hold at once, as far as it shows in what they list of one field, result or reading. */
export function exclusive(keys: Keys, conditions: readonly Expr[]): boolean {
  const facts = conditions.map((condition) => factsOf(keys, condition))
  return facts.every((a, index) => facts.slice(index + 1).every((b) => apart(a, b)))
}

function apart(a: Facts, b: Facts): boolean {
  return [...a].some(([subject, allowed]) => {
    const other = b.get(subject)
    return other !== undefined && disjoint(allowed, other)
  })
}

function disjoint(a: Allowed, b: Allowed): boolean {
  if (a.not && b.not) return false
  if (a.not) return [...b.values].every((value) => a.values.has(value))
  if (b.not) return [...a.values].every((value) => b.values.has(value))
  return ![...a.values].some((value) => b.values.has(value))
}

function factsOf(keys: Keys, expr: Expr): Facts {
  if (expr.kind === 'reading') return new Map([[`question ${expr.question}`, { not: false, values: new Set([expr.reading]) }]])
  if (expr.kind === 'input') return new Map([[`${keys.of(expr)}`, { not: false, values: new Set(['true']) }]])
  if (expr.kind !== 'operation') return new Map()
  const [subject, ...members] = expr.arguments
  switch (expr.operator) {
    case 'and':
      return new Map(expr.arguments.flatMap((part) => [...factsOf(keys, part)]))
    case 'not':
      return whole(subject as Expr) ? negated(factsOf(keys, subject as Expr)) : new Map()
    case 'equal':
    case 'oneOf':
      return listed(keys, subject as Expr, members, false)
    case 'notEqual':
      return listed(keys, subject as Expr, members, true)
    default:
      return new Map()
  }
}

/** Whether what is listed is all that the condition says, so that its opposite is the opposite of that. */
const whole = (expr: Expr): boolean => expr.kind !== 'operation' || ['equal', 'oneOf', 'notEqual'].includes(expr.operator)

const negated = (facts: Facts): Facts => new Map([...facts].map(([subject, { not, values }]) => [subject, { not: !not, values }]))

function listed(keys: Keys, subject: Expr, members: readonly Expr[], not: boolean): Facts {
  if (members.some(({ kind }) => kind !== 'literal') || subject.type.kind === 'decimal') return new Map()
  const values = new Set(members.map((member) => (member.kind === 'literal' ? String(member.value) : '')))
  return new Map([[`${keys.of(subject)}`, { not, values }]])
}
