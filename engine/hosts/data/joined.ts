import { createReadStream } from 'node:fs'
import {
  type Batch,
  type Block,
  everything,
  joinRelations,
  type KeyChoice,
  type KeyedBlock,
  keyedCsvBlocks,
  layoutOf,
  type RefusedRecord,
  type Schema,
  schemaOf,
  Texts,
  UnusableSource,
  type Wanted,
} from '../../index.ts'
import { type DataInput, type ItemsRead, itemsOf, type RecordSubject, type SourceOptions } from './records.ts'

/** A CSV file whose rows are the elements of a relation. */
export interface ChildFile {
  readonly relation: string
  readonly path: string
}

/** A CSV file of records, and files of their elements, whose rows belong together by the column that all of them have. */
export interface JoinedFiles {
  readonly parents: DataInput
  readonly key: string
  readonly children: readonly ChildFile[]
}

/** What became of the rows of a file of elements. */
export interface ChildrenRead extends ChildFile {
  readonly rows: number
  /** Those that are no element of any record, in order. */
  readonly refused: readonly RefusedRecord[]
}

export interface JoinedRead {
  readonly blocks: readonly Block[]
  readonly children: readonly ChildrenRead[]
}

/** One of several files can't be read as a whole. */
export class UnusableFile extends UnusableSource {
  readonly path: string

  constructor(path: string, { refusals }: UnusableSource) {
    super(refusals)
    this.path = path
  }
}

/** Reads all files, which are in memory as columns then. Throws an UnusableFile where one can't be read as a whole. */
export async function readJoined(files: JoinedFiles, subject: RecordSubject, options: SourceOptions = {}): Promise<JoinedRead> {
  const { mapping, ...shared } = { ...options, texts: options.texts ?? new Texts() }
  const key = { column: files.key, codes: new Texts() }
  const parents = await keyedBlocks(files.parents.path, subject, key, { ...shared, ...(mapping && { mapping }) })
  const children = new Map<string, readonly KeyedBlock[]>()
  for (const { relation, path } of files.children) {
    children.set(relation, await keyedBlocks(path, { ...subject, entity: elementsOf(subject, relation) }, key, shared))
  }
  const joined = joinRelations(parents, children)
  return {
    blocks: joined.parents.map((block) => ({ ...block, batch: withWanted(block.batch, options.wanted ?? everything) })),
    children: files.children.map((file) => ({
      ...file,
      rows: rowsOf(children.get(file.relation) ?? []),
      refused: joined.refusedChildren.get(file.relation) ?? [],
    })),
  }
}

/** The records of a joined file one by one, as `openItems` gives those of a single one. */
export function* joinedItems({ blocks }: JoinedRead, { size }: DataInput, { program }: RecordSubject): Generator<ItemsRead> {
  const all = rowsOf(blocks)
  let next = 1
  for (const block of blocks) {
    const rows = rowsOf([block])
    yield { items: itemsOf(block, program, next), bytes: ((size ?? 0) * rows) / all }
    next += rows
  }
}

const rowsOf = (blocks: readonly Block[]): number => blocks.reduce((rows, { batch, refused }) => rows + batch.rows + refused.length, 0)

function elementsOf({ program, entity }: RecordSubject, relation: string): string {
  const found = program.entities.find(({ name }) => name === entity)?.relations.find(({ name }) => name === relation)
  if (!found) throw new Error(`no relation ${relation} of ${entity}`)
  return found.entity
}

/** Elements that no rule looks at are read, to see whether they may be, and not kept. */
function withWanted(batch: Batch, wanted: Wanted): Batch {
  return { ...batch, relations: new Map([...batch.relations].filter(([relation]) => wanted.relation(batch.entity, relation))) }
}

async function keyedBlocks(path: string, subject: RecordSubject, key: KeyChoice, options: SourceOptions): Promise<KeyedBlock[]> {
  const { program, entity, baseDate } = subject
  const reader = keyedCsvBlocks(schemaOf(program, entity, baseDate) as Schema, layoutOf(program, entity), key, options)
  const blocks: KeyedBlock[] = []
  try {
    for await (const chunk of createReadStream(path)) blocks.push(...reader.push(chunk as Uint8Array))
    blocks.push(...reader.end())
    return blocks
  } catch (failure) {
    throw failure instanceof UnusableSource ? new UnusableFile(path, failure) : failure
  }
}
