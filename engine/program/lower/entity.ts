import type * as ast from '../../../grammar/ast.ts'
import { firstName } from '../../names/dependencies.ts'
import { type EntitySymbol, type FieldSymbol, isOfRecord } from '../../names/symbols.ts'
import { assignable, describeType, type Numeric, type Type } from '../../types/type.ts'
import type { Entity, Expr, Field, LiteralValue, Relation } from '../program.ts'
import { showLiteral } from '../show.ts'
import type { Context } from './context.ts'
import { checkDigits } from './digits.ts'
import { literal } from './operation.ts'
import { isBehind } from './test.ts'
import { type Declared, declaredType } from './types.ts'

interface FieldTyping {
  readonly type: Type
  readonly numeric: Numeric | null
  readonly earliest: Expr | null
  readonly latest: Expr | null
}

const typings = new WeakMap<Context, Map<ast.FieldDeclaration, FieldTyping | null>>()

/** The type and range of a field; read once for each declaration, so that its faults are reported once. */
export function fieldTyping(context: Context, symbol: FieldSymbol): FieldTyping | null {
  const known = typings.get(context) ?? new Map<ast.FieldDeclaration, FieldTyping | null>()
  typings.set(context, known)
  const before = known.get(symbol.declaration)
  if (before !== undefined) return before
  const read = readTyping(context, symbol.declaration)
  known.set(symbol.declaration, read)
  return read
}

function readTyping(context: Context, declaration: ast.FieldDeclaration): FieldTyping | null {
  const declared = declaredType(context, declaration.type)
  if (!declared) return null
  const { type, scale } = declared
  const bounds = declaration.range ? boundsOf(context, declaration.range, declared) : open
  if (type.kind !== 'decimal') return { type, numeric: null, earliest: bounds.low, latest: bounds.high }
  const numeric = { scale, minimum: decimalText(bounds.low), maximum: decimalText(bounds.high) }
  checkDigits(context, { kind: 'silent', type, span: declaration.span, numeric })
  return { type, numeric, earliest: null, latest: null }
}

const open = { low: null, high: null }

const decimalText = (bound: Expr | null): string | null => (bound?.kind === 'literal' ? (bound.value as string) : null)

/** `甲至乙`, or one or two inclusive bounds. */
function boundsOf(context: Context, test: ast.Test, { type, scale }: Declared): { low: Expr | null; high: Expr | null } {
  if (type.kind !== 'decimal' && type.kind !== 'date') {
    context.report('range.notRanged', test.span, { type: describeType(type) })
    return open
  }
  const read = (value: ast.Expr): Expr | null => {
    const bound = constantOf(context, value, type)
    if (bound && type.kind === 'decimal' && bound.kind !== 'literal')
      return context.report('constant.needed', bound.span, { parameters: false })
    checkScale(context, bound, type, scale)
    return bound
  }
  if (test.kind === 'between') return ordered(context, test, read(test.from), read(test.to))
  const tests = test.kind === 'list' ? test.tests : [test]
  const side = (operator: ast.BoundOperator) =>
    tests.find((t) => t.kind === 'bound' && t.operator === operator) as Extract<ast.Test, { kind: 'bound' }> | undefined
  const [low, high] = [side('greaterOrEqual'), side('lessOrEqual')]
  if (!low && !high) context.report('range.notBounds', test.span, {})
  return ordered(context, test, low ? read(low.value) : null, high ? read(high.value) : null)
}

function ordered(context: Context, test: ast.Test, low: Expr | null, high: Expr | null): { low: Expr | null; high: Expr | null } {
  const [first, last] = [settled(context, low), settled(context, high)]
  if (!first || !last || !isBehind(first, last)) return { low, high }
  context.report('range.empty', test.span, { from: String(first.value), to: String(last.value) })
  return { low: high, high: low }
}

