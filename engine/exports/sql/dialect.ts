import type { Calendar } from '../../steps/node.ts'

/** Types of columns and steps that differ between databases; BOOLEAN, DATE and BIGINT are the same everywhere. */
export interface SqlTypes {
  readonly text: string
  /** Of whole numbers beyond 64 bits, exact up to 32 digits at least. */
  readonly wide: string
  /** A date and a time without a time zone. */
  readonly instant: string
}

/** A column with its name in quotes. */
export interface SqlColumn {
  readonly name: string
  readonly type: string
}

export interface SettingColumn extends SqlColumn {
  /** An expression. */
  readonly value: string
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
  /** A line of a comment, behind `--`. */
  comment(line: string): string
  decimalType(precision: number, scale: number): string
  /** The type of a decimal's column: room for digits that are too fine, which the guard then refuses. */
  amountType(digits: number, scale: number): string
  createTable(name: string, columns: readonly string[], keys: readonly string[]): string
  createView(name: string): string
  /** Fills a table from a file of `rows.ts`. */
  load(table: string, columns: readonly SqlColumn[], file: string): string
  /** Leaves a table without rows. */
  empty(table: string, columns: readonly SqlColumn[]): string
  /** A table of the kit with the rows of a file. */
  expected(table: string, columns: readonly SqlColumn[], file: string): string
  /** A table of one row that a run may change. */
  settings(name: string, columns: readonly SettingColumn[]): string
  /** Gives that table another row. */
  chosen(name: string, columns: readonly SettingColumn[]): string
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
