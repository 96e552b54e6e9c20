import type * as ast from '../../../grammar/ast.ts'
import { shiftPoint } from '../../../grammar/literals.ts'
import { unreachable } from '../../../grammar/unreachable.ts'
import { decimal, formatDecimal, multiply, negate, normalize, parseDecimal } from '../../number/decimal.ts'
import { formatDuration } from '../../number/duration.ts'
import { describeType, type Type } from '../../types/type.ts'
import type { Expr } from '../program.ts'
import { aggregate } from './aggregate.ts'
import { call } from './call.ts'
import type { Context, Frame, Lowered } from './context.ts'
import { checkDigits } from './digits.ts'
import { member, nameValue, readingTest } from './name.ts'
import { evenDivision, literalDecimal, rounded, roundedDivision } from './numeric.ts'
import { literal, not, operation, truth } from './operation.ts'
import { condition } from './test.ts'

/** Reads an expression of the tree as one of the program: names resolved, types and scales known. `expected` guides enum members. */
export function lower(context: Context, frame: Frame, expr: ast.Expr, expected: Type | null = null): Lowered {
  switch (expr.kind) {
    case 'number':
      return number(context, expr, expected)
    case 'boolean':
      return truth(expr.value, expr.span)
    case 'text':
      return literal({ kind: 'text' }, expr.value, expr.span)
    case 'date':
    case 'instant':
      return literal({ kind: expr.kind }, expr.value, expr.span)
    case 'year':
      return literal({ kind: 'decimal', unit: 'integer' }, String(expr.value), expr.span)
    case 'month':
      return context.report('type.mismatch', expr.span, { has: `${expr.year}年${expr.month}月`, needs: '日期' })
    case 'name':
      return nameValue(context, frame, expr.name, expected)
    case 'member':
      return member(context, frame, expr.object, expr.member)
    case 'call':
      return call(context, frame, expr)
    case 'binary':
      return binary(context, frame, expr, expected)
    case 'negate':
      return negated(context, frame, expr)
    case 'not': {
      const argument = context.boolean(frame, expr.argument)
      return argument && not(argument, expr.span)
    }
    case 'test': {
      const subject = context.lower(frame, expr.subject)
      return subject && condition(context, frame, subject, expr.test)
    }
    case 'round':
      return round(context, frame, expr)
    case 'clamp':
      return clamp(context, frame, expr)
    case 'aggregate':
      return aggregate(context, frame, expr)
    case 'reading':
      return readingTest(context, expr)
    case 'silent':
      return {
        kind: 'silent',
        type: expected ?? { kind: 'boolean' },
        span: expr.span,
        ...(expected?.kind === 'decimal' ? { numeric: { scale: 0, minimum: null, maximum: null } } : {}),
      }
    case 'invalid':
      return null
    default:
      return unreachable(expr)
  }
}

const durations = { year: ['month', 12], month: ['month', 1], day: ['day', 1], hour: ['minute', 60], minute: ['minute', 1] } as const

function number(context: Context, expr: Extract<ast.Expr, { kind: 'number' }>, expected: Type | null): Lowered {
  const { value, unit, span } = expr
  const of = (kind: 'amount' | 'ratio' | 'integer' | 'number') =>
    checkDigits(context, literal({ kind: 'decimal', unit: kind }, trimmed(value), span))
  if (unit === 'yuan') return of('amount')
  if (unit === 'percent') return of('ratio')
  return unit === null || unit === 'count' ? of(plainUnit(value, expected)) : duration(context, value, unit, span)
}

/** The most months, days or minutes that a duration counts: nine digits, as its notation has. */
const mostCounted = 999_999_999n

function duration(context: Context, value: string, written: keyof typeof durations, span: Expr['span']): Lowered {
  const [unit, factor] = durations[written]
  const count = normalize(multiply(parseDecimal(value) ?? decimal(0n), decimal(BigInt(factor))))
  if (count.scale > 0 || count.coefficient > mostCounted)
    return context.report('type.durationInexact', span, { count: formatDecimal(count), unit })
  return literal({ kind: 'duration', unit }, formatDuration({ unit, count: Number(count.coefficient) }), span)
}

/** A bare number takes the kind that is wanted, where it may: 1 is an integer, a number or a ratio, never an amount. */
function plainUnit(value: string, expected: Type | null): 'integer' | 'number' | 'ratio' {
  if (expected?.kind === 'decimal' && expected.unit === 'ratio') return 'ratio'
  return value.includes('.') ? 'number' : 'integer'
}

/** 27.50 is written with one place: trailing zeros say nothing about scale. */
function trimmed(value: string): string {
  return value.includes('.') ? shiftPoint(value, 0).replace(/\.?0+$/, '') : value
}

function isEnumMember(context: Context, frame: Frame, expr: ast.Expr): boolean {
  if (expr.kind !== 'name' || !context.scope.members.has(expr.name.text)) return false
  const name = expr.name.text
  return !context.entity(frame.entity)?.members.has(name) && !context.rule(frame.entity, name) && !context.scope.parameters.has(name)
}

