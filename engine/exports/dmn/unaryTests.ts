import type { Type } from '../../program/program.ts'
import type { Node, Relation } from '../../steps/node.ts'
import type { Term } from '../../steps/term.ts'
import { literalOf } from './values.ts'

/** What a column of a decision table tests: its value at the scale, and whether it may be null. */
export interface Tested {
  readonly subject: Term
  readonly type: Type
}

/** What a cell asks of its column's value, as unary tests; null where they can't say it. A value that is unknown meets no test but `-`. */
export function unaryTests(tested: Tested, cell: Term): string | null {
  const { subject } = tested
  const mayBeNull = subject.unknown.size > 0
  if (cell.value.kind === 'constant') {
    if (cell.value.value !== true) return null
    if (cell.unknown.size === 0) return '-'
    return sameUnknown(subject, cell) ? 'not(null)' : null
  }
  if (!sameUnknown(subject, cell)) return null
  return tests(tested, cell.value, mayBeNull)
}

function sameUnknown(a: Term, b: Term): boolean {
  return a.unknown.size === b.unknown.size && [...a.unknown].every(([key, { when }]) => b.unknown.get(key)?.when === when)
}

function tests(tested: Tested, node: Node, mayBeNull: boolean): string | null {
  const positive = simple(tested, node)
  if (positive !== null) return positive
  const except = exceptions(tested, node)
  if (except !== null) return `not(${[...(mayBeNull ? ['null'] : []), ...except].join(', ')})`
  if (node.kind !== 'or') return null
  const parts = node.of.map((part) => simple(tested, part))
  return parts.includes(null) ? null : parts.join(', ')
}

/** A single test: a value, a bound, an interval. */
function simple(tested: Tested, node: Node): string | null {
  const { value } = tested.subject
  if (node === value) return 'true'
  if (node.kind === 'not') return node.of === value ? 'false' : null
  if (node.kind === 'and') return interval(tested, node.of)
  const bound = boundOf(tested, node)
  if (!bound || bound.relation === 'unequal') return null
  return bound.relation === 'equal' ? bound.text : `${signs[bound.relation]} ${bound.text}`
}

const signs: Readonly<Record<Exclude<Relation, 'equal' | 'unequal'>, string>> = {
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
}

function interval(tested: Tested, parts: readonly Node[]): string | null {
  if (parts.length !== 2) return null
  const bounds = parts.map((part) => boundOf(tested, part))
  const low = bounds.find((bound) => bound?.relation === 'greater' || bound?.relation === 'greaterOrEqual')
  const high = bounds.find((bound) => bound?.relation === 'less' || bound?.relation === 'lessOrEqual')
  if (!low || !high) return null
  return `${low.relation === 'greater' ? '(' : '['}${low.text}..${high.text}${high.relation === 'less' ? ')' : ']'}`
}

/** The values that a cell lets nobody through with. */
function exceptions(tested: Tested, node: Node): string[] | null {
  if (node.kind === 'not' && node.of.kind === 'or') {
    const excluded = node.of.of.map((part) => simple(tested, part))
    return excluded.includes(null) ? null : excluded.map((each) => each ?? '')
  }
  const parts = node.kind === 'and' ? node.of : [node]
  const bounds = parts.map((part) => boundOf(tested, part))
  return bounds.every((bound) => bound?.relation === 'unequal') ? bounds.map((bound) => bound?.text ?? '') : null
}

/** A comparison of the column's value, or of ten times, a hundred times it, with a constant. */
function boundOf({ subject, type }: Tested, node: Node): { relation: Relation; text: string } | null {
  if (node.kind !== 'compare' || node.right.kind !== 'constant') return null
  const { value } = node.right
  if (node.left === subject.value) return { relation: node.relation, text: literalOf(value, type, subject.scale) }
  const { left } = node
  if (left.kind !== 'arithmetic' || left.operator !== 'multiply' || left.left !== subject.value) return null
  if (left.right.kind !== 'constant' || typeof left.right.value !== 'bigint') return null
  const places = /^10*$/.test(String(left.right.value)) ? String(left.right.value).length - 1 : null
  return places === null ? null : { relation: node.relation, text: literalOf(value, type, subject.scale + places) }
}
