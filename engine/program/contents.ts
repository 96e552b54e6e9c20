import type { Memory } from '../../grammar/memory/memory.ts'
import type { Expr, Parameter, Program, Rule, Table } from './program.ts'
import { columnExprs, type Reads, readsIn, ruleExprs } from './reads.ts'

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
  private readonly own = new Map<string, Own>()
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

  /** Of a rule without what the rules come to that it reads, and which these are. */
  ownOf(id: string): Own {
    return this.own.get(id) ?? unlike
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
    const parts = [this.part(rule, () => ruleExprs(rule))]
    if (table) parts.push(this.part(table, () => columnExprs(table, column), column))
    this.own.set(rule.id, {
      number: this.memory.shortFor(parts.map((part) => this.textOf(part, part.reads.parameters.map(parameterKey))).join(';')),
      reads: parts.flatMap(({ reads }) => reads.rules),
      ofElements: parts.some(({ reads }) => reads.ofElements),
    })
    return this.memory.shortFor(parts.map((part) => this.textOf(part, keysOf(part.reads))).join(';'))
  }

  private text(whole: object, exprs: () => readonly Expr[]): string {
    const part = this.part(whole, exprs)
    return this.textOf(part, keysOf(part.reads))
  }

  private part(whole: object, exprs: () => readonly Expr[], at = 0): Part {
    const stamp = this.memory.stampOf(whole)
    return { stamp, reads: stamp < 0 ? readsIn(exprs()) : this.memory.ever(`reads ${stamp} ${at}`, () => readsIn(exprs())) }
  }

  private textOf({ stamp }: Part, read: readonly string[]): string {
    return `${stamp}:${read.map((key) => this.numbers.get(key) ?? -1).join()}`
  }
}

/** Something that is written, and what it reads. */
interface Part {
  readonly stamp: number
  readonly reads: Reads
}

/** What a rule is by itself. */
interface Own {
  /** The same for the same text that reads the same parameters and the same names of rules. */
  readonly number: number
  readonly reads: readonly string[]
  readonly ofElements: boolean
}

const unlike: Own = { number: -1, reads: [], ofElements: true }

const parameterKey = (name: string): string => `p ${name}`
const ruleKey = (id: string): string => `r ${id}`

const keysOf = ({ rules, parameters }: Reads): string[] => [...rules.map(ruleKey), ...parameters.map(parameterKey)]

export type { Contents }
