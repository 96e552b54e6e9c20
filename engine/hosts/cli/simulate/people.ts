import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  aboutFileOf,
  type Block,
  type BundledFile,
  generator,
  type Mapping,
  type Plan,
  type PopulationModel,
  type Program,
  parseDate,
  readPopulationModel,
  saysSynthetic,
  wantedColumns,
} from '../../../index.ts'
import { type JoinedFiles, type JoinedRead, readJoined } from '../../data/joined.ts'
import { type BlockRead, type DataInput, openSource, type RecordSubject, type SourceOptions } from '../../data/records.ts'
import { type ChildrenOptions, joinedFiles, type Owner } from '../children.ts'
import { childrenTexts } from '../childrenTexts.ts'
import { UsageError } from '../exit.ts'
import { readText } from '../files.ts'
import { openInput } from '../input.ts'
import { progressOn } from '../progress.ts'
import { modelProblems, type SyntheticOptions, syntheticPeople } from '../synthetic.ts'
import type { Terminal } from '../terminal.ts'
import { type SimulateTexts, simulateTexts } from './texts.ts'

export interface PeopleOptions extends ChildrenOptions, SyntheticOptions {
  readonly population?: string
  readonly map: readonly string[]
}

/** Where people come from: a file of theirs, or a model that makes them. */
export type PeopleSource =
  | PeopleFile
  | { readonly kind: 'synthetic'; readonly model: PopulationModel; readonly text: string; readonly size: number; readonly seed: number }

export interface PeopleFile {
  readonly kind: 'file'
  readonly input: DataInput
  readonly mapping: Mapping | null
  readonly synthetic: boolean
  /** Where what they have several of stands in files of its own. */
  readonly joined: JoinedPeople | null
}

/** People and the files of their elements, which are read once and kept. */
export class JoinedPeople {
  readonly files: JoinedFiles
  /** What was read; null before. */
  found: JoinedRead | null = null

  constructor(files: JoinedFiles) {
    this.files = files
  }

  async read(subject: RecordSubject, options: SourceOptions): Promise<JoinedRead> {
    this.found ??= await readJoined(this.files, subject, options)
    return this.found
  }
}

/** So many synthetic people there are where a command line does not say how many. */
export const usualSize = 100_000

/** The people that a command names, or those of the model beside the notice. */
export function peopleSource(options: PeopleOptions, { program, entity }: Owner, entry: string, terminal: Terminal): PeopleSource {
  const texts = simulateTexts[terminal.language]
  const path = options.population ?? join(dirname(entry), 'population.json')
  if (path === '-') throw new UsageError(texts.standardInput)
  const text = /\.json$/i.test(path) ? readText(path) : undefined
  if (text === null && options.population === undefined) throw new UsageError(texts.noPopulation(path))
  if (typeof text === 'string' && isModel(text)) return synthetic(path, text, options, program, terminal)
  if (options.size !== undefined || options.seed !== undefined) throw new UsageError(texts.sizeOfFile)
  const file = fileSource(path, mappingOf(options.map, texts), terminal)
  const files = joinedFiles(file.input, options, { program, entity }, terminal)
  return files ? { ...file, joined: new JoinedPeople(files) } : file
}

/** Models are objects with parts; records stand in lists, or side by side. */
function isModel(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) && ('组成' in value || 'parts' in value)
  } catch {
    return false
  }
}

function synthetic(path: string, text: string, options: PeopleOptions, program: Program, terminal: Terminal): PeopleSource {
  if (options.children.length > 0 || options.key !== undefined) throw new UsageError(childrenTexts[terminal.language].synthetic)
  const asked = syntheticPeople(options.size ?? String(usualSize), options.seed, terminal)
  return { kind: 'synthetic', model: modelOf(path, text, program, terminal), text, ...asked }
}

/** The model that a text holds, said with all that is wrong with it where it is none. */
export function modelOf(path: string, text: string, program: Program, terminal: Terminal): PopulationModel {
  const { model, problems } = readPopulationModel(text, program)
  if (model) return model
  throw new UsageError(modelProblems(path, problems, terminal))
}

export function fileSource(path: string, mapping: Mapping | null, terminal: Terminal): PeopleFile {
  const input = openInput(path, terminal)
  const named = ['csv', 'parquet', 'xlsx'].includes(input.format)
  if (mapping && !named) throw new UsageError(simulateTexts[terminal.language].mapNeedsTable)
  const about = readText(aboutFileOf(path))
  return { kind: 'file', input, mapping, synthetic: typeof about === 'string' && saysSynthetic(about), joined: null }
}

function mappingOf(pairs: readonly string[], texts: SimulateTexts): Mapping | null {
  const entries = pairs.map((pair) => {
    const match = /^(.+?)\s*[=＝]\s*(.*)$/s.exec(pair.trim())
    if (!match) throw new UsageError(texts.badMapping(pair))
    return [match[1] as string, match[2] === '' ? null : (match[2] as string)] as const
  })
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

/** The people as a simulation takes them, with a line that says how far it is. */
export async function* blocksOf(source: PeopleSource, plan: Plan, terminal: Terminal): AsyncGenerator<Block> {
  const { program, options } = plan.pair.baseline
  const wanted = wantedColumns(plan)
  const progress = progressOn(terminal, source.kind === 'file' ? source.input.size : source.size)
  try {
    if (source.kind === 'synthetic') {
      for (const block of generator(source.model, program, { seed: source.seed, size: source.size, wanted }).blocks()) {
        progress.advance(block.batch.rows, block.batch.rows)
        yield block
      }
      return
    }
    const baseDate = parseDate(options.baseDate ?? program.header.baseDate) as number
    const mapping = source.mapping ? { mapping: new Map(Object.entries(source.mapping)) } : {}
    for await (const { block, bytes } of fileBlocks(source, { program, entity: plan.entity, baseDate }, { wanted, ...mapping })) {
      progress.advance(bytes, block.batch.rows + block.refused.length)
      yield block
    }
  } finally {
    progress.done()
  }
}

async function* fileBlocks({ input, joined }: PeopleFile, subject: RecordSubject, options: SourceOptions): AsyncGenerator<BlockRead> {
  if (joined === null) return yield* openSource(input, subject, options)
  const { blocks } = await joined.read(subject, options)
  for (const block of blocks) yield { block, bytes: (input.size ?? 0) / blocks.length }
}

/** What a bundle says of the people: of a file its hash, of synthetic ones the model's text. */
export async function bundledPeople(source: PeopleSource): Promise<BundledFile | SyntheticParts> {
  if (source.kind === 'synthetic') return { kind: 'synthetic', model: source.text, size: source.size, seed: source.seed }
  const { input, mapping, joined } = source
  const file = { kind: 'file', path: input.path, size: input.size ?? 0, sha256: await hashOfFile(input.path), mapping } as const
  return joined ? { ...file, joined: await bundledChildren(joined.files) } : file
}

async function bundledChildren({ key, children }: JoinedFiles): Promise<NonNullable<BundledFile['joined']>> {
  const hashed = children.map(async ({ relation, path }) => ({ relation, path, sha256: await hashOfFile(path) }))
  return { key, children: await Promise.all(hashed) }
}

export interface SyntheticParts {
  readonly kind: 'synthetic'
  readonly model: string
  readonly size: number
  readonly seed: number
}

export async function hashOfFile(path: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path)) digest.update(chunk as Uint8Array)
  return digest.digest('hex')
}

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')
