import type * as ast from '../../../grammar/ast.ts'
import { typeNameOf } from '../../../grammar/vocabulary.ts'
import { firstName } from '../../names/dependencies.ts'
import { isOfRecord, type ParameterSymbol } from '../../names/symbols.ts'
import { formatDate, parseDate } from '../../number/date.ts'
import { inferredOf, numericOf, union } from '../../types/numeric.ts'
import { assignable, describeType } from '../../types/type.ts'
import type { DatedValue, Expr, Parameter } from '../program.ts'
import { isConstant } from './constant.ts'
import type { Context, Lowered } from './context.ts'
import { provenanceOf } from './provenance.ts'
import { type Declared, declaredType } from './types.ts'

/** X, X（2020年）, X（某日期）: checked here where the date is known, at evaluation where it is the record's. */
export function parameterRead(context: Context, name: ast.Name, at: Expr | null): Lowered {
  const symbol = context.scope.parameters.get(name.text.trim())
  const parameter = symbol && context.parameters.get(symbol.name)
  if (!parameter) return null
  context.used.push(parameter.name)
  checkRead(context, parameter, name, at)
  const read = { kind: 'parameter', parameter: parameter.name, at, type: parameter.type, span: name.span } as const
  return parameter.numeric ? { ...read, numeric: parameter.numeric } : read
}

function checkRead(context: Context, parameter: Parameter, name: ast.Name, at: Expr | null): void {
  const period = at === null ? day(context.baseDate) : at.kind === 'literal' ? periodOf(at) : null
  if (!period || parameter.values.length === 0) return
  const within = parameter.values.filter((v) => (v.from ?? '') <= period.to && period.from <= (v.to ?? '9999-12-31'))
  const [only, second] = within
  const whole = only && (only.from ?? '') <= period.from && period.to <= (only.to ?? '9999-12-31')
  if (second) {
    const related = within.map((value) => value.span)
    context.report('parameter.variesInYear', name.span, { name: parameter.name, year: period.label }, { related })
  } else if (!whole) {
    const last = nearest(parameter, period.from)
    const related = last ? [last.span] : []
    context.report('parameter.noValue', name.span, { name: parameter.name, year: period.label, last: last?.label ?? '' }, { related })
  }
}

interface Period {
  readonly from: string
  readonly to: string
  readonly label: string
}

const day = (iso: string): Period => ({ from: iso, to: iso, label: iso })

function periodOf(at: Extract<Expr, { kind: 'literal' }>): Period {
  const text = at.value as string
  if (at.type.kind === 'date') return day(text)
  const year = text.padStart(4, '0')
  return { from: `${year}-01-01`, to: `${year}-12-31`, label: `${text}年` }
}

/** The last value that starts before the day, or else the first: what the officer would look at. */
function nearest(parameter: Parameter, from: string): DatedValue | undefined {
  const before = parameter.values.filter((v) => (v.from ?? '') <= from)
  return before[before.length - 1] ?? parameter.values[0]
}

/** Lowers a 参数; its values may read parameters that were made known before. Null where its type is unknown. */
export function parameterOf(context: Context, symbol: ParameterSymbol): Parameter | null {
  const { declaration } = symbol
  const declared = durationOf(context, declaration) ?? declaredType(context, declaration.type)
  if (!declared) return null
  if (declaration.values.length === 0) context.report('parameter.empty', declaration.headSpan, { name: symbol.name })
  const values = declaration.values.flatMap((value) => datedValue(context, declaration, value, declared.type) ?? [])
  values.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  const bounded = values.map((value, index) => endedBy(value, values[index + 1]))
  checkOverlaps(context, symbol.name, bounded)
  const numerics = bounded.flatMap((v) => v.value.numeric ?? [])
  const all = union(numerics.map(inferredOf))
  // What is too fine is reported where it is written, and not again wherever the parameter is read.
  const numeric = declared.type.kind === 'decimal' ? numericOf({ ...all, scale: Math.min(all.scale, declared.scale) }) : null
  checkScale(context, bounded, declared.scale, describeType(declared.type))
  return { name: symbol.name, type: declared.type, numeric, values: bounded, clause: declaration.clause, span: declaration.span }
}

/** 时长 without a unit takes that of the parameter's first value. */
function durationOf(context: Context, { type, values }: ParameterSymbol['declaration']): Declared | null {
  const [first] = values
  if (typeNameOf(type.name.text) !== 'duration' || type.unit || !first) return null
  const value = context.lower({ entity: null, relations: [] }, first.value)
  return value?.type.kind === 'duration' ? { type: value.type, scale: 0 } : null
}

function checkScale(context: Context, values: readonly DatedValue[], keeps: number, type: string): void {
  for (const { value } of values) {
    if (value.numeric && value.numeric.scale > keeps) context.report('scale.tooFine', value.span, { has: value.numeric.scale, keeps, type })
  }
}

function datedValue(
  context: Context,
  declaration: ParameterSymbol['declaration'],
  dated: ast.DatedValue,
  type: Parameter['type'],
): DatedValue | null {
  const { scope } = context
  const computed = firstName(dated.value, (name) => !scope.parameters.has(name) && !scope.members.has(name) && isOfRecord(scope, name))
  if (computed) return context.report('constant.needed', computed.span, { parameters: true })
  const value = context.lower({ entity: null, relations: [] }, dated.value, type)
  if (!value) return null
  if (!assignable(value.type, type))
    return context.report('type.mismatch', value.span, { has: describeType(value.type), needs: describeType(type) })
  if (!isConstant(value)) return context.report('constant.needed', value.span, { parameters: true })
  const { label, span } = dated
  const backwards = dated.from !== null && dated.to !== null && dated.from > dated.to
  if (backwards) context.report('range.empty', span, { from: dated.from as string, to: dated.to as string })
  const [from, to] = backwards ? [dated.to, dated.from] : [dated.from, dated.to]
  const notes = [...declaration.provenance, ...dated.provenance]
  return { from, to, label, value, provenance: provenanceOf(notes, declaration.clause), span }
}

/** 2019年起 lasts until the next value starts. */
function endedBy(value: DatedValue, next: DatedValue | undefined): DatedValue {
  if (value.to !== null || value.from === null || !next?.from) return value
  return { ...value, to: formatDate((parseDate(next.from) as number) - 1) }
}

function checkOverlaps(context: Context, name: string, values: readonly DatedValue[]): void {
  for (const [index, value] of values.entries()) {
    const next = values[index + 1]
    if (next && (value.to === null || next.from === null || value.to >= next.from))
      context.report('parameter.overlap', next.span, { name, label: next.label, other: value.label }, { related: [value.span] })
  }
}
