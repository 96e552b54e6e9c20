import type { FileMetaData, RowGroup, SchemaElement, SchemaTree } from 'hyparquet'
import type { FileColumn, FileType } from './fileColumn.ts'

/** The columns below a group of a Parquet schema. Throws where a damaged file has names that are none. */
export function columnsBelow({ children }: SchemaTree): FileColumn[] {
  return children.map((tree) => {
    const { name } = tree.element
    if (typeof name !== 'string') throw new Error('a column has no name')
    return { name, type: typeOf(tree), written: writtenType(tree.element) }
  })
}

function typeOf(tree: SchemaTree): FileType {
  if (tree.children.length > 0) return listType(tree)
  if (tree.element.repetition_type === 'REPEATED') return { kind: 'other' }
  return leafType(tree.element)
}

/** Lists as the format has them now, list → repeated group → element; older forms can't be told from a struct of one field. */
function listType({ element, children: [repeated] }: SchemaTree): FileType {
  const [item] = repeated?.children ?? []
  const isList = element.converted_type === 'LIST' || element.logical_type?.type === 'LIST'
  if (!isList || !item || item.children.length === 0 || repeated?.children.length !== 1) return { kind: 'other' }
  return item.element.converted_type === undefined ? { kind: 'records', columns: columnsBelow(item) } : { kind: 'other' }
}

function leafType(element: SchemaElement): FileType {
  const { type, converted_type: converted, logical_type: logical } = element
  if (isDecimal(element)) return { kind: 'decimal', scale: element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0) }
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC ? { kind: 'other' } : timestamp(unitsPerSecond[logical.unit])
  return leafTypes[logical?.type ?? converted ?? type ?? ''] ?? { kind: 'other' }
}

const unitsPerSecond = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 } as const

function timestamp(perSecond: number): FileType {
  return { kind: 'timestamp', perMinute: BigInt(perSecond) * 60n }
}

const wholeNumbers = ['INTEGER', 'INT32', 'INT64', ...[8, 16, 32, 64].flatMap((bits) => [`INT_${bits}`, `UINT_${bits}`])]

/** By what the file says of the values, or where it says nothing by how they are stored. */
const leafTypes: Readonly<Record<string, FileType>> = {
  ...Object.fromEntries(wholeNumbers.map((written) => [written, { kind: 'integer' }])),
  BOOLEAN: { kind: 'boolean' },
  DOUBLE: { kind: 'double' },
  DATE: { kind: 'date' },
  STRING: { kind: 'text' },
  UTF8: { kind: 'text' },
  ENUM: { kind: 'text' },
  TIMESTAMP_MILLIS: timestamp(unitsPerSecond.MILLIS),
  TIMESTAMP_MICROS: timestamp(unitsPerSecond.MICROS),
}

type Annotated = { readonly [K in 'converted_type' | 'logical_type']?: SchemaElement[K] | undefined }

function isDecimal({ converted_type, logical_type }: Annotated): boolean {
  return converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL'
}

function writtenType(element: SchemaElement): string {
  const { type, converted_type: converted, logical_type: logical, precision, scale = 0 } = element
  if (isDecimal(element)) return `DECIMAL(${precision},${scale})`
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP'
  return converted ?? logical?.type ?? type ?? 'STRUCT'
}

/**
 * The metadata with which hyparquet gives what is stored: decimals as coefficients (by itself it makes floating-point numbers
 * of them), and texts only where the file says that they are. Names are marked, since it keeps structs in objects, where some
 * names (__proto__) are no keys like others.
 */
export function storedValues(metadata: FileMetaData): FileMetaData {
  return { ...metadata, schema: metadata.schema.map(storedElement), row_groups: metadata.row_groups.map(marked) }
}

/** The name under which hyparquet knows a column or entry. */
export const markedName = (name: string): string => `=${name}`

function storedElement({ converted_type, logical_type, ...plain }: SchemaElement): SchemaElement {
  const element = { ...plain, name: markedName(plain.name) }
  if (isDecimal({ converted_type, logical_type })) return element
  if (converted_type === 'ENUM' || logical_type?.type === 'ENUM') return { ...element, converted_type: 'UTF8' }
  return { ...element, ...(converted_type && { converted_type }), ...(logical_type && { logical_type }) }
}

function marked(group: RowGroup): RowGroup {
  const columns = group.columns.map((column) =>
    column.meta_data === undefined
      ? column
      : { ...column, meta_data: { ...column.meta_data, path_in_schema: column.meta_data.path_in_schema.map(markedName) } },
  )
  return { ...group, columns }
}
