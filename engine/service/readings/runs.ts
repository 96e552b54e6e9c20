import { caseRecord } from '../../cases.ts'
import type { CaseRef } from '../../comparison/comparison.ts'
import { type Evaluator, evaluator } from '../../interpret/evaluator.ts'
import type { Trace } from '../../interpret/trace.ts'
import type { RecordOutcome } from '../../program/outcome.ts'
import type { Case, Program } from '../../program/program.ts'

/** Question → reading. */
export type Readings = Readonly<Record<string, string>>

/** The cases of a notice under any choice of readings, each evaluated once for each choice. */
export class Runs {
  readonly program: Program
  private readonly evaluators = new Map<string, Evaluator>()
  private readonly outcomes = new Map<string, RecordOutcome>()
  private readonly records = new Map<Case, ReturnType<typeof caseRecord>>()

  constructor(program: Program) {
    this.program = program
  }

  /** A case under its own readings but for those that are chosen here. */
  run(each: Case, chosen: Readings): RecordOutcome {
    const key = `${each.entity === null ? '' : this.program.cases.indexOf(each)} ${keyOf({ ...each.readings, ...chosen })}`
    const made = this.outcomes.get(key) ?? this.evaluated(each, chosen)
    this.outcomes.set(key, made)
    return made
  }

  traced(each: Case, trace: Trace): RecordOutcome {
    return this.evaluated(each, {}, trace)
  }

  private evaluated(each: Case, chosen: Readings, trace?: Trace): RecordOutcome {
    const { record, refusals } = this.recordOf(each)
    if (!record) return { kind: 'refused', refusals }
    return this.by({ ...each.readings, ...chosen }).evaluate(record, each.entity, trace)
  }

  private recordOf(each: Case): ReturnType<typeof caseRecord> {
    const made = this.records.get(each) ?? caseRecord(this.program, each)
    this.records.set(each, made)
    return made
  }

  private by(readings: Readings): Evaluator {
    const key = keyOf(readings)
    const made = this.evaluators.get(key) ?? evaluator(this.program, { readings })
    this.evaluators.set(key, made)
    return made
  }
}

const keyOf = (readings: Readings): string => JSON.stringify(Object.entries(readings).sort(([a], [b]) => (a < b ? -1 : 1)))

export const refOf = ({ name, entity, span }: Case): CaseRef => ({ name, entity, from: 'both', span })
