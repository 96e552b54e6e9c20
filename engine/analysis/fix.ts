import type { Fix } from '../../grammar/diagnostic.ts'
import type { Cases } from './cases.ts'
import { cellFor, membersOf, testedBy } from './cell.ts'
import type { Cube, Interval, Literal } from './cube.ts'
import { showPoint } from './show.ts'

/** A row, or a 当, that covers the gap and leaves its results 未规定; none where the columns can't say which records. */
export function fixForGap(cases: Cases, cube: Cube): Fix | undefined {
  const last = cases.cases[cases.cases.length - 1]
  const text = cases.what === 'table' ? rowText(cases, cube) : whenText(cube)
  if (!last || text === null) return undefined
  const { file, end } = last.span
  return { edits: [{ span: { file, start: end, end }, text: `\n  ${text}` }] }
}

function rowText(cases: Cases, cube: Cube): string | null {
  // That a field is filled in goes without saying where a cell asks for its value.
  const left = new Set(cube.filter((l) => !isFilledIn(l)))
  const cells = cases.columns.map((column, index) => {
    const dimension = testedBy(cases.scope, column)
    const literal = [...left].find((l) => l.dimension === dimension)
    if (!literal) return '任意'
    left.delete(literal)
    return cellFor(cases, column, index, literal)
  })
  if (left.size > 0 || cells.includes(null)) return null
  const results = (cases.results ?? []).map(() => '未规定')
  return `| ${cells.join(' | ')} || ${results.join(' | ')} |`
}

function isFilledIn({ dimension, intervals }: Literal): boolean {
  return dimension.origin.kind === 'presence' && intervals[0]?.low === 1n
}

function whenText(cube: Cube): string | null {
  const conditions = cube.filter((l) => !isFilledIn(l)).map(conditionText)
  return conditions.includes(null) || conditions.length === 0 ? null : `当 ${conditions.join(' 且 ')} 则 未规定`
}

function conditionText(literal: Literal): string | null {
  const { origin, axis } = literal.dimension
  if (origin.kind === 'opaque') return null
  if (origin.kind === 'presence') return `非 已填（${origin.field}）`
  const name = origin.kind === 'question' ? `疑义 ${origin.question}` : origin.field
  if (axis.kind === 'boolean') return literal.intervals[0]?.low === 1n ? name : `非 ${name}`
  if (axis.kind === 'text') return null
  if (axis.kind === 'members') return `${name} 为 ${membersOf(literal).join('、')}`
  return rangeText(literal, name)
}

function rangeText({ dimension, intervals }: Literal, name: string): string {
  const { low, high } = intervals[0] as Interval
  const { axis } = dimension
  if (low !== null && low === high) return `${name} ＝ ${showPoint(axis, low).zh}`
  const from = low === null || low === dimension.minimum ? [] : [`${name} ≥ ${showPoint(axis, low).zh}`]
  const to = high === null || high === dimension.maximum ? [] : [`${name} ≤ ${showPoint(axis, high).zh}`]
  return [...from, ...to].join(' 且 ')
}
