import type { Batch, Cells } from '../batch/batch.ts'
import { cellsFor } from '../batch/cells.ts'
import type { Width } from '../batch/layout.ts'
import type { Texts } from '../batch/texts.ts'
import { type EvaluatorOptions, Interpreter } from '../interpret/evaluate.ts'
import type { ProgramFacts } from './facts.ts'
import type { Kernel } from './kernel.ts'
import { blockRows, type PlannedOutput } from './plan.ts'
import { type ElementResults, keptRows, Stage } from './stage.ts'
import { linked, memoryOf, type WasmInstance, type WasmMemory } from './wasm/host.ts'

/** What a kernel gave for rows, before the interpreter has seen those that it leaves to it. */
export interface RawResults {
  readonly rows: number
  /** 1 where the row is left to the interpreter. */
  readonly left: Uint8Array
  readonly columns: ReadonlyMap<string, RawColumn>
}

export interface RawColumn {
  readonly cells: Cells
  readonly unknown: Int32Array | null
}

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

  /** Results of rows; where they fit into one block, views of this memory that the next call changes. */
  run(batch: Batch, from: number, to: number): RawResults {
    if (to - from <= blockRows) return this.block(batch, from, to)
    const outputs = [...this.kernel.plan.outputs.values()]
    const whole = outputs.map((output) => [output.rule, emptyColumn(output, to - from)] as const)
    const left = new Uint8Array(to - from)
    for (let start = from; start < to; start += blockRows) {
      const block = this.block(batch, start, Math.min(to, start + blockRows))
      left.set(block.left, start - from)
      for (const [rule, column] of whole) copyInto(column, block.columns.get(rule) as RawColumn, start - from)
    }
    return { rows: to - from, left, columns: new Map(whole) }
  }

  private block(batch: Batch, from: number, to: number): RawResults {
    const { plan, functions } = this.kernel
    const rows = to - from
    this.stage.load(batch, from, to)
    for (const name of functions) this.instance.exports[name]?.(rows)
    const { buffer } = this.memory
    const left = new Uint8Array(buffer, plan.status, rows)
    for (const row of keptRows(batch)) if (row >= from && row < to) left[row - from] = 1
    const columns = new Map([...plan.outputs.values()].map((output) => [output.rule, viewOf(buffer, output, rows)]))
    return { rows, left, columns }
  }
}

function viewOf(buffer: ArrayBuffer, { cells, unknown, width }: PlannedOutput, rows: number): RawColumn {
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
