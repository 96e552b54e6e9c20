import type { Cells, Column } from '../../batch/batch.ts'
import { cellOf, cellsFor } from '../../batch/cells.ts'
import { type ColumnLayout, doubleLimit } from '../../batch/layout.ts'
import type { Texts } from '../../batch/texts.ts'
import { compare, type Decimal, decimal, powerOfTen } from '../../number/decimal.ts'
import type { Value } from '../../program/apply.ts'
import type { Type } from '../../program/program.ts'
import type { FieldSchema } from '../schema.ts'
import { type Members, membersOf } from './members.ts'

/** How cells of a type are read; those of `asText` only as texts. */
export const ways = { boolean: 0, enum: 1, decimal: 2, date: 3, text: 4, asText: 5 } as const

type Way = (typeof ways)[keyof typeof ways]

const wayOf: Readonly<Record<Type['kind'], Way>> = {
  boolean: ways.boolean,
  enum: ways.enum,
  decimal: ways.decimal,
  date: ways.date,
  text: ways.text,
  identity: ways.asText,
  instant: ways.asText,
  duration: ways.asText,
}

/**
 * A field's cells while a block fills up, with all that reading them from bytes needs at hand. One class for every type,
 * with the same properties in the same order: the loop over a row's columns stays one machine-code path.
 */
export class ReadingColumn {
  readonly field: FieldSchema
  readonly layout: ColumnLayout
  readonly way: Way
  readonly texts: Texts
  /** Whether the cells are kept; otherwise they are read only to see whether the record may be. */
  readonly wanted: boolean
  readonly scale: number
  /** The least and greatest cell in range. */
  readonly least: number
  readonly greatest: number
  readonly members: Members
  /** What an absent field gives: null where it refuses the record. */
  readonly absent: Absent | null
  private readonly capacity: number
  /** The cells, in the array of the column's width; the other two are empty. */
  bytes: Uint8Array = new Uint8Array(0)
  words: Int32Array = new Int32Array(0)
  doubles: Float64Array = new Float64Array(0)
  /** 1 unless something else is put: most cells hold a value, and need not say so. */
  given: Uint8Array

  constructor(field: FieldSchema, layout: ColumnLayout, wanted: boolean, capacity: number, texts: Texts) {
    this.field = field
    this.layout = layout
    this.way = wayOf[field.type.kind]
    this.texts = texts
    this.wanted = wanted
    this.scale = layout.scale
    const { least, greatest } = boundsOf(field)
    this.least = least
    this.greatest = greatest
    this.members = membersOf(layout.members)
    this.absent = absentOf(field, layout, wanted, texts)
    this.capacity = capacity
    this.given = new Uint8Array(capacity).fill(1)
    this.renew()
  }

  /** Puts what an absent field stands for; false where the record is refused for it. */
  putAbsent(row: number): boolean {
    if (this.absent === null) return false
    this.put(row, this.absent.cell)
    this.given[row] = this.absent.given
    return true
  }

  /** Puts what an absent field stands for into the first rows; rows where no cell holds it are kept whole. */
  fillAbsent(rows: number): void {
    for (let row = 0; row < rows; row++) this.putAbsent(row)
  }

  /** Makes a row as it was before anything was put into it. */
  clear(row: number): void {
    this.given[row] = 1
  }

  /** Puts a value that a record has; false where no cell holds it. */
  putValue(row: number, value: Value | undefined): boolean {
    const cell = value === undefined ? 0 : cellOf(value, this.layout, this.texts)
    this.put(row, cell ?? 0)
    this.given[row] = value === undefined ? 0 : 1
    return cell !== null
  }

  private put(row: number, cell: number): void {
    if (this.bytes.length > 0) this.bytes[row] = cell
    else if (this.words.length > 0) this.words[row] = cell
    else this.doubles[row] = cell
  }

  /** The cells of the first rows; they are filled no further. */
  take(rows: number): Column {
    const cells = this.bytes.length > 0 ? this.bytes : this.words.length > 0 ? this.words : this.doubles
    const given = this.layout.optional ? cut(this.given, rows) : null
    const { field, type, scale } = this.layout
    const taken = { field, type, scale, cells: cut(cells, rows), given }
    this.renew()
    return taken
  }

  private renew(): void {
    const { width, optional } = this.layout
    const cells = cellsFor(width, this.capacity)
    if (width === 'byte') this.bytes = cells as Uint8Array
    else if (width === 'word') this.words = cells as Int32Array
    else this.doubles = cells as Float64Array
    if (optional) this.given = new Uint8Array(this.capacity).fill(1)
  }
}

interface Absent {
  readonly cell: number
  readonly given: 0 | 1
}

function absentOf(field: FieldSchema, layout: ColumnLayout, wanted: boolean, texts: Texts): Absent | null {
  if (field.required) return null
  if (field.default === null || !wanted) return { cell: 0, given: 0 }
  const cell = cellOf(field.default, layout, texts)
  return cell === null ? null : { cell, given: 1 }
}

/** A view of all cells, or a copy of some: a short view would keep the whole array in memory. */
function cut<C extends Cells>(cells: C, rows: number): C {
  return rows === cells.length ? cells : (cells.slice(0, rows) as C)
}

interface CellBounds {
  readonly least: number
  readonly greatest: number
}

function boundsOf({ type, scale, minimum, maximum, earliest, latest }: FieldSchema): CellBounds {
  return type.kind === 'decimal'
    ? { least: leastCell(minimum, scale), greatest: greatestCell(maximum, scale) }
    : { least: earliest ?? Number.NEGATIVE_INFINITY, greatest: latest ?? Number.POSITIVE_INFINITY }
}

/** The least coefficient at a scale that is not below a bound; no cell is below −2⁵³. */
function leastCell(minimum: Decimal | null, scale: number): number {
  if (minimum === null) return -doubleLimit
  const floor = floorAt(minimum, scale)
  return inCells(compare(decimal(floor, scale), minimum) < 0 ? floor + 1n : floor)
}

function greatestCell(maximum: Decimal | null, scale: number): number {
  return maximum === null ? doubleLimit : inCells(floorAt(maximum, scale))
}

/** The greatest whole coefficient at a scale that is not above the value. */
function floorAt(value: Decimal, scale: number): bigint {
  if (value.scale <= scale) return value.coefficient * powerOfTen(scale - value.scale)
  const unit = powerOfTen(value.scale - scale)
  const quotient = value.coefficient / unit
  return value.coefficient % unit < 0n ? quotient - 1n : quotient
}

function inCells(coefficient: bigint): number {
  const limit = BigInt(doubleLimit)
  return Number(coefficient > limit ? limit : coefficient < -limit ? -limit : coefficient)
}
