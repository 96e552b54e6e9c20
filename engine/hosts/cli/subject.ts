import { closest, type Program, parseDate, type RecordReader, recordReader, type Schema, schemaOf } from '../../index.ts'
import { UsageError } from './exit.ts'
import type { Input } from './input.ts'
import { type Settings, settingsOf } from './settings.ts'
import type { Texts } from './texts.ts'

/** What a command that reads records may say of them. */
export interface SubjectOptions {
  readonly asOf?: string
  readonly set: readonly string[]
  readonly entity?: string
}

/** What records are about: the entity that they describe, under the settings of the run. */
export interface Subject {
  readonly program: Program
  readonly entity: string
  readonly settings: Settings
  reader(input: Input): RecordReader
}

export function subjectOf(program: Program, options: SubjectOptions, texts: Texts): Subject {
  const settings = settingsOf(program, options.set, options.asOf, texts)
  const entity = entityOf(program, options.entity, texts)
  const schema = schemaOf(program, entity, parseDate(settings.baseDate ?? program.header.baseDate) as number) as Schema
  return {
    program,
    entity,
    settings,
    reader: (input) => recordReader(input.format, schema),
  }
}

function entityOf(program: Program, asked: string | undefined, texts: Texts): string {
  if (asked === undefined && program.mainEntity === null) throw new UsageError(texts.noEntity)
  const name = asked ?? (program.mainEntity as string)
  const names = program.entities.map((entity) => entity.name)
  if (!names.includes(name)) throw new UsageError(texts.unknownEntity(name, closest(name, names)))
  return name
}
