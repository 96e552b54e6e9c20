import type { CaseRecord, LiteralValue, Type } from '../../program/program.ts'
import type { PersonConfig } from '../config.ts'
import type { Side } from '../variant.ts'

/**
 * Cliffs: where the smallest change of one input makes a person lose. What is searched: the values at which conditions of the
 * rules turn, whatever else a person's record holds; not every value of every input. Plain data.
 */
export interface Cliffs {
  readonly side: Side
  readonly person: PersonConfig
  /** People who were looked at: those whom the rules don't refuse as they are. */
  readonly people: number
  readonly refused: number
  readonly synthetic: boolean
  readonly reach: Reach
  readonly searched: readonly SearchedField[]
  readonly unsearched: readonly UnsearchedField[]
  /** What is lost most by one step first. */
  readonly cliffs: readonly Cliff[]
  /** The same for 是否 and enumerations, whose step is from one value to another. */
  readonly steps: readonly FlagStep[]
}

/** How near to an edge people are counted as near: days of a date, yuan of an amount, units of another number. */
export interface Reach {
  readonly days: number
  readonly yuan: number
  readonly units: number
}

export interface SearchedField {
  readonly field: string
  readonly type: Type
  /** The values between which it was searched; null where nobody has one. */
  readonly from: LiteralValue | null
  readonly to: LiteralValue | null
  /** At how many places conditions turn. */
  readonly edges: number
  /** People who have no value, and so can't be moved over an edge. */
  readonly lacking: number
  /** People for whom the amount on one side of some edge is unknown, or who would be refused there: nothing is said of these edges. */
  readonly open: number
}

export interface UnsearchedField {
  readonly field: string
  /** A text or identity number has no next value; instants, durations and elements of relations are not moved. */
  readonly why: 'text' | 'time' | 'elements'
}

/** One edge, and one size of loss at it. */
export interface Cliff {
  readonly field: string
  readonly type: Type
  /** The last value on the better side, and the next, on the worse side. Where `depends` names fields, those of the sample. */
  readonly from: LiteralValue
  readonly to: LiteralValue
  /** Other fields on which it rests where the edge lies; empty where it lies at the same place for all. */
  readonly depends: readonly string[]
  /** Where conditions turn there: rules, tables and assertions by name. */
  readonly rules: readonly string[]
  /** What a person loses by the step, in yuan; more than nothing. */
  readonly loss: string
  /** People who lose so much by the step, wherever they stand now, all else of theirs as it is. */
  readonly people: number
  /** Of these, how many stand by the edge; null where equal people were put together, so that nobody's own value is known. */
  readonly near: Near | null
  readonly sample: Sample
}

export interface Near {
  /** One step from it, on either side. */
  readonly step: number
  /** Within reach, on either side. */
  readonly reach: number
  /** Of those within reach, the ones who stand on the better side: who have it to lose. */
  readonly better: number
}

export interface FlagStep {
  readonly field: string
  readonly type: Type
  readonly from: LiteralValue
  readonly to: LiteralValue
  readonly loss: string
  /** People whose value is `from` now, and who lose so much by the step. */
  readonly people: number
  readonly sample: Sample
}

/** A person who stands nearest to the edge: of equally near ones the first. */
export interface Sample {
  /** The number of the record in its file, from 1, or of the synthetic person. */
  readonly number: number
  readonly record: CaseRecord
  /** The person's amount before and after the step, in yuan. */
  readonly before: string
  readonly after: string
}
