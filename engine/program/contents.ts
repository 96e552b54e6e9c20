import type { Memory } from '../../grammar/memory/memory.ts'
import type { Expr, Parameter, Program, Rule, Table } from './program.ts'
import { columnExprs, readsIn, ruleExprs } from './reads.ts'

const known = new WeakMap<Program, Contents>()

/** The contents of a program that was lowered with the memory; made once. */
export function contentsOf(program: Program, memory: Memory): Contents {
  const made = known.get(program) ?? new Contents(program, memory)
  known.set(program, made)
  return made
}

/**
 * Numbers that tell what rules, tables and parameters come to, with all that they read, wherever it stands: two compiles in
 * which a rule has the same number give it the same meaning. Made for programs that were lowered with the memory.
 */
class Contents {
  private readonly memory: Memory
  private readonly numbers = new Map<string, number>()
  private readonly tables: ReadonlyMap<string, Table>

  constructor(program: Program, memory: Memory) {
    this.memory = memory
    this.tables = new Map(program.tables.map((table) => [table.id, table]))
    for (const parameter of program.parameters) this.numbers.set(parameterKey(parameter.name), this.ofParameter(parameter))
    // In dependency order, so that what a rule reads has its number before.
    for (const rule of program.rules) this.numbers.set(ruleKey(rule.id), this.ofRule(rule))
  }

  rule(id: string): number {
    return this.numbers.get(ruleKey(id)) ?? -1
  }

  /** A text that is the same for something with the same content that reads the same. `whole` is what the memory keeps. */
  of(whole: object, exprs: readonly Expr[]): string {
    return this.text(whole, () => exprs)
  }

  private ofParameter(parameter: Parameter): number {
    return this.memory.shortFor(this.text(parameter, () => parameter.values.map(({ value }) => value)))
  }

  private ofRule(rule: Rule): number {
    const { body } = rule
    const table = body.kind === 'table' ? this.tables.get(body.table) : undefined
    const column = body.kind === 'table' ? body.column : 0
    const own = this.text(rule, () => ruleExprs(rule))
    const tabled = table ? this.text(table, () => columnExprs(table, column), column) : ''
    return this.memory.shortFor(`${own};${tabled}`)
  }

  private text(whole: object, exprs: () => readonly Expr[], part = 0): string {
    const stamp = this.memory.stampOf(whole)
    const read = stamp < 0 ? keysIn(exprs()) : this.memory.ever(`reads ${stamp} ${part}`, () => keysIn(exprs()))
    return `${stamp}:${read.map((key) => this.numbers.get(key) ?? -1).join()}`
  }
}

const parameterKey = (name: string): string => `p ${name}`
const ruleKey = (id: string): string => `r ${id}`

function keysIn(exprs: readonly Expr[]): string[] {
  const { rules, parameters } = readsIn(exprs)
  return [...rules.map(ruleKey), ...parameters.map(parameterKey)]
}

export type { Contents }
