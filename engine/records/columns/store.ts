import type { Batch, Children, Column } from '../../batch/batch.ts'
import { BatchBuilder, type Wanted } from '../../batch/builder.ts'
import type { Layout } from '../../batch/layout.ts'
import type { KeyedBlock, RefusedRecord } from '../../batch/source.ts'
import type { Texts } from '../../batch/texts.ts'
import type { Refusal } from '../../program/outcome.ts'
import type { InputRecord } from '../../program/record.ts'
import type { FieldSchema, Schema } from '../schema.ts'
import { ReadingColumn } from './column.ts'

/** A block while it fills up: rows in columns of a fixed length, and the records that are refused between them. */
export class BlockStore {
  /** By field: every field of the entity, kept or not. */
  readonly columns: ReadonlyMap<string, ReadingColumn>
  private readonly wanted: readonly ReadingColumn[]
  private readonly layout: Layout
  private readonly choice: Wanted
  private readonly capacity: number
  private readonly texts: Texts
  private numbers: Int32Array
  private keys: Int32Array
  private kept = new Map<number, InputRecord>()
  private refused: RefusedRecord[] = []
  private refusedKeys = new Map<number, number>()
  private count = 0
  private lastNumber = 0

  constructor(schema: Schema, layout: Layout, choice: Wanted, texts: Texts, capacity: number) {
    this.layout = layout
    this.choice = choice
    this.capacity = capacity
    this.texts = texts
    const columns = layout.columns.map((column) => {
      const field = schema.fields.get(column.field) as FieldSchema
      return [column.field, new ReadingColumn(field, column, choice.field(layout.entity, column.field), capacity, texts)] as const
    })
    this.columns = new Map(columns)
    this.wanted = [...this.columns.values()].filter((column) => column.wanted)
    this.numbers = new Int32Array(capacity)
    this.keys = new Int32Array(capacity)
  }

  /** The row that is filled next. */
  get row(): number {
    return this.count
  }

  get full(): boolean {
    return this.count === this.capacity || this.refused.length >= this.capacity
  }

  get empty(): boolean {
    return this.count === 0 && this.refused.length === 0
  }

  /** Counts the row whose cells have been put. */
  advance(key: number): void {
    this.keys[this.count] = key
    this.numbers[this.count++] = ++this.lastNumber
  }

  add(record: InputRecord, key: number): void {
    for (const column of this.wanted) {
      if (!column.putValue(this.count, record.values.get(column.field.name))) this.kept.set(this.count, record)
    }
    this.advance(key)
  }

  refuse(refusals: readonly Refusal[], key: number | null): void {
    const number = ++this.lastNumber
    this.refused.push({ number, refusals })
    if (key !== null) this.refusedKeys.set(number, key)
  }

  /** Gives the block; `lacking` are the columns that the file has not, whose cells are what absent fields stand for. */
  take(lacking: readonly ReadingColumn[]): KeyedBlock {
    for (const column of lacking) column.fillAbsent(this.count)
    const block = {
      batch: this.batch(),
      numbers: this.numbers.slice(0, this.count),
      keys: this.keys.slice(0, this.count),
      refused: this.refused,
      refusedKeys: this.refusedKeys,
    }
    this.kept = new Map()
    this.refused = []
    this.refusedKeys = new Map()
    this.count = 0
    return block
  }

  private batch(): Batch {
    const columns = new Map<string, Column>(this.wanted.map((column) => [column.field.name, column.take(this.count)]))
    return { entity: this.layout.entity, rows: this.count, columns, relations: this.relations(), texts: this.texts, kept: this.kept }
  }

  /** Every relation is empty: a row of cells has no elements. */
  private relations(): Map<string, Children> {
    const none = new BatchBuilder(this.layout, this.choice, this.texts).finish().relations
    return new Map([...none].map(([name, { batch }]) => [name, { offsets: new Int32Array(this.count + 1), batch }]))
  }
}
