import type { Expr, Provenance, Rounding } from '../program/program.ts'
import type { Span } from '../../grammar/source.ts'
import type { Outcome } from './unknown.ts'

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
  readonly when: Expr | null
}

export interface Rounded {
  readonly before: Outcome
  readonly after: Outcome
  readonly rounding: Rounding
}

export interface Read {
  readonly kind: 'input' | 'parameter' | 'reading'
  readonly name: string
  /** For a parameter the dates as written, for a reading its name. */
  readonly label: string
  readonly value: Outcome
  readonly provenance: Provenance | null
  readonly expr: Expr
}

/** Listens to an evaluation. One evaluator serves results and explanations: tracing is an argument. */
export interface Trace {
  enter(rule: string): void
  leave(rule: string, value: Outcome): void
  fired(what: Fired): void
  rejected(what: Rejected): void
  rounded(what: Rounded): void
  read(what: Read): void
  /** A result that was already known when it was needed again. */
  reused(rule: string): void
}

const nothing = () => undefined

/** Hears nothing. */
export const silent: Trace = { enter: nothing, leave: nothing, fired: nothing, rejected: nothing, rounded: nothing, read: nothing, reused: nothing }
