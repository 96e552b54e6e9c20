import { completedYears, firstDay, lastDay } from '../../number/date.ts'
import type { Expr } from '../../program/program.ts'
import type { Term } from '../term.ts'
import { type Code, i32, op } from '../wasm/code.ts'
import { constantFlag, test } from './logic.ts'
import type { Lowering } from './lowering.ts'

type Operation = Extract<Expr, { kind: 'operation' }>
type Comparison = 'lt_s' | 'le_s' | 'gt_s' | 'ge_s'

/**
 * 周岁（a，b） compared with a number, where one day and the number are known: as the other day moves, the years grow or
 * shrink step by step, so that the comparison is one of days. Null where it has another form.
 */
export function yearsCompared(l: Lowering, { arguments: [left, right] }: Operation, name: Comparison): Term | null {
  const [a, b] = [left as Expr, right as Expr]
  if (isYears(a)) return compared(l, a, l.exactly(b), name)
  return isYears(b) ? compared(l, b, l.exactly(a), mirrored[name]) : null
}

const isYears = (expr: Expr): expr is Operation => expr.kind === 'operation' && expr.operator === 'completedYears'
const mirrored: Readonly<Record<Comparison, Comparison>> = { lt_s: 'gt_s', le_s: 'ge_s', gt_s: 'lt_s', ge_s: 'le_s' }

function compared(l: Lowering, years: Operation, number: Term, name: Comparison): Term | null {
  const [from, to] = years.arguments.map((part) => l.term(part)) as [Term, Term]
  if (number.constant === null || number.bounds.scale !== 0) return null
  const wanted = Number(number.constant)
  const holds = (count: number): boolean => meets(count, wanted, name)
  if (to.constant !== null) return stepped(l, from, (day) => holds(completedYears(day, Number(to.constant))))
  return from.constant === null ? null : stepped(l, to, (day) => holds(completedYears(Number(from.constant), day)))
}

function meets(count: number, wanted: number, name: Comparison): boolean {
  if (name === 'lt_s') return count < wanted
  if (name === 'le_s') return count <= wanted
  return name === 'gt_s' ? count > wanted : count >= wanted
}

/** A condition that changes at most once over the calendar: the day on which it does is looked for once. */
function stepped(l: Lowering, day: Term, holds: (day: number) => boolean): Term {
  const atFirst = holds(firstDay)
  if (holds(lastDay) === atFirst) return { ...constantFlag(atFirst ? 1 : 0), unknown: day.unknown, fault: day.fault }
  let [low, high] = [firstDay, lastDay]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (holds(middle) === atFirst) low = middle
    else high = middle
  }
  const code: Code = [...day.value, ...i32(high), ...(atFirst ? op.i32.lt_s : op.i32.ge_s)]
  return test(l, [day], code)
}
