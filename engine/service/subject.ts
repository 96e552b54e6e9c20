import { caseRecord } from '../cases.ts'
import type { Refusal } from '../program/outcome.ts'
import type { Case, CaseRecord, Program } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import { knownReadings } from './readings/chosen.ts'
import type { Readings } from './readings/runs.ts'

/** Whose results are asked for: a case of the notice by its name, or a record as cases write it. Plain data. */
export type Subject = SubjectCase | SubjectRecord

export interface SubjectCase {
  readonly case: string
  /** Question → reading: laid over the case's own readings. */
  readonly readings?: Readings
}

export interface SubjectRecord {
  /** null for a record of no entity: only the notice's own results. */
  readonly entity: string | null
  readonly record: CaseRecord
  /** Question → reading; the default reading where absent. */
  readonly readings?: Readonly<Record<string, string>>
  /** Parameters that are tried otherwise, as `readOverrides` reads them: 个人缴费标准（2021年） → 320. */
  readonly parameters?: Readonly<Record<string, string>>
}

/** A subject as evaluators take it. */
export interface Person {
  readonly entity: string | null
  readonly readings: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, string>>
  /** null where the record is refused as it stands. */
  readonly record: InputRecord | null
  readonly refusals: readonly Refusal[]
  /** The case; one of no name for a record of its own. */
  readonly case: Case
}

/** Reads a subject by the same checks as every record; null where the notice has no case of that name. */
export function personOf(program: Program, subject: Subject): Person | null {
  const found = 'case' in subject ? namedCase(program, subject) : unnamed(program, subject)
  if (!found) return null
  const { entity, readings } = found
  const parameters = ('record' in subject ? subject.parameters : undefined) ?? {}
  return { entity, readings, parameters, ...caseRecord(program, found), case: found }
}

function namedCase(program: Program, { case: wanted, readings = {} }: SubjectCase): Case | undefined {
  const found = program.cases.find(({ name }) => name === wanted)
  return found && { ...found, readings: { ...found.readings, ...knownReadings(program, readings) } }
}

function unnamed(program: Program, { entity, record, readings = {} }: SubjectRecord): Case {
  return { name: '', entity, record, readings, expectations: [], clause: null, span: program.header.span }
}
