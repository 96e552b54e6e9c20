/**
 * A Parquet file as its readers give it, DuckDB on Node and hyparquet in browsers: columns of plain values. What the values
 * mean for the records of an entity is decided in this folder alone, whoever reads the file.
 */

/** A column of a file, or an entry of the structs of a list. */
export interface FileColumn {
  readonly name: string
  readonly type: FileType
  /** The type as messages print it, e.g. DECIMAL(18,2). */
  readonly written: string
}

/** What the values of a column are. */
export type FileType =
  | { readonly kind: 'boolean' | 'text' }
  /** Numbers, or bigints where they may be large. */
  | { readonly kind: 'integer' }
  /** Coefficients: whole numbers or bigints, of which 2750 at scale 2 is 27.5. */
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'double' }
  /** Days since 1970-01-01. */
  | { readonly kind: 'date' }
  /** Units since 1970-01-01T00:00 on the local clock, as bigints; how many units make a minute. */
  | { readonly kind: 'timestamp'; readonly perMinute: bigint }
  /** A list of structs. */
  | { readonly kind: 'records'; readonly columns: readonly FileColumn[] }
  /** Anything else: no field takes it. */
  | { readonly kind: 'other' }

export type Scalar = boolean | number | bigint | string

/** The values of a column by row; null or undefined where there is none. */
export type Scalars = ArrayLike<Scalar | null | undefined>

/** The lists of a column: the elements of row i stand in rows offsets[i] to offsets[i + 1]; of an absent list there are none. */
export interface Lists {
  readonly offsets: Int32Array
  readonly elements: Chunk
  /** 1 where an element is null itself; null where none is. */
  readonly absent: Uint8Array | null
}

/** Some rows of a file, by the names of its columns; a column that nobody asked for may be left out. */
export interface Chunk {
  readonly rows: number
  readonly scalars: ReadonlyMap<string, Scalars>
  readonly lists: ReadonlyMap<string, Lists>
}
