import type { Expr, Type } from '../../program/program.ts'
import type { OperatorId } from '../../types/operators.ts'
import type { Node } from '../node.ts'
import { anyOf, firstOf, type Term, under } from '../term.ts'
import { addMonths, completedYears, dayOf, monthEnd, shifted, wholePart } from './dates.ts'
import { comparison, kleene, negation, oneOf, present } from './logic.ts'
import type { Lowering } from './lowering.ts'
import { absolute, aligned, exactQuotient, extreme, negative, parts, product, sum } from './numeric.ts'
import { Unsettled } from './unsettled.ts'

type Operation = Extract<Expr, { kind: 'operation' }>
type Operator = (l: Lowering, operands: readonly Term[], expr: Operation) => Term
type Value = Pick<Term, 'value' | 'scale'> & Partial<Pick<Term, 'fault'>>

/** An operation that gives a value of known operands: unknown for what they are unknown for, its own fault only where they are known. */
function strict(compute: (l: Lowering, operands: readonly Term[], expr: Operation) => Value): Operator {
  return (l, operands, expr) => {
    const { unknown, fault } = parts(l, operands)
    const { value, scale, fault: own } = compute(l, operands, expr)
    const sound = l.make.not(anyOf(l.make, unknown))
    return { value, scale, unknown, fault: own ? firstOf(l.make, [fault, under(l.make, sound, own)]) : fault }
  }
}

const typeOf = (expr: Operation, index: number): Type => (expr.arguments[index] as Expr).type
const moves = (expr: Operation): boolean => typeOf(expr, 0).kind !== 'duration' && typeOf(expr, 1).kind === 'duration'
const plain = (value: Node): Value => ({ value, scale: 0 })
const valueAt = (operands: readonly Term[], index: number): Node => (operands[index] as Term).value

const additive = (operator: 'add' | 'subtract'): Operator =>
  strict((l, operands, expr) =>
    moves(expr) ? shifted(l, expr, valueAt(operands, 0), valueAt(operands, 1)) : sum(l, operands[0] as Term, operands[1] as Term, operator),
  )

const extremeOf = (which: 'lesser' | 'greater'): Operator =>
  strict(({ make }, operands) => {
    const terms = aligned(make, operands)
    const values = terms.map(({ value }) => value)
    return { value: extreme(make, values, which), scale: terms[0]?.scale ?? 0 }
  })

/** How each operator is computed; its meaning is `engine/program/apply.ts`. */
const operators: Readonly<Record<Exclude<OperatorId, 'and' | 'or'>, Operator>> = {
  add: additive('add'),
  subtract: additive('subtract'),
  multiply: strict((l, [a, b], expr) => {
    const [x, y] = [a as Term, b as Term]
    return typeOf(expr, 0).kind === 'duration' ? plain(l.make.arithmetic('multiply', x.value, wholePart(l.make, y))) : product(l, x, y)
  }),
  divide: strict((l, [a, b], expr) => evenly(l, a as Term, b as Term, expr)),
  negate: strict(({ make }, [a]) => ({ value: negative(make, (a as Term).value), scale: (a as Term).scale })),
  not: (l, [a]) => negation(l, a as Term),
  present: (l, [a]) => present(l, a as Term),
  equal: (l, operands) => comparison(l, 'equal', operands),
  notEqual: (l, operands) => comparison(l, 'unequal', operands),
  less: (l, operands) => comparison(l, 'less', operands),
  lessOrEqual: (l, operands) => comparison(l, 'lessOrEqual', operands),
  greater: (l, operands) => comparison(l, 'greater', operands),
  greaterOrEqual: (l, operands) => comparison(l, 'greaterOrEqual', operands),
  oneOf,
  lesserOf: extremeOf('lesser'),
  greaterOf: extremeOf('greater'),
  absolute: strict(({ make }, [a]) => ({ value: absolute(make, (a as Term).value), scale: (a as Term).scale })),
  completedYears: strict(({ make }, operands) => plain(completedYears(make, valueAt(operands, 0), valueAt(operands, 1)))),
  yearOf: strict(({ make }, operands, expr) => plain(make.calendar('year', dayOf(make, typeOf(expr, 0), valueAt(operands, 0))))),
  monthOf: strict(({ make }, operands, expr) => plain(make.calendar('month', dayOf(make, typeOf(expr, 0), valueAt(operands, 0))))),
  monthEnd: strict((l, [year, month]) => monthEnd(l, year as Term, month as Term)),
  dateOf: strict(({ make }, operands, expr) => plain(dayOf(make, typeOf(expr, 0), valueAt(operands, 0)))),
  addMonthsDown: strict((l, operands) => addMonths(l, valueAt(operands, 0), valueAt(operands, 1), 'down')),
  addMonthsUp: strict((l, operands) => addMonths(l, valueAt(operands, 0), valueAt(operands, 1), 'up')),
}

export function operation(l: Lowering, expr: Operation): Term {
  const { operator } = expr
  if (operator === 'and' || operator === 'or') return kleene(l, expr.arguments, operator)
  const operands = expr.arguments.map((part) => l.term(part))
  l.origin(expr)
  return operators[operator](l, operands, expr)
}

/** Without a rounding a division must come out even, so its divisor has to be one number: what it comes from can't be chosen. */
function evenly(l: Lowering, a: Term, b: Term, expr: Operation): Value {
  const quotient = exactQuotient(l, a, b)
  if (quotient) return quotient
  throw new Unsettled(b.value, expr)
}
