import type { Batch } from '../../batch/batch.ts'
import { rowStatus } from '../../columns/results.ts'
import type { Plan } from '../plan.ts'
import type { Weighted } from '../weighted.ts'
import { move } from './cluster.ts'
import { fillGroups } from './groups.ts'
import { figureFor, fillFigure, type PreparedFigure, type Results, rowFate } from './prepared.ts'

/**
 * A block of people made ready to be added up: amounts as whole numbers in doubles, 0 and without people where a row is not
 * taken as it is. Its arrays are filled anew for every block.
 */
export class Block {
  readonly plan: Plan
  /** Payers, then the person's amount where there is one. */
  readonly figures: readonly PreparedFigure[]
  readonly person: PreparedFigure | null
  readonly groups: readonly Int32Array[]
  /** How many people each row stands for; 0 where the row is not taken as it is. */
  readonly people: Float64Array
  /** Of those, the ones whose own amount is known. */
  readonly movers: Float64Array
  readonly fate: Uint8Array
  /** Scenario less baseline; what a person gains, negative what is lost; and each alone. */
  readonly change: Float64Array
  readonly gain: Float64Array
  readonly gained: Float64Array
  readonly lost: Float64Array
  readonly moved: Uint8Array
  rows = 0
  /** People of the rows that are taken as they are. */
  counted = 0
  /** Rows that exact arithmetic has to take. */
  exact: number[] = []

  constructor(plan: Plan, size: number) {
    this.plan = plan
    const payers = plan.payers.map((payer) => figureFor(payer, size))
    const { person } = plan
    const shared = person && payers.find((payer) => JSON.stringify(payer.plan.terms) === JSON.stringify(person.terms))
    this.person = shared ?? (person && figureFor(person, size))
    this.figures = [...payers, ...(this.person ? [this.person] : [])]
    this.groups = plan.dimensions.map(() => new Int32Array(size))
    const doubles = () => new Float64Array(size)
    this.people = doubles()
    this.movers = doubles()
    this.change = doubles()
    this.gain = doubles()
    this.gained = doubles()
    this.lost = doubles()
    this.fate = new Uint8Array(size)
    this.moved = new Uint8Array(size)
  }

  fill({ batch, weights }: Weighted, from: number, results: Results): void {
    this.rows = results.baseline.rows
    this.decideFates(batch, from, results)
    // The person's amount may be a payer's too.
    for (const figure of new Set(this.figures)) fillFigure(figure, results, this.fate)
    for (const [index, dimension] of this.plan.dimensions.entries()) {
      fillGroups(this.groups[index] as Int32Array, dimension, batch, from, results)
    }
    if (weights) this.people.set(weights.subarray(from, from + this.rows))
    else this.people.fill(1, 0, this.rows)
    this.leaveOut()
    this.counted = 0
    for (let row = 0; row < this.rows; row++) this.counted += this.people[row] as number
    if (this.person) this.comparePerson(this.person, Number(this.plan.better))
  }

  /** What the evaluators, and cells that hold nothing, say of the rows. */
  private decideFates({ kept }: Batch, from: number, { baseline, scenario }: Results): void {
    for (let row = 0; row < this.rows; row++) {
      const [before, after] = [baseline.status[row], scenario.status[row]]
      if (before === rowStatus.fine && after === rowStatus.fine) this.fate[row] = rowFate.taken
      else this.fate[row] = before === rowStatus.refused || after === rowStatus.refused ? rowFate.refused : rowFate.exact
    }
    for (const row of kept.keys()) {
      const at = row - from
      if (at >= 0 && at < this.rows && this.fate[at] === rowFate.taken) this.fate[at] = rowFate.exact
    }
  }

  /** Rows that are not taken as they are count for nobody here; their cells may hold anything. */
  private leaveOut(): void {
    this.exact = []
    for (let row = 0; row < this.rows; row++) {
      if (this.fate[row] === rowFate.taken) continue
      if (this.fate[row] === rowFate.exact) this.exact.push(row)
      this.people[row] = 0
      for (const groups of this.groups) groups[row] = 0
      for (const { baseline, scenario, unknown } of this.figures) {
        baseline[row] = 0
        scenario[row] = 0
        unknown[row] = 0
      }
    }
  }

  private comparePerson({ baseline, scenario, unknown }: PreparedFigure, better: number): void {
    const { change, gain, gained, lost, moved, movers, people } = this
    for (let row = 0; row < this.rows; row++) {
      const difference = (scenario[row] as number) - (baseline[row] as number)
      const by = difference * better
      change[row] = difference
      gain[row] = by
      gained[row] = Math.max(by, 0)
      lost[row] = Math.max(-by, 0)
      moved[row] = by > 0 ? move.gain : by < 0 ? move.loss : move.none
      movers[row] = unknown[row] === 0 ? (people[row] as number) : 0
    }
  }
}
