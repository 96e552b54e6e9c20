import type { Span } from '../../../grammar/source.ts'
import type { LiteralValue, Provenance, Rounding, Type } from '../../program/program.ts'
import type { Shown } from '../../program/show.ts'
import type { OperatorId } from '../../types/operators.ts'

// An explanation is plain data, for sentences and for a screen: nothing in it but texts, numbers, lists and objects.

/** Why results came out as they did. */
export interface Explanation {
  readonly entity: string | null
  /** The steps asked for, by id, in the order of the notice. */
  readonly results: readonly string[]
  /** These steps and all that they rest on, each once; a step stands behind those that it uses. */
  readonly steps: readonly Step[]
}

/** How one result of one record came about. */
export interface Step {
  /** The rule's id, behind the place of its record: 参保人.中央补助, 参保人员[2]/参保人.中央补助. */
  readonly id: string
  readonly rule: string
  readonly name: string
  /** The element that it was worked out for; null for the record itself and for the notice. */
  readonly element: Element | null
  readonly outcome: Told
  /** The clause that made the value: of what fired, or else of the rule. */
  readonly clause: ClauseName | null
  /** The rows, cases or exceptions that made the value; empty where the rule is a plain expression. */
  readonly made: readonly Made[]
  /** How the value was worked out; null where it was not (the choice was open, or the text is silent). */
  readonly term: Term | null
  /** What the value of a 是否, or of an unknown choice, hangs on. */
  readonly facts: readonly Fact[]
  /** Exceptions that did not apply; rows and cases, too, where they were asked for. */
  readonly rejected: readonly NotApplied[]
  readonly roundings: readonly RoundedValue[]
  readonly inputs: readonly InputUse[]
  readonly parameters: readonly ParameterUse[]
  readonly readings: readonly ReadingUse[]
  /** The steps whose results it used, by id. */
  readonly uses: readonly string[]
  /** The weakest of where it and all it used come from, and what it thereby rests on. */
  readonly support: Support
  readonly span: Span
}

export interface Element {
  /** Innermost last. */
  readonly path: readonly { readonly relation: string; readonly number: number }[]
}

/** A value as data and as people write it, or why there is none. */
export type Told =
  | { readonly kind: 'known'; readonly type: Type; readonly value: LiteralValue; readonly shown: Shown }
  | { readonly kind: 'unknown'; readonly reasons: readonly Reason[] }

/** For want of what a value is unknown. */
export type Reason =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'relation'; readonly name: string }
  /** `last`: the last value before that year, or else the first after it. */
  | { readonly kind: 'parameter'; readonly name: string; readonly year: string; readonly last: DatedText | null }
  | { readonly kind: 'silence' }

/** A dated value as written; its dates are empty where it has none. */
export interface DatedText {
  readonly label: string
  /** null where it is worked out from others. */
  readonly shown: Shown | null
}

export interface ClauseName {
  readonly path: string
  /** What stands behind the clause's number; null where it is not known. */
  readonly title: string | null
}

export interface Cell {
  readonly column: string
  /** As written. */
  readonly label: string
}

/** What made a value, and why it applied. */
export interface Made {
  readonly kind: 'row' | 'branch' | 'otherwise' | 'exception'
  /** The table's or exception's name; empty for cases. */
  readonly name: string
  /** Among the rows or cases, counted from 1; 0 for exceptions and 其它. */
  readonly number: number
  /** Of a row. */
  readonly cells: readonly Cell[]
  readonly because: readonly Fact[]
  readonly provenance: Provenance
  readonly span: Span
}

export interface NotApplied {
  readonly kind: Made['kind']
  readonly name: string
  readonly number: number
  readonly cells: readonly Cell[]
  readonly why: 'false' | 'unknown' | 'beaten' | 'later'
  readonly because: readonly Fact[]
  /** For want of what it is unknown. */
  readonly reasons: readonly Reason[]
  /** Names of the exceptions that beat it. */
  readonly by: readonly string[]
  /** How many of its conditions held before one did not: the larger, the nearer it came. */
  readonly held: number
  readonly span: Span
}

