import type { Batch, Cells, Children, Column } from '../batch/batch.ts'
import type { RawResults } from './machine.ts'
import type { Plan, PlannedElements, PlannedResult } from './plan.ts'

import { pageSize, type WasmMemory } from './wasm/host.ts'

/** Results of all elements of a batch that a kernel reads. */
export type ElementResults = (entity: string, rule: string, batch: Batch) => RawResults

/** Puts the columns of a block into a kernel's memory. */
export class Stage {
  private readonly memory: WasmMemory
  private readonly plan: Plan
  private readonly elementResults: ElementResults
  /** Behind what the plan has fixed; what stands there is of the present block only. */
  private end = 0
  /** Of the whole memory; another one where that has grown. */
  private view: Uint8Array

  constructor(memory: WasmMemory, plan: Plan, elementResults: ElementResults) {
    this.memory = memory
    this.plan = plan
    this.elementResults = elementResults
    this.view = new Uint8Array(memory.buffer)
  }

  /** `end`: where the memory is free from on. */
  load(batch: Batch, from: number, to: number, end: number): void {
    this.end = end
    for (const { layout, cells, given } of this.plan.columns.values()) {
      const column = columnOf(batch, layout.field)
      this.write(cells, column.cells, from, to)
      if (given !== null) this.writeGiven(given, column, from, to)
    }
    for (const planned of this.plan.relations.values()) this.loadElements(planned, batch, from, to)
  }

  private loadElements(planned: PlannedElements, batch: Batch, from: number, to: number): void {
    const { offsets, batch: elements } = childrenOf(batch, planned.relation)
    const [first, last] = [offsets[from] as number, offsets[to] as number]
    this.point(planned.offsets, this.put(offsets, from, to + 1))
    this.point(planned.bias, first)
    if (first === last) return
    for (const [field, { cells, given }] of planned.columns) {
      const column = columnOf(elements, field)
      this.point(cells, this.put(column.cells, first, last))
      if (given !== null)
        this.point(
          given,
          column.given ? this.put(column.given, first, last) : this.put(new Uint8Array(last - first).fill(1), 0, last - first),
        )
    }
    for (const [rule, result] of planned.results) this.loadResult(rule, result, elements, first, last)
    for (const inner of planned.relations.values()) this.loadElements(inner, elements, first, last)
  }

  private loadResult(rule: string, planned: PlannedResult, elements: Batch, first: number, last: number): void {
    const results = this.elementResults(elements.entity, rule, elements)
    const column = results.columns.get(rule)
    if (!column) throw new Error(`no column for ${rule}`)
    this.point(planned.cells, this.put(column.cells, first, last))
    if (planned.unknown !== null && column.unknown) this.point(planned.unknown, this.put(column.unknown, first, last))
    this.point(planned.status, this.put(results.left, first, last))
  }

  private writeGiven(address: number, { given }: Column, from: number, to: number): void {
    if (given) this.write(address, given, from, to)
    else new Uint8Array(this.memory.buffer, address, to - from).fill(1)
  }

  /** Behind what is there already; the address it came to. */
  private put(cells: Cells, from: number, to: number): number {
    const address = this.end
    this.end += Math.ceil(((to - from) * cells.BYTES_PER_ELEMENT) / 8) * 8
    this.reserve(this.end)
    this.write(address, cells, from, to)
    return address
  }

  private write(address: number, { buffer, byteOffset, BYTES_PER_ELEMENT: size }: Cells, from: number, to: number): void {
    const bytes = new Uint8Array(buffer, byteOffset + from * size, (to - from) * size)
    if (this.view.buffer !== this.memory.buffer) this.view = new Uint8Array(this.memory.buffer)
    this.view.set(bytes, address)
  }

  /** Makes the memory reach so far; views of it that were made before are empty then. */
  reserve(end: number): void {
    const missing = end - this.memory.buffer.byteLength
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageSize) + 16)
  }

  /** Tells the kernel an address, or a number. */
  point(address: number, value: number): void {
    new Int32Array(this.memory.buffer, address, 1)[0] = value
  }
}

function columnOf({ columns, entity }: Batch, field: string): Column {
  const column = columns.get(field)
  if (!column) throw new Error(`the batch of ${entity} was read without ${field}`)
  return column
}

/** A batch without rows may lack what it relates to. */
function childrenOf({ relations, entity, rows, texts }: Batch, relation: string): Children {
  const children = relations.get(relation)
  if (children) return children
  if (rows > 0) throw new Error(`the batch of ${entity} was read without ${relation}`)
  return { offsets: new Int32Array(1), batch: { entity: '', rows: 0, columns: new Map(), relations: new Map(), texts, kept: new Map() } }
}

const knownKept = new WeakMap<Batch, ReadonlySet<number>>()

/** Rows whose records, or elements of theirs, hold something that cells can't: only the interpreter sees it. */
export function keptRows(batch: Batch): ReadonlySet<number> {
  const known = knownKept.get(batch)
  if (known) return known
  const rows = new Set<number>(batch.kept.keys())
  for (const { offsets, batch: elements } of batch.relations.values()) {
    for (const element of keptRows(elements)) rows.add(holderOf(offsets, element))
  }
  knownKept.set(batch, rows)
  return rows
}

/** The row whose elements an element is one of. */
function holderOf(offsets: Int32Array, element: number): number {
  let [low, high] = [0, offsets.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] as number) <= element) low = middle
    else high = middle - 1
  }
  return low
}