/** A bound as a literal; 基准日 is known here. */
function settled(context: Context, bound: Expr | null): Extract<Expr, { kind: 'literal' }> | null {
  if (bound?.kind === 'baseDate') return { kind: 'literal', type: bound.type, value: context.baseDate, span: bound.span }
  return bound?.kind === 'literal' ? bound : null
}

/** A bound is a value that the field can have. */
function checkScale(context: Context, bound: Expr | null, type: Type, keeps: number): void {
  if (bound?.kind !== 'literal') return
  const has = bound.numeric?.scale ?? 0
  if (has > keeps) context.report('range.tooFine', bound.span, { bound: String(bound.value), has, keeps, type: describeType(type) })
}

/** Lowers a 对象 with its fields and relations. */
export function lowerEntity(context: Context, symbol: EntitySymbol): Entity {
  const fields: Field[] = []
  const relations: Relation[] = []
  for (const member of symbol.members.values()) {
    if (member.kind === 'relation') relations.push(...relation(context, member))
    else fields.push(...field(context, member))
  }
  return { name: symbol.name, fields, relations, span: symbol.declaration.span }
}

function relation(context: Context, symbol: FieldSymbol): Relation[] {
  const { name: target } = symbol.declaration.type
  if (context.scope.entities.has(target.text)) return [{ name: symbol.name, entity: target.text, span: symbol.span }]
  const { close, detail } = context.suggest(target, context.scope.entities.keys())
  context.report('name.unknown', target.span, { name: target.text, close }, detail)
  return []
}

function field(context: Context, symbol: FieldSymbol): Field[] {
  const typing = fieldTyping(context, symbol)
  if (!typing) return []
  const { declaration } = symbol
  const fallback = declaration.default ? defaultOf(context, declaration.default, typing) : null
  return [{ name: symbol.name, optional: declaration.optional || fallback !== null, default: fallback, span: symbol.span, ...typing }]
}

function defaultOf(context: Context, value: ast.Expr, typing: FieldTyping): LiteralValue | null {
  const read = constantOf(context, value, typing.type)
  if (!read) return null
  if (read.kind !== 'literal') return context.report('constant.needed', read.span, { parameters: false })
  const [has, keeps] = [read.numeric?.scale ?? 0, typing.numeric?.scale ?? 0]
  if (has > keeps) context.report('scale.tooFine', read.span, { has, keeps, type: describeType(typing.type) })
  checkWithin(context, read, typing)
  return read.value
}

/** A default is a value like any that a record may give: it lies within the field's range. */
function checkWithin(context: Context, value: Extract<Expr, { kind: 'literal' }>, { type, numeric, earliest, latest }: FieldTyping): void {
  const bound = (written: string | null) => (written === null ? null : literal(type, written, value.span))
  const [low, high] = numeric ? [bound(numeric.minimum), bound(numeric.maximum)] : [earliest, latest]
  const isLiteral = (expr: Expr | null): expr is Extract<Expr, { kind: 'literal' }> => expr?.kind === 'literal'
  const outside = (isLiteral(low) && isBehind(low, value)) || (isLiteral(high) && isBehind(value, high))
  const shown = (expr: Expr | null) => (isLiteral(expr) ? showLiteral(type, expr.value) : { zh: '', en: '' })
  if (outside) context.report('range.outside', value.span, { value: shown(value), from: shown(low), to: shown(high) })
}

/** A range or a default of the wanted type. It is read before parameters and rules are, so it names none of them. */
function constantOf(context: Context, value: ast.Expr, type: Type): Expr | null {
  const computed = firstName(value, (name) => {
    const member = type.kind === 'enum' && context.membersOf(type.enum).includes(name)
    return !member && (context.scope.parameters.has(name) || isOfRecord(context.scope, name))
  })
  if (computed) return context.report('constant.needed', computed.span, { parameters: false })
  const read = context.lower({ entity: null, relations: [] }, value, type)
  if (!read || assignable(read.type, type)) return read
  return context.report('type.mismatch', read.span, { has: describeType(read.type), needs: describeType(type) })
}
