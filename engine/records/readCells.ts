import type { Value } from '../program/apply.ts'
import type { Refusal } from '../program/outcome.ts'
import type { InputRecord } from '../program/record.ts'
import { isFormula, unescapeFormula } from './csv.ts'
import type { Columns, KeyColumn } from './header.ts'
import type { Reading } from './items.ts'
import { missing } from './readRecord.ts'
import { type Report, refuse, reportTo } from './refusal.ts'
import type { FieldSchema, Schema } from './schema.ts'
import { readText, shown } from './values.ts'

/** Checks the cells of one row; an empty cell is an absent field, and relations have no elements. */
export function readCells(schema: Schema, columns: Columns, cells: readonly string[]): Reading {
  if (cells.length !== columns.count) {
    return { value: null, refusals: [refuse('record.columnsMismatch', { has: cells.length, header: columns.count })] }
  }
  const refusals: Refusal[] = []
  const report = reportTo(refusals)
  const value = cellsRecord(schema, columns, cells, report)
  const key = columns.key && readKey(columns.key, cells, report)
  return { value: refusals.length > 0 ? null : value, refusals, ...(key === null ? {} : { key }) }
}

function cellsRecord(schema: Schema, columns: Columns, cells: readonly string[], report: Report): InputRecord {
  const values = new Map<string, Value>()
  for (const field of schema.fields.values()) {
    const place = columns.places.get(field.name)
    const value = readCell(place === undefined ? '' : (cells[place] ?? ''), field, report)
    if (value !== null) values.set(field.name, value)
  }
  return { values, relations: new Map([...schema.relations.keys()].map((name) => [name, []])) }
}

function readKey({ name, place }: KeyColumn, cells: readonly string[], report: Report): string | null {
  return keyOf(cells[place] ?? '') ?? report(refuse('record.keyMissing', { field: name }))
}

/** The key that a cell holds; null where it holds none. */
export function keyOf(cell: string): string | null {
  return cell.trim() || null
}

/** The value that a cell gives a field: null where it gives none, or after a report. */
export function readCell(written: string, field: FieldSchema, report: Report): Value | null {
  const cell = cellOf(written, field)
  return cell === '' ? missing(field, '', report) : readFilled(cell, field, report)
}

/** Space around a text is the text's own; around anything else it means nothing. */
function cellOf(cell: string, field: FieldSchema): string {
  return field.type.kind === 'text' ? cell : cell.trim()
}

const numeral = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

function readFilled(cell: string, field: FieldSchema, report: Report): Value | null {
  const { kind } = field.type
  if (isFormula(cell)) return report(refuse('record.formula', { field: field.name, value: shown(cell) }))
  if (kind === 'boolean') return readBoolean(cell, field, report)
  if (kind === 'decimal' && !numeral.test(cell)) return mismatch(cell, field, report)
  return readText[kind](unescapeFormula(cell), field, field.name, report)
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['true', true],
  ['1', true],
  ['否', false],
  ['false', false],
  ['0', false],
])

/** In either case: spreadsheets write TRUE and FALSE. */
function readBoolean(cell: string, field: FieldSchema, report: Report): Value | null {
  return booleans.get(cell.toLowerCase()) ?? mismatch(cell, field, report)
}

function mismatch(cell: string, field: FieldSchema, report: Report): null {
  return report(refuse('record.typeMismatch', { field: field.name, expected: field.expected, given: 'text', value: shown(cell) }))
}
