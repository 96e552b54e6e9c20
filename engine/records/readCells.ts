import { closest } from '../../grammar/suggest.ts'
import type { Value } from '../program/apply.ts'
import type { Refusal } from '../program/outcome.ts'
import type { InputRecord } from '../program/record.ts'
import { isFormula, unescapeFormula } from './csv.ts'
import { missing, type Reading } from './readRecord.ts'
import { type Report, refuse, reportTo } from './refusal.ts'
import { type FieldSchema, plainName, type Schema } from './schema.ts'
import { readText, shown } from './values.ts'

/** How many columns a CSV file has, and which of them, counted from 0, holds a field. */
export interface Columns {
  readonly count: number
  readonly places: ReadonlyMap<string, number>
}

/** What the header row means for the entity, or every reason why it cannot be read. */
export function readHeader(schema: Schema, names: readonly string[]): { columns: Columns; refusals: readonly Refusal[] } {
  const trimmed = names.map((name) => plainName(schema, name.trim()))
  const refusals = trimmed.flatMap((name, index) => headerFault(schema, name, trimmed.indexOf(name) < index, index + 1))
  for (const field of schema.fields.values()) {
    if (field.required && !trimmed.includes(field.name)) refusals.push(refuse('header.columnMissing', { field: field.name }))
  }
  return { columns: { count: trimmed.length, places: new Map(trimmed.map((name, index) => [name, index])) }, refusals }
}

function headerFault(schema: Schema, name: string, repeated: boolean, position: number): Refusal[] {
  if (name === '') return [refuse('header.columnBlank', { position })]
  if (repeated) return [refuse('header.columnTwice', { field: shown(name) })]
  if (schema.relations.has(name)) return [refuse('header.relation', { field: name })]
  if (schema.fields.has(name)) return []
  return [
    refuse('header.columnUnknown', {
      field: shown(name),
      entity: schema.entity,
      close: closest(shown(name), schema.fields.keys()) ?? null,
    }),
  ]
}

/** Checks the cells of one row; an empty cell is an absent field, and relations have no elements. */
export function readCells(schema: Schema, columns: Columns, cells: readonly string[]): Reading {
  if (cells.length !== columns.count) {
    return { value: null, refusals: [refuse('record.columnsMismatch', { has: cells.length, header: columns.count })] }
  }
  const refusals: Refusal[] = []
  const value = cellsRecord(schema, columns, cells, reportTo(refusals))
  return refusals.length > 0 ? { value: null, refusals } : { value, refusals }
}

function cellsRecord(schema: Schema, columns: Columns, cells: readonly string[], report: Report): InputRecord {
  const values = new Map<string, Value>()
  for (const field of schema.fields.values()) {
    const place = columns.places.get(field.name)
    const cell = place === undefined ? '' : cellOf(cells[place] ?? '', field)
    const value = cell === '' ? missing(field, '', report) : readCell(cell, field, report)
    if (value !== null) values.set(field.name, value)
  }
  return { values, relations: new Map([...schema.relations.keys()].map((name) => [name, []])) }
}

/** Space around a text is the text's own; around anything else it means nothing. */
function cellOf(cell: string, field: FieldSchema): string {
  return field.type.kind === 'text' ? cell : cell.trim()
}

const numeral = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

function readCell(cell: string, field: FieldSchema, report: Report): Value | null {
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
