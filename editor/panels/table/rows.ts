import type { Finding, GridProblem } from '../../../engine/service/index.ts'
import type { DataRow, GapRow, GridCell, GridRow } from '../../grid/index.ts'
import type { Say } from '../../session/hooks.ts'
import type { CellMark, TableRow, TableView } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'
import type { Changes } from './changes.ts'

/** What the check and the cases say of a table, each of an earlier text where it can't be told of the newest. */
export interface Told {
  readonly findings: readonly Finding[]
  /** The table could not be checked: something in it can't be read. */
  readonly unchecked: boolean
  readonly hits: TableView['hits']
  /** The cases could not be run: something in the notice can't be read. */
  readonly unrun: boolean
}

/** `known` is the last view of which all was known: its rows are those of the newest as long as there are as many. */
export function toldOf(view: TableView, known: TableView | null): Told {
  const { findings } = view.grid
  const last = known?.grid.rows.length === view.grid.rows.length ? known : null
  const unchecked = findings.length === 0 && hasErrors(view.grid)
  return {
    findings: unchecked ? (last?.grid.findings ?? []) : findings,
    unchecked,
    hits: view.sound ? view.hits : (last?.hits ?? []),
    unrun: !view.sound,
  }
}

function hasErrors({ problems, rows }: TableView['grid']): boolean {
  const isError = ({ severity }: GridProblem) => severity === 'error'
  return problems.some(isError) || rows.some((row) => row.problems.some(isError) || row.marks.some((mark) => mark.problems.some(isError)))
}

/** Rows that say nothing beside their cells, by their index, from one drawing to the next: what stays the same object is not drawn again. */
export type PlainRows = Map<number, { readonly texts: string; readonly row: DataRow }>

/** Rows of a table as the grid draws them, with what is wrong between and in them. */
export function rowsOf(
  view: TableView,
  told: Told,
  changes: Changes,
  selected: string | null,
  say: Say,
  plain: PlainRows = new Map(),
): GridRow[] {
  const { findings, hits, unchecked } = told
  const partners = partnersOf(findings)
  const data = view.grid.rows.map((row, index): DataRow => {
    const was = changes.get(index)
    const isHit = selected !== null && hits[index]?.includes(selected) === true
    const others = partners.get(index) ?? []
    const made = (): DataRow => ({
      id: `row ${index}`,
      header: `${index + 1}`,
      cells: cellsOf(view, row, was, say),
      ...(isHit ? { className: 'table-hit' } : {}),
      ...rowMark(row, others, was === null, isHit ? selected : null, say),
    })
    return isHit || was !== undefined || others.length > 0 || hasMarks(row) ? made() : kept(plain, index, row, made)
  })
  const gaps = findings.flatMap((finding, index) => (finding.kind === 'gap' ? [gapOf(finding, index, unchecked, say)] : []))
  return [...withOverlaps(data, findings, unchecked, say), ...gaps]
}

const hasMarks = ({ marks, problems, extra }: TableRow): boolean => marks.length > 0 || problems.length > 0 || extra.length > 0

function kept(plain: PlainRows, index: number, { cells, provenance, comment }: TableRow, made: () => DataRow): DataRow {
  const texts = `${cells.join('\n')}\n${provenance}\n${comment}`
  const before = plain.get(index)
  if (before?.texts === texts) return before.row
  const row = made()
  plain.set(index, { texts, row })
  return row
}

/** Of each row, those that apply where it does. */
function partnersOf(findings: readonly Finding[]): ReadonlyMap<number, readonly number[]> {
  const partners = new Map<number, readonly number[]>()
  for (const { kind, rows } of findings) {
    if (kind !== 'overlap') continue
    for (const row of rows) partners.set(row, [...(partners.get(row) ?? []), ...rows.filter((other) => other !== row)])
  }
  return partners
}

function cellsOf(view: TableView, row: TableRow, was: ReadonlyMap<string, string> | null | undefined, say: Say): GridCell[] {
  const { words, columns } = view.grid
  const quiet: ReadonlySet<string> = new Set([words.any, words.silent])
  const marks = new Map(row.marks.map((mark) => [mark.column, mark]))
  const cells = row.cells.map((text, index): GridCell => {
    const base = quiet.has(text) ? { text, display: text } : { text }
    const mark = marks.get(index)
    if (mark) return { ...base, ...cellMark(mark, say) }
    return was ? { ...base, ...changed(was.get(columns[index]?.label ?? ''), text, say) } : base
  })
  return [
    ...cells,
    { text: row.provenance, ...changed(was?.get('provenance'), row.provenance, say) },
    { text: row.comment, ...changed(was?.get('comment'), row.comment, say) },
  ]
}

const cellMark = ({ missing, problems }: CellMark, say: Say): Pick<GridCell, 'state' | 'message'> =>
  missing ? { state: 'error', message: say(tableTexts.missingCell) } : markOf(problems)

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

/** The id of a finding among the rows, and the finding that an id means. */
export const findingId = (index: number): string => `finding ${index}`
export const findingOf = ({ findings }: Told, id: string): Finding | undefined => findings.find((_, index) => findingId(index) === id)

function gapOf(finding: Finding, index: number, stale: boolean, say: Say): GapRow {
  const { witness, problem, fix } = finding
  const message = witness.facts.length === 0 ? say(tableTexts.gapPlain, problem.message) : say(tableTexts.gap, factsText(finding, say))
  const actions = [
    ...(fix ? [{ id: 'addMissing', label: say(tableTexts.addMissing) }] : []),
    { id: 'makeCase', label: say(tableTexts.makeCase) },
  ]
  return lineOf(index, message, actions, stale, say)
}

/** What is of an earlier text says so and offers nothing. */
function lineOf(index: number, message: string, actions: NonNullable<GapRow['actions']>, stale: boolean, say: Say): GapRow {
  const line = { kind: 'gap', id: findingId(index) } as const
  return stale ? { ...line, message: say(tableTexts.earlier, message) } : { ...line, message, actions }
}

/** Under the later of two rows that apply at once, that they do. */
function withOverlaps(data: readonly DataRow[], findings: readonly Finding[], stale: boolean, say: Say): GridRow[] {
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
    const line = lineOf(index, say(text, rows, factsText(finding, say)), actions, stale, say)
    under.set(last, [...(under.get(last) ?? []), line])
  }
  return data.flatMap((row, index) => [row, ...(under.get(index) ?? [])])
}
