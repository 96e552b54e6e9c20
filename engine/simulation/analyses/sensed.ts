import type { Basis, People as Fates, NamedFigure } from '../summary.ts'
import type { OpenQuestion } from './questions.ts'

/** How sure the figures are: what each open reading (疑义) moves, each tried by itself, all else as it is. Plain data. */
export interface Sensitivity {
  /** What the simulation rests on with the present readings. */
  readonly basis: Basis
  /** Between what each payer's figures lie, over all readings taken one at a time. */
  readonly ranges: readonly PayerRange[]
  /** Questions that move something, the one that moves most first. */
  readonly moving: readonly QuestionMoves[]
  readonly still: readonly StillQuestion[]
}

export interface QuestionMoves extends OpenQuestion {
  /** What moves most first; readings that move nothing last. */
  readonly readings: readonly ReadingMoves[]
}

export interface ReadingMoves {
  readonly reading: string
  /** Against the present reading, in each notice that asks the question and reads it otherwise now; else null. */
  readonly baseline: Moved | null
  readonly scenario: Moved | null
  /** The simulation itself with this reading wherever it is asked: what the scenario changes, were it read so. */
  readonly answer: readonly NamedFigure[]
}

/** Figures: `baseline` of each is the amount under the present reading, `scenario` under the other. */
export interface Moved {
  readonly payers: readonly NamedFigure[]
  readonly people: Fates | null
  /** By payer, in their order: people whose amount is unknown under the present reading, and under the other. */
  readonly unknown: readonly { readonly present: number; readonly other: number }[]
  readonly refused: { readonly present: number; readonly other: number }
}

/** Why a question moves nothing: nothing that is counted asks it, or it makes no difference to these people. */
export interface StillQuestion extends OpenQuestion {
  readonly why: 'unread' | 'same'
}

/** Between what a payer's figures lie, over all readings taken one at a time, the present ones included. */
export interface PayerRange {
  readonly name: string
  /** What it pays under the scenario. */
  readonly total: Range
  /** What it pays more under the scenario than now. */
  readonly difference: Range
  /** The most people whose amount some reading leaves unknown: for these the range says nothing. */
  readonly open: number
}

/** Amounts in yuan as exact decimals. */
export interface Range {
  readonly present: string
  readonly lowest: RangeEnd
  readonly highest: RangeEnd
}

/** `by` is the reading that leads to this end; null where the present ones do. */
export interface RangeEnd {
  readonly amount: string
  readonly by: { readonly question: string; readonly reading: string } | null
}
