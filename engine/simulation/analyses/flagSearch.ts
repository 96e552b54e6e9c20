import { cellValue } from '../../batch/cells.ts'
import type { ColumnLayout } from '../../batch/layout.ts'
import { Texts } from '../../batch/texts.ts'
import { decimal, formatDecimal } from '../../number/decimal.ts'
import type { LiteralValue } from '../../program/program.ts'
import { literalOf } from '../../program/show.ts'
import type { Weighted } from '../weighted.ts'
import { Amounts, amountState } from './amounts.ts'
import type { FlagStep } from './cliff.ts'
import type { Rows, SearchParts } from './fieldSearch.ts'
import { addStand, type Loss, noLoss, type Stand, sampleOf } from './losses.ts'
import { type Overlay, overlaid } from './overlay.ts'

const noTexts = new Texts()

/** Counts what people lose by another value of a 是否 or enumeration, all else of theirs as it is. */
export class FlagSearch {
  private readonly parts: SearchParts
  private readonly layout: ColumnLayout
  private readonly found = new Map<string, Loss>()
  private readonly other: Amounts
  private last: { readonly of: Weighted; readonly overlay: Overlay } | null = null

  constructor(parts: SearchParts, layout: ColumnLayout) {
    this.parts = parts
    this.layout = layout
    this.other = new Amounts(parts.person, parts.side, parts.rows)
  }

  add(rows: Rows): void {
    const values = this.layout.type.kind === 'boolean' ? 2 : this.layout.members.size
    for (let value = 0; value < values; value++) this.flip(rows, value)
  }

  private flip(rows: Rows, value: number): void {
    const { of, from, to, own } = rows
    const { cells, given } = of.batch.columns.get(this.layout.field) ?? { cells: [], given: null }
    if (this.last?.of !== of) this.last = { of, overlay: overlaid(of.batch, this.layout.field) }
    const { batch, cells: moved } = this.last.overlay
    moved.fill(value, from, to)
    this.other.fill(this.parts.evaluators[0].evaluate(batch, from, to))
    for (let row = from; row < to; row++) {
      const index = row - from
      if (cells[row] === value || (given && given[row] === 0) || of.batch.kept.has(row) || own.same(this.other, index)) continue
      if (own.state[index] === amountState.known && this.other.state[index] === amountState.known) this.step(rows, index, value)
    }
  }

  private step({ of, from, own }: Rows, index: number, to: number): void {
    const row = from + index
    const [before, after] = [own.at(index), this.other.at(index)]
    const size = (before - after) * this.parts.plan.better
    if (size <= 0n) return
    const has = of.batch.columns.get(this.layout.field)?.cells[row] as number
    const key = `${has} ${to} ${size}`
    const loss = this.found.get(key) ?? noLoss(size)
    this.found.set(key, loss)
    const stand: Stand = { of, row, number: of.numbers[row] as number, away: 1, before, after, step: [has, to] }
    addStand(loss, stand, of.weights?.[row] ?? 1)
  }

  steps(): FlagStep[] {
    const { plan, person } = this.parts
    return [...this.found.values()].map(({ size, people, sample }) => ({
      field: this.layout.field,
      type: this.layout.type,
      from: this.literal((sample as Stand).step[0]),
      to: this.literal((sample as Stand).step[1]),
      loss: formatDecimal(decimal(size, person.scale)),
      people,
      sample: sampleOf(plan, person.scale, sample as Stand),
    }))
  }

  private literal(cell: number): LiteralValue {
    const { type, members } = this.layout
    return literalOf(type, cellValue(cell, type, 0, [...members.keys()], noTexts))
  }
}
