import type { Memory } from '../grammar/memory/memory.ts'
import { type Heard, Hearing } from './interpret/hearing.ts'
import { type Contents, contentsOf } from './program/contents.ts'
import type { Case, Program } from './program/program.ts'

interface Outcome {
  readonly case: Case
  readonly passed: boolean
}

/** What is kept of a case that ran. */
interface Ran<O extends Outcome> {
  /** All that is computed, and held against a record, of its entity. */
  readonly around: string
  /** Where it passed; what is said of a case that fails tells of places all over the notice. */
  readonly passed: Omit<O, 'case'> | null
  /** Its results by rule, each with the number of the rule's content. */
  readonly results: ReadonlyMap<string, Heard & { readonly content: number }>
}

/**
 * Runs cases as `run` does. One that passed in the last compile with the memory is not run again where neither it nor
 * anything that is computed for its record changed; of the others, results of rules that did not change are taken over.
 */
export function rememberingCases<O extends Outcome>(
  program: Program,
  memory: Memory,
  run: (each: Case, hearing: Hearing) => O,
): (each: Case) => O {
  const contents = contentsOf(program, memory)
  const concerning = new Map<string | null, string>()
  return (each) => {
    const around = concerning.get(each.entity) ?? contentConcerning(program, contents, each.entity)
    concerning.set(each.entity, around)
    const name = `case ${memory.stampOf(each)}`
    const before = memory.find<Ran<O>>(name, '', [])?.value
    if (before?.passed && before.around === around) return { ...before.passed, case: each } as unknown as O
    const known = [...(before?.results ?? [])].filter(([rule, { content }]) => contents.rule(rule) === content)
    const hearing = new Hearing(new Map(known))
    const outcome = run(each, hearing)
    memory.keep(name, '', [], ranOf(outcome, around, hearing, contents))
    return outcome
  }
}

function ranOf<O extends Outcome>({ case: _, ...outcome }: O, around: string, { results }: Hearing, contents: Contents): Ran<O> {
  const each = [...results].map(([rule, heard]) => [rule, { ...heard, content: contents.rule(rule) }] as const)
  return { around, passed: outcome.passed ? outcome : null, results: new Map(each) }
}

function contentConcerning({ rules, assertions }: Program, contents: Contents, entity: string | null): string {
  const concerns = (it: { readonly entity: string | null }) => it.entity === null || it.entity === entity
  const computed = rules.filter(concerns).map(({ id }) => contents.rule(id))
  const held = assertions.filter(concerns).map((assertion) => contents.of(assertion, [assertion.condition]))
  return `${computed.join()};${held.join()}`
}
