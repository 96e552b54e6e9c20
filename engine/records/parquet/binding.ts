import type { Expected } from '../../../grammar/messages/records.ts'
import { closest } from '../../../grammar/suggest.ts'
import { everything, type Wanted } from '../../batch/builder.ts'
import type { ColumnLayout, Layout } from '../../batch/layout.ts'
import type { Texts } from '../../batch/texts.ts'
import type { Refusal } from '../../program/outcome.ts'
import { refuse } from '../refusal.ts'
import { type FieldSchema, plainName, type Schema } from '../schema.ts'
import { shown } from '../values.ts'
import { type CellReader, cellReader } from './cellReader.ts'
import type { FileColumn, FileType } from './fileColumn.ts'

/** What a file's columns mean for the records of an entity. */
export interface Binding {
  readonly layout: Layout
  readonly wanted: Wanted
  readonly fields: readonly BoundField[]
  readonly relations: readonly BoundRelation[]
}

export interface BoundField {
  readonly field: FieldSchema
  readonly layout: ColumnLayout
  /** The column that holds it; null where the file has none. */
  readonly column: FileColumn | null
  readonly read: CellReader
}

export interface BoundRelation {
  readonly name: string
  readonly layout: () => Layout
  /** The column of lists and what their elements mean; null where the file has none. */
  readonly from: { readonly column: FileColumn; readonly elements: Binding } | null
}

export interface BindingOptions {
  /** File column → field; null ignores the column. Others go by their own name. */
  readonly mapping?: ReadonlyMap<string, string | null>
  /** Fields that are not wanted are neither read nor checked. */
  readonly wanted?: Wanted
  /** Where texts get their codes, the same in all blocks; where it is not said, each block has codes of its own. */
  readonly texts?: Texts
}

/** Finds the column of every field, or every reason why the file can't be read as records of the entity. */
export function bindColumns(
  schema: Schema,
  layout: Layout,
  columns: readonly FileColumn[],
  { mapping, wanted = everything }: BindingOptions = {},
): { binding: Binding; refusals: readonly Refusal[] } {
  const refusals = mappingFaults(schema, columns, mapping ?? new Map())
  const named = columns.flatMap((column) => {
    const mapped = mapping?.get(column.name)
    const name = mapped == null ? null : plainName(schema, mapped)
    if (mapped === undefined) return [{ name: plainName(schema, column.name), column }]
    return name !== null && isDeclared(schema, name) ? [{ name, column }] : []
  })
  return { binding: bindEntity(schema, layout, named, { prefix: '', wanted, refusals }), refusals }
}

const isDeclared = ({ fields, relations }: Schema, name: string): boolean => fields.has(name) || relations.has(name)

const declared = ({ fields, relations }: Schema): string[] => [...fields.keys(), ...relations.keys()]

/** As for the header of a CSV file; but a column may hold the lists of a relation too. */
function mappingFaults(schema: Schema, columns: readonly FileColumn[], mapping: ReadonlyMap<string, string | null>): Refusal[] {
  const names = columns.map(({ name }) => name)
  return [...mapping].flatMap(([column, target]) => {
    const field = target === null ? null : plainName(schema, target)
    const absent = names.includes(column) ? [] : [refuse('header.mappedColumn', { field: column, close: closest(column, names) ?? null })]
    if (field === null || isDeclared(schema, field)) return absent
    const close = closest(field, declared(schema)) ?? null
    return [...absent, refuse('header.mappedField', { field, column, entity: schema.entity, close })]
  })
}

interface NamedColumn {
  /** Of the field or relation that it holds. */
  readonly name: string
  readonly column: FileColumn
}

interface Context {
  /** Path of the relation, with its dot, for messages. */
  readonly prefix: string
  readonly wanted: Wanted
  readonly refusals: Refusal[]
}

function bindEntity(schema: Schema, layout: Layout, named: readonly NamedColumn[], context: Context): Binding {
  const { prefix, wanted, refusals } = context
  named.forEach(({ name }, index) => void refusals.push(...nameFaults(schema, named, name, index, prefix)))
  const columnOf = (name: string) => named.find((each) => each.name === name)?.column ?? null
  const layouts = new Map(layout.columns.map((each) => [each.field, each]))
  const fields = [...schema.fields.values()].map((field) => {
    const column = columnOf(field.name)
    refusals.push(...fieldFaults(field, column, prefix))
    return bindField(field, layouts.get(field.name) as ColumnLayout, column)
  })
  const relations = [...schema.relations].map(([name, elements]) =>
    bindRelation(name, elements, layout.relations.get(name) as () => Layout, columnOf(name), context),
  )
  return {
    layout,
    wanted,
    fields: fields.filter(({ field }) => wanted.field(schema.entity, field.name)),
    relations: relations.filter(({ name }) => wanted.relation(schema.entity, name)),
  }
}

function bindRelation(name: string, schema: Schema, layout: () => Layout, column: FileColumn | null, context: Context): BoundRelation {
  if (column === null) return { name, layout, from: null }
  if (column.type.kind !== 'records') {
    context.refusals.push(wrongType(context.prefix + name, 'relation', column))
    return { name, layout, from: null }
  }
  const entries = column.type.columns.map((entry) => ({ name: plainName(schema, entry.name), column: entry }))
  const elements = bindEntity(schema, layout(), entries, { ...context, prefix: `${context.prefix}${name}.` })
  return { name, layout, from: { column, elements } }
}

function bindField(field: FieldSchema, layout: ColumnLayout, column: FileColumn | null): BoundField {
  return { field, layout, column, read: cellReader(column?.type ?? { kind: 'other' }, field, layout) }
}

function nameFaults(schema: Schema, named: readonly NamedColumn[], name: string, index: number, prefix: string): Refusal[] {
  if (name === '') return [refuse('header.columnBlank', { position: index + 1 })]
  if (named.findIndex((each) => each.name === name) < index) return [refuse('header.columnTwice', { field: prefix + shown(name) })]
  if (isDeclared(schema, name)) return []
  const close = closest(shown(name), declared(schema)) ?? null
  return [refuse('header.columnUnknown', { field: prefix + shown(name), entity: schema.entity, close })]
}

function fieldFaults(field: FieldSchema, column: FileColumn | null, prefix: string): Refusal[] {
  if (column === null) return field.required ? [refuse('header.columnMissing', { field: prefix + field.name })] : []
  return taken[field.expected].includes(column.type.kind) ? [] : [wrongType(prefix + field.name, field.expected, column)]
}

function wrongType(field: string, expected: Expected, { written }: FileColumn): Refusal {
  return refuse('header.columnType', { field, expected, written: shown(written) })
}

const numbers: readonly FileType['kind'][] = ['integer', 'decimal', 'double']

/** The kinds of columns that each kind of field is read from. */
const taken: Readonly<Record<Expected, readonly FileType['kind'][]>> = {
  amount: numbers,
  ratio: numbers,
  integer: numbers,
  number: numbers,
  boolean: ['boolean', 'integer'],
  date: ['date', 'text', 'timestamp'],
  instant: ['timestamp', 'text'],
  month: ['text'],
  day: ['text'],
  minute: ['text'],
  text: ['text'],
  identity: ['text'],
  enum: ['text'],
  relation: ['records'],
}
