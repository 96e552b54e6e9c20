import { keywords } from '../../grammar/vocabulary.ts'
import type { Decimal } from '../number/decimal.ts'
import type { Column, Expr, Type } from '../program/program.ts'
import { showValue } from '../program/show.ts'
import type { Cases } from './cases.ts'
import { bind } from './combine.ts'
import { valueOfNumber } from './constant.ts'
import type { Interval, Literal } from './cube.ts'
import { leavesWithin } from './cube.ts'
import { type Diagram, leavesOf, type Outcome, reachable } from './diagram.ts'
import type { Dimension } from './dimension.ts'
import { isConstant, type Quantity, quantityAt } from './quantity.ts'
import { questionDimension } from './question.ts'
import { fold, type Scope } from './scope.ts'
import { showPoint } from './show.ts'
import { directionOf, onOneDimension } from './sign.ts'
import { listText, type Wording } from './wording.ts'

/** The one dimension that a column of a table tests; null where there are several or none. */
export function testedBy({ context, entity }: Scope, { subject, question }: Column): Dimension | null {
  if (question !== null) return questionDimension(context, question)
  if (!subject) return null
  const found = dimensionsOf(subjectDiagram({ context, entity }, subject))
  const values = found.filter((d) => d.origin.kind !== 'presence')
  const [only, ...others] = values.length > 0 ? values : found
  return only && others.length === 0 ? only : null
}

/** What a column tests, as comparisons see it. */
function subjectDiagram(scope: Scope, subject: Expr): Diagram {
  const { context } = scope
  return bind(context.store, fold(scope, subject), (leaf) => {
    if (leaf.outcome.kind !== 'quantity') return leaf
    return context.store.leaf({ kind: 'quantity', quantity: onOneDimension(context, leaf.outcome.quantity, subject) })
  })
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
export function cellFor(cases: Cases, column: Column, index: number, literal: Literal, wording: Wording): string | null {
  const { axis } = literal.dimension
  if (axis.kind === 'text') return null
  if (axis.kind === 'members') return membersCell(cases, index, literal, wording)
  if (!column.subject) return null
  const { type } = column.subject
  const diagram = subjectDiagram(cases.scope, column.subject)
  return type.kind === 'boolean' ? booleanCell(cases, diagram, literal, wording) : rangeCell(type, diagram, literal, wording)
}

function booleanCell({ scope }: Cases, diagram: Diagram, literal: Literal, wording: Wording): string | null {
  const [leaf, ...others] = leavesWithin(diagram, [literal]).filter((l) => l.outcome.kind === 'boolean')
  if (!leaf || others.length > 0) return null
  return wording.word(leaf === scope.context.store.true ? 'yes' : 'no')
}

const otherWords: ReadonlySet<string> = new Set(keywords.other)

/**
 * Members by name. Where the column has 其它 cells, naming one more member would change what they mean: then only
 * members that are named already, or 其它 itself.
 */
function membersCell({ cases }: Cases, index: number, literal: Literal, wording: Wording): string | null {
  const { axis } = literal.dimension
  const members = membersOf(literal)
  const labels = cases.map((c) => c.labels[index] ?? '')
  if (!labels.some((l) => otherWords.has(l.trim()))) return listText(members)
  const named = new Set(labels.flatMap((l) => l.split(/[、,，]/).map((name) => name.trim().replace(/^「(.*)」$/, '$1'))))
  const known = members.filter((m) => named.has(m))
  if (known.length > 0) return listText(known)
  const all = axis.kind === 'members' ? axis.members : []
  return all.every((m) => named.has(m) || members.includes(m)) ? wording.word('other') : null
}

/** The members or readings of a literal, as written. */
export function membersOf({ dimension, intervals }: Literal): string[] {
  return intervals.flatMap(({ low, high }) => pointsBetween(low as bigint, high as bigint)).map((p) => showPoint(dimension.axis, p).zh)
}

function pointsBetween(low: bigint, high: bigint): bigint[] {
  return Array.from({ length: Number(high - low) + 1 }, (_, i) => low + BigInt(i))
}

function rangeCell(type: Type, diagram: Diagram, literal: Literal, wording: Wording): string | null {
  const open = leavesOf(diagram).flatMap(({ outcome }) => (isOpen(outcome) ? [outcome.quantity] : []))
  const [quantity, ...others] = open
  const direction = quantity && directionOf(quantity)
  if (!quantity || others.length > 0 || !direction) return null
  const { low, high } = literal.intervals[0] as Interval
  const atLow = endAt(quantity, low, literal.dimension.minimum)
  const atHigh = endAt(quantity, high, literal.dimension.maximum)
  return direction > 0 ? rangeText(type, atLow, atHigh, wording) : rangeText(type, atHigh, atLow, wording)
}

function isOpen(outcome: Outcome): outcome is Extract<Outcome, { kind: 'quantity' }> {
  return outcome.kind === 'quantity' && !isConstant(outcome.quantity)
}

/** The value at an end of the interval; null where that is the end of the dimension. */
function endAt(quantity: Quantity, point: bigint | null, bound: bigint | null): Decimal | null {
  return point === null || point === bound ? null : quantityAt(quantity, point)
}

function rangeText(type: Type, from: Decimal | null, to: Decimal | null, wording: Wording): string {
  const [low, high] = [from, to].map((v) => v && wording.value(showValue(type, valueOfNumber(type, v))))
  if (low && high) return low === high ? low : `${low} ${wording.word('to')} ${high}`
  if (low) return `≥ ${low}`
  return high ? `≤ ${high}` : wording.word('any')
}
