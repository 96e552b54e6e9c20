import { type BatchResults, type ResultColumn, rowStatus } from '../../columns/results.ts'
import { coefficientAt, type Decimal, normalize } from '../../number/decimal.ts'
import type { FigurePlan, Term } from '../plan.ts'
import { pairProblem, SimulationError } from '../problem.ts'
import type { Side } from '../variant.ts'

/** What is known of an amount. */
export const amountState = { known: 0, unknown: 1, refused: 2 } as const

/** The person's amount of each row of a block, in whole units; the arrays are filled anew for every block. */
export class Amounts {
  readonly state: Uint8Array
  private readonly values: Float64Array
  /** Of rows whose amount doubles can't hold, or only exact arithmetic gives. */
  private readonly large = new Map<number, bigint>()
  private readonly term: Term
  private readonly scale: number

  /** `person`: the plan of the person's amount, which is one result. */
  constructor(person: FigurePlan, side: Side, rows: number) {
    this.term = person.terms[side][0] as Term
    this.scale = person.scale
    this.state = new Uint8Array(rows)
    this.values = new Float64Array(rows)
  }

  fill(results: BatchResults): void {
    const column = results.columns.get(this.term.rule) as ResultColumn
    const factor = column.scale > this.scale ? 0 : 10 ** (this.scale - column.scale)
    this.large.clear()
    for (let row = 0; row < results.rows; row++) {
      const status = results.status[row]
      const plain = status === rowStatus.fine && factor > 0
      this.state[row] =
        status === rowStatus.refused ? amountState.refused : (column.unknown?.[row] ?? 0) === 0 ? amountState.known : amountState.unknown
      const value = plain ? (column.cells[row] as number) * factor : 0
      this.values[row] = value
      if (status !== rowStatus.refused && !(plain && Math.abs(value) < limit)) this.fillExactly(results, row)
    }
  }

  private fillExactly(results: BatchResults, row: number): void {
    const outcome = results.outcomeAt(row)
    const result = outcome.kind === 'results' ? outcome.results.get(this.term.name) : undefined
    this.state[row] = result?.kind === 'known' ? amountState.known : amountState.unknown
    if (result?.kind !== 'known') return
    const exact = normalize(result.value as Decimal)
    if (exact.scale > this.scale) throw new SimulationError([pairProblem('pair.tooFine', { result: this.term.name, places: this.scale })])
    this.large.set(row, coefficientAt(exact, this.scale))
  }

  /** Of a row whose amount is known. */
  at(row: number): bigint {
    return this.large.get(row) ?? BigInt(this.values[row] as number)
  }

  /** Whether both are known and equal: told without exact arithmetic, as most rows are. */
  same(other: Amounts, row: number): boolean {
    if (this.state[row] !== amountState.known || other.state[row] !== amountState.known) return false
    if (this.large.size > 0 || other.large.size > 0) return this.at(row) === other.at(row)
    return this.values[row] === other.values[row]
  }
}

const limit = 2 ** 53
