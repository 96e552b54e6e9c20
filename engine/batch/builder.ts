import type { InputRecord } from '../program/record.ts'
import type { Batch, Cells, Column } from './batch.ts'
import { cellOf, cellsFor } from './cells.ts'
import type { ColumnLayout, Layout, Width } from './layout.ts'
import { Texts } from './texts.ts'

/** What is read into a batch; where it is not said, all fields and relations. */
export interface Wanted {
  /** Whether a field of an entity is read. */
  readonly field: (entity: string, field: string) => boolean
  readonly relation: (entity: string, relation: string) => boolean
}

export const everything: Wanted = { field: () => true, relation: () => true }

/** Puts records into columns one after the other. */
export class BatchBuilder {
  private readonly layout: Layout
  private readonly wanted: Wanted
  private readonly texts: Texts
  private readonly growing: readonly GrowingColumn[]
  private readonly children: ReadonlyMap<string, GrowingChildren>
  private readonly kept = new Map<number, InputRecord>()
  private count = 0

  constructor(layout: Layout, wanted: Wanted = everything, texts: Texts = new Texts()) {
    this.layout = layout
    this.wanted = wanted
    this.texts = texts
    const { entity, columns, relations } = layout
    this.growing = columns.filter(({ field }) => wanted.field(entity, field)).map((column) => new GrowingColumn(column))
    const names = [...relations].filter(([name]) => wanted.relation(entity, name))
    this.children = new Map(names.map(([name, inner]) => [name, { layout: inner, builder: null, offsets: new Growing('word') }]))
  }

  get rows(): number {
    return this.count
  }

  add(record: InputRecord): void {
    for (const column of this.growing) {
      const value = record.values.get(column.layout.field)
      const cell = value === undefined ? null : cellOf(value, column.layout, this.texts)
      if (value !== undefined && cell === null) this.kept.set(this.count, record)
      column.push(cell ?? 0, value !== undefined)
    }
    for (const [relation, children] of this.children) this.addElements(children, record.relations.get(relation) ?? [])
    this.count++
  }

  finish(): Batch {
    const relations = [...this.children].map(([name, { layout, builder, offsets }]) => {
      offsets.push(builder?.rows ?? 0)
      const batch = builder?.finish() ?? new BatchBuilder(withoutRelations(layout()), this.wanted, this.texts).finish()
      return [name, { offsets: offsets.take() as Int32Array, batch }] as const
    })
    return {
      entity: this.layout.entity,
      rows: this.count,
      columns: new Map(this.growing.map((column) => [column.layout.field, column.take()])),
      relations: new Map(relations),
      texts: this.texts,
      kept: this.kept,
    }
  }

  private addElements(children: GrowingChildren, elements: readonly InputRecord[]): void {
    children.offsets.push(children.builder?.rows ?? 0)
    if (elements.length === 0) return
    children.builder ??= new BatchBuilder(children.layout(), this.wanted, this.texts)
    for (const element of elements) children.builder.add(element)
  }
}

const withoutRelations = (layout: Layout): Layout => ({ ...layout, relations: new Map() })

/** Made when the first element comes: an entity may relate to itself. */
interface GrowingChildren {
  readonly layout: () => Layout
  builder: BatchBuilder | null
  readonly offsets: Growing
}

/** Cells that double as they fill up. */
export class Growing {
  private cells: Cells
  private readonly width: Width
  private length = 0

  constructor(width: Width) {
    this.width = width
    this.cells = cellsFor(width, 64)
  }

  push(cell: number): void {
    if (this.length === this.cells.length) {
      const larger = cellsFor(this.width, this.length * 2)
      larger.set(this.cells)
      this.cells = larger
    }
    this.cells[this.length++] = cell
  }

  take(): Cells {
    return this.cells.slice(0, this.length)
  }
}

class GrowingColumn {
  readonly layout: ColumnLayout
  private readonly cells: Growing
  private readonly given: Growing | null

  constructor(layout: ColumnLayout) {
    this.layout = layout
    this.cells = new Growing(layout.width)
    this.given = layout.optional ? new Growing('byte') : null
  }

  push(cell: number, given: boolean): void {
    this.cells.push(cell)
    this.given?.push(given ? 1 : 0)
  }

  take(): Column {
    const { field, type, scale } = this.layout
    return { field, type, scale, cells: this.cells.take(), given: (this.given?.take() as Uint8Array | undefined) ?? null }
  }
}
