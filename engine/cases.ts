import { type Diagnostic, diagnostic, type Language, messageOf } from '../grammar/diagnostic.ts'
import type { Memory } from '../grammar/memory/memory.ts'
import type { Code, Values } from '../grammar/messages/index.ts'
import type { Words } from '../grammar/messages/words.ts'
import type { Span } from '../grammar/source.ts'
import { type Evaluator, evaluator } from './interpret/evaluator.ts'
import { Hearing } from './interpret/hearing.ts'
import { Sources } from './interpret/sources.ts'
import { parseDate } from './number/date.ts'
import { literalValue, sameValue } from './program/apply.ts'
import { type Coverable, coverables } from './program/coverables.ts'
import type { RecordOutcome, Refusal, Result } from './program/outcome.ts'
import type { Case, Expectation, Program, Rule } from './program/program.ts'
import type { InputRecord } from './program/record.ts'
import { showLiteral, showValue } from './program/show.ts'
import { readJsonRecord } from './records/readRecord.ts'
import { recordJson } from './records/recordJson.ts'
import { type Schema, schemaOf } from './records/schema.ts'
import { rerunCases } from './rerun.ts'

/** One 算例 after it ran. */
export interface CaseOutcome {
  readonly case: Case
  readonly passed: boolean
  /** What was not as expected; empty where it passed. */
  readonly diagnostics: readonly Diagnostic[]
  readonly outcome: RecordOutcome | null
  /** Its results, or what they would be if no assertion spoke against them; null where it has none. */
  readonly values: ReadonlyMap<string, Result> | null
  /** The rows, branches, exceptions and bands that it exercised, by id. */
  readonly fired: ReadonlySet<string>
}

export interface CaseReport {
  readonly cases: readonly CaseOutcome[]
  readonly covered: number
  readonly coverable: number
  readonly uncovered: readonly Coverable[]
}

/**
 * Runs every 算例 and tells which rows, branches, exceptions and bands they exercised. With the memory that the program was
 * compiled with, only that is computed anew of each case what may have changed.
 */
export function runCases(program: Program, memory: Memory | null = null): CaseReport {
  const evaluators = new Map<string, Evaluator>()
  const read = (each: Case) => caseRecord(program, each)
  const run = (each: Case, record: ReadCase, hearing: Hearing) =>
    runCase(program, each, record, evaluatorFor(program, each, evaluators), hearing)
  const cases = memory ? rerunCases(program, memory, { read, run }) : program.cases.map((each) => run(each, read(each), new Hearing()))
  const fired = new Set(cases.flatMap((each) => [...each.fired]))
  const all = coverablesOf(program)
  const uncovered = all.filter(({ id }) => !fired.has(id))
  return { cases, covered: all.length - uncovered.length, coverable: all.length, uncovered }
}

/** Cases that choose the same readings share an evaluator. */
function evaluatorFor(program: Program, { readings }: Case, known: Map<string, Evaluator>): Evaluator {
  const key = JSON.stringify(readings)
  const made = known.get(key) ?? evaluator(program, { readings })
  known.set(key, made)
  return made
}

function runCase(program: Program, each: Case, { record, refusals }: ReadCase, by: Evaluator, hearing: Hearing): CaseOutcome {
  const { fired } = hearing
  const refusedFor = (found: readonly Refusal[]): CaseOutcome => {
    const diagnostics = found.map((refusal) => refused(program, each, refusal, record))
    return { case: each, passed: false, diagnostics, outcome: null, values: null, fired }
  }
  if (!record) return refusedFor(refusals)
  const outcome = by.evaluate(record, each.entity, hearing.trace, hearing.known)
  if (outcome.kind === 'refused') return { ...refusedFor(outcome.refusals), values: valuesAnyway(program, each, record, outcome) }
  const wrong = each.expectations.filter((expected) => {
    const actual = outcome.results.get(expected.name)
    return actual !== undefined && !agrees(expected, actual)
  })
  const sources = wrong.length > 0 ? new Sources(program, { ...each, record }) : null
  const diagnostics = wrong.map((expected) => mismatch(program, each, sources, expected, outcome.results.get(expected.name) as Result))
  return { case: each, passed: diagnostics.length === 0, diagnostics, outcome, values: outcome.results, fired }
}

