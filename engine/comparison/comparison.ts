import type { Words } from '../../grammar/messages/words.ts'
import type { Span } from '../../grammar/source.ts'
import type { LiteralValue } from '../program/program.ts'
import type { Piece } from './textDiff.ts'

/** Where something stands in its own notice; the spans of the two sides are offsets in their own files. */
export interface Place {
  readonly span: Span
  readonly clause: string | null
}

/** By how much a value changed. */
export interface Difference {
  /** After less before: an exact decimal; of dates in days, of instants in minutes, of durations in their unit. */
  readonly by: string
  /** 多40元, 晚31天. */
  readonly text: Words
  /** Of the value before, to two decimal places, half up: "14.29"; null where it was zero or is no number. */
  readonly percent: string | null
  /** Whether the percentage is exact and not rounded. */
  readonly percentExact: boolean
}

/** A value on one side. */
export interface SideValue {
  /** As programs write it; null where it is not known (未规定). */
  readonly literal: LiteralValue | null
  readonly text: Words
}

/** What of a declaration changed; null on the side that does not have it. */
export type Aspect =
  | ('type' | 'formula' | 'branch' | 'otherwise' | 'band' | 'order' | 'policy' | 'rounding' | 'provenance')
  | ('condition' | 'value' | 'beats' | 'text' | 'reading' | 'default' | 'member' | 'field' | 'column' | 'result')
  | ('agencies' | 'partners' | 'deadline' | 'readings' | 'expectation')
  | ('name' | 'number' | 'issuers' | 'issued' | 'baseDate' | 'conformsTo' | 'basedOn')

export interface Part {
  readonly aspect: Aspect
  /** Which one of several: the condition of a branch, the name of a field; null where there is only one. */
  readonly label: string | null
  readonly before: Words | null
  readonly after: Words | null
  readonly difference: Difference | null
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'renamed'

/** One declaration that is not as it was. */
export interface Change {
  readonly kind: ChangeKind
  readonly name: string
  /** The name before, where it was renamed (its parts may have changed as well). */
  readonly formerly: string | null
  /** The object it concerns, or the rule that an exception changes; null where it concerns the notice. */
  readonly of: string | null
  readonly before: Place | null
  readonly after: Place | null
  readonly parts: readonly Part[]
  /**
   * Names of the results that rest on it and changed; empty where the change changes nothing. Null where nobody can say: it is no
   * part of a computation, or there are cases that could not be compared.
   */
  readonly results: readonly string[] | null
}

/** A stretch of days over which a parameter's value is not what it was; ISO, both included, null open. */
export interface PeriodChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly from: string | null
  readonly to: string | null
  readonly before: SideValue | null
  readonly after: SideValue | null
  readonly difference: Difference | null
}

export interface ParameterChange extends Change {
  readonly periods: readonly PeriodChange[]
  /** Its last value on each side, where the base dates differ and the values do: last year's amount and this year's. */
  readonly latest: PeriodChange | null
}

export interface CellChange {
  /** The result that the cell gives, or the label of the condition column. */
  readonly column: string
  readonly before: Words | null
  readonly after: Words | null
  readonly difference: Difference | null
}

export interface RowChange {
  readonly kind: 'added' | 'removed' | 'changed'
  /** The cells of its conditions as written, on the side after where it is there. */
  readonly conditions: readonly string[]
  /** Counted from 1. */
  readonly rowBefore: number | null
  readonly rowAfter: number | null
  readonly before: Place | null
  readonly after: Place | null
  /** Of a changed row those that changed, of another all its results. */
  readonly cells: readonly CellChange[]
}

export interface TableChange extends Change {
  readonly rows: readonly RowChange[]
}

export interface ClauseChange {
  /** Moved: the same text under another number. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** null: what stands before the first clause. */
  readonly pathBefore: string | null
  readonly pathAfter: string | null
  readonly textBefore: string | null
  readonly textAfter: string | null
  readonly before: Place | null
  readonly after: Place | null
  /** Of a changed clause, what stayed, went and came, in order. */
  readonly pieces: readonly Piece[]
}

/** A 算例 whose record was evaluated by both notices. */
export interface CaseRef {
  readonly name: string
  readonly entity: string | null
  readonly from: 'before' | 'after' | 'both'
  readonly span: Span
}

export type ShownResult =
  | { readonly kind: 'known'; readonly literal: LiteralValue; readonly text: Words }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[]; readonly text: Words }

export interface ResultChange {
  readonly case: CaseRef
  readonly before: ShownResult
  readonly after: ShownResult
  readonly difference: Difference | null
}

/** All cases in which one result changed. */
export interface ResultGroup {
  readonly name: string
  /** The object whose result it is; null for one of the notice itself. */
  readonly entity: string | null
  readonly formerly: string | null
  readonly changes: readonly ResultChange[]
  /** In how many cases it is more (later, longer), less, or neither. */
  readonly more: number
  readonly less: number
  readonly other: number
  /** The least and the greatest difference, where there are any. */
  readonly least: Difference | null
  readonly greatest: Difference | null
}

export interface Reason {
  readonly code: string
  readonly field: string | null
  readonly text: Words
}

/** A case that one side can't read or refuses, and the other does not, or for other reasons. */
export interface CaseTrouble {
  readonly case: CaseRef
  readonly side: 'before' | 'after'
  /**
   * read: the record does not fit its objects; evaluate: it was refused when it was evaluated: nothing can be compared.
   * assertion: its results contradict an assertion; they are compared all the same.
   */
  readonly stage: 'read' | 'evaluate' | 'assertion'
  readonly reasons: readonly Reason[]
}

/** What a side does not know of a case and left out: fields and readings of the other notice. */
export interface CaseOmission {
  readonly case: CaseRef
  readonly side: 'before' | 'after'
  readonly fields: readonly string[]
  readonly readings: readonly string[]
}

export interface CaseComparison {
  /** Cases of either notice, one that both have counted once. */
  readonly evaluated: number
  /** How many have a result that changed. */
  readonly changed: number
  /** Those of the notice itself among them, which no record changes; their case has no object. */
  readonly results: readonly ResultGroup[]
  readonly troubles: readonly CaseTrouble[]
  readonly omissions: readonly CaseOmission[]
}

export interface SideName {
  readonly name: string
  readonly baseDate: string
  /** Whether some of its rules could not be read, so that only the others were compared. */
  readonly incomplete: boolean
}

/** How two notices, or two texts of one, differ in what they mean. Plain data; nothing of layout, comments or order. */
export interface Comparison {
  readonly before: SideName
  readonly after: SideName
  /** versions: two texts of one notice; scenario: a 方案 and what it is based on; notices: any two. */
  readonly relation: 'versions' | 'scenario' | 'notices'
  readonly header: readonly Part[]
  readonly parameters: readonly ParameterChange[]
  readonly rules: readonly Change[]
  readonly exceptions: readonly Change[]
  readonly tables: readonly TableChange[]
  readonly assertions: readonly Change[]
  readonly requirements: readonly Change[]
  readonly enumerations: readonly Change[]
  readonly entities: readonly Change[]
  readonly questions: readonly Change[]
  readonly duties: readonly Change[]
  /** 算例 themselves: their records, readings and expectations. */
  readonly samples: readonly Change[]
  readonly clauses: readonly ClauseChange[]
  readonly cases: CaseComparison
  /** Whether nothing at all differs. */
  readonly same: boolean
}
