import { add, type Decimal, decimal, zero } from '../number/decimal.ts'
import { order, type Value } from '../program/apply.ts'
import type { Expr } from '../program/program.ts'
import type { Place } from './place.ts'
import type { Trace } from './trace.ts'
import { isUnknown, type Outcome, spread, Unknown } from './unknown.ts'

type Aggregate = Extract<Expr, { kind: 'aggregate' }>
type Evaluate = (expr: Expr, at: Place) => Outcome

/** An aggregate over the elements of a relation; an element whose condition is unknown makes the whole so, but for 存在 and 都. */
export function aggregate(expr: Aggregate, at: Place, value: Evaluate, trace: Trace): Outcome {
  const held = at.up(expr.scope).elements(expr.relation)
  // Of a relation further out, an element still sees the record of the aggregate around it.
  const elements = expr.scope === 0 ? held : held.map((element) => element.within(at))
  const heard = (chosen: readonly Place[]) => trace.aggregated({ expr, where: at, elements, chosen })
  if (expr.function === 'all') return search(elements, expr.body, false, value, heard)
  if (expr.function === 'exists') return search(elements, expr.condition, true, value, heard)
  const { condition, body } = expr
  const tests = elements.map((element) => (condition ? value(condition, element) : true))
  const open = spread(tests)
  const chosen = elements.filter((_, index) => tests[index] === true)
  heard(chosen)
  if (open) return open
  if (expr.function === 'count') return decimal(BigInt(chosen.length))
  const values = chosen.map((element) => value(body as Expr, element))
  return spread(values) ?? total(expr, values as Value[])
}

/** 存在 looks for an element that meets its condition, 都 for one that does not; one found decides, whatever is unknown of others. */
function search(
  elements: readonly Place[],
  condition: Expr | null,
  wanted: boolean,
  value: Evaluate,
  heard: (chosen: readonly Place[]) => void,
): Outcome {
  const open: Unknown[] = []
  for (const element of elements) {
    const met = condition ? value(condition, element) : true
    if (isUnknown(met)) open.push(met)
    if (met !== wanted) continue
    heard([element])
    return wanted
  }
  heard([])
  return spread(open) ?? !wanted
}

/** Sum, largest or smallest; the largest of nothing is unknown for want of elements. */
function total(expr: Aggregate, values: readonly Value[]): Outcome {
  if (expr.function === 'sum') return (values as Decimal[]).reduce(add, zero)
  const sign = expr.function === 'maximum' ? 1 : -1
  const [head, ...rest] = values
  if (head === undefined) return new Unknown([expr.relation])
  return rest.reduce((best, value) => (order(value, best) * sign > 0 ? value : best), head)
}
