import type { ColumnLayout, Width } from '../batch/layout.ts'
import type { Type } from '../program/program.ts'
import type { Bounds } from './term.ts'

/** Rows that a kernel takes at a time: their columns stay in the cache of a processor. */
export const blockRows = 4096

/** Columns that begin at the same place of a page push each other out of the cache: each begins some lines later. */
const page = 4096
const stagger = 3 * 64

/** What a column of so many bytes takes of the memory. */
export const spaceFor = (bytes: number): number => Math.ceil(bytes / 8) * 8 + (bytes >= page ? stagger : 0)

const pointerBytes = 4

export const widthBytes: Readonly<Record<Width, number>> = { byte: 1, word: 4, double: 8 }

/** Where a column of the block's own rows stands. */
export interface PlannedColumn {
  readonly layout: ColumnLayout
  readonly cells: number
  /** Of the bytes that tell which rows have a value; null where all have. */
  readonly given: number | null
}

/** Where columns of elements stand: their number is not known before, so their addresses are put in for each block. */
export interface PlannedElements {
  readonly relation: string
  readonly entity: string
  /** Where the address of the offsets stands, and how much to take off each of them. */
  readonly offsets: number
  readonly bias: number
  readonly columns: Map<string, { readonly layout: ColumnLayout; readonly cells: number; readonly given: number | null }>
  readonly results: Map<string, PlannedResult>
  readonly relations: Map<string, PlannedElements>
}

/** Where the addresses of an element's result stand. */
export interface PlannedResult {
  readonly layout: ResultLayout
  readonly cells: number
  readonly unknown: number | null
  /** Of the bytes that tell which elements are left to the interpreter. */
  readonly status: number
}

/** What a result looks like in cells. */
export interface ResultLayout {
  readonly rule: string
  readonly type: Type
  readonly bounds: Bounds
  readonly width: Width
  readonly mayLack: boolean
}

/** Where the addresses stand of the columns that a result is written to: they are as long as the run. */
export interface PlannedOutput extends ResultLayout {
  readonly cells: number
  readonly unknown: number | null
}

/** The memory of one kernel: what stands where. Grows while the kernel is written. */
export class Plan {
  readonly columns = new Map<string, PlannedColumn>()
  readonly relations = new Map<string, PlannedElements>()
  readonly outputs = new Map<string, PlannedOutput>()
  /** Where the address stands of the bytes that tell which rows are left to the interpreter. */
  readonly status: number
  private end = 0

  constructor() {
    this.status = this.allocate(pointerBytes)
  }

  get bytes(): number {
    return this.end
  }

  /** Of one row's results. */
  get resultBytes(): number {
    return [...this.outputs.values()].reduce((sum, { width, unknown }) => sum + widthBytes[width] + (unknown === null ? 0 : 4), 1)
  }

  allocate(bytes: number): number {
    const address = this.end
    this.end += spaceFor(bytes)
    return address
  }

  column(layout: ColumnLayout): PlannedColumn {
    const known = this.columns.get(layout.field)
    if (known) return known
    const cells = this.allocate(blockRows * widthBytes[layout.width])
    const made = { layout, cells, given: layout.optional ? this.allocate(blockRows) : null }
    this.columns.set(layout.field, made)
    return made
  }

  elements(within: Map<string, PlannedElements>, relation: string, entity: string): PlannedElements {
    const known = within.get(relation)
    if (known) return known
    const offsets = this.allocate(4)
    const made = { relation, entity, offsets, bias: this.allocate(4), columns: new Map(), results: new Map(), relations: new Map() }
    within.set(relation, made)
    return made
  }

  output(layout: ResultLayout): PlannedOutput {
    const known = this.outputs.get(layout.rule)
    if (known) return known
    const cells = this.allocate(pointerBytes)
    const made = { ...layout, cells, unknown: layout.mayLack ? this.allocate(pointerBytes) : null }
    this.outputs.set(layout.rule, made)
    return made
  }
}
