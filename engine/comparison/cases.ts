import { type Evaluator, evaluator } from '../interpret/evaluator.ts'
import { parseDate } from '../number/date.ts'
import type { Refusal, Result } from '../program/outcome.ts'
import type { Case, Program, Rule } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import { resultRules } from '../program/results.ts'
import { readJsonRecord } from '../records/readRecord.ts'
import { recordJson } from '../records/recordJson.ts'
import { schemaOf } from '../records/schema.ts'
import type { CaseComparison, CaseOmission, CaseRef, CaseTrouble, Reason, ResultChange, ResultGroup } from './comparison.ts'
import type { Context } from './context.ts'
import { knownRecord } from './known.ts'
import { groupOf, resultChange, shownRefusal } from './outcomes.ts'
import { personKey } from './samples.ts'

/** Question → reading. */
export type Chosen = Readonly<Record<string, string>>

/** A case of one of the notices, or of both. */
interface Person {
  readonly ref: CaseRef
  readonly case: Case
  /** The notice that wrote it and whose types its values have. */
  readonly program: Program
}

/**
 * Every record of the 算例 of both notices, evaluated by both: which results are not what they were, and whose. Readings that
 * are chosen hold for all cases, against their own, on each side that knows them.
 */
export function caseComparison(context: Context, chosen: Chosen = {}): CaseComparison {
  const { before, after } = context
  const people = peopleOf(before.program, after.program)
  const [left, right] = [new Runner(before.program, 'before', chosen), new Runner(after.program, 'after', chosen)]
  const changes = new Map<string, ResultChange[]>()
  const changed = new Set<Person>()
  const troubles: CaseTrouble[] = []
  for (const person of people) {
    const [a, b] = [left.run(person), right.run(person)]
    troubles.push(...troubleOf(person, a, b))
    for (const { rule, change } of changesOf(context, person, a, b)) {
      changes.set(rule, [...(changes.get(rule) ?? []), change])
      if (person.case.entity !== null) changed.add(person)
    }
  }
  const evaluated = people.filter((person) => person.case.entity !== null).length
  const omissions = [...left.omissions, ...right.omissions]
  return { evaluated, changed: changed.size, results: groups(context, changes), troubles, omissions }
}

/** The rule of the side after that is the same quantity. */
function ruleNow({ after, renames }: Context, id: string): Rule | undefined {
  return after.program.rules.find((rule) => rule.id === (renames.rules.get(id) ?? id))
}

function changesOf(context: Context, person: Person, a: Run, b: Run): { rule: string; change: ResultChange }[] {
  const [before, after] = [a.values, b.values]
  if (!before || !after) return []
  return comparedRules(context.before.program, person.case.entity).flatMap(({ id, name }) => {
    const partner = ruleNow(context, id)
    const [x, y] = [before.get(name), partner && after.get(partner.name)]
    const change = x && y ? resultChange(person.ref, x, y) : null
    return change ? [{ rule: id, change }] : []
  })
}

function groups(context: Context, changes: ReadonlyMap<string, readonly ResultChange[]>): ResultGroup[] {
  return context.before.program.rules.flatMap(({ id, name, entity }) => {
    const found = changes.get(id)
    const now = ruleNow(context, id)?.name ?? name
    return found ? [groupOf(now, entity, now === name ? null : name, found)] : []
  })
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

/** What a side makes of a case. */
interface Run {
  /** Null where it gives the results as they stand. */
  readonly stage: CaseTrouble['stage'] | null
  readonly reasons: readonly Reason[]
  /** The results, or what they would be if no assertion spoke against them. */
  readonly values: ReadonlyMap<string, Result> | null
}

/** What one side says of a case and the other does not: that it can't be read, or is refused. */
function troubleOf({ ref }: Person, before: Run, after: Run): CaseTrouble[] {
  const codes = ({ reasons }: Run) => reasons.map(({ code, field }) => `${code} ${field}`).join()
  if (before.stage === after.stage && codes(before) === codes(after)) return []
  const of = (side: 'before' | 'after', { stage, reasons }: Run): CaseTrouble[] => (stage ? [{ case: ref, side, stage, reasons }] : [])
  return [...of('before', before), ...of('after', after)]
}

/** Evaluates cases of either notice by one of them. */
class Runner {
  readonly omissions: CaseOmission[] = []
  private readonly program: Program
  private readonly side: 'before' | 'after'
  private readonly chosen: Chosen
  private readonly evaluators = new Map<string, Evaluator>()

  constructor(program: Program, side: 'before' | 'after', chosen: Chosen) {
    this.program = program
    this.side = side
    this.chosen = chosen
  }

  run(person: Person): Run {
    const { entity } = person.case
    if (entity === null) return this.evaluated({ values: new Map(), relations: new Map() }, null, this.readings(person))
    const { record, refusals } = this.read(person, entity)
    if (record) return this.evaluated(record, entity, this.readings(person))
    return { stage: 'read', reasons: refusals.length > 0 ? refusals.map(shownRefusal) : [noEntity(entity)], values: null }
  }

  private evaluated(record: InputRecord, entity: string | null, readings: Readonly<Record<string, string>>): Run {
    const outcome = this.by(readings).evaluate(record, entity)
    if (outcome.kind === 'results') return { stage: null, reasons: [], values: outcome.results }
    const reasons = outcome.refusals.map(shownRefusal)
    if (outcome.refusals.some(({ code }) => code !== 'evaluate.assertion')) return { stage: 'evaluate', reasons, values: null }
    const anyway = this.by(readings, false).evaluate(record, entity)
    return { stage: 'assertion', reasons, values: anyway.kind === 'results' ? anyway.results : null }
  }

  private by(readings: Readonly<Record<string, string>>, asserting = true): Evaluator {
    const key = `${asserting} ${JSON.stringify(readings)}`
    const program = asserting ? this.program : { ...this.program, assertions: [] }
    const made = this.evaluators.get(key) ?? evaluator(program, { readings })
    this.evaluators.set(key, made)
    return made
  }

  private readings({ case: { readings } }: Person): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries({ ...readings, ...this.chosen }).filter((choice) => this.knows(choice)))
  }

  private knows([question, reading]: readonly [string, string]): boolean {
    return this.program.questions.some(({ name, readings }) => name === question && readings.some((r) => r.name === reading))
  }

  /** The record as this notice reads it, without what it has no field for; that is noted. */
  private read(person: Person, entity: string): { record: InputRecord | null; refusals: readonly Refusal[] } {
    const schema = schemaOf(this.program, entity, parseDate(this.program.header.baseDate) ?? 0)
    if (!schema) return { record: null, refusals: [] }
    const fields: string[] = []
    const kept = knownRecord(this.program, entity, person.case.record, fields)
    const readings = Object.entries(person.case.readings).filter((chosen) => !this.knows(chosen))
    if (fields.length + readings.length > 0) this.omit(person, fields, readings)
    const { value, refusals } = readJsonRecord(schema, recordJson(person.program, entity, kept))
    return { record: value, refusals }
  }

  private omit({ ref }: Person, fields: readonly string[], readings: readonly (readonly [string, string])[]): void {
    const named = readings.map(([question, reading]) => `${question}：${reading}`)
    this.omissions.push({ case: ref, side: this.side, fields: [...new Set(fields)], readings: named })
  }
}

function noEntity(entity: string): Reason {
  return { code: 'entity', field: null, text: { zh: `没有“${entity}”这个对象`, en: `there is no entity "${entity}"` } }
}