/** The results of a record that only assertions refuse: what an editor shows beside the refusal. */
function valuesAnyway(
  program: Program,
  { entity, readings }: Case,
  record: InputRecord,
  { refusals }: RecordOutcome & { kind: 'refused' },
) {
  if (refusals.some(({ code }) => code !== 'evaluate.assertion')) return null
  const outcome = evaluator({ ...program, assertions: [] }, { readings }).evaluate(record, entity)
  return outcome.kind === 'results' ? outcome.results : null
}

/** A case that can't be evaluated, with the refusal's code and sentence, and where what it speaks of stands. */
function refused(program: Program, each: Case, refusal: Refusal, record: InputRecord | null): Diagnostic {
  const { code, values } = refusal
  const said = (language: Language) => messageOf(code, values as Values<Code>, language)
  const message = { zh: said('zh'), en: said('en') }
  const related = refusalPlaces(program, each, refusal, record)
  return diagnostic('case.refused', each.span, { case: each.name, reason: code, message }, { related })
}

/** The field that a refusal names, or the rule, or the assertion with what its values came from. */
export function refusalPlaces(program: Program, each: Case, { field }: Refusal, record: InputRecord | null): Span[] {
  const name = (field ?? '').replace(/^.*\./, '').replace(/\[\d+\]$/, '')
  const assertion = record && program.assertions.find((a) => a.name === field)
  if (assertion) return [assertion.span, ...new Sources(program, { ...each, record }).ofExpression(assertion.condition)]
  const rule = record && program.rules.find((r) => r.name === field && (r.entity === null || r.entity === each.entity))
  if (rule) return [rule.span]
  return program.entities.flatMap((entity) => entity.fields.filter((f) => f.name === name).map((f) => f.span))
}

function mismatch(program: Program, each: Case, sources: Sources | null, expected: Expectation, actual: Result): Diagnostic {
  const rule = program.rules.find((r) => r.id === expected.rule) as Rule
  const shown = expected.value === null ? unknownText(expected.reasons) : showLiteral(rule.type, expected.value)
  const got = actual.kind === 'unknown' ? unknownText(actual.reasons) : showValue(actual.type, actual.value)
  const values = { case: each.name, name: expected.name, expected: shown, actual: got }
  return diagnostic('case.failed', expected.span, values, { related: [rule.span, ...(sources?.ofRule(rule.id) ?? [])] })
}

const unknownText = (reasons: readonly string[]): Words => ({ zh: `未知（${reasons.join('、')}）`, en: `unknown (${reasons.join(', ')})` })

/** Whether a result is what a case expects. */
export function agrees(expected: Expectation, actual: Result): boolean {
  if (expected.value === null) return actual.kind === 'unknown' && sameSet(expected.reasons, actual.reasons)
  return actual.kind === 'known' && sameValue(literalValue(actual.type, expected.value), actual.value)
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((each) => b.includes(each))

/** A case's record, or why it is none. */
interface ReadCase {
  readonly record: InputRecord | null
  readonly refusals: readonly Refusal[]
}

/** A case's record by the same reader and the same checks as every other record. */
export function caseRecord(program: Program, { entity, record }: Case): ReadCase {
  if (entity === null) return { record: { values: new Map(), relations: new Map() }, refusals: [] }
  const schema = knownSchema(program, entity)
  // An entity that is not declared was reported where 对于 names it.
  if (!schema) return { record: null, refusals: [] }
  const { value, refusals } = readJsonRecord(schema, recordJson(program, entity, record))
  return { record: value, refusals }
}

const schemas = new WeakMap<Program, Map<string, Schema | null>>()

/** The schema of an entity's records, made once for each program. */
function knownSchema(program: Program, entity: string): Schema | null {
  const known = schemas.get(program) ?? new Map<string, Schema | null>()
  schemas.set(program, known)
  const before = known.get(entity)
  if (before !== undefined) return before
  const made = schemaOf(program, entity, parseDate(program.header.baseDate) ?? 0)
  known.set(entity, made)
  return made
}

/** What cases are asked to exercise: everything, but of a scenario only what it states; the rest is for its notice's cases. */
function coverablesOf(program: Program): Coverable[] {
  const { basedOn, span } = program.header
  const all = coverables(program)
  return basedOn === null ? all : all.filter((each) => each.span.file === span.file)
}
