import { partsOf } from '../program/map.ts'
import type { Expr, Program } from '../program/program.ts'
import { ruleParts } from './key.ts'

/** What is read by what: for any rule, parameter or question the results that rest on it, directly or through others. */
export class Readers {
  private readonly readers = new Map<string, Set<string>>()
  private readonly names: ReadonlyMap<string, string>

  constructor(program: Program) {
    this.names = new Map(program.rules.map((rule) => [rule.id, rule.name]))
    for (const rule of program.rules) for (const part of ruleParts(program, rule)) this.note(part, rule.id)
    for (const { name, values } of program.parameters) for (const { value } of values) this.note(value, parameterKey(name))
  }

  /** Names of the results that read it, itself first where it is a result. */
  of(id: string): string[] {
    const reached = new Set([id])
    for (const each of reached) for (const reader of this.readers.get(each) ?? []) reached.add(reader)
    return [...new Set([...reached].flatMap((each) => this.names.get(each) ?? []))]
  }

  private note(expr: Expr, reader: string): void {
    const read = readBy(expr)
    if (read !== null) this.readers.set(read, (this.readers.get(read) ?? new Set()).add(reader))
    for (const part of partsOf(expr)) this.note(part, reader)
  }
}

function readBy(expr: Expr): string | null {
  if (expr.kind === 'result') return expr.rule
  if (expr.kind === 'parameter') return parameterKey(expr.parameter)
  return expr.kind === 'reading' ? questionKey(expr.question) : null
}

/** No rule is called so: an id never begins with a space. */
export const parameterKey = (name: string): string => ` ${name}`
export const questionKey = (name: string): string => ` ? ${name}`
