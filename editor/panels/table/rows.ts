import type { Finding, GridProblem, GridRow as TableRow } from '../../../engine/service/index.ts'
import type { DataRow, GapRow, GridCell, GridRow } from '../../grid/index.ts'
import type { TableView } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'
import type { say as saying } from '../../texts/text.ts'
import type { Changes } from './changes.ts'

export type Say = <T extends Parameters<typeof saying>[1]>(
  text: T,
  ...values: Parameters<typeof saying<T>> extends [unknown, unknown, ...infer V] ? V : never
) => string

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
  return problems.some(isError) || rows.some((row) => row.problems.some(isError) || row.cells.some((cell) => cell.problems?.some(isError)))
}

/** Rows of a table as the grid draws them, with what is wrong between and in them. */
export function rowsOf(view: TableView, told: Told, changes: Changes, selected: string | null, say: Say): GridRow[] {
  const { rows } = view.grid
  const { findings, hits, unchecked } = told
  const overlaps = findings.filter(({ kind }) => kind === 'overlap')
  const partners = new Map<number, number[]>()
  for (const { rows: both } of overlaps)
    for (const row of both) partners.set(row, [...(partners.get(row) ?? []), ...both.filter((other) => other !== row)])
  const data = rows.map((row, index): DataRow => {
    const isHit = selected !== null && hits[index]?.includes(selected) === true
    return {
      id: `row ${index}`,
      header: `${index + 1}`,
      cells: cellsOf(view, row, changes.get(index), say),
      ...(isHit ? { className: 'table-hit' } : {}),
      ...rowMark(row, partners.get(index) ?? [], changes.get(index) === null, isHit ? selected : null, say),
    }
  })
  const gaps = findings.flatMap((finding, index) => (finding.kind === 'gap' ? [gapOf(finding, index, unchecked, say)] : []))
  return [...withOverlaps(data, findings, unchecked, say), ...gaps]
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