export interface RoundedValue {
  /** Whether it is the rounding of the result itself, and not of a part of it. */
  readonly final: boolean
  /** What was rounded: a value, or a quotient that may have no end. */
  readonly before: Told | null
  readonly quotient: Term | null
  readonly after: Told
  readonly rounding: Rounding
  readonly span: Span
}

export interface InputUse {
  readonly name: string
  readonly outcome: Told
  readonly span: Span
}

export interface ParameterUse {
  readonly name: string
  /** The dates as written; empty for a value without dates. */
  readonly label: string
  readonly outcome: Told
  readonly provenance: Provenance
  readonly clause: ClauseName | null
  /** Given from outside for this run. */
  readonly overridden: boolean
  /** How it is worked out from others; null where it is written as a number. */
  readonly term: Term | null
  readonly span: Span
}

export interface ReadingUse {
  readonly question: string
  /** What the question asks. */
  readonly text: string
  readonly reading: string
  readonly default: string
  readonly clause: string | null
  readonly span: Span
}

/** An assumption or derivation that a result rests on. */
export interface Basis {
  readonly kind: 'derived' | 'assumed'
  readonly note: string | null
  /** The result or parameter whose value it is, and of a parameter the dates as written. */
  readonly of: string
  readonly label: string
  readonly clause: string | null
  readonly span: Span
}

export interface Support {
  readonly weakest: Provenance['kind']
  readonly derived: readonly Basis[]
  readonly assumed: readonly Basis[]
  readonly readings: readonly (ReadingUse & { readonly of: string })[]
}

/** An expression with the values that it had; an outcome is null where it was not evaluated, as in what a rule says of any record. */
export type Term = { readonly outcome: Told | null; readonly span: Span } & (
  | { readonly kind: 'literal' }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'result'; readonly name: string; readonly step: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly label: string }
  | { readonly kind: 'baseDate' }
  | { readonly kind: 'reading'; readonly question: string; readonly reading: string }
  | { readonly kind: 'operation'; readonly operator: OperatorId; readonly operands: readonly Term[] }
  | { readonly kind: 'round'; readonly rounding: Rounding; readonly of: Term }
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  | AggregateTerm
  | { readonly kind: 'progressive'; readonly base: Term; readonly bands: readonly BandTerm[] }
  | { readonly kind: 'silent' }
)

interface AggregateTerm {
  readonly kind: 'aggregate'
  readonly function: 'sum' | 'count' | 'exists' | 'all' | 'maximum' | 'minimum'
  readonly relation: string
  readonly elements: number
  readonly chosen: number
  /** What is added up or compared, and the condition, as written. */
  readonly body: Term | null
  readonly condition: Term | null
  /** Of the chosen elements. */
  readonly values: readonly Told[]
}

export interface BandTerm {
  readonly from: Told | null
  readonly to: Told | null
  readonly part: Told
  readonly rate: Told
  readonly share: Told
  readonly span: Span
}

/** How two values relate, in fact. */
export type Relation = 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual'

/** Something that is so of the record, on which a condition turned. */
export type Fact = { readonly span: Span } & (
  | { readonly kind: 'is'; readonly subject: Term; readonly not: readonly Shown[] }
  | { readonly kind: 'compares'; readonly left: Term; readonly relation: Relation; readonly right: Term }
  | { readonly kind: 'within'; readonly subject: Term; readonly from: Term; readonly to: Term }
  | { readonly kind: 'given'; readonly subject: Term; readonly given: boolean }
  | { readonly kind: 'reading'; readonly question: string; readonly reading: string }
  /** `element`: the number of the one that decided, and what is so of it; null where it took all of them. */
  | {
      readonly kind: 'elements'
      readonly of: Term
      readonly holds: boolean
      readonly element: number | null
      readonly because: readonly Fact[]
    }
  | { readonly kind: 'unknown'; readonly subject: Term }
)
