import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  aboutFileOf,
  type Block,
  type BundlePeople,
  generator,
  largestSeed,
  type Mapping,
  type Plan,
  type PopulationModel,
  type Program,
  parseDate,
  populationProblemText,
  readPopulationModel,
  saysSynthetic,
  wantedColumns,
} from '../../../index.ts'
import { type DataInput, openSource } from '../../data/records.ts'
import { UsageError } from '../exit.ts'
import { readText } from '../files.ts'
import { openInput } from '../input.ts'
import { progressOn } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { type SimulateTexts, simulateTexts } from './texts.ts'

export interface PeopleOptions {
  readonly population?: string
  readonly size?: string
  readonly seed?: string
  readonly map: readonly string[]
}

/** Where people come from: a file of theirs, or a model that makes them. */
export type PeopleSource =
  | { readonly kind: 'file'; readonly input: DataInput; readonly mapping: Mapping | null; readonly synthetic: boolean }
  | { readonly kind: 'synthetic'; readonly model: PopulationModel; readonly text: string; readonly size: number; readonly seed: number }

const usualSize = 100_000
const mostPeople = 2 ** 31 - 1

/** The people that a command names, or those of the model beside the notice. */
export function peopleSource(options: PeopleOptions, program: Program, entry: string, terminal: Terminal): PeopleSource {
  const texts = simulateTexts[terminal.language]
  const path = options.population ?? join(dirname(entry), 'population.json')
  if (path === '-') throw new UsageError(texts.standardInput)
  const text = /\.json$/i.test(path) ? readText(path) : undefined
  if (text === null && options.population === undefined) throw new UsageError(texts.noPopulation(path))
  if (typeof text === 'string' && isModel(text)) return synthetic(path, text, options, program, terminal)
  if (options.size !== undefined || options.seed !== undefined) throw new UsageError(texts.sizeOfFile)
  return fileSource(path, mappingOf(options.map, texts), terminal)
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
  const texts = simulateTexts[terminal.language]
  const [size, seed] = [wholeNumber((options.size ?? String(usualSize)).replace(/万$/, '0000')), wholeNumber(options.seed ?? '1')]
  if (size === null || size < 1 || size > mostPeople) throw new UsageError(texts.badSize(options.size ?? ''))
  if (seed === null || seed > largestSeed) throw new UsageError(texts.badSeed(options.seed ?? ''))
  return { kind: 'synthetic', model: modelOf(path, text, program, terminal), text, size, seed }
}

/** The model that a text holds, said with all that is wrong with it where it is none. */
export function modelOf(path: string, text: string, program: Program, { language, texts }: Terminal): PopulationModel {
  const { model, problems } = readPopulationModel(text, program)
  if (model) return model
  const lines = problems.map((found) => `  ${found.path}  ${found.code}  ${populationProblemText(found, language)}`)
  throw new UsageError([texts.unusable(path), ...lines].join('\n'))
}

export function fileSource(path: string, mapping: Mapping | null, terminal: Terminal): PeopleSource {
  const input = openInput(path, terminal)
  const named = ['csv', 'parquet', 'xlsx'].includes(input.format)
  if (mapping && !named) throw new UsageError(simulateTexts[terminal.language].mapNeedsTable)
  const about = readText(aboutFileOf(path))
  return { kind: 'file', input, mapping, synthetic: typeof about === 'string' && saysSynthetic(about) }
}

function mappingOf(pairs: readonly string[], texts: SimulateTexts): Mapping | null {
  const entries = pairs.map((pair) => {
    const match = /^(.+?)\s*[=＝]\s*(.*)$/s.exec(pair.trim())
    if (!match) throw new UsageError(texts.badMapping(pair))
    return [match[1] as string, match[2] === '' ? null : (match[2] as string)] as const
  })
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

const wholeNumber = (text: string): number | null => (/^\d{1,16}$/.test(text) ? Number(text) : null)

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
    for await (const { block, bytes } of openSource(source.input, { program, entity: plan.entity, baseDate }, { wanted, ...mapping })) {
      progress.advance(bytes, block.batch.rows + block.refused.length)
      yield block
    }
  } finally {
    progress.done()
  }
}

/** What a bundle says of the people: of a file its hash, of synthetic ones the model's text. */
export async function bundledPeople(source: PeopleSource): Promise<Extract<BundlePeople, { kind: 'file' }> | SyntheticParts> {
  if (source.kind === 'synthetic') return { kind: 'synthetic', model: source.text, size: source.size, seed: source.seed }
  const { input, mapping } = source
  return { kind: 'file', path: input.path, size: input.size ?? 0, sha256: await hashOfFile(input.path), mapping }
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
