import { createReadStream } from 'node:fs'
import {
  BatchBuilder,
  type Block,
  blocksOf,
  csvBlocks,
  type Format,
  type Item,
  jsonBlocks,
  type Layout,
  layoutOf,
  type Program,
  type RecordReader,
  type RefusedRecord,
  recordAt,
  recordReader,
  type Schema,
  schemaOf,
  sheetReader,
  Texts,
  UnusableSource,
  type Wanted,
} from '../../index.ts'
import { openParquet } from './parquetInput.ts'
import { readWorkbook } from './xlsx.ts'

/** What a file of records may be. */
export type DataFormat = Format | 'parquet' | 'xlsx'

/** A file of records, or standard input where the path is `-`. */
export interface DataInput {
  readonly path: string
  readonly format: DataFormat
  /** Bytes in all; null where nobody knows. */
  readonly size: number | null
}

/** Whose records they are: the entity, and the base date that bounds some of its fields, in days since 1970. */
export interface RecordSubject {
  readonly program: Program
  readonly entity: string
  readonly baseDate: number
}

export interface SourceOptions {
  /** Of a file with columns: column → field; null ignores the column. */
  readonly mapping?: ReadonlyMap<string, string | null>
  readonly wanted?: Wanted
  /** Where texts get their codes, if records of other files are looked at together with these. */
  readonly texts?: Texts
}

/** Some records in the order of the file, and how many bytes of it they took (of Parquet, as a share of its rows). */
export interface ItemsRead {
  readonly items: readonly Item[]
  readonly bytes: number
}

export interface BlockRead {
  readonly block: Block
  readonly bytes: number
}

/** The records of a file of any format, one by one; what can't be read of it is an item too. Throws an UnusableSource. */
export async function* openItems(input: DataInput, subject: RecordSubject): AsyncGenerator<ItemsRead> {
  if (input.format !== 'parquet')
    return yield* input.format === 'xlsx' ? sheetItems(input, subject) : textItems(input, input.format, subject)
  let next = 1
  for await (const { block, bytes } of parquetBlocks(input, subject, {})) {
    yield { items: itemsOf(block, subject.program, next), bytes }
    next += block.batch.rows + block.refused.length
  }
}

/**
 * The records of a file of any format, in blocks of columns: what a simulation reads. The numbers of records count from 1.
 * Throws an UnusableSource where the file as a whole can't be read.
 */
export async function* openSource(input: DataInput, subject: RecordSubject, options: SourceOptions = {}): AsyncGenerator<BlockRead> {
  const shared = { ...options, texts: options.texts ?? new Texts() }
  if (input.format === 'parquet') yield* parquetBlocks(input, subject, shared)
  else if (input.format === 'xlsx') yield* sheetBlocks(input, subject, shared)
  else yield* textBlocks(input, input.format, subject, shared)
}

const schemaFor = ({ program, entity, baseDate }: RecordSubject): Schema => schemaOf(program, entity, baseDate) as Schema

const layoutFor = ({ program, entity }: RecordSubject): Layout => layoutOf(program, entity)

const bytesOf = (path: string): AsyncIterable<Uint8Array> => (path === '-' ? process.stdin : createReadStream(path))

function textItems({ path }: DataInput, format: Format, subject: RecordSubject): AsyncGenerator<ItemsRead> {
  return itemsOfBytes(bytesOf(path), recordReader(format, schemaFor(subject)))
}

async function* textBlocks({ path }: DataInput, format: Format, subject: RecordSubject, options: SourceOptions): AsyncGenerator<BlockRead> {
  const [schema, layout] = [schemaFor(subject), layoutFor(subject)]
  const reader = format === 'csv' ? csvBlocks(schema, layout, options) : jsonBlocks(format, schema, layout, options)
  let bytes = 0
  function* given(blocks: readonly Block[]): Generator<BlockRead> {
    for (const block of blocks) {
      yield { block, bytes }
      bytes = 0
    }
  }
  for await (const chunk of bytesOf(path)) {
    bytes += chunk.length
    yield* given(reader.push(chunk))
  }
  yield* given(reader.end())
}

async function* sheetBlocks(input: DataInput, subject: RecordSubject, options: SourceOptions): AsyncGenerator<BlockRead> {
  let next = 1
  for await (const { items, bytes } of sheetItems(input, subject, options.mapping)) {
    yield { block: blockFrom(items, subject, next, options), bytes }
    next += items.length
  }
}

/** The records of a stream of bytes, one piece for each chunk. */
export async function* itemsOfBytes(chunks: AsyncIterable<Uint8Array>, reader: RecordReader): AsyncGenerator<ItemsRead> {
  for await (const chunk of chunks) yield { items: reader.push(chunk), bytes: chunk.length }
  yield { items: reader.end(), bytes: 0 }
}

/** Rows of a sheet that are handed on at a time. */
const sheetRows = 4096

async function* sheetItems(
  { path, size }: DataInput,
  subject: RecordSubject,
  mapping?: SourceOptions['mapping'],
): AsyncGenerator<ItemsRead> {
  const [sheet] = await readWorkbook(path)
  const read = sheetReader(schemaFor(subject), mapping && { mapping })
  const rows = sheet?.rows ?? []
  yield { items: read.header(sheet?.header ?? []), bytes: 0 }
  for (let from = 0; from < rows.length; from += sheetRows) {
    const some = rows.slice(from, from + sheetRows)
    yield { items: some.map(read.row), bytes: share(size, some.length, rows.length) }
  }
}

async function* parquetBlocks({ path, size }: DataInput, subject: RecordSubject, options: SourceOptions): AsyncGenerator<BlockRead> {
  const file = await openParquet(path)
  try {
    const records = { schema: schemaFor(subject), layout: layoutFor(subject) }
    for await (const block of blocksOf(file, records, options)) {
      yield { block, bytes: share(size, block.batch.rows + block.refused.length, file.rows) }
    }
  } finally {
    file.close()
  }
}

const share = (size: number | null, part: number, all: number): number => ((size ?? 0) * part) / all

/** The records of a block, refused ones in their place; `first` is the number of the first. */
export function itemsOf({ batch, numbers, refused }: Block, program: Program, first: number): Item[] {
  const items: Item[] = []
  for (const { number, refusals } of refused) items[number - first] = { kind: 'refused', refusals }
  numbers.forEach((number, row) => {
    items[number - first] = { kind: 'record', record: recordAt(program, batch, row) }
  })
  return items
}

/** Records put into columns; `first` is the number of the first. */
function blockFrom(items: readonly Item[], subject: RecordSubject, first: number, { wanted, texts }: SourceOptions): Block {
  const builder = new BatchBuilder(layoutFor(subject), wanted, texts)
  const numbers: number[] = []
  const refused: RefusedRecord[] = []
  items.forEach((item, index) => {
    if (item.kind === 'unusable') throw new UnusableSource(item.refusals)
    if (item.kind === 'refused') refused.push({ number: first + index, refusals: item.refusals })
    else {
      builder.add(item.record)
      numbers.push(first + index)
    }
  })
  return { batch: builder.finish(), numbers: Int32Array.from(numbers), refused }
}
