import type { Span } from '../../grammar/source.ts'
import type { Decimal } from '../number/decimal.ts'
import type { DatedValue, Expr, Provenance, Rounding } from '../program/program.ts'
import type { Outcome } from './unknown.ts'

/** The record for which something is evaluated: the one given, or an element of a to-many relation of it. */
export interface Where {
  /** The record that holds the relation; null for the record given. */
  readonly holder: Where | null
  /** The record of the aggregate around; null for the record given. */
  readonly outer: Where | null
  readonly relation: string | null
  /** Place in the relation, counted from 0. */
  readonly index: number
}

/** What made a rule's value: a table's row, a case's branch, 其它, an exception, a band of a scale. */
export interface Fired {
  readonly kind: 'row' | 'branch' | 'otherwise' | 'exception' | 'band'
  readonly id: string
  readonly span: Span
  readonly provenance: Provenance | null
}

/** What did not apply, and why: its condition was false, unknown, or another exception beat it. */
export interface Rejected {
  readonly kind: Fired['kind']
  readonly id: string
  readonly span: Span
  readonly why: 'false' | 'unknown' | 'beaten' | 'later'
  readonly when: Expr
  /** Names of the exceptions that beat it. */
  readonly by: readonly string[]
}

/** A rounding that changed a value. */
export interface Rounded {
  /** The expression that rounds; null for the rounding of the rule's result. */
  readonly expr: Extract<Expr, { kind: 'round' }> | null
  readonly where: Where
  /** null for a quotient, which may have no end. */
  readonly before: Decimal | null
  readonly after: Decimal
  readonly rounding: Rounding
}

/** A parameter with the dated value that was read; no source where it has none at that time. */
export interface ParameterRead {
  readonly expr: Expr
  readonly where: Where
  readonly source: DatedValue | null
  /** Whether the value was given from outside for this run and is not the notice's. */
  readonly overridden: boolean
  readonly value: Outcome
}

/** What one band of a scale gives: part × rate = share. */
export interface BandShare {
  readonly expr: Expr
  readonly band: string
  readonly part: Decimal
  readonly rate: Decimal
  readonly share: Decimal
}

/** Which elements of a relation an aggregate ranged over, and which of them counted. */
export interface Aggregated {
  readonly expr: Expr
  readonly where: Where
  readonly elements: readonly Where[]
  /** Those that meet the condition; of 存在 the one found, of 都 the one that fails it. */
  readonly chosen: readonly Where[]
}

/** Listens to an evaluation. One evaluator serves results and explanations: tracing is an argument. */
export interface Trace {
  /** Of a table with several results, each tells of the rows anew, unless that is all the same to the listener. */
  readonly brief?: boolean
  enter(rule: string, where: Where): void
  leave(rule: string, value: Outcome): void
  /** A result that was already known when it was needed again. */
  reused(rule: string, where: Where): void
  evaluated(expr: Expr, value: Outcome, where: Where): void
  fired(what: Fired): void
  rejected(what: Rejected): void
  rounded(what: Rounded): void
  parameter(what: ParameterRead): void
  band(what: BandShare): void
  aggregated(what: Aggregated): void
}

const nothing = () => undefined

/** Hears nothing. */
export const silent: Trace = {
  enter: nothing,
  leave: nothing,
  reused: nothing,
  evaluated: nothing,
  fired: nothing,
  rejected: nothing,
  rounded: nothing,
  parameter: nothing,
  band: nothing,
  aggregated: nothing,
}
