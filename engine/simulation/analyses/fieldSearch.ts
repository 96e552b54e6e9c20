import { cellValue } from '../../batch/cells.ts'
import type { ColumnLayout } from '../../batch/layout.ts'
import { Texts } from '../../batch/texts.ts'
import type { BatchEvaluator } from '../../columns/evaluator.ts'
import { decimal, formatDecimal } from '../../number/decimal.ts'
import type { LiteralValue } from '../../program/program.ts'
import { literalOf } from '../../program/show.ts'
import type { FigurePlan, Plan } from '../plan.ts'
import type { Side } from '../variant.ts'
import type { Weighted } from '../weighted.ts'
import { Amounts, amountState } from './amounts.ts'
import type { Cliff, SearchedField } from './cliff.ts'
import type { Domain } from './domain.ts'
import type { Edge, Edges } from './edges.ts'
import { addStand, type Loss, nearOf, noLoss, type Stand, sampleOf } from './losses.ts'
import { type Overlay, overlaid } from './overlay.ts'

/** Rows of people, of whom `own` says what their amount is as they are. */
export interface Rows {
  readonly of: Weighted
  readonly from: number
  readonly to: number
  readonly own: Amounts
}

/** What a search of one input is made with. */
export interface SearchParts {
  readonly plan: Plan
  readonly side: Side
  readonly person: FigurePlan
  /** Two, so that what one gives stays while the other is asked. */
  readonly evaluators: readonly [BatchEvaluator, BatchEvaluator]
  readonly rows: number
}

const noTexts = new Texts()

interface FoundLoss extends Loss {
  readonly edge: Edge
  /** Whether the person is better off below the edge. */
  readonly betterBelow: boolean
}

/** Counts what people lose by a step over the edges of one field. */
export class FieldSearch {
  private readonly parts: SearchParts
  private readonly layout: ColumnLayout
  private readonly domain: Domain
  private readonly edges: Edges
  /** In steps. */
  private readonly reach: number
  private readonly found = new Map<string, FoundLoss>()
  private readonly sides: readonly [Amounts, Amounts]
  private readonly open: Uint8Array
  private lacking = 0
  private openPeople = 0
  private last: { readonly of: Weighted; readonly below: Overlay; readonly above: Overlay } | null = null

  constructor(parts: SearchParts, layout: ColumnLayout, domain: Domain, edges: Edges, reach: number) {
    const { person, side, rows } = parts
    this.parts = parts
    this.layout = layout
    this.domain = domain
    this.edges = edges
    this.reach = reach
    this.sides = [new Amounts(person, side, rows), new Amounts(person, side, rows)]
    this.open = new Uint8Array(rows)
  }

  add(rows: Rows): void {
    const edges = this.edgesOf(rows)
    const most = Math.max(0, ...edges.map(({ length }) => length))
    this.open.fill(0)
    for (let place = 0; place < most; place++) this.step(rows, edges, place)
    this.countOpen(rows, edges)
  }

  /** Of each row; none where the person has no value, is refused, or is kept whole, so that cells don't move anything. */
  private edgesOf({ of: { batch, weights }, from, to, own }: Rows): (readonly Edge[])[] {
    const given = batch.columns.get(this.layout.field)?.given
    return Array.from({ length: to - from }, (_, index) => {
      const row = from + index
      if (own.state[index] === amountState.refused) return []
      if (given && given[row] === 0) this.lacking += weights?.[row] ?? 1
      else if (!batch.kept.has(row)) return this.edges.of(batch, row)
      return []
    })
  }

  private step(rows: Rows, edges: readonly (readonly Edge[])[], place: number): void {
    const { of, from, to } = rows
    const { below, above } = this.overlaysOf(of)
    for (let row = from; row < to; row++) {
      const edge = edges[row - from]?.[place]
      if (!edge) continue
      below.cells[row] = edge.below
      above.cells[row] = edge.below + 1
    }
    for (const [index, overlay] of [below, above].entries()) {
      const evaluator = this.parts.evaluators[index] as BatchEvaluator
      this.sides[index]?.fill(evaluator.evaluate(overlay.batch, from, to))
    }
    const [before, after] = this.sides
    for (let row = 0; row < to - from; row++) {
      const edge = edges[row]?.[place]
      if (edge && !before.same(after, row)) this.stepOver(rows, row, edge)
    }
  }

  private overlaysOf(of: Weighted) {
    if (this.last?.of !== of) this.last = { of, below: overlaid(of.batch, this.layout.field), above: overlaid(of.batch, this.layout.field) }
    return this.last
  }

  private stepOver({ of, from }: Rows, row: number, edge: Edge): void {
    const [below, above] = this.sides
    if (below.state[row] !== amountState.known || above.state[row] !== amountState.known) {
      if (below.state[row] !== above.state[row]) this.open[row] = 1
      return
    }
    const betterBelow = (above.at(row) - below.at(row)) * this.parts.plan.better < 0n
    const [before, after] = betterBelow ? [below.at(row), above.at(row)] : [above.at(row), below.at(row)]
    const size = before > after ? before - after : after - before
    const step = betterBelow ? ([edge.below, edge.below + 1] as const) : ([edge.below + 1, edge.below] as const)
    const key = `${edge.key}|${betterBelow}|${size}`
    const loss = this.found.get(key) ?? { ...noLoss(size), edge, betterBelow }
    this.found.set(key, loss)
    this.count(loss, { of, row: from + row, number: of.numbers[from + row] as number, before, after, step }, edge.below)
  }

  private count(loss: FoundLoss, stand: Omit<Stand, 'away'>, below: number): void {
    const { of, row } = stand
    const own = of.batch.columns.get(this.layout.field)?.cells[row] as number
    const away = own <= below ? below + 1 - own : own - below
    const people = of.weights?.[row] ?? 1
    addStand(loss, { ...stand, away }, people)
    if (away === 1) loss.near.step += people
    if (away > this.reach) return
    loss.near.reach += people
    if (own <= below === loss.betterBelow) loss.near.better += people
  }

  private countOpen({ of: { batch, weights }, from, own }: Rows, edges: readonly (readonly Edge[])[]): void {
    for (let row = 0; row < edges.length; row++) {
      const kept = batch.kept.has(from + row) && own.state[row] !== amountState.refused
      if (this.open[row] === 1 || kept) this.openPeople += weights?.[from + row] ?? 1
    }
  }

  searched(): SearchedField {
    const { from, to } = this.domain
    return {
      field: this.layout.field,
      type: this.layout.type,
      from: this.literal(from),
      to: this.literal(to),
      edges: this.edges.count,
      lacking: this.lacking,
      open: this.openPeople,
    }
  }

  cliffs(folded: boolean): Cliff[] {
    const { plan, person } = this.parts
    return [...this.found.values()].map((loss) => {
      const { edge, size, people } = loss
      const sample = loss.sample as Stand
      const [from, to] = sample.step
      return {
        field: this.layout.field,
        type: this.layout.type,
        from: this.literal(from),
        to: this.literal(to),
        depends: edge.depends,
        rules: edge.rules,
        loss: formatDecimal(decimal(size, person.scale)),
        people,
        near: nearOf(loss, folded),
        sample: sampleOf(plan, person.scale, sample),
      }
    })
  }

  private literal(cell: number): LiteralValue {
    const { type, scale } = this.layout
    return literalOf(type, cellValue(cell, type, scale, [], noTexts))
  }
}
