/** What a simulation asks of a notice: `simulation.json` beside it. Names are those of the notice's results and fields. */
export interface SimulationConfig {
  /** Who pays, in the order in which it is shown: each with the amounts that it bears. */
  readonly payers: readonly Payer[]
  /** The amount by which a person gains or loses; null where nobody has said which: then there are no winners and losers. */
  readonly person: PersonConfig | null
  /** How totals are broken down and people grouped. */
  readonly dimensions: readonly DimensionConfig[]
}

export interface Payer {
  readonly name: string
  readonly results: readonly string[]
}

/** An amount of the person's. A cost is one that the person would rather have less of. */
export interface PersonConfig {
  readonly result: string
  readonly kind: 'cost' | 'benefit'
}

/**
 * Groups people by a field or result of theirs. An enumeration or 是否 groups by its values; a date by completed years at the
 * base date, an amount or number by its size, both in bands: [18, 60] makes under 18, 18 to under 60, 60 and over.
 */
export interface DimensionConfig {
  readonly name: string
  readonly by: string
  /** Whole years, yuan or units, ascending. */
  readonly bands?: readonly number[]
}
