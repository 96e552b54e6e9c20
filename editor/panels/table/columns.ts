import { useRef } from 'react'
import type { GridColumn } from '../../grid/index.ts'
import { useSay } from '../../session/hooks.ts'
import type { ShownTable } from '../../session/tables.ts'
import { columnsOf } from './layout.ts'

/** The columns of a table: the same objects while nothing of them changes, each as wide as it was when it was first seen. */
export function useColumns(grid: ShownTable): readonly GridColumn[] {
  const say = useSay()
  const widths = useRef(new Map<string, number | undefined>())
  const last = useRef<{ readonly key: string; readonly columns: readonly GridColumn[] }>({ key: '', columns: [] })
  const columns = columnsOf(grid, say).map((column) => {
    if (!widths.current.has(column.id)) widths.current.set(column.id, column.width)
    return { ...column, width: widths.current.get(column.id) }
  })
  const key = JSON.stringify(columns)
  if (last.current.key !== key) last.current = { key, columns }
  return last.current.columns
}
