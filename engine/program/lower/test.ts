import type * as ast from '../../../grammar/ast.ts'
import { lastDayOf } from '../../../grammar/literals.ts'
import type { Span } from '../../../grammar/source.ts'
import { describeType, kindOf, type Type } from '../../types/type.ts'
import { literalValue, order } from '../apply.ts'
import type { Expr } from '../program.ts'
import type { Context, Frame, Lowered } from './context.ts'
import { join, literal, not, oneOf, operation, truth } from './operation.ts'

/** The tests of the column's other rows; asked for only where a cell says 其它. */
export type Others = () => readonly ast.Test[]

/** What a test asks of its subject, as a condition; `others` are the tests of the column's other rows, for 其它. */
export function condition(context: Context, frame: Frame, subject: Expr, test: ast.Test, others: Others = () => []): Lowered {
  switch (test.kind) {
    case 'any':
      return truth(true, test.span)
    case 'other':
      return complement(context, frame, subject, test.span, others)
    case 'bound':
      return bound(context, frame, subject, test)
    case 'between':
      return between(context, frame, subject, test)
    case 'value':
      return values(context, frame, subject, [test], test.span)
    case 'not': {
      const inner = condition(context, frame, subject, test.test)
      return inner && not(inner, test.span)
    }
    case 'list':
      return list(context, frame, subject, test)
    case 'invalid':
      return null
  }
}

type Of<K extends ast.Test['kind']> = Extract<ast.Test, { kind: K }>

function isOrdered(type: Type): boolean {
  return type.kind === 'decimal' || type.kind === 'date' || type.kind === 'instant' || type.kind === 'duration'
}

function bound(context: Context, frame: Frame, subject: Expr, test: Of<'bound'>): Lowered {
  if (!isOrdered(subject.type)) return context.report('type.unorderedTest', test.span, { type: describeType(subject.type) })
  const value = context.lower(frame, test.value, subject.type)
  return value && operation(context, test.operator, [subject, value], test.span)
}

function between(context: Context, frame: Frame, subject: Expr, test: Of<'between'>): Lowered {
  if (!isOrdered(subject.type)) return context.report('type.unorderedTest', test.span, { type: describeType(subject.type) })
  const from = edge(context, frame, subject, test.from, 'from')
  const to = edge(context, frame, subject, test.to, 'to')
  if (!from || !to) return null
  if (from.kind === 'literal' && to.kind === 'literal' && isBehind(from, to))
    return context.report('range.empty', test.span, { from: String(from.value), to: String(to.value) })
  const low = operation(context, 'greaterOrEqual', [subject, from], test.span)
  const high = operation(context, 'lessOrEqual', [subject, to], test.span)
  return low && high && join('and', [low, high], test.span)
}

/** Whether the literal start of a range lies behind its literal end. */
export function isBehind(from: Extract<Expr, { kind: 'literal' }>, to: Extract<Expr, { kind: 'literal' }>): boolean {
  return kindOf(from.type) === kindOf(to.type) && order(literalValue(from.type, from.value), literalValue(to.type, to.value)) > 0
}

/** An end of a range; a year or month stands for its first or last day. */
function edge(context: Context, frame: Frame, subject: Expr, value: ast.Expr, side: 'from' | 'to'): Lowered {
  const period = subject.type.kind === 'date' ? periodOf(value) : null
  return period ? literal({ kind: 'date' }, period[side], value.span) : context.lower(frame, value, subject.type)
}

function periodOf(value: ast.Expr): { from: string; to: string } | null {
  if (value.kind === 'year') return { from: `${pad(value.value, 4)}-01-01`, to: `${pad(value.value, 4)}-12-31` }
  if (value.kind === 'month') return { from: `${pad(value.year, 4)}-${pad(value.month, 2)}-01`, to: lastDayOf(value.year, value.month) }
  return value.kind === 'number' && /^\d{4}$/.test(value.value) && value.unit === null
    ? { from: `${value.value}-01-01`, to: `${value.value}-12-31` }
    : null
}

const pad = (value: number, length: number) => String(value).padStart(length, '0')

/** Values side by side are alternatives; a year stands for all its days. */
function values(context: Context, frame: Frame, subject: Expr, tests: readonly Of<'value'>[], span: Span): Lowered {
  const conditions: Expr[] = []
  const plain: Expr[] = []
  for (const { value } of tests) {
    const period = subject.type.kind === 'date' ? periodOf(value) : null
    if (period) {
      const within = between(context, frame, subject, { kind: 'between', from: value, to: value, span: value.span })
      if (!within) return null
      conditions.push(within)
    } else {
      const read = context.lower(frame, value, subject.type)
      if (!read) return null
      plain.push(read)
    }
  }
  if (plain.length > 0) {
    const member = oneOf(context, subject, plain, span)
    if (!member) return null
    conditions.push(member)
  }
  return join('or', conditions, span)
}

/** Bounds side by side must all hold (超过甲、不超过乙); values side by side are alternatives; a mix alternates by kind. */
function list(context: Context, frame: Frame, subject: Expr, test: Of<'list'>): Lowered {
  const bounds = test.tests.filter((t) => t.kind === 'bound')
  if (bounds.length === test.tests.length)
    return joined(
      'and',
      bounds.map((t) => bound(context, frame, subject, t)),
      test.span,
    )
  const plain = test.tests.filter((t) => t.kind === 'value')
  const rest = test.tests.filter((t) => t.kind !== 'value').map((t) => condition(context, frame, subject, t))
  const named = plain.length > 0 ? [values(context, frame, subject, plain, test.span)] : []
  return joined('or', [...named, ...rest], test.span)
}

function joined(operator: 'and' | 'or', conditions: readonly Lowered[], span: Span): Lowered {
  const all = conditions.filter((c) => c !== null)
  return all.length < conditions.length ? null : join(operator, all, span)
}

/** 其它: none of what the column's other rows name. */
function complement(context: Context, frame: Frame, subject: Expr, span: Span, others: Others): Lowered {
  const named = others().filter((t) => t.kind !== 'any' && t.kind !== 'other' && t.kind !== 'invalid')
  if (named.length === 0) return context.report('table.otherAlone', span, {})
  const simple = named.flatMap((t) => (t.kind === 'list' ? t.tests : [t]))
  const united = simple.every((t) => t.kind === 'value')
    ? values(context, frame, subject, distinct(simple as Of<'value'>[]), span)
    : joined(
        'or',
        named.map((t) => condition(context, frame, subject, t)),
        span,
      )
  return united && not(united, span)
}

function distinct(tests: readonly Of<'value'>[]): Of<'value'>[] {
  const key = (value: ast.Expr) => (value.kind === 'name' ? value.name.text : JSON.stringify({ ...value, span: null }))
  return [...new Map(tests.map((t) => [key(t.value), t])).values()]
}
