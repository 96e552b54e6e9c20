import type { Batch, Cells, Children, Column } from '../../batch/batch.ts'
import { BatchBuilder, type Wanted } from '../../batch/builder.ts'
import { cellOf, cellsFor } from '../../batch/cells.ts'
import { pickRows } from '../../batch/pick.ts'
import type { Block, RefusedRecord } from '../../batch/source.ts'
import { Texts } from '../../batch/texts.ts'
import type { InputRecord } from '../../program/record.ts'
import type { Binding, BoundField, BoundRelation } from './binding.ts'
import type { Chunk, Lists, Scalars } from './fileColumn.ts'
import { readRow } from './readRow.ts'

/** Rows of a file as records; `first` is the number of the first of them in the file, counted from 1. */
export function blockOf(binding: Binding, chunk: Chunk, first: number, texts: Texts = new Texts()): Block {
  const doubtful = new Uint8Array(chunk.rows)
  const batch = fillBatch(binding, chunk, texts, doubtful)
  const numbers = Int32Array.from(doubtful, (_, row) => first + row)
  return doubtful.includes(1) ? settled(binding, chunk, { batch, numbers, refused: [] }, doubtful) : { batch, numbers, refused: [] }
}

/** Looks at the doubtful rows one by one: those that are refused leave the batch, those that no cell holds are kept whole. */
function settled(binding: Binding, chunk: Chunk, { batch, numbers }: Block, doubtful: Uint8Array): Block {
  const kept = new Map<number, InputRecord>()
  const refused: RefusedRecord[] = []
  const rows: number[] = []
  for (const [row, doubt] of doubtful.entries()) {
    const { value, refusals } = doubt === 1 ? readRow(binding, chunk, row) : { value: null, refusals: [] }
    if (value !== null) kept.set(row, value)
    if (refusals.length > 0) refused.push({ number: numbers[row] as number, refusals })
    else rows.push(row)
  }
  return { batch: pickRows({ ...batch, kept }, rows), numbers: Int32Array.from(rows, (row) => numbers[row] as number), refused }
}

function fillBatch(binding: Binding, chunk: Chunk, texts: Texts, doubtful: Uint8Array): Batch {
  const { layout, fields, relations } = binding
  return {
    entity: layout.entity,
    rows: chunk.rows,
    columns: new Map(fields.map((bound) => [bound.field.name, fillColumn(bound, chunk, texts, doubtful)])),
    relations: new Map(relations.map((bound) => [bound.name, fillChildren(binding.wanted, bound, chunk, texts, doubtful)])),
    texts,
    kept: new Map(),
  }
}

function fillColumn(bound: BoundField, chunk: Chunk, texts: Texts, doubtful: Uint8Array): Column {
  const { field, type, scale, width, optional } = bound.layout
  const cells = cellsFor(width, chunk.rows)
  const given = optional ? new Uint8Array(chunk.rows) : null
  const values = bound.column && chunk.scalars.get(bound.column.name)
  fillCells(bound, values ?? { length: 0 }, { cells, given, texts, doubtful })
  return { field, type, scale, cells, given }
}

interface Filled {
  readonly cells: Cells
  readonly given: Uint8Array | null
  readonly texts: Texts
  readonly doubtful: Uint8Array
}

function fillCells({ field, layout, read }: BoundField, values: Scalars, { cells, given, texts, doubtful }: Filled): void {
  const usual = field.default === null ? null : cellOf(field.default, layout, texts)
  for (let row = 0; row < cells.length; row++) {
    const raw = values[row]
    const cell = raw == null ? (usual ?? Number.NaN) : read(raw, texts)
    // An optional field that is absent is nothing to doubt; a required one, or what gave no cell, is.
    if (!Number.isNaN(cell)) cells[row] = cell
    else if (raw != null || !given) doubtful[row] = 1
    if (given && raw != null) given[row] = 1
  }
}

function fillChildren(wanted: Wanted, { from, layout }: BoundRelation, chunk: Chunk, texts: Texts, doubtful: Uint8Array): Children {
  const lists = from === null ? undefined : chunk.lists.get(from.column.name)
  if (from === null || !lists) {
    const none = new BatchBuilder({ ...layout(), relations: new Map() }, wanted, texts).finish()
    return { offsets: new Int32Array(chunk.rows + 1), batch: none }
  }
  const { offsets, elements, absent } = lists
  const doubts = absent?.slice() ?? new Uint8Array(elements.rows)
  const batch = fillBatch(from.elements, elements, texts, doubts)
  markOwners(doubts, lists, doubtful)
  return { offsets, batch }
}

/** A record is as doubtful as its elements. */
function markOwners(doubts: Uint8Array, { offsets }: Lists, doubtful: Uint8Array): void {
  for (let row = 0; row < doubtful.length; row++) {
    for (let element = offsets[row] as number; element < (offsets[row + 1] as number); element++) {
      if (doubts[element] === 1) doubtful[row] = 1
    }
  }
}
