import type { Memory } from '../grammar/memory/memory.ts'
import { type Earlier, type Heard, Hearing } from './interpret/hearing.ts'
import { type Contents, contentsOf } from './program/contents.ts'
import type { Case, Program } from './program/program.ts'

interface Outcome {
  readonly case: Case
  readonly passed: boolean
}

/** What is kept of a case that ran: R is its record as it was read, O what came out. */
interface Ran<R, O extends Outcome> {
  readonly record: R
  /** All that is computed, and held against a record, of its entity. */
  readonly around: string
  /** Where it passed; what is said of a case that fails tells of places all over the notice. */
  readonly passed: Omit<O, 'case'> | null
  /** Its results by rule, each with the numbers of the rule's content. */
  readonly results: ReadonlyMap<string, Result>
}

interface Result {
  readonly heard: Heard
  readonly content: number
  readonly own: number
}

/** How a case is run. */
export interface Running<R, O> {
  read(each: Case): R
  run(each: Case, record: R, hearing: Hearing): O
}

/** By the number of the case's content, of the last program that ran its cases with the memory. A text that can't be run in between forgets nothing. */
const lastRuns = new WeakMap<Memory, ReadonlyMap<number, Ran<unknown, Outcome>>>()

/**
 * Runs the cases of a program that was compiled with the memory. One that passed before is not run again where neither it nor
 * anything that is computed for its record changed; of the others, results are taken over of rules that did not change, or
 * that are written as they were and read what came to the same as it did.
 */
export function rerunCases<R, O extends Outcome>(program: Program, memory: Memory, running: Running<R, O>): O[] {
  const contents = contentsOf(program, memory)
  const before = (lastRuns.get(memory) ?? new Map()) as ReadonlyMap<number, Ran<R, O>>
  const now = new Map<number, Ran<R, O>>()
  const concerning = new Map<string | null, string>()
  const outcomes = program.cases.map((each) => {
    const around = concerning.get(each.entity) ?? contentConcerning(program, contents, each.entity)
    concerning.set(each.entity, around)
    const stamp = memory.stampOf(each)
    const [outcome, ran] = rerun(each, around, before.get(stamp), contents, running)
    if (stamp >= 0) now.set(stamp, ran)
    return outcome
  })
  lastRuns.set(memory, now)
  return outcomes
}

function rerun<R, O extends Outcome>(
  each: Case,
  around: string,
  before: Ran<R, O> | undefined,
  contents: Contents,
  { read, run }: Running<R, O>,
): [O, Ran<R, O>] {
  if (before?.passed && before.around === around) return [{ ...before.passed, case: each } as unknown as O, before]
  const record = before ? before.record : read(each)
  const hearing = new Hearing(before && ((rule) => earlier(rule, before.results, contents)))
  const outcome = run(each, record, hearing)
  const { case: _, ...apart } = outcome
  return [outcome, { record, around, passed: outcome.passed ? apart : null, results: resultsOf(hearing, contents) }]
}

/** What was heard of a rule that is written as it was; null where it is not, or where other records' results have a part in it. */
function earlier(rule: string, results: ReadonlyMap<string, Result>, contents: Contents): Earlier | null {
  const known = results.get(rule)
  if (!known) return null
  if (known.content === contents.rule(rule)) return { heard: known.heard, reads: null }
  const { number, reads, ofElements } = contents.ownOf(rule)
  if (known.own !== number || ofElements) return null
  return { heard: known.heard, reads: reads.map((read) => ({ rule: read, heard: results.get(read)?.heard })) }
}

function resultsOf({ results }: Hearing, contents: Contents): Map<string, Result> {
  const numbered = (rule: string, heard: Heard): Result => ({ heard, content: contents.rule(rule), own: contents.ownOf(rule).number })
  return new Map([...results].map(([rule, heard]) => [rule, numbered(rule, heard)]))
}

function contentConcerning({ rules, assertions }: Program, contents: Contents, entity: string | null): string {
  const concerns = (it: { readonly entity: string | null }) => it.entity === null || it.entity === entity
  const computed = rules.filter(concerns).map(({ id }) => contents.rule(id))
  const held = assertions.filter(concerns).map((assertion) => contents.of(assertion, [assertion.condition]))
  return `${computed.join()};${held.join()}`
}
