import type { Memory } from '../grammar/memory/memory.ts'
import { type Contents, contentsOf } from './program/contents.ts'
import type { Case, Program } from './program/program.ts'

interface Outcome {
  readonly case: Case
  readonly passed: boolean
}

/**
 * Runs cases as `run` does, but for those that passed in the last compile with the memory, where neither they nor anything
 * that is computed for their records changed. What is said of a case that fails tells of places all over the notice.
 */
export function rememberingCases<O extends Outcome>(program: Program, memory: Memory, run: (each: Case) => O): (each: Case) => O {
  const contents = contentsOf(program, memory)
  const concerning = new Map<string | null, string>()
  return (each) => {
    const { entity } = each
    const around = concerning.get(entity) ?? contentConcerning(program, contents, entity)
    concerning.set(entity, around)
    const name = `case ${memory.stampOf(each)}`
    const known = memory.find<Omit<O, 'case'>>(name, around, [])
    if (known) return { ...known.value, case: each } as O
    const outcome = run(each)
    const { case: _, ...kept } = outcome
    if (outcome.passed) memory.keep(name, around, [], kept)
    return outcome
  }
}

/** All that is computed, and held against a record, of an entity. */
function contentConcerning({ rules, assertions }: Program, contents: Contents, entity: string | null): string {
  const concerns = (it: { readonly entity: string | null }) => it.entity === null || it.entity === entity
  const computed = rules.filter(concerns).map(({ id }) => contents.rule(id))
  const held = assertions.filter(concerns).map((assertion) => contents.of(assertion, [assertion.condition]))
  return `${computed.join()};${held.join()}`
}
