import type { Decimal } from '../number/decimal.ts'
import type { Column, Type } from '../program/program.ts'
import { showValue } from '../program/show.ts'
import type { Cases } from './cases.ts'
import { valueOfNumber } from './constant.ts'
import type { Interval, Literal } from './cube.ts'
import { leavesWithin } from './cube.ts'
import { type Diagram, leavesOf, type Outcome, reachable } from './diagram.ts'
import type { Dimension } from './dimension.ts'
import { isConstant, type Quantity, quantityAt } from './quantity.ts'
import { questionDimension } from './question.ts'
import { fold, type Scope } from './scope.ts'
import { showPoint } from './show.ts'
import { directionOf } from './sign.ts'

/** The one dimension that a column of a table tests; null where there are several or none. */
export function testedBy({ context, entity }: Scope, { subject, question }: Column): Dimension | null {
  if (question !== null) return questionDimension(context, question)
  if (!subject) return null
  const found = dimensionsOf(fold({ context, entity }, subject))
  const values = found.filter((d) => d.origin.kind !== 'presence')
  const [only, ...others] = values.length > 0 ? values : found
  return only && others.length === 0 ? only : null
}

function dimensionsOf(diagram: Diagram): Dimension[] {
  const found = new Set<Dimension>()
  for (const d of reachable(diagram)) {
    if (d.kind === 'split') found.add(d.dimension)
    else if (d.outcome.kind === 'member') found.add(d.outcome.dimension)
    else if (d.outcome.kind === 'quantity') for (const t of d.outcome.quantity.terms) found.add(t.atom.dimension)
  }
  return [...found]
}

/** A cell that admits what the literal does, in the words of the column; null where it has none. */
export function cellFor(cases: Cases, column: Column, index: number, literal: Literal): string | null {
  const { axis } = literal.dimension
  if (axis.kind === 'text') return null
  if (axis.kind === 'members') return membersCell(cases, index, literal)
  if (!column.subject) return null
  const { type } = column.subject
  const diagram = fold(cases.scope, column.subject)
  return type.kind === 'boolean' ? booleanCell(cases, diagram, literal) : rangeCell(type, diagram, literal)
}

function booleanCell({ scope }: Cases, diagram: Diagram, literal: Literal): string | null {
  const [leaf, ...others] = leavesWithin(diagram, [literal]).filter((l) => l.outcome.kind === 'boolean')
  if (!leaf || others.length > 0) return null
  return leaf === scope.context.store.true ? '是' : '否'
}

const otherWords: ReadonlySet<string> = new Set(['其它', '其他', 'other', 'otherwise'])

/**
 * Members by name. Where the column has 其它 cells, naming one more member would change what they mean: then only
 * members that are named already, or 其它 itself.
 */
function membersCell({ cases }: Cases, index: number, literal: Literal): string | null {
  const { axis } = literal.dimension
  const members = membersOf(literal)
  const labels = cases.map((c) => c.labels[index] ?? '')
  if (!labels.some((l) => otherWords.has(l.trim()))) return members.join('、')
  const named = new Set(labels.flatMap((l) => l.split(/[、,，]/).map((name) => name.trim())))
  const known = members.filter((m) => named.has(m))
  if (known.length > 0) return known.join('、')
  const all = axis.kind === 'members' ? axis.members : []
  return all.every((m) => named.has(m) || members.includes(m)) ? '其它' : null
}

/** The members or readings of a literal, as written. */
export function membersOf({ dimension, intervals }: Literal): string[] {
  return intervals.flatMap(({ low, high }) => pointsBetween(low as bigint, high as bigint)).map((p) => showPoint(dimension.axis, p).zh)
}

function pointsBetween(low: bigint, high: bigint): bigint[] {
  return Array.from({ length: Number(high - low) + 1 }, (_, i) => low + BigInt(i))
}

function rangeCell(type: Type, diagram: Diagram, literal: Literal): string | null {
  const open = leavesOf(diagram).flatMap(({ outcome }) => (isOpen(outcome) ? [outcome.quantity] : []))
  const [quantity, ...others] = open
  const direction = quantity && directionOf(quantity)
  if (!quantity || others.length > 0 || !direction) return null
  const { low, high } = literal.intervals[0] as Interval
  const atLow = endAt(quantity, low, literal.dimension.minimum)
  const atHigh = endAt(quantity, high, literal.dimension.maximum)
  return direction > 0 ? rangeText(type, atLow, atHigh) : rangeText(type, atHigh, atLow)
}

function isOpen(outcome: Outcome): outcome is Extract<Outcome, { kind: 'quantity' }> {
  return outcome.kind === 'quantity' && !isConstant(outcome.quantity)
}

/** The value at an end of the interval; null where that is the end of the dimension. */
function endAt(quantity: Quantity, point: bigint | null, bound: bigint | null): Decimal | null {
  return point === null || point === bound ? null : quantityAt(quantity, point)
}

function rangeText(type: Type, from: Decimal | null, to: Decimal | null): string {
  const [low, high] = [from, to].map((v) => v && showValue(type, valueOfNumber(type, v)).zh)
  if (low && high) return low === high ? low : `${low}至${high}`
  if (low) return `≥ ${low}`
  return high ? `≤ ${high}` : '任意'
}
