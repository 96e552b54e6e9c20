import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import type { AsyncBuffer } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { formatDate } from '../../../engine/number/date.ts'
import { coefficientAt, type Decimal, formatDecimal } from '../../../engine/number/decimal.ts'
import { formatDuration } from '../../../engine/number/duration.ts'
import { formatInstant } from '../../../engine/number/instant.ts'
import type { Value } from '../../../engine/program/apply.ts'
import type { Entity, Field, Program } from '../../../engine/program/program.ts'
import type { InputRecord } from '../../../engine/program/record.ts'

/** Which of the types that a kind of field may have in a file it has. */
export interface Style {
  readonly decimals: 'DECIMAL' | 'DOUBLE'
  readonly dates: 'DATE' | 'VARCHAR' | 'TIMESTAMP'
  readonly booleans: 'BOOLEAN' | 'TINYINT'
  readonly enums: 'VARCHAR' | 'ENUM'
}

export const plainStyle: Style = { decimals: 'DECIMAL', dates: 'DATE', booleans: 'BOOLEAN', enums: 'VARCHAR' }

interface Written {
  readonly program: Program
  readonly entity: string
  readonly records: readonly InputRecord[]
  readonly style: Style
}

/** Runs statements of DuckDB that write a file. */
export async function withDuckdb(...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
}

