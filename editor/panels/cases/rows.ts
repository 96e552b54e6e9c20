import { ownValue, type SheetResult, type SheetRow } from '../../../engine/service/index.ts'
import type { DataRow, GridCell } from '../../grid/index.ts'
import { caseKeyText, cellKey, type Unwritten, type UnwrittenRow } from '../../session/casesWork.ts'
import type { Say } from '../../session/hooks.ts'
import { caseColumnTexts } from '../../texts/cases.ts'
import type { InBoth } from '../../worker/snapshot.ts'
import type { CaseColumn } from './columns.ts'
import type { Changes } from './filter.ts'

type Marked = Pick<GridCell, 'state' | 'message'>

/** The cases as rows of the grid, and below them new rows that could not be written yet. */
export function rowsOf(
  rows: readonly SheetRow[],
  columns: readonly CaseColumn[],
  changes: Changes,
  unwritten: Unwritten,
  say: Say,
): DataRow[] {
  const numbered = rows.map((row, index): DataRow => {
    const before = changes.get(caseKeyText(row.key))
    return {
      id: caseKeyText(row.key),
      header: `${index + 1}`,
      cells: columns.map((column) => withUnwritten(cellOf(row, column, before, say), unwritten, row, column)),
    }
  })
  return [...numbered, ...unwritten.rows.map((row) => unwrittenRow(row, columns))]
}

const reasonsOf = ({ problems }: SheetRow): string => problems.map(({ message }) => message).join('\n')

const unwrittenRow = ({ id, texts, message }: UnwrittenRow, columns: readonly CaseColumn[]): DataRow => ({
  id: `unwritten ${id}`,
  header: '＊',
  cells: columns.map(({ grid }) => ({ text: texts[grid.id] ?? '' })),
  ...(message === null ? {} : { state: 'error', message }),
})

function withUnwritten(cell: GridCell, { cells }: Unwritten, { key }: SheetRow, { grid }: CaseColumn): GridCell {
  const typed = cells[cellKey(key, grid.id)]
  if (!typed) return cell
  return typed.message === null ? { text: typed.text } : { text: typed.text, state: 'error', message: typed.message }
}

function cellOf(row: SheetRow, { kind, name }: CaseColumn, before: ReadonlyMap<string, InBoth> | undefined, say: Say): GridCell {
  const { key, clause, passed, readings, inputs, relations, results } = row
  switch (kind) {
    case 'name':
      return { text: key.name }
    case 'entity':
      return { text: key.entity ?? '' }
    case 'verdict':
      return passed ? { text: say(caseColumnTexts.passes) } : { text: say(caseColumnTexts.fails), state: 'error', message: reasonsOf(row) }
    case 'clause':
      return { text: clause ?? '' }
    case 'reading':
      return { text: ownValue(readings, name) ?? '' }
    case 'input':
      return { text: ownValue(inputs, name) ?? '', ...faultOf(row, name) }
    case 'relation':
      return recordsCell(ownValue(relations, name), row, name, say)
    case 'expected':
      return { text: ownValue(results, name)?.expected ?? '', ...differing(ownValue(results, name), say) }
    case 'actual':
      return actualCell(ownValue(results, name), before?.get(name), say)
    case 'inputs':
      return { text: inputsInWords(row) }
    case 'results':
      return { text: resultsInWords(row, say), ...(passed ? {} : { state: 'error', message: reasonsOf(row) }) }
  }
}

const faultOf = ({ faults }: SheetRow, name: string): Marked => {
  const found = Object.keys(faults).find((path) => path === name || path.startsWith(`${name}[`))
  return found === undefined ? {} : { state: 'error', message: faults[found] }
}

function recordsCell(records: readonly string[] | undefined, row: SheetRow, name: string, say: Say): GridCell {
  if (!records) return { text: '' }
  return { text: say(caseColumnTexts.records, records.length), message: records.join('\n'), ...faultOf(row, name) }
}

function differing(result: SheetResult | undefined, say: Say): Marked {
  if (result?.passed !== false) return {}
  return { state: 'error', message: result.actual === '' ? say(caseColumnTexts.noActual) : say(caseColumnTexts.isActual, result.actual) }
}

function actualCell(result: SheetResult | undefined, was: InBoth | undefined, say: Say): GridCell {
  const text = result?.actual ?? ''
  const quiet = result?.passed === null ? { display: text } : {}
  if (was) return { text, ...quiet, state: 'changed', message: say(caseColumnTexts.was, say(was)) }
  return { text, ...quiet }
}

function inputsInWords({ inputs, relations }: SheetRow): string {
  const said = Object.entries(inputs).map(([name, text]) => `${name} ${text}`)
  return [...said, ...Object.entries(relations).map(([name, records]) => `${name} ${records.length}`)].join('、')
}

function resultsInWords({ results }: SheetRow, say: Say): string {
  const said = Object.entries(results).filter(([, { expected }]) => expected !== '')
  const text = ([name, { expected, actual, passed }]: [string, SheetResult]) =>
    passed === false ? `${name} ${expected}（${say(caseColumnTexts.isActual, actual === '' ? '—' : actual)}）` : `${name} ${expected}`
  return said.map(text).join('、')
}
