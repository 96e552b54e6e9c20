import type * as ast from '../../../grammar/ast.ts'
import type { FieldSymbol, RuleSymbol } from '../../names/symbols.ts'
import { ruleId } from '../../names/symbols.ts'
import type { Numeric, Type } from '../../types/type.ts'
import type { Expr } from '../program.ts'
import type { Context, Frame, Lowered } from './context.ts'
import { fieldTyping } from './entity.ts'
import { literal } from './operation.ts'
import { parameterRead } from './parameter.ts'

const numericPart = (numeric: Numeric | null) => (numeric ? { numeric } : {})

/** A name alone: field or result of the entity, notice-level result, parameter, enum member. */
export function nameValue(context: Context, frame: Frame, name: ast.Name, expected: Type | null): Lowered {
  if (name.text === '基准日') return { kind: 'baseDate', type: { kind: 'date' }, span: name.span }
  const wanted = expected?.kind === 'enum' && context.membersOf(expected.enum).includes(name.text) ? expected : null
  const own = context.entity(frame.entity)?.members.get(name.text)
  if (expected?.kind === 'enum' && !wanted && isOfOtherType(context, frame, name.text, expected.enum))
    return context.unknownMember(expected.enum, name)
  if (own && !(wanted && !isOfEnum(own, wanted.enum))) return field(context, own, frame.relations.length, name)
  const rule = context.rule(frame.entity, name.text)
  if (rule) return result(context, rule, rule.entity === null ? 0 : frame.relations.length, name)
  if (context.scope.parameters.has(name.text)) return parameterRead(context, name, null)
  if (wanted) return literal(wanted, name.text, name.span)
  return enumMember(context, frame, name, expected)
}

const isOfEnum = (symbol: FieldSymbol, enumeration: string): boolean => symbol.declaration.type.name.text === enumeration

/** Whether a name stands for a field or result, but for one that can't be a member of the enumeration. */
function isOfOtherType(context: Context, frame: Frame, name: string, enumeration: string): boolean {
  const own = context.entity(frame.entity)?.members.get(name)
  if (own) return !isOfEnum(own, enumeration)
  const rule = context.rule(frame.entity, name)
  const type = rule ? context.rules.get(rule.id)?.type : context.parameters.get(name)?.type
  return type !== undefined && !(type.kind === 'enum' && type.enum === enumeration)
}

function enumMember(context: Context, frame: Frame, name: ast.Name, expected: Type | null): Lowered {
  const enums = context.scope.members.get(name.text)
  if (expected?.kind === 'enum' || !enums) return unknown(context, frame, name, expected)
  const [only, ...more] = enums
  if (more.length > 0) return context.report('name.ambiguousMember', name.span, { name: name.text, enums: [...enums] })
  return literal({ kind: 'enum', enum: only as string }, name.text, name.span)
}

function unknown(context: Context, frame: Frame, name: ast.Name, expected: Type | null): null {
  const elsewhere = [...context.scope.entities.values()].some((e) => e.members.has(name.text))
  if (elsewhere && expected?.kind === 'enum') return context.unknownMember(expected.enum, name)
  if (frame.entity === null && elsewhere) return context.report('name.noEntity', name.span, { name: name.text })
  const kind = context.scope.questions.has(name.text)
    ? '疑义'
    : context.scope.entities.has(name.text)
      ? '对象'
      : context.scope.enums.has(name.text)
        ? '枚举'
        : ''
  if (kind) return context.report('name.wrongKind', name.span, { name: name.text, is: kind, needs: '字段、结果或参数' })
  const listed = expected?.kind === 'enum' ? context.scope.enums.get(expected.enum)?.span : undefined
  return context.unknownName(name, context.candidates(frame, expected), listed)
}

function field(context: Context, symbol: FieldSymbol, scope: number, name: ast.Name): Lowered {
  if (symbol.kind === 'relation') return context.report('aggregate.member', name.span, { relation: name.text })
  const typing = fieldTyping(context, symbol)
  return typing && { kind: 'input', field: name.text, scope, type: typing.type, span: name.span, ...numericPart(typing.numeric) }
}

function result(context: Context, rule: RuleSymbol, scope: number, name: ast.Name): Lowered {
  const typing = context.rules.get(rule.id)
  // A rule without a known type was reported where it is declared.
  return typing
    ? ({ kind: 'result', rule: rule.id, scope, type: typing.type, span: name.span, ...numericPart(typing.numeric) } as Expr)
    : null
}

/** 就诊.费用, inside an aggregate over 就诊. */
export function member(context: Context, frame: Frame, object: ast.Name, name: ast.Name): Lowered {
  const span = { ...object.span, end: name.span.end }
  const index = frame.relations.findLastIndex((r) => r.name === object.text)
  if (index < 0) return outsideAggregate(context, frame, object)
  const { entity } = frame.relations[index] as Frame['relations'][number]
  const scope = frame.relations.length - 1 - index
  const symbol = context.entity(entity)?.members.get(name.text)
  const at = { text: name.text, span }
  if (symbol) return field(context, symbol, scope, at)
  const rule = context.scope.rules.get(ruleId(entity, name.text))
  if (rule) return result(context, rule, scope, at)
  const candidates = [
    ...(context.entity(entity)?.members.keys() ?? []),
    ...[...context.scope.rules.values()].filter((r) => r.entity === entity).map((r) => r.name),
  ]
  const { close, detail } = context.suggest(name, candidates)
  return context.report('name.memberUnknown', name.span, { object: object.text, name: name.text, close }, detail)
}

function outsideAggregate(context: Context, frame: Frame, object: ast.Name): null {
  const known = context.entity(frame.entity)?.members.get(object.text)
  if (known?.kind === 'relation') return context.report('aggregate.member', object.span, { relation: object.text })
  const relations = [...(context.entity(frame.entity)?.members.values() ?? [])].filter((m) => m.kind === 'relation')
  return context.unknownName(
    object,
    relations.map((m) => m.name),
  )
}

/** 疑义 A18 为 年内满 */
export function readingTest(context: Context, expr: Extract<ast.Expr, { kind: 'reading' }>): Lowered {
  const question = context.scope.questions.get(expr.question.text)
  if (!question) return context.unknownName(expr.question, context.scope.questions.keys())
  context.used.push(question.name)
  const readings = question.declaration.readings.map((r) => r.name.text)
  if (!readings.includes(expr.reading.text)) return context.unknownName(expr.reading, readings)
  return { kind: 'reading', question: question.name, reading: expr.reading.text, type: { kind: 'boolean' }, span: expr.span }
}
