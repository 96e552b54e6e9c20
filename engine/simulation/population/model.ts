import type { Value } from '../../program/apply.ts'

/**
 * How the people of a synthetic population are distributed: `population.json` after it was checked against its notice. All
 * that is made from it is synthetic: it describes nobody.
 */
export interface PopulationModel {
  readonly synthetic: true
  readonly title: string
  /** What the population stands for and what it does not, for people. */
  readonly note: string
  readonly entity: string
  /** In the order in which they are drawn: a condition names what stands before it. */
  readonly parts: readonly Part[]
}

export type Part = FieldModel | RelationModel

export interface FieldModel {
  readonly kind: 'field'
  readonly field: string
  /** The first that applies decides; the last always does. */
  readonly cases: readonly CaseModel[]
  /** How many of the values are left out at random; null for none. */
  readonly missing: { readonly share: Share; readonly provenance: ShareProvenance } | null
}

/** Elements of a to-many relation, for each record: how many, and what they are like. */
export interface RelationModel {
  readonly kind: 'relation'
  readonly relation: string
  readonly entity: string
  readonly count: readonly CaseModel[]
  readonly parts: readonly Part[]
}

export interface CaseModel {
  /** All must hold; none in the last case. */
  readonly when: readonly Condition[]
  readonly distribution: Distribution
  readonly provenance: ShareProvenance
}

/** Where shares come from: a publication, or nobody but us, and why they were thought to be so. */
export interface ShareProvenance {
  readonly kind: 'sourced' | 'assumed'
  readonly note: string
}

/** On a field drawn before; where that is absent, no condition on it holds. */
export type Condition = {
  readonly field: string
  /** 0 for the record's own field, 1 for that of the record that holds it, and so on. */
  readonly scope: number
} & (
  | { readonly kind: 'members'; readonly values: readonly Written[] }
  /** Both ends included; null is open. */
  | { readonly kind: 'range'; readonly from: Written | null; readonly to: Written | null }
)

/** A value with the text that stands for it. */
export interface Written {
  readonly value: Value
  readonly text: string
}

/** A part of a whole: `part` of `whole`, exactly. `text` as it is shown. */
export interface Share {
  readonly part: bigint
  readonly whole: bigint
  readonly text: string
}

export type Distribution =
  | { readonly kind: 'absent' }
  | { readonly kind: 'values'; readonly values: readonly (Written & { readonly share: Share })[] }
  /** Even within each band, in steps of so many cells. */
  | { readonly kind: 'bands'; readonly bands: readonly Band[]; readonly step: number }

/** From the one to the other, both included, except where the next band begins (`open`). */
export interface Band {
  readonly from: Written
  readonly to: Written
  readonly open: boolean
  readonly share: Share
}
