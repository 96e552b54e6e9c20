import type { DecimalUnit } from '../../program/program.ts'
import type { Bound } from './seekPlan.ts'

/** What a search for a value of a parameter found. Plain data; values and amounts are exact decimals. */
export interface Sought {
  /** As it was asked for: 个人缴费标准（2021年）. */
  readonly parameter: string
  readonly unit: DecimalUnit
  /** The smallest step of a value: 0.01 of an amount. */
  readonly step: string
  readonly payer: string
  readonly group: { readonly dimension: string; readonly name: string } | null
  readonly bound: Bound
  readonly range: { readonly from: string; readonly to: string }
  /** With the value as it stands; null where the scenario has none. */
  readonly present: SeekTrial | null
  readonly outcome: 'found' | 'always' | 'never'
  /** How the total moves with the value, at the values that were tried first. */
  readonly shape: 'rising' | 'falling' | 'level' | 'mixed'
  /** How thoroughly: every value; by halving, since the total only rises or only falls; or between values a step apart. */
  readonly searched: { readonly how: 'all' | 'halving' } | { readonly how: 'steps'; readonly apart: string }
  /** Where the bound begins or ceases to hold, ascending. */
  readonly crossings: readonly Crossing[]
  /** Whether the bound is met only by values that leave out more people than others do, since the rules refuse them. */
  readonly strained: boolean
  /** The crossing that answers: the only one, or of several that nearest to the present value. */
  readonly answer: Crossing | null
  /** Where no value holds: the one that comes nearest. */
  readonly nearest: SeekTrial | null
  /** Values at which more people are refused, or unknown, than need be: they don't count as holding. */
  readonly unfit: { readonly values: number; readonly tried: number; readonly worst: SeekTrial } | null
  readonly trials: number
  readonly synthetic: boolean
}

/** Two neighbouring values, one step apart, of which one holds: both were tried. The other may be unfit. */
export interface Crossing {
  readonly holds: SeekTrial
  readonly fails: SeekTrial
  /** The next value beyond that is not unfit, and does not hold: mostly `fails` itself. */
  readonly beyond: SeekTrial
}

export interface SeekTrial {
  readonly value: string
  /** Of those whose amount is known. */
  readonly total: string
  readonly people: number
  readonly refused: number
  readonly unknown: number
}
