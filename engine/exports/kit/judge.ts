import { type Evaluator, evaluator } from '../../interpret/evaluator.ts'
import { silent, type Trace } from '../../interpret/trace.ts'
import { parseDate } from '../../number/date.ts'
import type { Value } from '../../program/apply.ts'
import type { RecordOutcome } from '../../program/outcome.ts'
import type { CaseRecord, Program } from '../../program/program.ts'
import type { InputRecord } from '../../program/record.ts'
import { readJsonRecord } from '../../records/readRecord.ts'
import { recordJson } from '../../records/recordJson.ts'
import { type Schema, schemaOf } from '../../records/schema.ts'
import { cellOf, type Limits } from '../../steps/cells.ts'
import { type EntityGuard, type FieldGuard, guardsOf } from '../guards.ts'
import type { KitSettings } from './kit.ts'
import { overridesOf } from './overrides.ts'

/** What the notice says of a record, and which rows, branches, exceptions and bands said it. */
export interface Judged {
  readonly record: CaseRecord
  /** As it was read, at the base date at which it was judged. */
  readonly input: InputRecord
  readonly expected: RecordOutcome
  readonly fired: ReadonlySet<string>
}

/** Reads records of one entity as an export's input guard does, and evaluates them under one choice of settings. */
export class Judge {
  readonly program: Program
  readonly entity: string | null
  readonly settings: KitSettings
  private readonly evaluator: Evaluator
  private readonly schema: Schema | null
  private readonly guards: ReadonlyMap<string, EntityGuard>

  constructor(program: Program, entity: string | null, settings: KitSettings, limits: Limits) {
    this.program = program
    this.entity = entity
    this.settings = settings
    const baseDate = settings.baseDate ?? program.header.baseDate
    this.evaluator = evaluator(program, { baseDate, readings: settings.readings, parameters: overridesOf(program, settings) })
    this.schema = entity === null ? null : schemaOf(program, entity, parseDate(baseDate) ?? 0)
    this.guards = entity === null ? new Map() : guardsOf(program, entity, limits)
  }

  /** Null for a record that the guard refuses. */
  judge(record: CaseRecord): Judged | null {
    const input = this.read(record)
    return input && this.evaluated(record, input)
  }

  /** A record that another judge let through: read again only where the base date is another, on which bounds may rest. */
  again({ record, input }: Judged): Judged | null {
    return this.settings.baseDate === null ? this.evaluated(record, input) : this.judge(record)
  }

  private evaluated(record: CaseRecord, input: InputRecord): Judged {
    const fired = new Set<string>()
    const trace: Trace = { ...silent, brief: true, fired: ({ id }) => void fired.add(id) }
    return { record, input, expected: this.evaluator.evaluate(input, this.entity, trace), fired }
  }

  private read(record: CaseRecord): InputRecord | null {
    if (this.entity === null || !this.schema) return { values: new Map(), relations: new Map() }
    const { value } = readJsonRecord(this.schema, recordJson(this.program, this.entity, record))
    return value && this.within(value, this.entity) ? value : null
  }

  /** Whether no number is beyond what the export computes. */
  private within({ values, relations }: InputRecord, entity: string): boolean {
    const guard = this.guards.get(entity) as EntityGuard
    if (!guard.fields.every((field) => withinField(field, values.get(field.field.name)))) return false
    return guard.relations.every(({ name, entity: of }) => {
      const elements = relations.get(name) ?? []
      return BigInt(elements.length) <= guard.elements && elements.every((element) => this.within(element, of))
    })
  }
}

function withinField({ limits, scale }: FieldGuard, value: Value | undefined): boolean {
  if (limits === null || value === undefined) return true
  const cell = cellOf(value, scale) as bigint
  return limits.low <= cell && cell <= limits.high
}
