import { closest, type Program, parseDate } from '../../index.ts'
import type { RecordSubject } from '../data/records.ts'
import { UsageError } from './exit.ts'
import { type Settings, settingsOf } from './settings.ts'
import type { Texts } from './texts.ts'

/** What a command that reads records may say of them. */
export interface SubjectOptions {
  readonly asOf?: string
  readonly set: readonly string[]
  readonly entity?: string
}

/** What records are about: the entity that they describe, under the settings of the run. */
export interface Subject extends RecordSubject {
  readonly settings: Settings
}

export function subjectOf(program: Program, options: SubjectOptions, texts: Texts): Subject {
  const settings = settingsOf(program, options.set, options.asOf, texts)
  const entity = entityOf(program, options.entity, texts)
  return { program, entity, settings, baseDate: parseDate(settings.baseDate ?? program.header.baseDate) as number }
}

function entityOf(program: Program, asked: string | undefined, texts: Texts): string {
  if (asked === undefined && program.mainEntity === null) throw new UsageError(texts.noEntity)
  const name = asked ?? (program.mainEntity as string)
  const names = program.entities.map((entity) => entity.name)
  if (!names.includes(name)) throw new UsageError(texts.unknownEntity(name, closest(name, names)))
  return name
}
