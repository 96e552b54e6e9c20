import type { Calendar } from '../../steps/node.ts'

/** Types of columns and steps that differ between databases; BOOLEAN, DATE and BIGINT are the same everywhere. */
export interface SqlTypes {
  readonly text: string
  /** Of whole numbers beyond 64 bits, exact up to 32 digits at least. */
  readonly wide: string
  /** A date and a time without a time zone. */
  readonly instant: string
}

/** What a database writes in its own way; everything else is printed the same for all of them. */
export interface Dialect {
  readonly id: string
  readonly name: string
  readonly types: SqlTypes
  /** Before the query of a step: whether it is kept as a table, so that no later step computes it again. */
  readonly layer: string
  quote(identifier: string): string
  text(value: string): string
  decimalType(precision: number, scale: number): string
  /** The type of a decimal's column: room for digits that are too fine, which the guard then refuses. */
  amountType(digits: number, scale: number): string
  createTable(name: string, columns: readonly string[], keys: readonly string[]): string
  createView(name: string): string
  /** Fills a table from a file of `rows.ts`. */
  load(table: string, columns: readonly { readonly name: string; readonly type: string }[], file: string): string
  /** A table of one row that a run may change. */
  settings(name: string, columns: readonly { readonly name: string; readonly type: string; readonly value: string }[]): string
  /** A quotient that drops the fraction; `wide` where an operand or the quotient may exceed 64 bits. */
  quotient(left: string, right: string, wide: boolean): string
  remainder(left: string, right: string): string
  /** Days from 1970-01-01 to a DATE. */
  dayNumber(date: string): string
  dateOf(days: string): string
  instantOf(minutes: string): string
  calendar(part: Calendar, of: string): string
  /** Whether a text is all of a regular expression that has no anchors. */
  matches(text: string, pattern: string): string
  /** The texts of a group put together in their binary order. */
  joined(text: string): string
}
