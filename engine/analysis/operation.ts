import { firstDay, lastDay } from '../number/date.ts'
import { compare, type Decimal, decimal, isZero, multiply, one, zero } from '../number/decimal.ts'
import { minutesPerDay } from '../number/instant.ts'
import { divide } from '../number/rounding.ts'
import { apply, EvaluationFault, type Signature, terminatingScale, type Value } from '../program/apply.ts'
import type { Expr } from '../program/program.ts'
import type { OperatorId } from '../types/operators.ts'
import { bind, lift } from './combine.ts'
import { type Comparison, compareLeaves } from './compare.ts'
import { constantOf, decimalOf, leafOf, valueOfNumber } from './constant.ts'
import type { Context } from './context.ts'
import type { Diagram, Leaf } from './diagram.ts'
import { freeMonth } from './free.ts'
import { both, either, negated } from './logic.ts'
import { applyMonotone, growthInDirection, type Monotone } from './monotone.ts'
import { keyOfLeaves, opaque } from './opaque.ts'
import { isConstant, minus, plus, type Quantity, scaled } from './quantity.ts'
import { type ExprOf, fold, type Scope } from './scope.ts'
import { bySign } from './sign.ts'

type Operation = ExprOf<'operation'>
type Applied = Exclude<OperatorId, 'and' | 'or' | 'not' | 'present'>
/** What an operator makes of known leaves, at least one of which depends on the record. */
type Symbolic = (context: Context, leaves: readonly Leaf[], expr: Operation) => Diagram

/** What an operation comes to: Kleene logic for conditions; otherwise leaf by leaf, unknown where an operand is. */
export function foldOperation(scope: Scope, expr: Operation): Diagram {
  const { context } = scope
  const { operator } = expr
  const operands = expr.arguments.map((a) => fold(scope, a))
  switch (operator) {
    case 'and':
      return both(context.store, operands)
    case 'or':
      return either(context.store, operands)
    case 'not':
      return negated(context.store, operands[0] as Diagram)
    case 'present':
      return bind(context.store, operands[0] as Diagram, ({ outcome }) => leafOf(context.store, outcome.kind !== 'unknown'))
    default:
      return lift(context.store, nameOf(operator, expr), operands, (leaves) => foldLeaves(context, operator, leaves, expr))
  }
}

/** An operator with the types of its operands: a number of days is added otherwise than a number of months. */
function nameOf(operator: Applied, { arguments: operands }: Operation): string {
  return `${operator} ${operands.map((a) => (a.type.kind === 'duration' ? a.type.unit : a.type.kind)).join()}`
}

function foldLeaves(context: Context, operator: Applied, leaves: readonly Leaf[], expr: Operation): Diagram {
  const values = leaves.map((l, i) => constantOf(typeAt(expr, i), l.outcome))
  if (values.every((v) => v !== null)) return evaluated(context, operator, values, expr)
  return symbolic[operator](context, leaves, expr)
}

function evaluated({ store }: Context, operator: Applied, values: readonly Value[], expr: Operation): Diagram {
  try {
    return leafOf(store, apply(operator, values, signatureOf(expr)))
  } catch (thrown) {
    // The record is refused, so nothing is said of it.
    if (thrown instanceof EvaluationFault) return store.undefined
    throw thrown
  }
}

const typeAt = (expr: Operation, index: number) => (expr.arguments[index] as Operation['arguments'][number]).type
const signatureOf = (expr: Operation): Signature => ({ takes: expr.arguments.map((a) => a.type), gives: expr.type })

function quantityOf(leaf: Leaf): Quantity | null {
  return leaf.outcome.kind === 'quantity' ? leaf.outcome.quantity : null
}

function quantityLeaf({ store }: Context, quantity: Quantity): Leaf {
  return store.leaf({ kind: 'quantity', quantity })
}

const beyond: Symbolic = (context, leaves, expr) => opaque(context, keyOfLeaves(nameOf(expr.operator as Applied, expr), leaves), expr)

/** A sum or difference is linear, except that months are not a fixed number of days. */
const summed =
  (combined: (a: Quantity, b: Quantity) => Quantity, monthly: readonly (1 | -1)[]): Symbolic =>
  (context, leaves, expr) => {
    const [left, right] = [typeAt(expr, 0), typeAt(expr, 1)]
    const shifts = left.kind !== 'duration' && right.kind === 'duration'
    if (shifts && right.unit === 'month') return monotoneIn(monthly)(context, leaves, expr)
    const [a, b] = leaves.map(quantityOf) as [Quantity, Quantity]
    const byDays = shifts && left.kind === 'instant' && right.unit === 'day'
    return quantityLeaf(context, combined(a, byDays ? scaled(b, decimal(BigInt(minutesPerDay))) : b))
  }

const product: Symbolic = (context, leaves, expr) => {
  const [a, b] = leaves.map(quantityOf) as [Quantity, Quantity]
  if (isConstant(a)) return quantityLeaf(context, scaled(b, a.constant))
  return isConstant(b) ? quantityLeaf(context, scaled(a, b.constant)) : beyond(context, leaves, expr)
}

/** Division by a constant whose only prime factors are 2 and 5 comes out even. */
const quotient: Symbolic = (context, leaves, expr) => {
  const [a, b] = leaves.map(quantityOf) as [Quantity, Quantity]
  if (!isConstant(b)) return beyond(context, leaves, expr)
  if (isZero(b.constant)) return context.store.undefined
  const scale = terminatingScale(0, b.constant)
  return scale === null ? beyond(context, leaves, expr) : quantityLeaf(context, scaled(a, divide(one, b.constant, scale, 'down')))
}

