import type * as ast from '../../../grammar/ast.ts'
import { type FieldSymbol, type Placed, ruleId } from '../../names/symbols.ts'
import { assignable, describeType, type Type } from '../../types/type.ts'
import type { Case, CaseRecord, CaseValue, Expectation, LiteralValue } from '../program.ts'
import type { Context } from './context.ts'
import { fieldTyping } from './entity.ts'

const nowhere = { entity: null, relations: [] }

/** Reads a 算例: the record as data, the readings chosen, what is expected. */
export function lowerCase(context: Context, { entity, declaration }: Placed<'case'>, sourceText: (span: ast.Name['span']) => string): Case {
  const record = entity === null ? noFields(context, declaration.fields) : caseRecord(context, entity, declaration.fields, sourceText)
  const readings: Record<string, string> = {}
  for (const { question, reading } of declaration.readings) {
    if (chosen(context, question, reading)) put(readings, question.text, reading.text)
  }
  const expectations = declaration.expectations.flatMap((e) => expectation(context, entity, e) ?? [])
  if (declaration.expectations.length === 0) context.report('case.noExpectation', declaration.headSpan, { name: declaration.name.text })
  return { name: declaration.name.text, entity, record, readings, expectations, clause: declaration.clause, span: declaration.headSpan }
}

/** Sets a key of which the name may be any, `__proto__` too. */
function put<T>(record: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
}

function noFields(context: Context, fields: readonly ast.CaseField[]): CaseRecord {
  for (const { name } of fields) context.report('name.noEntity', name.span, { name: name.text })
  return {}
}

function chosen(context: Context, question: ast.Name, reading: ast.Name): boolean {
  const symbol = context.scope.questions.get(question.text)
  if (!symbol) context.unknownName(question, context.scope.questions.keys())
  const known = symbol?.declaration.readings.map((r) => r.name.text) ?? []
  if (symbol && !known.includes(reading.text)) context.unknownName(reading, known)
  return known.includes(reading.text)
}

function caseRecord(
  context: Context,
  entity: string,
  fields: readonly ast.CaseField[],
  sourceText: (span: ast.Name['span']) => string,
): CaseRecord {
  const record: Record<string, CaseValue> = {}
  const members = context.entity(entity)?.members
  for (const field of fields) {
    const symbol = members?.get(field.name.text)
    if (!symbol) unknownField(context, entity, field.name)
    else if (Object.hasOwn(record, field.name.text)) context.report('syntax.itemRepeated', field.name.span, { word: field.name.text })
    else {
      const value = fieldValue(context, symbol, field, sourceText)
      if (value !== null) put(record, field.name.text, value)
    }
  }
  return record
}

function unknownField(context: Context, entity: string, name: ast.Name): void {
  const { close, detail } = context.suggest(name, context.entity(entity)?.members.keys() ?? [])
  context.report('name.memberUnknown', name.span, { object: entity, name: name.text, close }, detail)
}

function fieldValue(
  context: Context,
  symbol: FieldSymbol,
  field: ast.CaseField,
  sourceText: (span: ast.Name['span']) => string,
): CaseValue | null {
  if (symbol.kind === 'relation') {
    if (field.records) return field.records.map((r) => caseRecord(context, symbol.declaration.type.name.text, r, sourceText))
    return context.report('type.mismatch', field.span, { has: '一个值', needs: '表' })
  }
  const type = fieldTyping(context, symbol)?.type
  if (!field.value || !type) return null
  // A text needs no quotation marks where it is one word or number.
  const plain = field.value.kind === 'name' || field.value.kind === 'number'
  if ((type.kind === 'text' || type.kind === 'identity') && plain) return sourceText(field.value.span)
  return literalOf(context, field.value, type)
}

/** A constant of the wanted type, written out. */
function literalOf(context: Context, value: ast.Expr, type: Type): LiteralValue | null {
  const read = context.lower(nowhere, value, type)
  if (!read) return null
  const text = type.kind === 'identity' && read.type.kind === 'text'
  if (!text && !assignable(read.type, type))
    return context.report('type.mismatch', read.span, { has: describeType(read.type), needs: describeType(type) })
  return read.kind === 'literal' ? read.value : context.report('constant.needed', read.span, { parameters: false })
}

function expectation(context: Context, entity: string | null, expected: ast.CaseExpectation): Expectation | null {
  const { name, span } = expected
  const symbol = context.rule(entity, name.text)
  if (!symbol) {
    const rules = [...context.scope.rules.values()].filter((r) => r.entity === entity || r.entity === null)
    return context.unknownName(
      name,
      rules.map((r) => r.name),
    )
  }
  const type = context.rules.get(symbol.id)?.type
  const base = { rule: ruleId(symbol.entity, symbol.name), name: symbol.name, span }
  if (!expected.value) return { ...base, value: null, reasons: expected.reasons }
  const value = type ? literalOf(context, expected.value, type) : null
  return value === null ? null : { ...base, value, reasons: [] }
}
