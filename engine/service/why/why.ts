import type { Span } from '../../../grammar/source.ts'
import type { Reason } from '../../interpret/explain/explanation.ts'
import type { Provenance } from '../../program/program.ts'
import type { FormulaPiece } from './formula.ts'

// Why a result came out as it did, as plain data for a screen: nodes by id, each one result of one record.

/** A cell of a row with what the record has there. */
export interface WhyCell {
  readonly column: string
  /** As the table has it. */
  readonly label: string
  /** What the record has; null where that is unknown. */
  readonly value: string | null
  /** null: not decided, since something is unknown. */
  readonly holds: boolean | null
  readonly span: Span
}

/** A row, case or exception that made the value, or did not. */
export interface WhyOption {
  readonly kind: 'row' | 'branch' | 'otherwise' | 'exception'
  /** 表“财政补助分担”第5行, 例外“…” */
  readonly title: string
  readonly number: number
  /** What it asks and gives as the rules have it, on one line; empty for a row, which has its cells, and for what is otherwise. */
  readonly written: string
  readonly cells: readonly WhyCell[]
  readonly why: 'applies' | 'false' | 'unknown' | 'beaten' | 'later'
  /** What of the record decided it. */
  readonly because: readonly FormulaPiece[]
  /** For want of what it is not decided; of a beaten exception, the names of those that beat it. */
  readonly reasons: readonly string[]
  readonly provenance: Provenance | null
  readonly span: Span
}

export interface WhyClause {
  readonly path: string
  readonly title: string | null
  /** Of the clause's number; null where the notice has no such clause. */
  readonly span: Span | null
}

/** A sentence of the notice that stands behind a value: what made it quotes it, or a parameter that it used, or it is of its clause. */
export interface WhyQuote {
  readonly by: 'rule' | 'parameter' | 'clause'
  readonly text: string
  readonly span: Span
}

export interface WhyRounding {
  /** Of the result itself, not of a part of it. */
  readonly final: boolean
  /** 四舍五入到分 */
  readonly rounding: string
  readonly before: readonly FormulaPiece[]
  readonly after: string
  readonly span: Span
}

export interface WhyInput {
  readonly name: string
  /** null: not given. */
  readonly value: string | null
  /** Where the field is declared. */
  readonly span: Span
}

export interface WhyParameter {
  readonly name: string
  /** The dates as written; empty where it has none. */
  readonly label: string
  readonly value: string | null
  readonly overridden: boolean
  readonly provenance: Provenance
  readonly clause: WhyClause | null
  /** How it is worked out from others; empty where it is written as a number. */
  readonly formula: readonly FormulaPiece[]
  readonly span: Span
}

/** An assumption or derivation that the result rests on. */
export interface WhyBasis {
  readonly kind: 'derived' | 'assumed'
  readonly note: string | null
  readonly of: string
  /** Of this step, and not of one that it used. */
  readonly own: boolean
  readonly span: Span
}

export interface WhyReading {
  readonly question: string
  readonly text: string
  readonly reading: string
  readonly default: string
  readonly own: boolean
  readonly span: Span
}

export interface WhyNode {
  readonly id: string
  readonly rule: string
  /** With the element that it was worked out for: 参保人员第2条的中央补助. */
  readonly name: string
  /** null: unknown. */
  readonly value: string | null
  /** Name and value in one line, or that it is unknown and why. */
  readonly title: string
  /** Why it is unknown: in words, and as data. */
  readonly unknown: readonly string[]
  readonly reasons: readonly Reason[]
  /** The whole explanation of this step, in sentences. */
  readonly sentences: readonly string[]
  readonly clause: WhyClause | null
  readonly quotes: readonly WhyQuote[]
  /** What the value is worked out as; empty where nothing is. */
  readonly formula: readonly FormulaPiece[]
  /** What a 是否, or a choice that stayed open, turned on. */
  readonly conditions: readonly FormulaPiece[]
  readonly made: readonly WhyOption[]
  /** Those that came nearest to applying; `moreRejected` others are left out. */
  readonly rejected: readonly WhyOption[]
  readonly moreRejected: number
  readonly roundings: readonly WhyRounding[]
  readonly inputs: readonly WhyInput[]
  readonly parameters: readonly WhyParameter[]
  readonly bases: readonly WhyBasis[]
  readonly readings: readonly WhyReading[]
  /** The weakest of where it and all that it used come from. */
  readonly support: Provenance['kind']
  /** The results that it used, by id: the first of `childCount`. */
  readonly children: readonly string[]
  readonly childCount: number
  readonly span: Span
}

/** Why a record gets no results. */
export interface WhyRefusal {
  readonly code: string
  /** The field, rule or assertion concerned. */
  readonly field: string | null
  readonly message: string
  /** Where that, and what its values come from, stands. */
  readonly spans: readonly Span[]
  /** Of a table without a row, or with two, for the record: the rows that come nearest. */
  readonly rows: readonly WhyOption[]
}

export type WhyTree =
  /** `nodes`: the first of `total`; others are asked for by `whyNodes`. */
  | { readonly kind: 'explained'; readonly roots: readonly string[]; readonly nodes: readonly WhyNode[]; readonly total: number }
  /** `roots`: the results that contradict an assertion, or the one that was asked for as it would be. */
  | {
      readonly kind: 'refused'
      readonly refusals: readonly WhyRefusal[]
      readonly roots: readonly string[]
      readonly nodes: readonly WhyNode[]
      readonly total: number
    }
  /** The notice has errors; or has no such case or result. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'noSuch'; readonly what: 'case' | 'result' | 'entity' }

/** One result of a subject, for a list. */
export interface ResultLine {
  readonly id: string
  readonly name: string
  readonly type: string
  /** null: unknown, or refused. */
  readonly value: string | null
  readonly unknown: readonly string[]
  readonly clause: WhyClause | null
  readonly rounded: boolean
  readonly support: Provenance['kind']
  /** What the case expects of it, and whether that is so; null where it expects nothing. */
  readonly expected: string | null
  readonly passed: boolean | null
  readonly span: Span
}

export type Results =
  | { readonly kind: 'results'; readonly lines: readonly ResultLine[] }
  | { readonly kind: 'refused'; readonly refusals: readonly WhyRefusal[] }
  | { readonly kind: 'broken' }
  | { readonly kind: 'noSuch'; readonly what: 'case' | 'entity' }
