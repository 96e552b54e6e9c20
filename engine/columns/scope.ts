import type { Assertion, Rule } from '../program/program.ts'
import { readsIn, withAllRead } from '../program/reads.ts'
import type { ProgramFacts } from './facts.ts'

/**
 * What a kernel evaluates. Of a batch's own records all that could refuse one is evaluated, whatever results are wanted; of
 * elements only what is asked of them, as the interpreter does.
 */
export interface Scope {
  readonly entity: string
  /** Rules whose results are written; null for all. */
  readonly wanted: ReadonlySet<string> | null
  readonly elements: boolean
  /** Whether the values of the run are built in. */
  readonly exact: boolean
}

/** The rules of a scope in dependency order, as far as they are needed; `faulty` are those that may refuse a record. */
export function rulesOf({ program }: ProgramFacts, scope: Scope, faulty: ReadonlySet<string> | null): Rule[] {
  const concerned = program.rules.filter(({ entity }) => entity === null || entity === scope.entity)
  if (scope.wanted === null) return concerned
  if (scope.elements) return only(concerned, withAllRead(program, scope.wanted))
  if (faulty === null) return concerned
  const asserted = assertionsOf({ program }, scope).flatMap(({ condition }) => readsIn([condition]).rules)
  return only(concerned, withAllRead(program, [...scope.wanted, ...faulty, ...asserted]))
}

const only = (rules: readonly Rule[], ids: ReadonlySet<string>): Rule[] => rules.filter(({ id }) => ids.has(id))

export function assertionsOf({ program }: Pick<ProgramFacts, 'program'>, { entity, elements }: Scope): Assertion[] {
  return elements ? [] : program.assertions.filter((assertion) => assertion.entity === null || assertion.entity === entity)
}
