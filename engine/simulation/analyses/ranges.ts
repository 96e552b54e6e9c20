import { add, compare, type Decimal, formatDecimal, parseDecimal } from '../../number/decimal.ts'
import type { NamedFigure } from '../summary.ts'
import type { PayerRange, QuestionMoves, Range, RangeEnd, ReadingMoves } from './sensed.ts'

type Tried = ReadingMoves & { readonly question: string }

/**
 * `present`: the figures of the simulation. A total under another reading is the present one and what moves among the people
 * whose amount is known under both, so that people who become unknown don't look like money saved.
 */
export function rangesOf(present: readonly NamedFigure[], moving: readonly QuestionMoves[]): PayerRange[] {
  const all = moving.flatMap(({ question, readings }) => readings.map((reading) => ({ question, ...reading })))
  return present.map(({ name, scenario, difference, unknown }, index) => ({
    name,
    total: rangeOf(scenario, all, ({ scenario: moved }) => sum(scenario, moved?.payers[index]?.difference ?? '0')),
    difference: rangeOf(difference, all, ({ answer }) => answer[index]?.difference ?? difference),
    open: Math.max(unknown.people, ...all.map(({ answer }) => answer[index]?.unknown.people ?? 0)),
  }))
}

function rangeOf(present: string, all: readonly Tried[], amountOf: (tried: Tried) => string): Range {
  const start: RangeEnd = { amount: present, by: null }
  const ends = all.map((tried): RangeEnd => ({ amount: amountOf(tried), by: { question: tried.question, reading: tried.reading } }))
  const beyond = (sign: 1 | -1) => ends.reduce((best, end) => (compare(of(end.amount), of(best.amount)) * sign > 0 ? end : best), start)
  return { present, lowest: beyond(-1), highest: beyond(1) }
}

const of = (text: string): Decimal => parseDecimal(text) as Decimal
const sum = (a: string, b: string): string => formatDecimal(add(of(a), of(b)))
