import type { Finding, GridProblem, GridRow as TableRow } from '../../../engine/service/index.ts'
import type { DataRow, GapRow, GridCell, GridEdit, GridRow } from '../../grid/index.ts'
import { tableTexts } from '../../texts/table.ts'
import type { say as saying } from '../../texts/text.ts'
import type { TableView } from '../../worker/answers/tables.ts'
import type { Changes } from './changes.ts'

export type Say = <T extends Parameters<typeof saying>[1]>(
  text: T,
  ...values: Parameters<typeof saying<T>> extends [unknown, unknown, ...infer V] ? V : never
) => string

/** Rows of a table as the grid draws them, with what is wrong between and in them. */
export function rowsOf(view: TableView, changes: Changes, selected: string | null, say: Say): GridRow[] {
  const { rows, findings } = view.grid
  const overlaps = findings.filter(({ kind }) => kind === 'overlap')
  const partners = new Map<number, number[]>()
  for (const { rows: both } of overlaps)
    for (const row of both) partners.set(row, [...(partners.get(row) ?? []), ...both.filter((other) => other !== row)])
  const data = rows.map((row, index): DataRow => {
    const isHit = selected !== null && view.hits[index]?.includes(selected) === true
    return {
      id: `row ${index}`,
      header: isHit ? `▸ ${index + 1}` : `${index + 1}`,
      cells: cellsOf(view, row, changes.get(index), say),
      ...(isHit ? { className: 'table-hit' } : {}),
      ...rowMark(row, partners.get(index) ?? [], changes.get(index) === null, isHit ? selected : null, say),
    }
  })
  const gaps = findings.flatMap((finding, index) => (finding.kind === 'gap' ? [gapOf(finding, index, say)] : []))
  return [...withOverlaps(data, findings, say), ...gaps]
}

function cellsOf(view: TableView, row: TableRow, was: ReadonlyMap<string, string> | null | undefined, say: Say): GridCell[] {
  const { words, columns } = view.grid
  const quiet: ReadonlySet<string> = new Set([words.any, words.silent])
  const cells = row.cells.map(({ text, missing, problems = [] }, index): GridCell => {
    const base = quiet.has(text) ? { text, display: text } : { text }
    if (missing) return { ...base, state: 'error', message: say(tableTexts.missingCell) }
    if (problems.length > 0) return { ...base, ...markOf(problems) }
    return { ...base, ...changed(was?.get(columns[index]?.label ?? ''), text, say) }
  })
  return [
    ...cells,
    { text: row.provenance, ...changed(was?.get('provenance'), row.provenance, say) },
    { text: row.comment, ...changed(was?.get('comment'), row.comment, say) },
  ]
}

function changed(was: string | undefined, text: string, say: Say): Pick<GridCell, 'state' | 'message'> {
  return was === undefined || was === text ? {} : { state: 'changed', message: say(tableTexts.was, was) }
}

function markOf(problems: readonly GridProblem[]): Pick<GridCell, 'state' | 'message'> {
  const isError = problems.some(({ severity }) => severity === 'error')
  return { state: isError ? 'error' : 'warning', message: problems.map(textOf).join('\n') }
}

const textOf = ({ message, hint }: GridProblem): string => (hint === '' ? message : `${message}（${hint}）`)

function rowMark(
  row: TableRow,
  partners: readonly number[],
  isNew: boolean,
  hitBy: string | null,
  say: Say,
): Pick<DataRow, 'state' | 'message'> {
  const { problems, extra } = row
  if (problems.length > 0) return markOf(problems)
  if (extra.length > 0) return { state: 'error', message: say(tableTexts.extraCells, extra.join(' | ')) }
  if (partners.length > 0) return { state: 'warning', message: say(tableTexts.overlapRow, partners.map((other) => other + 1).join('、')) }
  if (hitBy !== null) return { message: say(tableTexts.hitBySelected, hitBy), ...(isNew ? { state: 'changed' } : {}) }
  return isNew ? { state: 'changed', message: say(tableTexts.newRow) } : {}
}

const factsText = ({ witness, problem }: Finding, say: Say): string =>
  witness.facts.length === 0 ? problem.message : witness.facts.map(({ name, value }) => `${name} ${value}`).join(say(tableTexts.factsJoint))

function gapOf(finding: Finding, index: number, say: Say): GapRow {
  const { witness, problem, fix } = finding
  return {
    kind: 'gap',
    id: `finding ${index}`,
    message: witness.facts.length === 0 ? say(tableTexts.gapPlain, problem.message) : say(tableTexts.gap, factsText(finding, say)),
    actions: [
      ...(fix ? [{ id: 'addMissing', label: say(tableTexts.addMissing) }] : []),
      { id: 'makeCase', label: say(tableTexts.makeCase) },
    ],
  }
}

/** Under the later of two rows that apply at once, that they do. */
function withOverlaps(data: readonly DataRow[], findings: readonly Finding[], say: Say): GridRow[] {
  const under = new Map<number, GapRow[]>()
  for (const [index, finding] of findings.entries()) {
    if (finding.kind !== 'overlap') continue
    const last = Math.max(0, ...finding.rows)
    const rows = finding.rows.map((row) => row + 1).join('、')
    const text = finding.certain ? tableTexts.overlap : tableTexts.overlapPossible
    const actions = [
      { id: 'seeBoth', label: say(tableTexts.seeBoth) },
      { id: 'makeCase', label: say(tableTexts.makeCase) },
    ]
    const line: GapRow = { kind: 'gap', id: `finding ${index}`, message: say(text, rows, factsText(finding, say)), actions }
    under.set(last, [...(under.get(last) ?? []), line])
  }
  return data.flatMap((row, index) => [row, ...(under.get(index) ?? [])])
}

/** The rows with what was typed and is not in the text yet: nobody waits to see what they wrote. */
export function withTyped(rows: readonly GridRow[], typed: readonly GridEdit[], width: number): readonly GridRow[] {
  if (typed.length === 0) return rows
  const next = [...rows]
  for (const { row, column, texts } of typed) {
    for (const [down, line] of texts.entries()) {
      const places = next.flatMap((each, index) => (each.kind === 'gap' ? [] : [index]))
      const place = places[row + down]
      const before = (place === undefined ? null : next[place]) as DataRow | null
      const cells = Array.from({ length: width }, (_, index): GridCell => {
        const text = index < column ? undefined : line[index - column]
        return text === undefined || text === null ? (before?.cells[index] ?? { text: '' }) : { text }
      })
      if (place === undefined || !before) next.splice((places.at(-1) ?? -1) + 1, 0, { id: `row ${places.length}`, cells })
      else next[place] = { ...before, cells }
    }
  }
  return next
}
