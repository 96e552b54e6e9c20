import { createHash } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import {
  aboutFileOf,
  aboutPopulation,
  generator,
  largestSeed,
  mostPeople,
  type PopulationModel,
  populationProblemText,
  type RecordWriter,
  readPopulationModel,
  recordCsv,
  recordNdjson,
  relationOf,
} from '../../index.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import { readText } from './files.ts'
import { type SoundNotice, soundNotice } from './notice.ts'
import { type Output, openOutput } from './output.ts'
import { assumptionList } from './populationAbout.ts'
import { type PopulationTexts, populationTexts } from './populationTexts.ts'
import { progressOn } from './progress.ts'
import { type Terminal, write } from './terminal.ts'

export interface PopulationOptions {
  readonly size?: string
  readonly seed?: string
  readonly output?: string
  readonly model?: string
  readonly about?: boolean
}

/** `tiaoli population`: synthetic people in a file, labelled as such in another beside it, or what they rest on. */
export async function population(path: string, options: PopulationOptions, version: string, terminal: Terminal): Promise<Exit> {
  const asked = options.about ? null : askedFor(options, populationTexts[terminal.language])
  const notice = await soundNotice(path, terminal)
  if (!notice) return exit.wrong
  const found = await openModel(notice, options.model, terminal)
  if (!found) return exit.wrong
  if (asked) return writePeople(notice, found, asked, version, terminal)
  await write(terminal.out, assumptionList(found.model, notice.program, terminal))
  return exit.fine
}

/** What is asked of the generator, checked. */
interface Asked {
  readonly size: number
  readonly seed: number
  readonly output: string
  readonly format: 'csv' | 'ndjson'
}

const formats: Readonly<Record<string, Asked['format']>> = { '.csv': 'csv', '.ndjson': 'ndjson', '.jsonl': 'ndjson' }

function askedFor({ size, seed = '1', output }: PopulationOptions, texts: PopulationTexts): Asked {
  if (size === undefined || output === undefined) throw new UsageError(texts.needsOutput)
  const format = formats[extname(output).toLowerCase()]
  if (!format) throw new UsageError(texts.badOutput(output))
  const people = wholeNumber(size.replace(/万$/, '0000'))
  if (people === null || people < 1 || people > mostPeople) throw new UsageError(texts.badSize(size))
  const start = wholeNumber(seed)
  if (start === null || start > largestSeed) throw new UsageError(texts.badSeed(seed))
  return { size: people, seed: start, output, format }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,16}$/.test(text) ? Number(text) : null
}

interface FoundModel {
  readonly path: string
  readonly text: string
  readonly model: PopulationModel
}

/** The model beside the notice, or of another name; null after its problems have been said. */
async function openModel(notice: SoundNotice, named: string | undefined, terminal: Terminal): Promise<FoundModel | null> {
  const texts = populationTexts[terminal.language]
  const path = named ?? join(dirname(notice.entry), 'population.json')
  const text = readText(path)
  if (text === null) throw new UsageError(texts.noModel(path))
  if (typeof text !== 'string') throw new UsageError(terminal.texts.unreadable(path, 'UTF-8'))
  const { model, problems } = readPopulationModel(text, notice.program)
  if (model) return { path, text, model }
  const lines = problems.map((problem) => `  ${problem.path}  ${problem.code}  ${populationProblemText(problem, terminal.language)}`)
  await write(terminal.err, `${[texts.modelWrong(path), ...lines].join('\n')}\n`)
  return null
}

async function writePeople(notice: SoundNotice, found: FoundModel, asked: Asked, version: string, terminal: Terminal): Promise<Exit> {
  const texts = populationTexts[terminal.language]
  const { program } = notice
  const relation = relationOf(found.model)
  if (relation !== null && asked.format === 'csv') throw new UsageError(texts.relation(relation))
  const writer = (asked.format === 'csv' ? recordCsv : recordNdjson)(program, found.model)
  const about = aboutFileOf(asked.output)
  await bothFiles(asked.output, about, terminal, async (people, note) => {
    const sha256 = await writeRecords(generator(found.model, program, asked).blocks(), writer, people, asked.size, terminal)
    const modelFile = { name: basename(found.path), sha256: hash(found.text) }
    const file = { name: basename(asked.output), sha256 }
    const parts = { file, people: asked.size, seed: asked.seed, modelFile, version }
    await note.write(`${JSON.stringify(aboutPopulation(found.model, program, parts), null, 2)}\n`)
  })
  await write(terminal.err, `${texts.written(String(asked.size), asked.output, about)}\n`)
  return exit.fine
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Writes two files, or none: the note first, so that no people stand there without it. */
async function bothFiles(
  people: string,
  about: string,
  terminal: Terminal,
  fill: (people: Output, about: Output) => Promise<void>,
): Promise<void> {
  const opened: Output[] = []
  const open = async (path: string) => {
    const output = await openOutput(path, null, terminal)
    opened.push(output)
    return output
  }
  try {
    const note = await open(about)
    await fill(await open(people), note)
    for (const output of opened) await output.commit()
  } catch (failure) {
    for (const output of opened) await output.abandon()
    throw failure
  }
}

/** Writes all records and gives the SHA-256 of what was written. */
async function writeRecords(
  blocks: ReturnType<ReturnType<typeof generator>['blocks']>,
  { header, lines }: RecordWriter,
  output: Output,
  size: number,
  terminal: Terminal,
): Promise<string> {
  const digest = createHash('sha256')
  const put = async (text: string) => {
    digest.update(text)
    await output.write(text)
  }
  const progress = progressOn(terminal, size)
  try {
    if (header !== null) await put(`${header}\n`)
    for (const { batch } of blocks) {
      await put(`${lines(batch).join('\n')}\n`)
      progress.advance(batch.rows, batch.rows)
    }
  } finally {
    progress.done()
  }
  return digest.digest('hex')
}
