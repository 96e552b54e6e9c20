import type * as duckdb from '@duckdb/node-api'
import type { Chunk, FileColumn, FileType, Lists, Scalar, Scalars } from '../../index.ts'
import type { Library } from './duckdb.ts'

type Entry = readonly [name: string, type: duckdb.DuckDBType]

/** Columns of DuckDB as those of any Parquet file. */
export function fileColumns(library: Library, entries: readonly Entry[]): FileColumn[] {
  return entries.map(([name, type]) => ({ name, type: fileType(library, type), written: type.toString() }))
}

const perMinute = (unitsPerSecond: number): bigint => BigInt(unitsPerSecond) * 60n

function fileType(library: Library, type: duckdb.DuckDBType): FileType {
  const { DuckDBTypeId: id } = library
  switch (type.typeId) {
    case id.BOOLEAN:
      return { kind: 'boolean' }
    case id.TINYINT:
    case id.SMALLINT:
    case id.INTEGER:
    case id.BIGINT:
    case id.HUGEINT:
    case id.UTINYINT:
    case id.USMALLINT:
    case id.UINTEGER:
    case id.UBIGINT:
    case id.UHUGEINT:
      return { kind: 'integer' }
    case id.DECIMAL:
      return { kind: 'decimal', scale: (type as duckdb.DuckDBDecimalType).scale }
    case id.DOUBLE:
      return { kind: 'double' }
    case id.VARCHAR:
    case id.ENUM:
      return { kind: 'text' }
    case id.DATE:
      return { kind: 'date' }
    case id.TIMESTAMP_S:
      return { kind: 'timestamp', perMinute: perMinute(1) }
    case id.TIMESTAMP_MS:
      return { kind: 'timestamp', perMinute: perMinute(1e3) }
    case id.TIMESTAMP:
      return { kind: 'timestamp', perMinute: perMinute(1e6) }
    case id.TIMESTAMP_NS:
      return { kind: 'timestamp', perMinute: perMinute(1e9) }
    case id.LIST:
      return listType(library, type as duckdb.DuckDBListType)
    default:
      return { kind: 'other' }
  }
}

function listType(library: Library, { valueType }: duckdb.DuckDBListType): FileType {
  if (valueType.typeId !== library.DuckDBTypeId.STRUCT) return { kind: 'other' }
  return { kind: 'records', columns: fileColumns(library, structEntries(valueType as duckdb.DuckDBStructType)) }
}

function structEntries({ entryNames, entryTypes }: duckdb.DuckDBStructType): Entry[] {
  return entryNames.map((name, index) => [name, entryTypes[index] as duckdb.DuckDBType])
}

/** A column and the expressions that give it: the second has the values that the first lacks. */
export interface Selected {
  readonly column: FileColumn
  readonly parts: readonly [string] | readonly [string, string]
}

/** What `fetchChunk` gave, as plain values; `columns` are those that were selected. */
export function chunkOf(columns: readonly Selected[], chunk: duckdb.DuckDBDataChunk): Chunk {
  const rows = Array.from({ length: chunk.rowCount }, (_, row) => row)
  let next = 0
  const vectors = columns.map(({ parts }) => parts.map(() => chunk.getColumnVector(next++)))
  const plain = rowsOf(
    columns.map(({ column }) => column),
    rows,
    (index) => vectors[index]?.[0] as duckdb.DuckDBVector,
  )
  const completed = columns.flatMap(({ column: { name } }, index) => {
    const [some, others] = [plain.scalars.get(name), vectors[index]?.[1]]
    return some && others ? [[name, rows.map((row) => some[row] ?? (others.getItem(row) as Scalar | null))] as const] : []
  })
  return { ...plain, scalars: new Map([...plain.scalars, ...completed]) }
}

/** The values of some rows of vectors. */
function rowsOf(columns: readonly FileColumn[], rows: readonly number[], vectorAt: (index: number) => duckdb.DuckDBVector): Chunk {
  const scalars = new Map<string, Scalars>()
  const lists = new Map<string, Lists>()
  columns.forEach(({ name, type }, index) => {
    if (type.kind === 'records') lists.set(name, listsOf(type.columns, rows, vectorAt(index) as duckdb.DuckDBListVector))
    else if (type.kind !== 'other') scalars.set(name, scalarsOf(type, rows, vectorAt(index)))
  })
  return { rows: rows.length, scalars, lists }
}

function listsOf(columns: readonly FileColumn[], rows: readonly number[], vector: duckdb.DuckDBListVector): Lists {
  const structs = vector.childVector as duckdb.DuckDBStructVector
  const offsets = new Int32Array(rows.length + 1)
  const picked: number[] = []
  rows.forEach((row, place) => {
    const count = vector.getItemVector(row)?.itemCount ?? 0
    for (let index = 0; index < count; index++) picked.push(vector.getEntryOffset(row) + index)
    offsets[place + 1] = picked.length
  })
  const absent = Uint8Array.from(picked, (element) => (structs.isItemValid(element) ? 0 : 1))
  return { offsets, elements: rowsOf(columns, picked, (index) => structs.entryVectorAt(index)), absent: absent.includes(1) ? absent : null }
}

type Wrapped =
  | duckdb.DuckDBDateValue
  | duckdb.DuckDBTimestampValue
  | duckdb.DuckDBTimestampSecondsValue
  | duckdb.DuckDBTimestampMillisecondsValue
  | duckdb.DuckDBTimestampNanosecondsValue

function scalarsOf(type: FileType, rows: readonly number[], vector: duckdb.DuckDBVector): Scalars {
  if (type.kind === 'decimal') {
    const decimals = vector as duckdb.DuckDBDecimal64Vector
    return rows.map((row) => decimals.getScaledValue(row))
  }
  const values = vector as duckdb.DuckDBVector<duckdb.DuckDBValue>
  if (type.kind !== 'date' && type.kind !== 'timestamp') return rows.map((row) => values.getItem(row) as Scalar | null)
  return rows.map((row) => {
    const value = values.getItem(row) as Wrapped | null
    return value && unitsOf(value)
  })
}

function unitsOf(value: Wrapped): number | bigint {
  if ('days' in value) return value.days
  if ('seconds' in value) return value.seconds
  if ('millis' in value) return value.millis
  return 'nanos' in value ? value.nanos : value.micros
}
