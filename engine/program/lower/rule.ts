import type * as ast from '../../../grammar/ast.ts'
import type { BandsProblem } from '../../../grammar/messages/types.ts'
import type { RuleSymbol } from '../../names/symbols.ts'
import { compare, type Decimal, decimal, isZero, maximum, minimum, multiply } from '../../number/decimal.ts'
import { inferredOf, numericOf, union } from '../../types/numeric.ts'
import { assignable, describeType, type Numeric, type Type } from '../../types/type.ts'
import type { Band, Branch, Exception, Expr, Rounding, Rule } from '../program.ts'
import { isConstant } from './constant.ts'
import type { Context, Frame, Lowered } from './context.ts'
import { roundedDivision, settle } from './numeric.ts'
import { provenanceOf } from './provenance.ts'
import type { Declared } from './types.ts'

/** A rule's declared type with the frame in which its body stands. */
export interface Target {
  readonly id: string
  readonly declared: Declared
  readonly frame: Frame
}

/** A value that must be of the target's type; a bare division takes the header's rounding, where amounts have one. */
export function resultValue(context: Context, target: Target, expr: ast.Expr): Lowered {
  const { type } = target.declared
  const header = context.rounding
  const value =
    expr.kind === 'binary' && expr.operator === 'divide' && type.kind === 'decimal' && type.unit === 'amount' && header
      ? headerDivision(context, target, expr, header)
      : context.lower(target.frame, expr, type)
  if (!value || assignable(value.type, type)) return value
  return context.report('type.mismatch', value.span, { has: describeType(value.type), needs: describeType(type) })
}

function headerDivision(context: Context, target: Target, expr: Extract<ast.Expr, { kind: 'binary' }>, rounding: Rounding): Lowered {
  const a = context.lower(target.frame, expr.left)
  const b = context.lower(target.frame, expr.right)
  return a && b && roundedDivision(context, a, b, rounding, expr.span)
}

const nameOf = ({ id, frame }: Target): string => (frame.entity === null ? id : id.slice(frame.entity.length + 1))

/** The unknown that stands for a body that could not be read, so that the rest is still checked. */
export function placeholder(type: Type, span: Expr['span']): Expr {
  const silent = { kind: 'silent', type, span } as const
  return type.kind === 'decimal' ? { ...silent, numeric: { scale: 0, minimum: null, maximum: null } } : silent
}

export function body(context: Context, target: Target, source: ast.Body): Lowered {
  switch (source.kind) {
    case 'expression':
      return resultValue(context, target, source.value)
    case 'cases':
      return cases(context, target, source)
    case 'progressive':
      return progressive(context, target, source)
    case 'invalid':
      return null
  }
}

function cases(context: Context, target: Target, source: Extract<ast.Body, { kind: 'cases' }>): Lowered {
  const { type } = target.declared
  if (source.policy === 'sum' && type.kind !== 'decimal')
    return context.report('table.sumPolicy', source.span, { name: nameOf(target), type: describeType(type) })
  const branches = source.branches.map((branch, index) => caseBranch(context, target, branch, index))
  const otherwise = source.otherwise && resultValue(context, target, source.otherwise)
  const whole = branches.filter((b) => b !== null)
  if (whole.length < branches.length || (source.otherwise && !otherwise)) return null
  const numeric = numericOfAlternatives(type, [...whole.map((b) => b.value), ...(otherwise ? [otherwise] : [])], source.policy === 'sum')
  const { policy, otherwiseNotes: notes, span } = source
  const provenance = otherwise && notes.length > 0 ? { otherwiseProvenance: provenanceOf(notes, null) } : {}
  return { kind: 'choice', policy, branches: whole, otherwise, ...provenance, type, span, ...numeric }
}

