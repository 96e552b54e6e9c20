import type { Batch, Cells, Children, Column } from './batch.ts'

/** One batch of the rows of several, in order. All are of one entity and layout, and share their texts. */
export function concatenated(batches: readonly Batch[]): Batch | null {
  const [first] = batches
  if (!first || batches.length === 1) return first ?? null
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0)
  const columns = [...first.columns.values()].map((column) => [column.field, joinedColumn(column, batches, rows)] as const)
  const relations = [...first.relations.keys()].map((name) => [name, joinedChildren(name, batches, rows)] as const)
  let start = 0
  const kept = batches.flatMap((batch) => {
    const moved = [...batch.kept].map(([row, record]) => [start + row, record] as const)
    start += batch.rows
    return moved
  })
  return { entity: first.entity, rows, columns: new Map(columns), relations: new Map(relations), texts: first.texts, kept: new Map(kept) }
}

function joinedColumn({ field, type, scale, cells, given }: Column, batches: readonly Batch[], rows: number): Column {
  const parts = batches.map((batch) => batch.columns.get(field) as Column)
  const joinedGiven =
    given &&
    joined(
      new Uint8Array(rows),
      parts.map((part) => part.given as Uint8Array),
    )
  return {
    field,
    type,
    scale,
    cells: joined(
      emptyLike(cells, rows),
      parts.map((part) => part.cells),
    ),
    given: joinedGiven,
  }
}

function joinedChildren(name: string, batches: readonly Batch[], rows: number): Children {
  const parts = batches.map((batch) => batch.relations.get(name) as Children)
  const offsets = new Int32Array(rows + 1)
  let [row, start] = [0, 0]
  for (const part of parts) {
    for (const offset of part.offsets) offsets[row++] = start + offset
    // The next part's first offset stands where this one's last does.
    row--
    start += part.batch.rows
  }
  return { offsets, batch: concatenated(parts.map((part) => part.batch)) as Batch }
}

function joined<C extends Cells>(whole: C, parts: readonly C[]): C {
  let start = 0
  for (const part of parts) {
    whole.set(part, start)
    start += part.length
  }
  return whole
}

function emptyLike<C extends Cells>(cells: C, rows: number): C {
  const make = cells instanceof Uint8Array ? Uint8Array : cells instanceof Int32Array ? Int32Array : Float64Array
  return new make(rows) as C
}
