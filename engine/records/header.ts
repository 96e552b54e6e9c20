import { closest } from '../../grammar/suggest.ts'
import type { Refusal } from '../program/outcome.ts'
import { refuse } from './refusal.ts'
import { plainName, type Schema } from './schema.ts'
import { shown } from './values.ts'

/** What the columns of a file are called, where that is not what the fields are called. */
export interface ColumnNames {
  /** Column of the file → the field that it holds; null for a column that is left out. Any other is the field of its own name. */
  readonly mapping?: ReadonlyMap<string, string | null>
  /** The column by whose values records of two files belong together; it may be a field, or none. */
  readonly key?: string
}

/** How many columns a CSV file has, and which of them, counted from 0, holds a field. */
export interface Columns {
  readonly count: number
  readonly places: ReadonlyMap<string, number>
  readonly key: KeyColumn | null
}

export interface KeyColumn {
  readonly name: string
  readonly place: number
}

/** What the header row means for the entity, or every reason why it cannot be read. */
export function readHeader(
  schema: Schema,
  header: readonly string[],
  names: ColumnNames = {},
): { columns: Columns; refusals: readonly Refusal[] } {
  const written = header.map((name) => name.trim())
  const fields = written.map((name) => fieldOf(schema, name, names))
  const key = names.key === undefined ? null : { name: names.key, place: written.indexOf(names.key) }
  const refusals = [
    ...mappingFaults(schema, written, names.mapping ?? new Map()),
    ...(key?.place === -1 ? [refuse('header.keyMissing', { field: key.name, close: closest(key.name, written) ?? null })] : []),
    ...(key && written.lastIndexOf(key.name) > key.place ? [refuse('header.columnTwice', { field: shown(key.name) })] : []),
    ...fields.flatMap((field, index) => headerFault(schema, field, index, fields)),
    ...missingColumns(schema, fields),
  ]
  const places = new Map(fields.flatMap((field, index) => (field === null ? [] : [[field, index] as const])))
  return { columns: { count: written.length, places, key }, refusals }
}

/** The field that a column holds or would hold; null where it holds none and need not. */
function fieldOf(schema: Schema, written: string, { mapping, key }: ColumnNames): string | null {
  const mapped = mapping?.get(written)
  if (mapped !== undefined) return mapped !== null && schema.fields.has(plainName(schema, mapped)) ? plainName(schema, mapped) : null
  const plain = plainName(schema, written)
  return written === key && !schema.fields.has(plain) ? null : plain
}

function mappingFaults(schema: Schema, written: readonly string[], mapping: ReadonlyMap<string, string | null>): Refusal[] {
  return [...mapping].flatMap(([column, target]) => {
    const field = target === null ? null : plainName(schema, target)
    const known = field === null || schema.fields.has(field)
    return [
      ...(written.includes(column) ? [] : [refuse('header.mappedColumn', { field: column, close: closest(column, written) ?? null })]),
      ...(known
        ? []
        : [refuse('header.mappedField', { field, column, entity: schema.entity, close: closest(field, schema.fields.keys()) ?? null })]),
    ]
  })
}

function headerFault(schema: Schema, field: string | null, index: number, fields: readonly (string | null)[]): Refusal[] {
  if (field === null) return []
  if (field === '') return [refuse('header.columnBlank', { position: index + 1 })]
  if (fields.indexOf(field) < index) return [refuse('header.columnTwice', { field: shown(field) })]
  if (schema.relations.has(field)) return [refuse('header.relation', { field })]
  if (schema.fields.has(field)) return []
  return [
    refuse('header.columnUnknown', {
      field: shown(field),
      entity: schema.entity,
      close: closest(shown(field), schema.fields.keys()) ?? null,
    }),
  ]
}

function missingColumns(schema: Schema, fields: readonly (string | null)[]): Refusal[] {
  const absent = [...schema.fields.values()].filter(({ name, required }) => required && !fields.includes(name))
  return absent.map(({ name }) => refuse('header.columnMissing', { field: name }))
}
