import type { Batch, Cells } from '../batch/batch.ts'
import { cellOf, cellsFor } from '../batch/cells.ts'
import { type ColumnLayout, doubleLimit, type Width } from '../batch/layout.ts'
import { recordAt } from '../batch/toRecord.ts'
import type { EvaluatorOptions } from '../interpret/evaluate.ts'
import { type Evaluator, evaluator } from '../interpret/evaluator.ts'
import { membersOf } from '../program/members.ts'
import type { Result } from '../program/outcome.ts'
import type { Program, Rule } from '../program/program.ts'
import type { BatchEvaluator, EvaluationChoice } from './evaluator.ts'
import { type BatchResults, type ResultColumn, rowStatus } from './results.ts'

/** Evaluates batches record by record with the interpreter: slow, and what the kernels are held against. */
export function interpretedBatches(program: Program, options: EvaluatorOptions = {}, choice: EvaluationChoice = {}): BatchEvaluator {
  const by = evaluator(program, options)
  return {
    program,
    options,
    evaluate(batch, from = 0, to = batch.rows) {
      const rules = program.rules.filter(
        ({ id, entity }) => (entity === null || entity === batch.entity) && (choice.results?.has(id) ?? true),
      )
      return resultsOf(program, by, rules, batch, from, to)
    },
  }
}

function resultsOf(program: Program, by: Evaluator, rules: readonly Rule[], batch: Batch, from: number, to: number): BatchResults {
  const rows = to - from
  const status = new Uint8Array(rows)
  const columns = rules.map((rule) => new Filling(program, rule, rows))
  const outcomeAt = (row: number) => by.evaluate(recordAt(program, batch, from + row), batch.entity)
  for (let row = 0; row < rows; row++) {
    const outcome = outcomeAt(row)
    const fits = outcome.kind === 'results' && columns.map((column) => column.put(row, outcome.results, batch)).every(Boolean)
    if (fits) continue
    status[row] = outcome.kind === 'refused' ? rowStatus.refused : rowStatus.wide
  }
  return { rows, status, columns: new Map(columns.map((column) => [column.rule, column])), outcomeAt }
}

/** A column of results that is being filled, with the sets of reasons that came up. */
class Filling implements ResultColumn {
  readonly rule: string
  readonly name: string
  readonly type: Rule['type']
  readonly scale: number
  readonly cells: Cells
  readonly unknown: Int32Array
  private readonly layout: ColumnLayout
  private readonly sets: (readonly string[])[] = [[]]

  constructor(program: Program, { id, name, type, numeric }: Rule, rows: number) {
    const members = membersOf(program, type)
    const width: Width = 'double'
    this.rule = id
    this.name = name
    this.type = type
    this.scale = type.kind === 'decimal' ? (numeric?.scale ?? 0) : 0
    this.cells = cellsFor(width, rows)
    this.unknown = new Int32Array(rows)
    const places = new Map(members.map((member, index) => [member, index]))
    this.layout = { field: name, type, scale: this.scale, width, optional: true, members: places }
  }

  /** Whether the cell could take it. */
  put(row: number, results: ReadonlyMap<string, Result>, { texts }: Batch): boolean {
    const result = results.get(this.name) as Result
    if (result.kind === 'unknown') {
      this.unknown[row] = this.setOf(result.reasons)
      return true
    }
    const cell = cellOf(result.value, this.layout, texts)
    this.cells[row] = cell ?? 0
    return cell !== null && Math.abs(cell) < doubleLimit
  }

  reasonsOf(set: number): readonly string[] | null {
    return this.sets[set] ?? null
  }

  private setOf(reasons: readonly string[]): number {
    const known = this.sets.findIndex((set) => set.length === reasons.length && set.every((reason, i) => reason === reasons[i]))
    return known >= 0 ? known : this.sets.push(reasons) - 1
  }
}