export function bytesOf(path: string): AsyncBuffer {
  const bytes = readFileSync(path)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const textual = (text: string) => `'${text.replaceAll("'", "''")}'`
const entityOf = (program: Program, name: string) => program.entities.find((each) => each.name === name) as Entity

/** Writes records with DuckDB. */
export async function duckdbFile(path: string, { program, entity, records, style }: Written, options = ''): Promise<void> {
  const { fields, relations } = entityOf(program, entity)
  const columns = [
    ...fields.map((field) => `${quoted(field.name)} ${sqlType(program, field, style)}`),
    ...relations.map((relation) => `${quoted(relation.name)} ${structType(program, relation.entity, style)}[]`),
  ]
  const rows = records.map((record) => `(${sqlValues(program, entity, record, style).join(', ')})`)
  const insert = rows.length === 0 ? [] : [`INSERT INTO t VALUES ${rows.join(', ')}`]
  await withDuckdb(`CREATE TABLE t (${columns.join(', ')})`, ...insert, `COPY t TO ${textual(path)} (FORMAT parquet${options})`)
}

function structType(program: Program, name: string, style: Style): string {
  const { fields, relations } = entityOf(program, name)
  const entries = [
    ...fields.map((field) => `${quoted(field.name)} ${sqlType(program, field, style)}`),
    ...relations.map((relation) => `${quoted(relation.name)} ${structType(program, relation.entity, style)}[]`),
  ]
  return `STRUCT(${entries.join(', ')})`
}

function sqlType(program: Program, { type, numeric }: Field, style: Style): string {
  switch (type.kind) {
    case 'boolean':
      return style.booleans
    case 'decimal':
      return style.decimals === 'DOUBLE' ? 'DOUBLE' : `DECIMAL(38, ${numeric?.scale ?? 0})`
    case 'date':
      return style.dates
    case 'instant':
      return 'TIMESTAMP'
    case 'enum': {
      const members = program.enumerations.find((each) => each.name === type.enum)?.members ?? []
      return style.enums === 'ENUM' ? `ENUM(${members.map(textual).join(', ')})` : 'VARCHAR'
    }
    default:
      return 'VARCHAR'
  }
}

function sqlValues(program: Program, name: string, record: InputRecord, style: Style): string[] {
  const { fields, relations } = entityOf(program, name)
  return [
    ...fields.map((field) => {
      const value = record.values.get(field.name)
      return value === undefined ? 'NULL' : `${textual(valueText(value, field))}::${sqlType(program, field, style)}`
    }),
    ...relations.map((relation) => {
      const type = structType(program, relation.entity, style)
      const elements = record.relations.get(relation.name) ?? []
      return `[${elements.map((each) => `ROW(${sqlValues(program, relation.entity, each, style).join(', ')})::${type}`).join(', ')}]::${type}[]`
    }),
  ]
}

function valueText(value: Value, { type }: Field): string {
  switch (type.kind) {
    case 'decimal':
      return formatDecimal(value as Decimal)
    case 'date':
      return formatDate(value as number)
    case 'instant':
      return formatInstant(value as number)
    case 'duration':
      return formatDuration({ unit: type.unit, count: value as number })
    case 'boolean':
      return value === true ? '1' : '0'
    default:
      return String(value)
  }
}

/** Writes records in plain JavaScript, some rows to a group. */
export function hyparquetFile({ program, entity, records, style }: Written, rowGroupSize = 3): ArrayBuffer {
  const { fields, relations } = entityOf(program, entity)
  const rows = records.map((record) => plainOf(program, entity, record, style))
  const names = [...fields, ...relations].map(({ name }) => name)
  return parquetWriteBuffer({
    columnData: names.map((name) => ({ name, data: rows.map((row) => row[name]) })),
    schema: [{ name: 'root', num_children: names.length }, ...elements(program, entity, style)],
    rowGroupSize,
  })
}

function elements(program: Program, name: string, style: Style): SchemaElement[] {
  const { fields, relations } = entityOf(program, name)
  return [
    ...fields.map((field) => ({ name: field.name, repetition_type: 'OPTIONAL' as const, ...leafOf(field, style) })),
    ...relations.flatMap((relation): SchemaElement[] => {
      const inner = entityOf(program, relation.entity)
      return [
        { name: relation.name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', num_children: inner.fields.length + inner.relations.length },
        ...elements(program, relation.entity, style),
      ]
    }),
  ]
}

function leafOf({ type, numeric }: Field, style: Style): Omit<SchemaElement, 'name'> {
  if (type.kind === 'boolean') return style.booleans === 'BOOLEAN' ? { type: 'BOOLEAN' } : { type: 'INT32', converted_type: 'INT_8' }
  if (type.kind === 'date' && style.dates === 'DATE') return { type: 'INT32', converted_type: 'DATE' }
  if (type.kind === 'instant' || (type.kind === 'date' && style.dates === 'TIMESTAMP')) {
    return { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' } }
  }
  if (type.kind !== 'decimal') return { type: 'BYTE_ARRAY', converted_type: 'UTF8' }
  if (style.decimals === 'DOUBLE') return { type: 'DOUBLE' }
  return { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL', precision: 38, scale: numeric?.scale ?? 0 }
}

/** Of the hyparquet that the writer brings with it. */
type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number]

type Plain = Readonly<Record<string, unknown>>

function plainOf(program: Program, name: string, record: InputRecord, style: Style): Plain {
  const { fields, relations } = entityOf(program, name)
  const entries = fields.map((field) => {
    const value = record.values.get(field.name)
    return [field.name, value === undefined ? null : plainValue(value, field, style)] as const
  })
  const lists = relations.map(({ name: list, entity }) => {
    const structs = (record.relations.get(list) ?? []).map((each) => plainOf(program, entity, each, style))
    return [list, structs] as const
  })
  return Object.fromEntries([...entries, ...lists])
}

const microsPerMinute = 60_000_000n

function plainValue(value: Value, field: Field, style: Style): unknown {
  const { type, numeric } = field
  if (type.kind === 'boolean') return style.booleans === 'BOOLEAN' ? value : value === true ? 1 : 0
  if (type.kind === 'date' && style.dates === 'DATE') return value
  if (type.kind === 'date' && style.dates === 'TIMESTAMP') return BigInt(value as number) * 1440n * microsPerMinute
  if (type.kind === 'instant') return BigInt(value as number) * microsPerMinute
  if (type.kind !== 'decimal') return valueText(value, field)
  const exact = value as Decimal
  return style.decimals === 'DOUBLE' ? Number(formatDecimal(exact)) : coefficientAt(exact, numeric?.scale ?? 0)
}

/** A record whose decimals are the shortest texts, so that equal ones look equal. */
export function shortest(record: InputRecord): unknown {
  const values = [...record.values].map(([name, value]) => [name, typeof value === 'object' ? formatDecimal(value) : value])
  const relations = [...record.relations].map(([name, elements]) => [name, elements.map(shortest)])
  return Object.fromEntries([...values, ...relations])
}
