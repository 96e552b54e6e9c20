import type { Layout } from '../../batch/layout.ts'
import { type Block, UnusableSource } from '../../batch/source.ts'
import type { Schema } from '../schema.ts'
import { type BindingOptions, bindColumns } from './binding.ts'
import { blockOf } from './blocks.ts'
import type { Chunk, FileColumn } from './fileColumn.ts'

/** A Parquet file that is open, by whichever library. */
export interface ColumnFile {
  readonly columns: readonly FileColumn[]
  readonly rows: number
  /**
   * Some of the columns, a few thousand rows at a time and not before they are asked for. `expected`: texts that most values of
   * a column are among, where that is known; it changes nothing but how quickly they are read. Throws an UnusableSource.
   */
  read(columns: readonly FileColumn[], expected?: ReadonlyMap<FileColumn, readonly string[]>): AsyncIterable<Chunk>
}

/** The entity that the records are of. */
export interface RecordsOf {
  readonly schema: Schema
  readonly layout: Layout
}

/** The records of a file, in its order. Throws an UnusableSource where its columns are not those of the entity. */
export async function* blocksOf(file: ColumnFile, { schema, layout }: RecordsOf, options: BindingOptions = {}): AsyncGenerator<Block> {
  const { binding, refusals } = bindColumns(schema, layout, file.columns, options)
  if (refusals.length > 0) throw new UnusableSource(refusals)
  const bound = new Set([...binding.fields.map(({ column }) => column), ...binding.relations.map(({ from }) => from?.column ?? null)])
  const members = binding.fields.flatMap(({ column, field }) =>
    column !== null && field.members.size > 0 ? [[column, [...field.members]] as const] : [],
  )
  let first = 1
  const columns = file.columns.filter((column) => bound.has(column))
  for await (const chunk of file.read(columns, new Map(members))) {
    yield blockOf(binding, chunk, first, options.texts)
    first += chunk.rows
  }
}