function binary(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'binary' }>, expected: Type | null): Lowered {
  switch (expr.operator) {
    case 'and':
    case 'or':
      return logical(context, frame, expr)
    case 'divide':
      return division(context, frame, expr)
    case 'add':
    case 'subtract':
    case 'multiply':
      return arithmetic(context, frame, expr, expected)
    default:
      return comparison(context, frame, expr)
  }
}

function arithmetic(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'binary' }>, expected: Type | null): Lowered {
  const left = context.lower(frame, expr.left, ratioOnly(expected))
  const right = context.lower(frame, expr.right, left && ratioOnly(left.type))
  if (!left || !right) return null
  if (needsClamp([left, right])) return context.report('type.clampNeeded', expr.span, {})
  return operation(context, expr.operator, [left, right], expr.span)
}

/** The side that is no enum member tells the type of the side that is. */
function comparison(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'binary' }>): Lowered {
  const memberLeft = isEnumMember(context, frame, expr.left)
  const [first, second] = memberLeft ? [expr.right, expr.left] : [expr.left, expr.right]
  const a = context.lower(frame, first)
  const b = context.lower(frame, second, a?.type ?? null)
  if (!a || !b) return null
  const [left, right] = memberLeft ? [b, a] : [a, b]
  if (expr.operator === 'equal' && isTruth(right) && left.type.kind === 'boolean') return right.value ? left : not(left, expr.span)
  return operation(context, expr.operator, [left, right], expr.span)
}

const ratioOnly = (type: Type | null): Type | null => (type?.kind === 'decimal' && type.unit === 'ratio' ? type : null)
const isTruth = (expr: Expr): expr is Extract<Expr, { kind: 'literal' }> => expr.kind === 'literal' && expr.type.kind === 'boolean'

/** 且 and 或 of a whole chain become one operation, as they are read. */
function logical(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'binary' }>): Lowered {
  const operands: (Expr | null)[] = []
  let rest: ast.Expr = expr
  while (rest.kind === 'binary' && rest.operator === expr.operator) {
    operands.unshift(context.boolean(frame, rest.right))
    rest = rest.left
  }
  operands.unshift(context.boolean(frame, rest))
  const all = operands.filter((o) => o !== null)
  if (all.length < operands.length) return null
  return { kind: 'operation', operator: expr.operator as 'and' | 'or', arguments: all, type: { kind: 'boolean' }, span: expr.span }
}

function needsClamp([a, b]: readonly [Expr, Expr]): boolean {
  const months = a.type.kind === 'date' && b.type.kind === 'duration' && b.type.unit === 'month'
  const early = a.kind === 'literal' && a.type.kind === 'date' && Number((a.value as string).slice(8)) <= 28
  return months && !early
}

/** a ÷ b outside a rounding: it must come out even. */
function division(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'binary' }>): Lowered {
  const a = context.lower(frame, expr.left)
  const b = context.lower(frame, expr.right)
  if (!a || !b) return null
  const even = evenDivision(context, a, b, expr.span)
  return even === undefined ? context.report('scale.divisionUnrounded', expr.span, {}) : even
}

function round(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'round' }>): Lowered {
  const { mode, scale } = expr.rounding
  const inner = expr.argument
  if (inner.kind === 'binary' && inner.operator === 'divide') {
    const a = context.lower(frame, inner.left)
    const b = context.lower(frame, inner.right)
    return a && b && roundedDivision(context, a, b, { mode, scale }, expr.span)
  }
  const argument = context.lower(frame, inner)
  if (!argument) return null
  if (argument.type.kind === 'decimal') return rounded(argument, { mode, scale }, expr.span)
  return context.report('type.mismatch', argument.span, { has: describeType(argument.type), needs: '数' })
}

/** 日期 ＋ 月数 下取 */
function clamp(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'clamp' }>): Lowered {
  const inner = expr.argument
  if (inner.kind !== 'binary' || (inner.operator !== 'add' && inner.operator !== 'subtract'))
    return context.report('type.clampUseless', expr.span, {})
  const date = context.lower(frame, inner.left)
  const months = context.lower(frame, inner.right)
  if (!date || !months) return null
  const moved = inner.operator === 'add' ? months : opposite(months)
  if (!moved) return context.report('type.clampUseless', expr.span, {})
  return operation(context, expr.direction === 'down' ? 'addMonthsDown' : 'addMonthsUp', [date, moved], expr.span)
}

function opposite(duration: Expr): Expr | null {
  if (duration.kind !== 'literal' || duration.type.kind !== 'duration') return null
  return { ...duration, value: `-${duration.value as string}` }
}

function negated(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'negate' | 'not' }>): Lowered {
  const argument = context.lower(frame, expr.argument)
  if (!argument) return null
  const constant = literalDecimal(argument)
  if (constant) return literal(argument.type, formatDecimal(negate(constant)), expr.span)
  return operation(context, 'negate', [argument], expr.span)
}
