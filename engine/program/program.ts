import type { Span } from '../../grammar/source.ts'
import type { OperatorId } from '../types/operators.ts'
import type { Numeric, Rounding, Type } from '../types/type.ts'

export {
  type DecimalUnit,
  type DurationUnit,
  defaultScale,
  type Numeric,
  type Rounding,
  type RoundingMode,
  type Type,
} from '../types/type.ts'

/** The version of this data format; raised whenever a reader of the older form would go wrong. */
export const programVersion = 1

export type HitPolicy = 'unique' | 'first' | 'sum'
export type AggregateFunction = 'sum' | 'count' | 'exists' | 'all' | 'maximum' | 'minimum'

interface Typed {
  readonly type: Type
  readonly span: Span
  /** Present on every expression of decimal type. */
  readonly numeric?: Numeric
}

/** true/false, an exact decimal as text ("27.5"), an ISO date or instant, an ISO 8601 duration, a text or enum member. */
export type LiteralValue = boolean | string

/**
 * An expression. `scope` counts aggregates outward: 0 is the innermost record (inside an aggregate: its element),
 * 1 the record that holds that relation, and so on.
 */
export type Expr = Typed &
  (
    | { readonly kind: 'literal'; readonly value: LiteralValue }
    | { readonly kind: 'input'; readonly field: string; readonly scope: number }
    | { readonly kind: 'result'; readonly rule: string; readonly scope: number }
    /** `at` is of type date (that day) or integer (a whole year); null reads at the base date. */
    | { readonly kind: 'parameter'; readonly parameter: string; readonly at: Expr | null }
    | { readonly kind: 'baseDate' }
    /** True where this reading of the question is the chosen one. */
    | { readonly kind: 'reading'; readonly question: string; readonly reading: string }
    | { readonly kind: 'operation'; readonly operator: OperatorId; readonly arguments: readonly Expr[] }
    /** Rounds; where the argument is a division, the exact quotient is rounded once. */
    | { readonly kind: 'round'; readonly rounding: Rounding; readonly argument: Expr }
    | {
        readonly kind: 'choice'
        readonly policy: HitPolicy
        readonly branches: readonly Branch[]
        readonly otherwise: Expr | null
        /** Where the value of 其它 comes from; absent where it says nothing of its own. */
        readonly otherwiseProvenance?: Provenance
      }
    /** Column `column` of the results of a decision table, without its exceptions. */
    | { readonly kind: 'table'; readonly table: string; readonly column: number }
    | {
        readonly kind: 'aggregate'
        readonly function: AggregateFunction
        readonly relation: string
        readonly scope: number
        readonly condition: Expr | null
        /** null for count and exists. For `all`, the condition that every element must meet. */
        readonly body: Expr | null
      }
    /** Σ over bands of (part of base within the band) × rate; bands ascend and meet. */
    | { readonly kind: 'progressive'; readonly base: Expr; readonly bands: readonly Band[] }
    /** 未规定: the text is silent; unknown for that reason. */
    | { readonly kind: 'silent' }
  )

export type ExprKind = Expr['kind']

/** One 当 … 则 … of a choice. `id` is unique in the program and names what fired in traces and coverage. */
export interface Branch {
  readonly id: string
  readonly when: Expr
  readonly value: Expr
  readonly provenance: Provenance
  readonly span: Span
}

export interface Band {
  readonly id: string
  /** Upper end of the band, as a constant expression; null for the last. */
  readonly upTo: Expr | null
  readonly rate: Expr
  readonly span: Span
}

/** Where a value comes from, weakest last: stated in the clause, derived from it, assumed. */
export interface Provenance {
  readonly kind: 'stated' | 'derived' | 'assumed'
  /** How or why, in the officer's words. */
  readonly note: string | null
  /** The clause path, e.g. 一（三）2（1）; null outside clauses. */
  readonly clause: string | null
}

export interface Field {
  readonly name: string
  readonly type: Type
  readonly numeric: Numeric | null
  readonly optional: boolean
  readonly default: LiteralValue | null
  /** Inclusive bounds of a date field; constant expressions, since they may name the base date. */
  readonly earliest: Expr | null
  readonly latest: Expr | null
  readonly span: Span
}

/** A to-many relation: a field whose value is an array of records of `entity`. Absent means none. */
export interface Relation {
  readonly name: string
  readonly entity: string
  readonly span: Span
}

export interface Entity {
  readonly name: string
  readonly fields: readonly Field[]
  readonly relations: readonly Relation[]
  readonly span: Span
}

export interface Enumeration {
  readonly name: string
  readonly members: readonly string[]
  readonly span: Span
}

/** A value from one day to another, both included; null is open. */
export interface DatedValue {
  readonly from: string | null
  readonly to: string | null
  /** The label as written, e.g. 2020年. */
  readonly label: string
  readonly value: Expr
  readonly provenance: Provenance
  readonly span: Span
}

export interface Parameter {
  readonly name: string
  readonly type: Type
  readonly numeric: Numeric | null
  readonly values: readonly DatedValue[]
  readonly clause: string | null
  readonly span: Span
}

