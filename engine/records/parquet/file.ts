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
  /** Some of the columns, a few thousand rows at a time and not before they are asked for. Throws an UnusableSource. */
  read(columns: readonly FileColumn[]): AsyncIterable<Chunk>
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
  let first = 1
  for await (const chunk of file.read(file.columns.filter((column) => bound.has(column)))) {
    yield blockOf(binding, chunk, first)
    first += chunk.rows
  }
}
