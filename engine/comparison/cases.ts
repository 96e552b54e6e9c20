import { recordJson } from '../cases.ts'
import { type Evaluator, evaluator } from '../interpret/evaluator.ts'
import { parseDate } from '../number/date.ts'
import type { RecordOutcome, Refusal } from '../program/outcome.ts'
import type { Case, CaseRecord, CaseValue, Program } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import { resultRules } from '../program/results.ts'
import { readJsonRecord } from '../records/readRecord.ts'
import { schemaOf } from '../records/schema.ts'
import type { CaseComparison, CaseOmission, CaseRef, CaseTrouble, Reason, ResultChange } from './comparison.ts'
import type { Context } from './context.ts'
import { groupOf, resultChange, shownRefusal } from './outcomes.ts'
import { personKey } from './samples.ts'

/** A case of one of the notices, or of both. */
interface Person {
  readonly ref: CaseRef
  readonly case: Case
  /** The notice that wrote it and whose types its values have. */
  readonly program: Program
}

/** Every record of the 算例 of both notices, evaluated by both: which results are not what they were, and whose. */
export function caseComparison(context: Context): CaseComparison {
  const { before, after, renames } = context
  const people = peopleOf(before.program, after.program)
  const [left, right] = [new Runner(before.program, 'before'), new Runner(after.program, 'after')]
  const changes = new Map<string, ResultChange[]>()
  const changed = new Set<Person>()
  const note = (person: Person, rule: string, change: ResultChange | null) => {
    if (!change) return
    changes.set(rule, [...(changes.get(rule) ?? []), change])
    if (person.case.entity !== null) changed.add(person)
  }
  const troubles: CaseTrouble[] = []
  for (const person of people) {
    const [a, b] = [left.run(person), right.run(person)]
    troubles.push(...troubleOf(person, a, b))
    if (a.kind !== 'results' || b.kind !== 'results') continue
    for (const { id, name } of comparedRules(before.program, person.case.entity)) {
      const partner = after.program.rules.find((rule) => rule.id === (renames.rules.get(id) ?? id))
      const [x, y] = [a.results.get(name), partner && b.results.get(partner.name)]
      if (x && y) note(person, id, resultChange(person.ref, x, y))
    }
  }
  const results = before.program.rules.flatMap(({ id, name, entity }) => {
    const renamed = renames.rules.get(id)
    const now = renamed === undefined ? name : (after.program.rules.find((rule) => rule.id === renamed)?.name ?? name)
    const found = changes.get(id)
    return found ? [groupOf(now, entity, renamed === undefined ? null : name, found)] : []
  })
  const evaluated = people.filter((person) => person.case.entity !== null).length
  return { evaluated, changed: changed.size, results, troubles, omissions: [...left.omissions, ...right.omissions] }
}

/** A case of an object is asked for its own results; what concerns the notice is asked once, of no record. */
function comparedRules(program: Program, entity: string | null) {
  return resultRules(program, entity).filter((rule) => rule.entity === entity)
}

function peopleOf(before: Program, after: Program): Person[] {
  const keyOf = (it: Case) => `${it.name} ${personKey(it)}`
  const [own, other] = [new Set(before.cases.map(keyOf)), new Set(after.cases.map(keyOf))]
  const person = (program: Program, it: Case, from: CaseRef['from']): Person => {
    return { ref: { name: it.name, entity: it.entity, from, span: it.span }, case: it, program }
  }
  const notice = before.rules.some((rule) => rule.entity === null) ? [noticeItself(before)] : []
  return [
    ...notice,
    ...after.cases.filter((it) => it.entity !== null).map((it) => person(after, it, own.has(keyOf(it)) ? 'both' : 'after')),
    ...before.cases.filter((it) => it.entity !== null && !other.has(keyOf(it))).map((it) => person(before, it, 'before')),
  ]
}

/** What is computed of the notice as a whole needs no record. */
function noticeItself(program: Program): Person {
  const { name, span } = program.header
  const none: Case = { name, entity: null, record: {}, readings: {}, expectations: [], clause: null, span }
  return { ref: { name, entity: null, from: 'both', span }, case: none, program }
}

type Run = RecordOutcome | { readonly kind: 'unread'; readonly reasons: readonly Reason[] }

