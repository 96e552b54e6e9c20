import type { RecordOutcome } from '../../program/outcome.ts'
import type { CaseRecord } from '../../program/program.ts'
import type { Limits } from '../../steps/cells.ts'

/** What a group of a kit's records is evaluated under; what is not named is as in the notice. */
export interface KitSettings {
  /** ISO day. */
  readonly baseDate: string | null
  readonly readings: Readonly<Record<string, string>>
  readonly parameters: readonly KitParameter[]
}

/** Another value for one value of a parameter's list. */
export interface KitParameter {
  readonly parameter: string
  /** The place of the value in the parameter's list. */
  readonly period: number
  /** A decimal, ISO day, 是否 or text, as in the program's data. */
  readonly value: boolean | string
}

/** A record that every field of which the input guard lets through, and what the notice says of it. */
export interface KitCase {
  /** As the program's own cases: decimals and dates as text; an absent field has no entry. */
  readonly record: CaseRecord
  /** The interpreter's answer, to the last digit. */
  readonly expected: RecordOutcome
  /** What it is there for, in Chinese: the rule's boundary, the branch, the date edge; 随机 where drawn. */
  readonly why: string
}

/** A record that the input guard refuses, as JSON text, and for what. */
export interface KitRefusal {
  readonly json: string
  /** What is wrong, each a code and the field's path; all of them are told. */
  readonly refused: readonly { readonly code: string; readonly field: string | null }[]
  readonly why: string
}

/** Records of one entity under one choice of settings. */
export interface KitGroup {
  readonly entity: string | null
  readonly settings: KitSettings
  readonly cases: readonly KitCase[]
  /** Only in the group of the notice's own settings. */
  readonly refusals: readonly KitRefusal[]
}

/** A conformance kit: shows whether an installation computes what the notice says. */
export interface Kit {
  readonly seed: number
  /** The notice's own settings first, an entity each; then the others. */
  readonly groups: readonly KitGroup[]
  /** Rows, branches, exceptions and bands of the notice that some record of the kit exercises, of how many there are. */
  readonly exercised: number
  readonly exercisable: number
  /** What no record was found for, in the officer's words: behind a rule that always comes first, or settings that a fixed kit can't choose. */
  readonly unexercised: readonly string[]
}

export interface KitOptions {
  readonly seed?: number
  /** Random records of the main entity under the notice's own settings, beside those at boundaries. */
  readonly random?: number
  /** Whether the target lets base date, readings and parameters be chosen; `fixed` kits have the notice's own only. */
  readonly settings: 'open' | 'fixed'
  /** How large numbers may be that the notice leaves open: those of the target's forms. */
  readonly limits?: Limits
}
