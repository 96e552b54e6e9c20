import type { Batch, Cells } from '../batch/batch.ts'
import { cellsFor } from '../batch/cells.ts'
import type { Width } from '../batch/layout.ts'
import type { Texts } from '../batch/texts.ts'
import { type EvaluatorOptions, Interpreter } from '../interpret/evaluate.ts'
import type { ProgramFacts } from './facts.ts'
import type { Kernel } from './kernel.ts'
import { blockRows, type PlannedOutput, spaceFor, widthBytes } from './plan.ts'
import { type ElementResults, keptRows, Stage } from './stage.ts'
import { linked, memoryOf, type WasmInstance, type WasmMemory } from './wasm/host.ts'

/** What a kernel gave for rows, before the interpreter has seen those that it leaves to it. */
export interface RawResults {
  readonly rows: number
  /** By row: 0 where all is decided, else bits of `leftTo`. */
  readonly left: Uint8Array
  readonly columns: ReadonlyMap<string, RawColumn>
}

export interface RawColumn {
  readonly cells: Cells
  readonly unknown: Int32Array | null
}

/** Why a row is not fine: the interpreter has to be asked, or an assertion is broken, which refuses the record if nothing else does. */
export const leftTo = { interpreter: 1, refusal: 2 } as const

/** A kernel with a memory of its own and the values of one run in it. */
export class Machine {
  readonly kernel: Kernel
  private readonly interpreter: Interpreter
  private readonly memory: WasmMemory
  private readonly instance: WasmInstance
  private readonly stage: Stage
  private texts: Texts | null = null

  constructor(facts: ProgramFacts, kernel: Kernel, options: EvaluatorOptions, elementResults: ElementResults) {
    this.kernel = kernel
    this.interpreter = new Interpreter(facts.program, options)
    this.memory = memoryOf(kernel.plan.bytes)
    for (const { address, bytes } of kernel.constants) new Uint8Array(this.memory.buffer).set(bytes, address)
    this.instance = linked(kernel.module, this.memory)
    this.stage = new Stage(this.memory, kernel.plan, elementResults)
  }

  /** Puts the values of the run in; false where they don't fit the kernel. Codes of texts are those of a batch. */
  fits(texts: Texts): boolean {
    if (this.texts === texts) return true
    const fitting = this.kernel.slots.fill(this.interpreter, new DataView(this.memory.buffer), texts)
    this.texts = fitting ? texts : null
    return fitting
  }

  /** Results of rows: views of this memory, which the next call changes; copies where they are more than a memory is made for. */
  run(batch: Batch, from: number, to: number): RawResults {
    const rows = to - from
    const most = Math.max(blockRows, Math.floor(mostBytes / this.kernel.plan.resultBytes))
    return rows <= most ? this.part(batch, from, to) : this.inParts(batch, from, to, most)
  }

  private inParts(batch: Batch, from: number, to: number, most: number): RawResults {
    const outputs = [...this.kernel.plan.outputs.values()]
    const whole = outputs.map((output) => [output.rule, emptyColumn(output, to - from)] as const)
    const left = new Uint8Array(to - from)
    for (let start = from; start < to; start += most) {
      const part = this.part(batch, start, Math.min(to, start + most))
      left.set(part.left, start - from)
      for (const [rule, column] of whole) copyInto(column, part.columns.get(rule) as RawColumn, start - from)
    }
    return { rows: to - from, left, columns: new Map(whole) }
  }

  /** Fields go through the memory block by block; results are written where they stay. */
  private part(batch: Batch, from: number, to: number): RawResults {
    const rows = to - from
    const places = this.placesFor(rows)
    for (let start = from; start < to; start += blockRows) {
      const end = Math.min(to, start + blockRows)
      this.stage.load(batch, start, end, places.end)
      for (const name of this.kernel.functions) this.instance.exports[name]?.(end - start, start - from)
    }
    const { buffer } = this.memory
    const left = new Uint8Array(buffer, places.status, rows)
    for (const row of keptRows(batch)) if (row >= from && row < to) left[row - from] = leftTo.interpreter
    return { rows, left, columns: new Map(places.columns.map(({ output, ...at }) => [output.rule, viewOf(buffer, output, at, rows)])) }
  }

  /** Lays the columns of so many results out behind what the plan has fixed, and tells the kernel where they are. */
  private placesFor(rows: number): Places {
    const { plan } = this.kernel
    let end = plan.bytes
    const take = (bytes: number): number => {
      const address = end
      end += spaceFor(rows * bytes)
      return address
    }
    const status = take(1)
    const columns = [...plan.outputs.values()].map((output) => {
      return { output, cells: take(widthBytes[output.width]), unknown: output.unknown === null ? null : take(4) }
    })
    this.stage.reserve(end)
    this.stage.point(plan.status, status)
    for (const { output, cells, unknown } of columns) {
      this.stage.point(output.cells, cells)
      if (output.unknown !== null && unknown !== null) this.stage.point(output.unknown, unknown)
    }
    return { status, columns, end }
  }
}

/** Results that one memory is made for; more are computed part by part. */
const mostBytes = 2 ** 30

/** Where the columns of a run's results stand. */
interface Places {
  readonly status: number
  readonly columns: readonly { readonly output: PlannedOutput; readonly cells: number; readonly unknown: number | null }[]
  readonly end: number
}

function viewOf(
  buffer: ArrayBuffer,
  { width }: PlannedOutput,
  { cells, unknown }: Omit<Places['columns'][number], 'output'>,
  rows: number,
): RawColumn {
  return { cells: viewed(buffer, width, cells, rows), unknown: unknown === null ? null : new Int32Array(buffer, unknown, rows) }
}

function viewed(buffer: ArrayBuffer, width: Width, address: number, rows: number): Cells {
  if (width === 'byte') return new Uint8Array(buffer, address, rows)
  return width === 'word' ? new Int32Array(buffer, address, rows) : new Float64Array(buffer, address, rows)
}

function emptyColumn({ width, unknown }: PlannedOutput, rows: number): RawColumn {
  return { cells: cellsFor(width, rows), unknown: unknown === null ? null : new Int32Array(rows) }
}

function copyInto(whole: RawColumn, part: RawColumn, at: number): void {
  whole.cells.set(part.cells, at)
  if (part.unknown) whole.unknown?.set(part.unknown, at)
}
