import type { GridProps } from '../../grid/index.ts'
import type { Say } from '../../session/hooks.ts'
import type { ShownTable } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'
import type { WantedColumn } from './ColumnDialog.tsx'
import { picked, writing } from './operations.ts'
import type { Opened } from './useTable.ts'

type Edits = Pick<
  GridProps,
  | 'onEdit'
  | 'onInsertRow'
  | 'onDeleteRows'
  | 'onMoveRows'
  | 'onInsertColumn'
  | 'onDeleteColumns'
  | 'onMoveColumns'
  | 'onRenameColumn'
  | 'onUndo'
  | 'onRedo'
>

/** What the grid asks for, as operations on the table. The columns behind those of the table stay where they are. */
export function gridEdits(grid: ShownTable, opened: Opened, say: Say, onColumn: (wanted: WantedColumn) => void): Edits {
  const width = grid.columns.length
  const ofTable = (to: number): boolean => {
    if (to >= width) opened.notify(say(tableTexts.fixedColumn))
    return to < width
  }
  return {
    onEdit(edit, cause) {
      const made = picked(grid, edit, cause)
      opened.write(made, writing(grid, made))
    },
    onInsertRow: (at) => opened.operate({ kind: 'insertRow', at }, { kind: 'insertRow', at }),
    onDeleteRows(from, count) {
      const rows = Array.from({ length: count }, (_, index) => from + index)
      opened.operate({ kind: 'deleteRows', rows }, { kind: 'deleteRows', from, count })
    },
    onMoveRows: (move) => opened.operate({ kind: 'moveRow', ...move }, { kind: 'moveRows', ...move }),
    onInsertColumn: (at, group) => onColumn({ kind: group === 'conditions' ? 'condition' : 'result', at: Math.min(at, width) }),
    onDeleteColumns: (column, count) => ofTable(column + count - 1) && opened.operate({ kind: 'deleteColumn', column, count }),
    onMoveColumns: (move) => ofTable(Math.max(move.from, move.to) + move.count - 1) && opened.operate({ kind: 'moveColumn', ...move }),
    onRenameColumn: (column, name) => ofTable(column) && opened.rename(column, name),
    onUndo: opened.undo,
    onRedo: opened.redo,
  }
}