function caseBranch(context: Context, target: Target, branch: ast.Branch, index: number): Branch | null {
  const when = context.boolean(target.frame, branch.when)
  const value = resultValue(context, target, branch.value)
  return (
    when && value && { id: `${target.id}#${index + 1}`, when, value, provenance: provenanceOf(branch.provenance, null), span: branch.span }
  )
}

/** The range of whichever alternative applies; of their sum where all that apply are added. */
export function numericOfAlternatives(type: Type, values: readonly Expr[], summed: boolean): { numeric?: Numeric } {
  if (type.kind !== 'decimal') return {}
  const known = values.flatMap((v) => (v.kind === 'silent' || !v.numeric ? [] : [inferredOf(v.numeric)]))
  const all = union(known)
  if (!summed) return { numeric: numericOf(all) }
  const nonNegative = known.every((k) => k.minimum !== null && k.minimum.coefficient >= 0n)
  return { numeric: numericOf({ scale: all.scale, minimum: nonNegative ? { coefficient: 0n, scale: 0 } : null, maximum: null }) }
}

/** 累进: the bands must start at the bottom, ascend and meet. */
function progressive(context: Context, target: Target, source: Extract<ast.Body, { kind: 'progressive' }>): Lowered {
  const base = context.lower(target.frame, source.base)
  const bands = source.bands.map((band, index) => lowerBand(context, target, band, index, source.bands.length, base))
  const whole = bands.filter((b) => b !== null)
  if (!base || whole.length < bands.length) return null
  const problem = bandsProblem(source.bands)
  if (problem) return context.report('progressive.bands', source.span, problem)
  if (base.type.kind !== 'decimal') return context.report('type.mismatch', base.span, { has: describeType(base.type), needs: '金额' })
  const fall = whole.findIndex((band, index) => index > 0 && surelyBelow(band.upTo, whole[index - 1]?.upTo ?? null))
  if (fall > 0) return context.report('progressive.bands', source.span, { kind: 'order', band: fall })
  return { kind: 'progressive', base, bands: whole, type: base.type, span: source.span, numeric: progressiveNumeric(base, whole) }
}

/** Whether an end is not above the one before it, whatever values their parameters have. */
function surelyBelow(end: Expr | null, before: Expr | null): boolean {
  const [high, low] = [end && inferredNumeric(end).maximum, before && inferredNumeric(before).minimum]
  return high !== null && low !== null && compare(high, low) <= 0
}

/** The parts that the bands cut the base into add up to it, where it is above zero; each is multiplied by a rate. */
function progressiveNumeric(base: Expr, bands: readonly Band[]): Numeric {
  const nothing = decimal(0n)
  const of = inferredNumeric(base)
  const rates = union(bands.map((band) => inferredNumeric(band.rate)))
  const ends = bands.flatMap(({ upTo }) => (upTo ? [inferredNumeric(upTo).scale] : []))
  const most = of.maximum && maximum(of.maximum, nothing)
  const low = rates.minimum && minimum(rates.minimum, nothing)
  const high = rates.maximum && maximum(rates.maximum, nothing)
  const times = (rate: Decimal | null) => (rate && isZero(rate) ? nothing : most && rate && multiply(most, rate))
  return numericOf({ scale: Math.max(of.scale, ...ends) + rates.scale, minimum: times(low), maximum: times(high) })
}

const inferredNumeric = ({ numeric }: Expr) => inferredOf(numeric ?? { scale: 0, minimum: null, maximum: null })

function lowerBand(context: Context, target: Target, band: ast.Band, index: number, count: number, base: Lowered): Band | null {
  const upper = bandEdges(band.test).upper
  const upTo = upper && context.lower(target.frame, upper, base?.type ?? null)
  const rate = context.lower(target.frame, band.rate, { kind: 'decimal', unit: 'ratio' })
  if (!rate || (upper && !upTo)) return null
  if (upTo && base && !assignable(upTo.type, base.type))
    return context.report('type.mismatch', upTo.span, { has: describeType(upTo.type), needs: describeType(base.type) })
  if (upTo && !isConstant(upTo)) return context.report('constant.needed', upTo.span, { parameters: true })
  if (rate.type.kind !== 'decimal' || rate.type.unit === 'amount')
    return context.report('type.mismatch', rate.span, { has: describeType(rate.type), needs: '比例' })
  return { id: `${target.id}#${index + 1}/${count}`, upTo, rate, span: band.span }
}