const comparison =
  (name: Comparison): Symbolic =>
  (context, [a, b], expr) =>
    compareLeaves(context, name, a as Leaf, b as Leaf, expr)

/** A function that never falls (1) or never rises (-1) in each operand: exact where only one is not constant. */
const monotoneIn =
  (directions: readonly (1 | -1)[]): Symbolic =>
  (context, leaves, expr) => {
    const constants = leaves.map((l, i) => constantOf(typeAt(expr, i), l.outcome))
    const open = constants.flatMap((c, i) => (c === null ? [i] : []))
    const [index] = open
    if (open.length !== 1 || index === undefined) return beyond(context, leaves, expr)
    const operator = expr.operator as Applied
    const evaluate: Monotone['evaluate'] = (value) => {
      const values = constants.map((c, i) => (i === index ? valueOfNumber(typeAt(expr, i), value) : (c as Value)))
      const low = compare(value, middleOf(operator, index, typeAt(expr, index))) < 0
      return saturated(() => decimalOf(apply(operator, values, signatureOf(expr)) as number), low === (directions[index] === 1))
    }
    const key = `${nameOf(operator, expr)} ${index} ${leaves.map((l, i) => (i === index ? '' : l.id)).join()}`
    return applyMonotone(
      context,
      key,
      leaves[index] as Leaf,
      { growth: growthInDirection(directions[index] as 1 | -1), scale: 0, evaluate },
      expr,
    )
  }

/** A value of an operand for which the result is in the calendar, if it is for any: the result leaves it on either side. */
function middleOf(operator: Applied, index: number, { kind }: Expr['type']): Decimal {
  if (operator === 'monthEnd') return decimal(index === 0 ? 5000n : 6n)
  if (kind === 'date') return middleDay
  return kind === 'instant' ? multiply(middleDay, decimal(BigInt(minutesPerDay))) : zero
}

const middleDay = decimal(BigInt(Math.floor((firstDay + lastDay) / 2)))
const outside = decimal(10n ** 12n)

/** Beyond the calendar a record is refused: such values lie outside every comparison. */
function saturated(evaluate: () => ReturnType<Monotone['evaluate']>, below: boolean): ReturnType<Monotone['evaluate']> {
  try {
    return evaluate()
  } catch (thrown) {
    if (!(thrown instanceof EvaluationFault)) throw thrown
    return below ? decimal(-outside.coefficient) : outside
  }
}

/** The smallest or largest of several: decided pair by pair, by the sign of the difference. */
const extreme =
  (takesSmaller: boolean): Symbolic =>
  (context, leaves, expr) =>
    leaves.slice(1).reduce<Diagram>(
      (best, next) =>
        bind(context.store, best, (leaf) => {
          const [a, b] = [leaf, next].map(quantityOf) as [Quantity, Quantity]
          const [negative, positive] = takesSmaller ? [leaf, next] : [next, leaf]
          return bySign(context, minus(a, b), { negative, zero: leaf, positive }, expr)
        }),
      leaves[0] as Leaf,
    )

const magnitude: Symbolic = (context, [leaf], expr) => {
  const quantity = quantityOf(leaf as Leaf) as Quantity
  const opposite = quantityLeaf(context, scaled(quantity, decimal(-1n)))
  return bySign(context, quantity, { negative: opposite, zero: leaf as Leaf, positive: leaf as Leaf }, expr)
}

/** The month is beyond decision together with its date, but not by itself. */
const month: Symbolic = (context, [leaf], expr) => {
  const [only, ...others] = quantityOf(leaf as Leaf)?.terms ?? []
  const plain = only && others.length === 0 && only.atom.evaluate === null && isZero(quantityOf(leaf as Leaf)?.constant ?? one)
  return opaque(context, keyOfLeaves('monthOf', [leaf as Leaf]), expr, plain ? freeMonth(only.atom.dimension) : null)
}

const listed: Symbolic = (context, [subject, ...options], expr) =>
  either(
    context.store,
    options.map((option) => compareLeaves(context, 'equal', subject as Leaf, option, expr)),
  )

const symbolic: Readonly<Record<Applied, Symbolic>> = {
  add: summed(plus, [1, 1]),
  subtract: summed(minus, [1, -1]),
  multiply: product,
  divide: quotient,
  negate: (context, [leaf]) => quantityLeaf(context, scaled(quantityOf(leaf as Leaf) as Quantity, decimal(-1n))),
  equal: comparison('equal'),
  notEqual: comparison('notEqual'),
  less: comparison('less'),
  lessOrEqual: comparison('lessOrEqual'),
  greater: comparison('greater'),
  greaterOrEqual: comparison('greaterOrEqual'),
  oneOf: listed,
  lesserOf: extreme(true),
  greaterOf: extreme(false),
  absolute: magnitude,
  completedYears: monotoneIn([-1, 1]),
  yearOf: monotoneIn([1]),
  monthOf: month,
  monthEnd: monotoneIn([1, 1]),
  dateOf: monotoneIn([1]),
  addMonthsDown: monotoneIn([1, 1]),
  addMonthsUp: monotoneIn([1, 1]),
}
