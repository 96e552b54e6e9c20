import type { Batch } from '../../batch/batch.ts'
import type { BatchEvaluator } from '../../columns/evaluator.ts'
import { rowStatus } from '../../columns/results.ts'
import type { Refusal } from '../../program/outcome.ts'
import { type Evaluators, usualEvaluators } from '../evaluators.ts'
import type { Plan } from '../plan.ts'
import type { Summary } from '../summary.ts'
import { type Side, sides } from '../variant.ts'
import type { Weighted } from '../weighted.ts'
import { accumulate, accumulateExactly } from './accumulate.ts'
import { Block } from './block.ts'
import { ChangeBuffer } from './changeBuffer.ts'
import { addChange } from './changes.ts'
import { exactRow } from './exactRow.ts'
import { addExtreme } from './extremes.ts'
import { type PeopleFacts, summaryOf } from './finish.ts'
import type { PreparedFigure, Results } from './prepared.ts'
import { recordOf } from './record.ts'
import { emptyTally, mergeTallies, type Tally } from './tally.ts'

export interface FoldOptions {
  /** How many of the most affected are kept on each side. */
  readonly top?: number
  /** Rows that are evaluated at once. */
  readonly block?: number
  readonly evaluators?: Evaluators
  /** Is told of everyone whom a program refuses. */
  readonly refused?: (person: RefusedPerson) => void
}

/** Someone whom a program refuses, and how many equal people that is. */
export interface RefusedPerson {
  readonly number: number
  readonly people: number
  readonly side: Side
  readonly refusals: readonly Refusal[]
}

/** Rows whose columns, of both programs, stay in the cache. */
const usualBlock = 4096
export const usualTop = 20

/**
 * Puts people to both programs and adds up what comes out. Nothing of them is kept but totals, by group too, and the most
 * affected. Whatever the size of blocks, and however people are spread over folds that are merged, the summary is the same.
 */
export class SummaryFold {
  readonly tally: Tally
  private readonly plan: Plan
  private readonly evaluators: Readonly<Record<Side, BatchEvaluator>>
  private readonly block: Block
  private readonly size: number
  private readonly cells: Int32Array
  private readonly changes = new ChangeBuffer()
  private readonly refused: FoldOptions['refused']

  constructor(plan: Plan, { top = usualTop, block = usualBlock, evaluators = usualEvaluators, refused }: FoldOptions = {}) {
    this.plan = plan
    this.refused = refused
    this.tally = emptyTally(plan, top)
    const { pair, entity, wanted } = plan
    this.evaluators = {
      baseline: evaluators(pair.baseline, entity, wanted.baseline),
      scenario: evaluators(pair.scenario, entity, wanted.scenario),
    }
    this.size = block
    this.block = new Block(plan, block)
    this.cells = new Int32Array(block)
  }

  add(people: Weighted): void {
    for (let from = 0; from < people.batch.rows; from += this.size) this.addBlock(people, from)
  }

  /** Counts records that could not be read. */
  addUnreadable(records: number): void {
    this.tally.unreadable += records
  }

  /** Adds what another fold of the same plan kept. */
  merge(other: Tally): void {
    mergeTallies(this.tally, other)
  }

  finish(facts: PeopleFacts): Summary {
    return summaryOf(this.plan, this.tally, facts)
  }

  private addBlock(people: Weighted, from: number): void {
    const to = Math.min(from + this.size, people.batch.rows)
    const results = {
      baseline: this.evaluators.baseline.evaluate(people.batch, from, to),
      scenario: this.evaluators.scenario.evaluate(people.batch, from, to),
    }
    const { block, tally } = this
    block.fill(people, from, results)
    this.countRefused(people, from, results)
    for (const cluster of tally.clusters) accumulate(cluster, block, results, this.cells)
    tally.people += block.counted
    if (block.person) this.addChanges(block.person, people, from)
    for (const row of block.exact) this.addExactly(people, from, row, results)
    this.settle(people.batch)
  }

  private countRefused({ weights, numbers }: Weighted, from: number, results: Results): void {
    const { tally } = this
    const { baseline, scenario } = results
    for (let row = 0; row < baseline.rows; row++) {
      const [before, after] = [baseline.status[row] === rowStatus.refused, scenario.status[row] === rowStatus.refused]
      if (!before && !after) continue
      const people = weights?.[from + row] ?? 1
      if (before) tally.refusedByBaseline += people
      if (after) tally.refusedByScenario += people
      tally.refused += people
      if (this.refused) tellRefused(this.refused, numbers[from + row] as number, people, row, results)
    }
  }

  private addChanges({ baseline, scenario, unknown }: PreparedFigure, { weights, numbers }: Weighted, from: number): void {
    const { rows, change, gain, movers } = this.block
    const { winners, losers } = this.tally
    this.changes.addRows(this.tally.changes, change, movers, rows)
    for (let row = 0; row < rows; row++) {
      const size = Math.abs(gain[row] as number)
      if (size === 0) continue
      const extremes = (gain[row] as number) > 0 ? winners : losers
      const number = numbers[from + row] as number
      if (size < extremes.threshold || (size === extremes.threshold && number > extremes.last)) continue
      if (unknown[row] === 1 || movers[row] === 0) continue
      const found = { baseline: BigInt(baseline[row] as number), scenario: BigInt(scenario[row] as number), size: BigInt(size) }
      addExtreme(extremes, { number, people: weights?.[from + row] ?? 1, ...found, record: null, row: from + row })
    }
  }

  private addExactly({ batch, weights, numbers }: Weighted, from: number, row: number, results: Results): void {
    const { plan, tally } = this
    const exact = exactRow(plan, batch, from, row, results)
    const people = weights?.[from + row] ?? 1
    tally.people += people
    for (const cluster of tally.clusters) accumulateExactly(cluster, exact, people, plan.better)
    const own = plan.person ? exact.figures[plan.payers.length] : undefined
    if (own?.kind !== 'known') return
    const { baseline, scenario } = own
    const gain = (scenario - baseline) * plan.better
    addChange(tally.changes, scenario - baseline, people)
    const found = { number: numbers[from + row] as number, people, baseline, scenario, record: null, row: from + row }
    addExtreme(gain > 0n ? tally.winners : tally.losers, { ...found, size: gain < 0n ? -gain : gain })
  }

  /** Writes down the records of those who are among the most affected, while their block is at hand. */
  private settle(batch: Batch): void {
    const { winners, losers } = this.tally
    for (const found of [...winners.list, ...losers.list]) {
      found.record ??= recordOf(this.plan.pair.baseline.program, batch, found.row)
    }
  }
}

function tellRefused(tell: NonNullable<FoldOptions['refused']>, number: number, people: number, row: number, results: Results): void {
  for (const side of sides) {
    const outcome = results[side].status[row] === rowStatus.refused ? results[side].outcomeAt(row) : null
    if (outcome?.kind === 'refused') tell({ number, people, side, refusals: outcome.refusals })
  }
}
