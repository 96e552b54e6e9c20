import { createHash } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type Batch, modelledFields, type PopulationModel, type Program, reasonOf, recordCsv, recordNdjson } from '../../index.ts'
import { parquetOfCsv } from '../data/parquetPeople.ts'
import { UsageError } from './exit.ts'
import { openOutput, type Temporary, targetOf, temporaryFor } from './output.ts'
import type { Terminal } from './terminal.ts'

export type PeopleFormat = 'csv' | 'ndjson' | 'parquet'

/** A file of people that is being written; it appears whole under its name at `commit`, or not at all. */
export interface PeopleFile {
  write(batch: Batch): Promise<void>
  /** Once all people are in it: the SHA-256 of its bytes. */
  finish(): Promise<string>
  commit(): Promise<void>
  abandon(): Promise<void>
}

/** Whose people they are. */
export interface PeopleKind {
  readonly program: Program
  readonly model: PopulationModel
}

export function openPeopleFile(path: string, format: PeopleFormat, kind: PeopleKind, terminal: Terminal): Promise<PeopleFile> {
  return format === 'parquet' ? parquetFile(path, kind, terminal) : textFile(path, format, kind, terminal)
}

async function textFile(path: string, format: 'csv' | 'ndjson', { program, model }: PeopleKind, terminal: Terminal): Promise<PeopleFile> {
  const { header, lines } = (format === 'csv' ? recordCsv : recordNdjson)(program, model)
  const output = await openOutput(path, null, terminal)
  const digest = createHash('sha256')
  const put = async (text: string) => {
    digest.update(text)
    await output.write(text)
  }
  if (header !== null) await put(`${header}\n`)
  return {
    write: (batch) => put(`${lines(batch).join('\n')}\n`),
    finish: async () => digest.digest('hex'),
    commit: () => output.commit(),
    abandon: () => output.abandon(),
  }
}

/** DuckDB makes it of a CSV file that stands beside it meanwhile, which is quicker than to hand over cell by cell. */
async function parquetFile(path: string, { program, model }: PeopleKind, terminal: Terminal): Promise<PeopleFile> {
  const { texts } = terminal
  const fields = modelledFields(program, model)
  const alike = fields.find(({ name }, index) => fields.slice(0, index).some((other) => other.name.toLowerCase() === name.toLowerCase()))
  // DuckDB tells no column from another by the case of its letters.
  if (alike) throw new UsageError(texts.alikeNames(alike.name))
  const unwritable = (failure: unknown): never => {
    throw new UsageError(texts.unwritable(path, reasonOf(failure)))
  }
  const temporary = temporaryFor(targetOf(path, null, terminal))
  const rows = temporaryFor(`${temporary.path}.csv`)
  const file = await open(rows.path, 'w').catch(unwritable)
  const { header, lines } = recordCsv(program, model, 'plain')
  await file.writeFile(`${header}\n`)
  return {
    write: (batch) => file.writeFile(`${lines(batch).join('\n')}\n`).catch(unwritable),
    async finish() {
      await file.close()
      await parquetOfCsv(rows.path, fields, temporary.path).catch(unwritable)
      rows.abandon()
      return hashOf(temporary.path)
    },
    commit: () => temporary.commit(),
    abandon: () => abandonAll(file, [rows, temporary]),
  }
}

async function abandonAll(file: FileHandle, temporaries: readonly Temporary[]): Promise<void> {
  await file.close()
  for (const temporary of temporaries) {
    temporary.abandon()
    rmSync(`${temporary.path}.spill`, { recursive: true, force: true })
  }
}

async function hashOf(path: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const bytes of createReadStream(path)) digest.update(bytes as Uint8Array)
  return digest.digest('hex')
}
