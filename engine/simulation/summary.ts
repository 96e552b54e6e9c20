import type { CaseRecord } from '../program/program.ts'
import type { PersonConfig } from './config.ts'

/**
 * The one summary of a simulation, for the command line and the editor: plain data, amounts as exact decimals in yuan
 * ("27.5"), people as whole numbers. What a bundle keeps and a replay must give again.
 */
export interface Summary {
  readonly basis: Basis
  /** By which amount people gain or lose; null where nobody has said: then people, distribution, losers and winners are empty. */
  readonly person: PersonConfig | null
  /** In the order of the configuration. */
  readonly payers: readonly NamedFigure[]
  readonly breakdowns: readonly Breakdown[]
  readonly people: People | null
  /** How often each change of the person's amount occurs, ascending; bands where there are many. */
  readonly distribution: readonly ChangeBand[]
  /** Those who lose and gain most, worst and best first. */
  readonly losers: readonly Affected[]
  readonly winners: readonly Affected[]
}

/** What the figures rest on. */
export interface Basis {
  /** People who were counted: those whom neither program refused. */
  readonly people: number
  /** Of the records read: those that could not be read, and those that the baseline or the scenario refused. */
  readonly unreadable: number
  readonly refused: { readonly baseline: number; readonly scenario: number; readonly either: number }
  /** Where equal people were evaluated once: how many different ones there were; null where each was evaluated. */
  readonly distinct: number | null
  readonly synthetic: boolean
  /** Where what people have several of stood in files of their own; absent where it did not. */
  readonly children?: readonly ChildRows[]
}

/** A file of elements: its rows in all, and those that belong to nobody who was read. */
export interface ChildRows {
  readonly relation: string
  readonly rows: number
  readonly refused: number
}

/** An amount under both programs, summed over those whose amount is known under both. */
export interface Figure {
  readonly baseline: string
  readonly scenario: string
  readonly difference: string
  /** Of the baseline, rounded to 0.01 %; null where the baseline is zero. */
  readonly percent: string | null
  /** People whose amount is unknown under one or the other, with the reasons and how many people each concerns. */
  readonly unknown: Unknowns
}

export interface Unknowns {
  readonly people: number
  readonly reasons: readonly { readonly reason: string; readonly people: number }[]
}

export interface NamedFigure extends Figure {
  readonly name: string
}

export interface Breakdown {
  readonly dimension: string
  readonly groups: readonly Group[]
}

export interface Group {
  /** The member, 是 or 否, or the band as people say it: 18岁以下不含18岁 is for the texts; here the data. */
  readonly key: GroupKey
  /** How many people are in the group. */
  readonly counted: number
  readonly payers: readonly NamedFigure[]
  readonly people: People | null
}

export type GroupKey =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** From the one, included, to the other, not included; null is open. */
  | { readonly kind: 'band'; readonly unit: 'years' | 'yuan' | 'number'; readonly from: number | null; readonly to: number | null }
  /** The field is absent or the result unknown. */
  | { readonly kind: 'unknown' }

/** By the configured amount of a person. */
export interface People {
  readonly winners: number
  readonly losers: number
  readonly unchanged: number
  /** Whose amount is unknown under one or the other. */
  readonly unknown: number
  /** What winners gain and losers lose, in all; neither is negative. */
  readonly gained: string
  readonly lost: string
}

/** People whose amount changes by `from` (included) to `to` (included); both are equal where one change has a bar of its own. */
export interface ChangeBand {
  readonly from: string
  readonly to: string
  readonly people: number
}

/** A person who is much affected. */
export interface Affected {
  /** The number of the record in its file, from 1, or of the synthetic person. */
  readonly number: number
  /** How many others are equal in all that the programs see of a person; null where equal people were not put together. */
  readonly alike: number | null
  readonly baseline: string
  readonly scenario: string
  /** Scenario less baseline. */
  readonly change: string
  /** The record as cases write it (amounts as exact decimals), as far as it was read. */
  readonly record: CaseRecord
}