function bandEdges(test: ast.Test): { lower: ast.Expr | null; upper: ast.Expr | null; exact: boolean } {
  const tests = test.kind === 'list' ? test.tests : [test]
  let low: ast.Expr | null = null
  let high: ast.Expr | null = null
  let exact = true
  for (const t of tests) {
    if (t.kind === 'bound' && t.operator === 'greater') low = t.value
    else if (t.kind === 'bound' && t.operator === 'lessOrEqual') high = t.value
    else exact = false
  }
  return { lower: low, upper: high, exact }
}

/** Whether two expressions say the same, wherever they stand. */
function sameExpr(a: ast.Expr, b: ast.Expr): boolean {
  const [left, right] = [a, b].map((expr) => JSON.stringify(expr, (key, value) => (key === 'span' ? undefined : value)))
  return left === right
}

const written = (expr: ast.Expr | null): string => (expr?.kind === 'number' ? expr.value : expr?.kind === 'name' ? expr.name.text : '')

/** What is wrong with the bands' edges; null where nothing is. */
function bandsProblem(bands: readonly ast.Band[]): BandsProblem | null {
  const edges = bands.map((band) => bandEdges(band.test))
  const [head] = edges
  if (!head) return { kind: 'none' }
  if (edges.some((e) => !e.exact)) return { kind: 'words' }
  if (head.lower) return { kind: 'start', at: written(head.lower) }
  return edges.map((edge, index) => bandProblem(edge, edges[index + 1], index + 1)).find((problem) => problem !== null) ?? null
}

type Edges = ReturnType<typeof bandEdges>

function bandProblem({ upper }: Edges, next: Edges | undefined, band: number): BandsProblem | null {
  if (!next) return upper ? { kind: 'end', at: written(upper) } : null
  if (!upper) return { kind: 'open', band }
  if (!next.lower || !sameExpr(upper, next.lower)) return { kind: 'apart', band, at: written(upper), next: written(next.lower) }
  const numbers = upper.kind === 'number' && next.upper?.kind === 'number' ? [upper.value, next.upper.value] : null
  return numbers && !ascends(numbers[0] as string, numbers[1] as string) ? { kind: 'order', band } : null
}

function ascends(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.split('.')) as [string[], string[]]
  const places = Math.max(left[1]?.length ?? 0, right[1]?.length ?? 0)
  const whole = (parts: string[]) => BigInt((parts[0] ?? '0') + (parts[1] ?? '').padEnd(places, '0'))
  return whole(left) < whole(right)
}

/** A rule from its lowered body and exceptions; its scale and range become known to what reads it. */
export function finishRule(
  context: Context,
  symbol: RuleSymbol,
  declared: Declared,
  lowered: Lowered,
  exceptions: readonly Exception[],
  notes: readonly ast.ProvenanceNote[],
  clause: string | null,
): Rule {
  const { type, scale } = declared
  const value = lowered ?? placeholder(type, symbol.span)
  const all = { ...value, ...numericOfAlternatives(type, [value, ...exceptions.map((e) => e.value)], false) } as Expr
  const { rounding, numeric } =
    lowered || exceptions.length > 0 ? settle(context, all, type, scale) : { rounding: null, numeric: value.numeric ?? null }
  const typing = context.rules.get(symbol.id)
  if (typing) typing.numeric = numeric
  const { id, name, entity, span } = symbol
  return { id, name, entity, type, numeric, rounding, body: value, exceptions, provenance: provenanceOf(notes, clause), clause, span }
}
