import type { HitPolicy } from '../../program/program.ts'
import { done, type Edited, refusedEdit, refuseEdit } from '../edits/refusals.ts'
import type { Document } from '../workspace.ts'
import { deleteColumn, insertColumn, moveColumn, type NewColumn, renameHeader } from './columnOperations.ts'
import { policyEdits } from './head.ts'
import { type RawTable, rawTable, type TableAt } from './layout.ts'
import type { Note, TypedTail } from './notes.ts'
import { deleteRows, insertRow, moveRow, setCells, setComment, setProvenance } from './rowOperations.ts'

/** What can be done to a table. Rows and columns are counted from 0; the columns are those of the grid, conditions first. */
export type TableOperation =
  /** Writes a block of texts from a cell on, and what stands behind the rows; null stays. Rows are added as they are needed. */
  | {
      readonly kind: 'setCells'
      readonly row: number
      readonly column: number
      readonly texts: readonly (readonly (string | null)[])[]
      readonly tails?: readonly (TypedTail | null)[]
    }
  /** A row before row `at`, or behind the last; cells that are not given ask nothing, and leave results open. */
  | { readonly kind: 'insertRow'; readonly at: number; readonly cells?: readonly string[] }
  | { readonly kind: 'deleteRows'; readonly rows: readonly number[] }
  /** Of `count` rows (one, if not given); `to` is where the first of them stands afterwards. */
  | { readonly kind: 'moveRow'; readonly from: number; readonly to: number; readonly count?: number }
  | { readonly kind: 'insertColumn'; readonly at: number; readonly column: NewColumn }
  | { readonly kind: 'deleteColumn'; readonly column: number; readonly count?: number }
  | { readonly kind: 'moveColumn'; readonly from: number; readonly to: number; readonly count?: number }
  /** The title; of a result with or without its type, which stays where none is given. */
  | { readonly kind: 'renameHeader'; readonly column: number; readonly text: string }
  | { readonly kind: 'setProvenance'; readonly row: number; readonly notes: readonly Note[] }
  /** Empty takes it away. */
  | { readonly kind: 'setComment'; readonly row: number; readonly text: string }
  | { readonly kind: 'setHitPolicy'; readonly policy: HitPolicy }

type Kind = TableOperation['kind']
type Handler<K extends Kind> = (document: Document, raw: RawTable, operation: Extract<TableOperation, { kind: K }>) => Edited

const handlers: { readonly [K in Kind]: Handler<K> } = {
  setCells,
  insertRow,
  deleteRows,
  moveRow,
  insertColumn,
  deleteColumn,
  moveColumn,
  renameHeader,
  setProvenance,
  setComment,
  setHitPolicy: (_, raw, { policy }) => done(policyEdits(raw, policy)),
}

/** The edits of the text that an operation on its grid comes to, to be made as one step; or why it is not done. */
export function editTable(document: Document, file: string, at: TableAt, operation: TableOperation): Edited {
  const raw = rawTable(document, file, at)
  if (!raw) return refusedEdit(refuseEdit('grid.noTable', { table: typeof at === 'number' ? '' : at }))
  if (!raw.head && operation.kind !== 'setHitPolicy') return refusedEdit(refuseEdit('grid.noHead', {}))
  const handler = handlers[operation.kind] as Handler<Kind>
  return handler(document, raw, operation)
}
