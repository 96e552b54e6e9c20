import type { ExtraItem, Range } from '../../grid/index.ts'
import type { Say } from '../../session/hooks.ts'
import type { ShownTable } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'

interface CellActions {
  toText(row: number, column: number): void
  changeType(column: number): void
  write(row: number, column: number, text: string): void
}

/** What the menu of a cell offers of the table: what it should hold, its place in the text, the type of its column. */
export function cellMenu(
  grid: ShownTable,
  { left, right, top, bottom }: Range,
  locked: boolean,
  say: Say,
  actions: CellActions,
): ExtraItem[] {
  const isOne = left === right && top === bottom
  const fixed = isOne && !locked ? fixOf(grid, top, left) : null
  const isResult = left === right && grid.columns[left]?.kind === 'result'
  return [
    ...(fixed === null ? [] : [{ id: 'fix', label: say(tableTexts.fixTo, fixed), run: () => actions.write(top, left, fixed) }]),
    { id: 'toText', label: say(tableTexts.toText), run: () => actions.toText(top, left) },
    ...(isResult && !locked ? [{ id: 'type', label: say(tableTexts.changeType), run: () => actions.changeType(left) }] : []),
  ]
}

/** What a cell should hold instead, where a problem of it says so. */
function fixOf({ rows }: ShownTable, row: number, column: number): string | null {
  const shown = rows[row]
  const problems = shown?.marks.find((mark) => mark.column === column)?.problems ?? []
  const length = shown?.cells[column]?.length
  const edits = problems.flatMap(({ fix }) => (fix?.length === 1 ? fix : []))
  return edits.find(({ span }) => span.end - span.start === length)?.text ?? null
}
