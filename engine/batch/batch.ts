import type { Type } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import type { Texts } from './texts.ts'

/**
 * Records of one entity, column by column: what columnar execution reads. Cells hold whole numbers only. 是否 is 0 or 1; a
 * decimal its coefficient at the column's scale; a date its day, an instant its minute, a duration its count; an enum the
 * place of its member in the enumeration; a text or identity number its code in `texts`. Float64 cells hold whole numbers
 * below 2⁵³, exactly.
 */
export interface Batch {
  readonly entity: string
  readonly rows: number
  /** By field. A field without a column was not read: nobody asked for it, so no rule that is evaluated may need it. */
  readonly columns: ReadonlyMap<string, Column>
  /** By relation. One without children was not read. */
  readonly relations: ReadonlyMap<string, Children>
  /** One for a batch and all that it relates to, so that equal texts have equal codes. */
  readonly texts: Texts
  /** Records that hold something that cells can't, whole, by row; their cells stand for nothing. */
  readonly kept: ReadonlyMap<number, InputRecord>
}

export type Cells = Uint8Array | Int32Array | Float64Array

export interface Column {
  readonly field: string
  readonly type: Type
  /** Decimal places of the cells; 0 for what is no decimal. */
  readonly scale: number
  readonly cells: Cells
  /** 1 where the record has a value (a default is one); null where every record has. */
  readonly given: Uint8Array | null
}

/** The elements of a to-many relation: those of row i stand in rows offsets[i] to offsets[i + 1] of the batch. */
export interface Children {
  readonly offsets: Int32Array
  readonly batch: Batch
}
