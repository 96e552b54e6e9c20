import type { AsyncBuffer, FileMetaData, ParquetParsers, ParquetScan } from 'hyparquet'
import { UnusableSource } from '../../batch/source.ts'
import { reasonOf } from '../reason.ts'
import { refuse } from '../refusal.ts'
import type { ColumnFile } from './file.ts'
import type { Chunk, FileColumn, FileType, Lists, Scalar, Scalars } from './fileColumn.ts'
import { columnsBelow, markedName, storedValues } from './hyparquetTypes.ts'

type RowRange = ParquetScan['ranges'][number]

/** Rows that are handed on at a time. */
const chunkRows = 4096

/**
 * Opens a Parquet file in plain JavaScript, for browsers: the bytes of a part of it are asked for when the part is read, one
 * row group at a time. Throws an UnusableSource, also while it is read, where the bytes are no Parquet file; `name` is for messages.
 */
export async function openParquetBytes(file: AsyncBuffer, name: string): Promise<ColumnFile> {
  const { parquetMetadataAsync, parquetScan, parquetSchema } = await import('hyparquet')
  return reading(name, async () => {
    const metadata = await parquetMetadataAsync(file)
    const options = { metadata: storedValues(metadata), parsers, utf8: false, ...(await compressorsFor(metadata)) }
    const scan = await parquetScan({ file, ...options })
    return {
      columns: columnsBelow(parquetSchema(metadata)),
      rows: Number(metadata.num_rows),
      read: (columns) => chunks(scan, columns, name),
    }
  })
}

/** Units as they are stored: what they mean is said by the column's type. */
const parsers: Partial<ParquetParsers> = {
  dateFromDays: (days) => days,
  timestampFromMilliseconds: (units) => units,
  timestampFromMicroseconds: (units) => units,
  timestampFromNanoseconds: (units) => units,
}

/** Decoders beyond those that hyparquet has itself; most files need none, and they are as large as the rest. */
async function compressorsFor({ row_groups }: FileMetaData) {
  const codecs = row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data?.codec ?? 'UNCOMPRESSED'))
  if (codecs.every((codec) => codec === 'UNCOMPRESSED' || codec === 'SNAPPY')) return {}
  const { compressors } = await import('hyparquet-compressors')
  return { compressors }
}

async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (failure) {
    throw new UnusableSource([refuse('input.parquetUnreadable', { file, reason: reasonOf(failure) })])
  }
}

async function* chunks(scan: ParquetScan, columns: readonly FileColumn[], name: string): AsyncGenerator<Chunk> {
  for (const range of scan.ranges) {
    const rows = range.rowEnd - range.rowStart
    const group = await reading(name, () => Promise.all(columns.map((column) => valuesOf(scan, column, range))))
    for (let from = 0; from < rows; from += chunkRows) {
      const to = Math.min(from + chunkRows, rows)
      // Values of a damaged file may be of any kind.
      yield await reading(name, async () =>
        chunkOf(
          columns,
          to - from,
          group.map((values) => values.slice(from, to)),
        ),
      )
    }
  }
}

async function valuesOf(scan: ParquetScan, { name }: FileColumn, { rowStart, rowEnd }: RowRange): Promise<Values> {
  const values: Values = await scan.readColumn({ column: markedName(name), rowStart, rowEnd })
  if (values.length !== rowEnd - rowStart) throw new Error(`${name}: ${values.length} values in ${rowEnd - rowStart} rows`)
  return values
}

/** What hyparquet gives of a column: an array or a typed array. */
interface Values extends ArrayLike<unknown> {
  slice(from: number, to: number): Values
}

function chunkOf(columns: readonly FileColumn[], rows: number, values: readonly ArrayLike<unknown>[]): Chunk {
  const scalars = new Map<string, Scalars>()
  const lists = new Map<string, Lists>()
  columns.forEach(({ name, type }, index) => {
    const column = values[index] as ArrayLike<unknown>
    if (type.kind === 'records') lists.set(name, listsOf(type.columns, column as ArrayLike<readonly Struct[] | null>))
    else if (type.kind !== 'other') scalars.set(name, scalarsOf(type, column))
  })
  return { rows, scalars, lists }
}

/** Null where a list holds a null. */
type Struct = Readonly<Record<string, unknown>> | null

function listsOf(columns: readonly FileColumn[], values: ArrayLike<readonly Struct[] | null>): Lists {
  const offsets = new Int32Array(values.length + 1)
  const structs: Struct[] = []
  for (let row = 0; row < values.length; row++) {
    structs.push(...(values[row] ?? []))
    offsets[row + 1] = structs.length
  }
  const entries = columns.map(({ name }) => structs.map((struct) => struct?.[markedName(name)]))
  const absent = Uint8Array.from(structs, (struct) => (struct == null ? 1 : 0))
  return { offsets, elements: chunkOf(columns, structs.length, entries), absent: absent.includes(1) ? absent : null }
}

function scalarsOf({ kind }: FileType, values: ArrayLike<unknown>): Scalars {
  if (kind !== 'decimal' || !Array.prototype.some.call(values, (value) => value instanceof Uint8Array)) return values as Scalars
  return Array.from(values, (value): Scalar | null =>
    value instanceof Uint8Array ? signed(value) : ((value as Scalar | undefined) ?? null),
  )
}

/** A whole number in two's complement, highest byte first. */
function signed(bytes: Uint8Array): bigint {
  return BigInt.asIntN(
    8 * bytes.length,
    bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n),
  )
}