export interface Question {
  /** The number it goes by, e.g. A04. */
  readonly name: string
  readonly text: string
  readonly readings: readonly Reading[]
  readonly default: string
  readonly clause: string | null
  readonly span: Span
}

export interface Reading {
  readonly name: string
  readonly span: Span
}

export interface Exception {
  readonly id: string
  readonly name: string
  readonly when: Expr
  readonly value: Expr
  /** Names of exceptions of the same rule that this one beats (优先于). */
  readonly beats: readonly string[]
  readonly provenance: Provenance
  readonly span: Span
}

/** One computed quantity. `id` is `entity.name`, or the name alone at notice level. */
export interface Rule {
  readonly id: string
  readonly name: string
  readonly entity: string | null
  readonly type: Type
  readonly numeric: Numeric | null
  /** Applied to the value last, and only there; null where the value already has the type's scale. */
  readonly rounding: Rounding | null
  readonly body: Expr
  readonly exceptions: readonly Exception[]
  readonly provenance: Provenance
  readonly clause: string | null
  readonly span: Span
}

export interface Column {
  /** What the column tests, as written. */
  readonly label: string
  /** null for a reading column. */
  readonly subject: Expr | null
  readonly question: string | null
  readonly span: Span
}

export interface Row {
  readonly id: string
  /** The cells' conditions joined by 且; a true literal where every cell is 任意. */
  readonly when: Expr
  /** The cells' own conditions, column by column, for consumers that keep the table a table. */
  readonly cells: readonly Expr[]
  /** The cells as written. */
  readonly labels: readonly string[]
  readonly values: readonly Expr[]
  readonly provenance: Provenance
  readonly span: Span
}

export interface Table {
  readonly id: string
  readonly name: string
  readonly entity: string | null
  readonly policy: HitPolicy
  readonly columns: readonly Column[]
  /** Rule ids, one for each result column. */
  readonly results: readonly string[]
  readonly rows: readonly Row[]
  readonly clause: string | null
  readonly span: Span
}

export interface Assertion {
  readonly id: string
  readonly name: string
  readonly entity: string | null
  readonly condition: Expr
  readonly clause: string | null
  readonly span: Span
}

/** When a duty falls due: as data for calendars. `soft` is 原则上. */
export type Deadline =
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number | 'last'; readonly soft: boolean; readonly text: string }
  | { readonly kind: 'by'; readonly date: string; readonly soft: boolean; readonly text: string }
  | { readonly kind: 'window'; readonly from: string; readonly to: string; readonly soft: boolean; readonly text: string }
  | { readonly kind: 'from'; readonly date: string; readonly soft: boolean; readonly text: string }
  | { readonly kind: 'within'; readonly event: string; readonly duration: string; readonly soft: boolean; readonly text: string }
  | {
      readonly kind: 'frequency'
      readonly count: number
      readonly per: 'year' | 'month' | 'day'
      readonly soft: boolean
      readonly text: string
    }
  | { readonly kind: 'continuous'; readonly soft: boolean; readonly text: string }
  /** 及时、定期、逐步: the text gives no date that could be computed. */
  | { readonly kind: 'indefinite'; readonly soft: boolean; readonly text: string }

export interface Duty {
  readonly name: string
  readonly agencies: readonly string[]
  readonly partners: readonly string[]
  readonly deadlines: readonly Deadline[]
  readonly clause: string | null
  readonly span: Span
}

export type CaseValue = LiteralValue | readonly CaseRecord[]
export interface CaseRecord {
  readonly [field: string]: CaseValue
}

export interface Expectation {
  readonly rule: string
  readonly name: string
  /** A value, or null where the result must be unknown for exactly these reasons. */
  readonly value: LiteralValue | null
  readonly reasons: readonly string[]
  readonly span: Span
}

export interface Case {
  readonly name: string
  readonly entity: string | null
  readonly record: CaseRecord
  /** Chosen readings: question → reading. */
  readonly readings: Readonly<Record<string, string>>
  readonly expectations: readonly Expectation[]
  readonly clause: string | null
  readonly span: Span
}

export interface Header {
  readonly name: string
  readonly number: string | null
  readonly issuers: readonly string[]
  readonly issued: string | null
  /** ISO date. */
  readonly baseDate: string
  readonly rounding: Rounding | null
  readonly conformsTo: string | null
  /** The notice that this one is a scenario of; null for a notice of its own. */
  readonly basedOn: string | null
  readonly span: Span
}

/** A notice, typed, scaled and ordered: plain data that every consumer reads and nothing else. */
export interface Program {
  readonly version: typeof programVersion
  readonly header: Header
  readonly enumerations: readonly Enumeration[]
  readonly entities: readonly Entity[]
  /** The entity that records describe by default: the one that the notice's first 对于 names. */
  readonly mainEntity: string | null
  readonly parameters: readonly Parameter[]
  readonly questions: readonly Question[]
  readonly tables: readonly Table[]
  /** In dependency order: a rule stands after every rule that it reads. */
  readonly rules: readonly Rule[]
  readonly assertions: readonly Assertion[]
  readonly requirements: readonly Assertion[]
  readonly duties: readonly Duty[]
  readonly cases: readonly Case[]
}
