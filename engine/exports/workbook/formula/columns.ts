import { columnLetters, quotedSheet } from '../xlsx/address.ts'

/** Stands in a formula for the row that it is written for; no text in a formula holds it. */
export const row = '\u0001'

/** A column of computations: one formula, written for every row. */
export interface Column {
  readonly title: string
  /** The clause, or what the column is on the way to. */
  readonly note: string
  readonly group: string
  /** With `row` wherever the number of its row is meant. */
  readonly formula: string
  /** Whether it gives whole numbers: a spreadsheet would show some of them as dates. */
  readonly whole?: boolean
}

/** The columns of a sheet of computations, which grow while formulas are printed: a later formula may read an earlier one's column. */
export class Columns {
  readonly sheet: string
  private readonly list: Column[] = []

  constructor(sheet: string) {
    this.sheet = sheet
  }

  get all(): readonly Column[] {
    return this.list
  }

  /** Adds a column and gives its place, from 0. */
  add(column: Column): number {
    if (column.formula.length > longestFormula) throw new Error(`the formula of ${column.title} is too long for a spreadsheet`)
    this.list.push(column)
    return this.list.length - 1
  }

  /** The cell of the same row, on this sheet. */
  cell(place: number): string {
    return `$${columnLetters(place)}${row}`
  }

  /** The cell of the same row, for a formula on another sheet. */
  from(place: number): string {
    return `${quotedSheet(this.sheet)}!${this.cell(place)}`
  }
}

/** Characters of a formula that spreadsheets take. */
const longestFormula = 8000

export const atRow = (formula: string, number: number): string => formula.replaceAll(row, String(number))
