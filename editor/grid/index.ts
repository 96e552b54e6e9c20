export { joined, joint, membersOf } from './choices.ts'
export { Grid } from './Grid.tsx'
export type {
  CellState,
  DataRow,
  EditCause,
  GapAction,
  GapRow,
  GridCell,
  GridColumn,
  GridEdit,
  GridGroups,
  GridMove,
  GridRow,
} from './model.ts'
export type { ExtraItem, GridHandle, GridProps } from './props.ts'
export { atCell, type Range, rangeOf, type Selection, selectRows } from './selection.ts'