/** What one side says of a case and the other does not: that it can't be read, or is refused. */
function troubleOf({ ref }: Person, before: Run, after: Run): CaseTrouble[] {
  const [a, b] = [reasonsOf(before), reasonsOf(after)]
  const codes = (reasons: readonly Reason[]) => reasons.map(({ code, field }) => `${code} ${field}`).join()
  if (before.kind === after.kind && codes(a) === codes(b)) return []
  const of = (side: 'before' | 'after', run: Run, reasons: readonly Reason[]): CaseTrouble[] =>
    reasons.length === 0 ? [] : [{ case: ref, side, stage: run.kind === 'unread' ? 'read' : 'evaluate', reasons }]
  return [...of('before', before, a), ...of('after', after, b)]
}

function reasonsOf(run: Run): readonly Reason[] {
  if (run.kind === 'unread') return run.reasons
  return run.kind === 'refused' ? run.refusals.map(shownRefusal) : []
}

/** Evaluates cases of either notice by one of them. */
class Runner {
  readonly omissions: CaseOmission[] = []
  private readonly program: Program
  private readonly side: 'before' | 'after'
  private readonly evaluators = new Map<string, Evaluator>()

  constructor(program: Program, side: 'before' | 'after') {
    this.program = program
    this.side = side
  }

  run(person: Person): Run {
    const { entity } = person.case
    if (entity === null) return this.by({}).evaluate({ values: new Map(), relations: new Map() }, null)
    const readings = this.readings(person)
    const { record, refusals } = this.read(person, entity)
    if (record) return this.by(readings).evaluate(record, entity)
    return { kind: 'unread', reasons: refusals.length > 0 ? refusals.map(shownRefusal) : [noEntity(entity)] }
  }

  private by(readings: Readonly<Record<string, string>>): Evaluator {
    const key = JSON.stringify(readings)
    const made = this.evaluators.get(key) ?? evaluator(this.program, { readings })
    this.evaluators.set(key, made)
    return made
  }

  private readings({ case: { readings } }: Person): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(readings).filter((chosen) => this.knows(chosen)))
  }

  private knows([question, reading]: readonly [string, string]): boolean {
    return this.program.questions.some(({ name, readings }) => name === question && readings.some((r) => r.name === reading))
  }

  /** The record as this notice reads it, without what it has no field for; that is noted. */
  private read(person: Person, entity: string): { record: InputRecord | null; refusals: readonly Refusal[] } {
    const schema = schemaOf(this.program, entity, parseDate(this.program.header.baseDate) ?? 0)
    if (!schema) return { record: null, refusals: [] }
    const fields: string[] = []
    const kept = this.kept(entity, person.case.record, '', fields)
    const readings = Object.entries(person.case.readings).filter((chosen) => !this.knows(chosen))
    if (fields.length + readings.length > 0) this.omit(person, fields, readings)
    const { value, refusals } = readJsonRecord(schema, recordJson(person.program, entity, kept))
    return { record: value, refusals }
  }

  private omit({ ref }: Person, fields: readonly string[], readings: readonly (readonly [string, string])[]): void {
    const named = readings.map(([question, reading]) => `${question}：${reading}`)
    this.omissions.push({ case: ref, side: this.side, fields: [...new Set(fields)], readings: named })
  }

  private kept(entity: string, record: CaseRecord, prefix: string, omitted: string[]): CaseRecord {
    const declared = this.program.entities.find((it) => it.name === entity)
    const entries = Object.entries(record).flatMap(([name, value]): [string, CaseValue][] => {
      const relation = declared?.relations.find((it) => it.name === name)
      const known = relation !== undefined || declared?.fields.some((it) => it.name === name)
      if (!known) omitted.push(prefix + name)
      if (!relation || !Array.isArray(value)) return known ? [[name, value]] : []
      return [[name, (value as readonly CaseRecord[]).map((each) => this.kept(relation.entity, each, `${prefix}${name}.`, omitted))]]
    })
    return Object.fromEntries(entries)
  }
}

function noEntity(entity: string): Reason {
  return { code: 'entity', field: null, text: { zh: `没有“${entity}”这个对象`, en: `there is no entity "${entity}"` } }
}
