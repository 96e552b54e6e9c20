import type { Fix } from '../../grammar/diagnostic.ts'
import { operators } from '../types/operators.ts'
import type { Cases } from './cases.ts'
import { cellFor, membersOf, testedBy } from './cell.ts'
import type { Cube, Interval, Literal } from './cube.ts'
import { showPoint } from './show.ts'
import { listText, nameText, type Wording, wordingOf } from './wording.ts'

/** A row, or a 当, that covers the gap and leaves its results 未规定; none where the columns can't say which records. */
export function fixForGap(cases: Cases, cube: Cube): Fix | undefined {
  const last = cases.cases[cases.cases.length - 1]
  const wording = wordingOf(cases)
  const text = cases.what === 'table' ? rowText(cases, cube, wording) : whenText(cube, wording)
  if (!last || text === null) return undefined
  const { file, end } = last.span
  return { edits: [{ span: { file, start: end, end }, text: `\n  ${text}` }] }
}

function rowText(cases: Cases, cube: Cube, wording: Wording): string | null {
  // That a field is filled in goes without saying where a cell asks for its value.
  const left = new Set(cube.filter((l) => !isFilledIn(l)))
  const cells = cases.columns.map((column, index) => {
    const dimension = testedBy(cases.scope, column)
    const literal = [...left].find((l) => l.dimension === dimension)
    if (!literal) return wording.word('any')
    left.delete(literal)
    return cellFor(cases, column, index, literal, wording)
  })
  if (left.size > 0 || cells.includes(null)) return null
  const results = (cases.results ?? []).map(() => wording.word('silent'))
  return `| ${cells.join(' | ')} || ${results.join(' | ')} |`
}

function isFilledIn({ dimension, intervals }: Literal): boolean {
  return dimension.origin.kind === 'presence' && intervals[0]?.low === 1n
}

function whenText(cube: Cube, wording: Wording): string | null {
  const conditions = cube.filter((l) => !isFilledIn(l)).map((l) => conditionText(l, wording))
  if (conditions.includes(null) || conditions.length === 0) return null
  return `${wording.word('when')} ${conditions.join(` ${wording.word('and')} `)} ${wording.word('then')} ${wording.word('silent')}`
}

function conditionText(literal: Literal, wording: Wording): string | null {
  const { origin, axis } = literal.dimension
  if (origin.kind === 'opaque' || axis.kind === 'text') return null
  const not = `${wording.word('not')} `
  if (origin.kind === 'presence') {
    const [[zh], [en]] = [operators.present.zh, operators.present.en]
    return not + wording.call({ zh, en }, nameText(origin.field))
  }
  const name = origin.kind === 'question' ? `${wording.word('question')} ${origin.question}` : nameText(origin.field)
  if (axis.kind === 'boolean') return literal.intervals[0]?.low === 1n ? name : not + name
  if (axis.kind === 'members') return `${name} ${wording.word('is')} ${listText(membersOf(literal))}`
  return rangeText(literal, name, wording)
}

function rangeText({ dimension, intervals }: Literal, name: string, wording: Wording): string {
  const { low, high } = intervals[0] as Interval
  const shown = (point: bigint) => wording.value(showPoint(dimension.axis, point))
  if (low !== null && low === high) return `${name} ＝ ${shown(low)}`
  const from = low === null || low === dimension.minimum ? [] : [`${name} ≥ ${shown(low)}`]
  const to = high === null || high === dimension.maximum ? [] : [`${name} ≤ ${shown(high)}`]
  return [...from, ...to].join(` ${wording.word('and')} `)
}
