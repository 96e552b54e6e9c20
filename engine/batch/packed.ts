import type { Batch, Children } from './batch.ts'
import { Texts } from './texts.ts'

/** A batch as plain data, for another thread: cells in shared memory stay shared, all others are copied. */
export interface PackedBatch {
  readonly rows: Omit<Batch, 'relations' | 'texts'>
  readonly relations: ReadonlyMap<string, { readonly offsets: Int32Array; readonly batch: PackedBatch }>
  /** By code. Those of the elements of relations are the same. */
  readonly texts: readonly string[]
}

export function packBatch(batch: Batch): PackedBatch {
  return packed(batch, batch.texts.all())
}

function packed({ relations, texts: _texts, ...rows }: Batch, texts: readonly string[]): PackedBatch {
  const pack = ({ offsets, batch }: Children) => ({ offsets, batch: packed(batch, []) })
  return { rows, relations: new Map([...relations].map(([name, children]) => [name, pack(children)])), texts }
}

export function unpackBatch({ rows, relations, texts }: PackedBatch, known: Texts = Texts.of(texts)): Batch {
  const unpacked = [...relations].map(([name, { offsets, batch }]) => [name, { offsets, batch: unpackBatch(batch, known) }] as const)
  return { ...rows, relations: new Map(unpacked), texts: known }
}
