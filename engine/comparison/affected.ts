import type { Program } from '../program/program.ts'
import type { CaseComparison, Change } from './comparison.ts'
import type { Context } from './context.ts'
import { parameterKey, questionKey, Readers } from './readers.ts'

/** Declarations that results rest on, by where a comparison tells of them. */
export type Computing = 'parameters' | 'rules' | 'exceptions' | 'tables' | 'questions'

/** Says of each change which of the results that changed rest on it: which of several changes did something, and which did nothing. */
export class Affected {
  private readonly context: Context
  private readonly cases: CaseComparison
  private readonly readersBefore: Readers
  private readonly readersAfter: Readers

  constructor(context: Context, cases: CaseComparison) {
    this.context = context
    this.cases = cases
    this.readersBefore = new Readers(context.before.program)
    this.readersAfter = new Readers(context.after.program)
  }

  with<C extends Change>(kind: Computing, changes: readonly C[]): C[] {
    return changes.map((change) => ({ ...change, results: this.of(kind, change) }))
  }

  private of(kind: Computing, change: Change): readonly string[] | null {
    const { before, after } = this.context
    const was = resting(this.readersBefore, keysOf(kind, before.program, change, change.formerly ?? change.name))
    const is = resting(this.readersAfter, keysOf(kind, after.program, change, change.name))
    const changed = this.cases.results.filter(({ name, formerly }) => is.has(name) || was.has(formerly ?? name)).map(({ name }) => name)
    return changed.length > 0 || this.isTold(kind, change) ? [...new Set(changed)] : null
  }

  /** A result that one side only has is compared with nothing, and so is a case that a side can't evaluate. */
  private isTold(kind: Computing, { kind: how }: Change): boolean {
    const { evaluated, troubles } = this.cases
    if (evaluated === 0 || troubles.some(({ stage }) => stage !== 'assertion')) return false
    return how === 'changed' || how === 'renamed' || kind === 'exceptions'
  }
}

const resting = (readers: Readers, keys: readonly string[]): ReadonlySet<string> => new Set(keys.flatMap((key) => readers.of(key)))

/** What the readers of a program know a declaration by. */
function keysOf(kind: Computing, { rules, tables }: Program, { of }: Change, name: string): readonly string[] {
  if (kind === 'parameters') return [parameterKey(name)]
  if (kind === 'questions') return [questionKey(name)]
  if (kind === 'tables') return tables.filter((table) => table.name === name && table.entity === of).flatMap(({ results }) => results)
  // An exception is of a rule, whatever it is called itself.
  if (kind === 'exceptions') return rules.filter((rule) => rule.name === of).map(({ id }) => id)
  return rules.filter((rule) => rule.name === name && rule.entity === of).map(({ id }) => id)
}
