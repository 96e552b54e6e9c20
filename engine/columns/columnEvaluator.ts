import type { Batch } from '../batch/batch.ts'
import { cellOf } from '../batch/cells.ts'
import type { ColumnLayout } from '../batch/layout.ts'
import { recordAt } from '../batch/toRecord.ts'
import type { EvaluatorOptions } from '../interpret/evaluate.ts'
import { type Evaluator, evaluator } from '../interpret/evaluator.ts'
import type { RecordOutcome, Result } from '../program/outcome.ts'
import type { Program } from '../program/program.ts'
import type { BatchEvaluator, EvaluationChoice } from './evaluator.ts'
import { factsOf, type ProgramFacts } from './facts.ts'
import type { Kernel } from './kernel.ts'
import { leftTo, type RawResults } from './machine.ts'
import { Machines } from './machines.ts'
import type { ResultLayout } from './plan.ts'
import { type BatchResults, type ResultColumn, rowStatus } from './results.ts'

/**
 * Evaluates batches by kernels in WebAssembly, compiled for the program and taking base date, readings and parameters as
 * arguments. Rows that no kernel decides (refused ones, and numbers beyond 64 bits) are evaluated by the interpreter, so that
 * every outcome is the interpreter's.
 */
export function columnEvaluator(program: Program, options: EvaluatorOptions = {}, choice: EvaluationChoice = {}): BatchEvaluator {
  const facts = factsOf(program)
  const machines = new Machines(facts, options)
  const by = evaluator(program, options)
  return {
    program,
    options,
    evaluate(batch, from = 0, to = batch.rows) {
      const scope = { entity: batch.entity, wanted: choice.results ?? null, elements: false, exact: choice.exact ?? false }
      const machine = machines.machineFor(scope, batch)
      return new Evaluated(facts, by, batch, from, machine.run(batch, from, to), layoutsOf(machine.kernel))
    },
  }
}

function layoutsOf({ plan, scope }: Kernel): readonly ResultLayout[] {
  return [...plan.outputs.values()].filter(({ rule }) => scope.wanted?.has(rule) ?? true)
}

class Evaluated implements BatchResults {
  readonly rows: number
  readonly status: Uint8Array
  readonly columns: ReadonlyMap<string, ResultColumn>
  private readonly outcomes = new Map<number, RecordOutcome>()
  private readonly facts: ProgramFacts
  private readonly by: Evaluator
  private readonly batch: Batch
  private readonly from: number

  constructor(facts: ProgramFacts, by: Evaluator, batch: Batch, from: number, raw: RawResults, layouts: readonly ResultLayout[]) {
    this.facts = facts
    this.by = by
    this.batch = batch
    this.from = from
    this.rows = raw.rows
    this.status = raw.left
    this.columns = new Map(layouts.map((layout) => [layout.rule, this.column(layout, raw)]))
    for (let row = 0; row < raw.rows; row++) if (raw.left[row] !== 0) this.decide(row, raw.left[row] as number, layouts)
  }

  outcomeAt(row: number): RecordOutcome {
    return this.outcomes.get(row) ?? this.by.evaluate(recordAt(this.facts.program, this.batch, this.from + row), this.batch.entity)
  }

  private column({ rule: id, type, bounds }: ResultLayout, raw: RawResults): ResultColumn {
    const { name } = this.facts.rules.get(id) as { name: string }
    const cells = raw.columns.get(id) as { cells: ResultColumn['cells']; unknown: Int32Array | null }
    return { rule: id, name, type, scale: bounds.scale, ...cells, reasonsOf: (set) => this.facts.reasons.reasonsOf(set) }
  }

  /** A broken assertion refuses the record whatever its sentence is, which only who asks for it has to wait for. */
  private decide(row: number, left: number, layouts: readonly ResultLayout[]): void {
    if (left === leftTo.refusal) this.status[row] = rowStatus.refused
    else this.interpret(row, layouts)
  }

  private interpret(row: number, layouts: readonly ResultLayout[]): void {
    const outcome = this.outcomeAt(row)
    const fits = outcome.kind === 'results' && layouts.map((layout) => this.put(row, layout, outcome.results)).every(Boolean)
    this.status[row] = fits ? rowStatus.fine : outcome.kind === 'refused' ? rowStatus.refused : rowStatus.wide
    if (!fits) this.outcomes.set(row, outcome)
  }

  /** Writes what the interpreter gave into the cells; whether they could take it. */
  private put(row: number, layout: ResultLayout, results: ReadonlyMap<string, Result>): boolean {
    const { name, cells, unknown } = this.columns.get(layout.rule) as ResultColumn
    const result = results.get(name) as Result
    if (result.kind === 'unknown') {
      if (unknown) unknown[row] = this.facts.reasons.all(result.reasons)
      return unknown !== null
    }
    const cell = cellOf(result.value, this.cellLayout(layout), this.batch.texts)
    cells[row] = cell ?? 0
    if (unknown) unknown[row] = 0
    return cell !== null
  }

  private cellLayout({ type, bounds, width }: ResultLayout): ColumnLayout {
    const members = type.kind === 'enum' ? this.facts.members.placesOf(type.enum) : noPlaces
    return { field: '', type, scale: bounds.scale, width, optional: true, members }
  }
}

const noPlaces: ReadonlyMap<string, number> = new Map()
