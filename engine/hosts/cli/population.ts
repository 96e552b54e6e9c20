import { createHash } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import {
  aboutFileOf,
  aboutPopulation,
  generator,
  type PopulationGenerator,
  type PopulationModel,
  readPopulationModel,
  relationOf,
} from '../../index.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import { readText } from './files.ts'
import { type SoundNotice, soundNotice } from './notice.ts'
import { type Output, openOutput } from './output.ts'
import { openPeopleFile, type PeopleFile, type PeopleFormat, type PeopleKind } from './peopleFile.ts'
import { assumptionList } from './populationAbout.ts'
import { populationTexts } from './populationTexts.ts'
import { progressOn } from './progress.ts'
import { modelProblems, type SyntheticOptions, syntheticPeople } from './synthetic.ts'
import { type Terminal, write } from './terminal.ts'

export interface PopulationOptions extends SyntheticOptions {
  readonly output?: string
  readonly model?: string
  readonly about?: boolean
}

/** `tiaoli population`: synthetic people in a file, labelled as such in another beside it, or what they rest on. */
export async function population(path: string, options: PopulationOptions, version: string, terminal: Terminal): Promise<Exit> {
  const asked = options.about ? null : askedFor(options, terminal)
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
  readonly format: PeopleFormat
}

const formats: Readonly<Record<string, PeopleFormat>> = { '.csv': 'csv', '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.parquet': 'parquet' }

function askedFor({ size, seed, output }: PopulationOptions, terminal: Terminal): Asked {
  const texts = populationTexts[terminal.language]
  if (size === undefined || output === undefined) throw new UsageError(texts.needsOutput)
  const format = formats[extname(output).toLowerCase()]
  if (!format) throw new UsageError(texts.badOutput(output))
  return { ...syntheticPeople(size, seed, terminal), output, format }
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
  await write(terminal.err, `${modelProblems(path, problems, terminal)}\n`)
  return null
}

async function writePeople(notice: SoundNotice, found: FoundModel, asked: Asked, version: string, terminal: Terminal): Promise<Exit> {
  const texts = populationTexts[terminal.language]
  const { program } = notice
  const { model } = found
  const relation = relationOf(model)
  if (relation !== null && asked.format !== 'ndjson') throw new UsageError(texts.relation(relation))
  const about = aboutFileOf(asked.output)
  await bothFiles(asked, about, { program, model }, terminal, async (people, note) => {
    const sha256 = await writeAll(generator(model, program, asked), people, terminal)
    const modelFile = { name: basename(found.path), sha256: createHash('sha256').update(found.text).digest('hex') }
    const file = { name: basename(asked.output), sha256 }
    const parts = { file, people: asked.size, seed: asked.seed, modelFile, version }
    await note.write(`${JSON.stringify(aboutPopulation(model, program, parts), null, 2)}\n`)
  })
  await write(terminal.err, `${texts.written(String(asked.size), asked.output, about)}\n`)
  return exit.fine
}

/** Writes two files, or none: the note appears first, so that no people stand there without it. */
async function bothFiles(
  { output, format }: Asked,
  about: string,
  kind: PeopleKind,
  terminal: Terminal,
  fill: (people: PeopleFile, about: Output) => Promise<void>,
): Promise<void> {
  const opened: Pick<Output, 'commit' | 'abandon'>[] = []
  try {
    const note = await openOutput(about, null, terminal)
    opened.push(note)
    const people = await openPeopleFile(output, format, kind, terminal)
    opened.push(people)
    await fill(people, note)
    for (const file of opened) await file.commit()
  } catch (failure) {
    for (const file of opened) await file.abandon()
    throw failure
  }
}

/** Writes all people and gives the SHA-256 of the file. */
async function writeAll(people: PopulationGenerator, file: PeopleFile, terminal: Terminal): Promise<string> {
  const progress = progressOn(terminal, people.size)
  try {
    for (const { batch } of people.blocks()) {
      await file.write(batch)
      progress.advance(batch.rows, batch.rows)
    }
    return await file.finish()
  } finally {
    progress.done()
  }
}
