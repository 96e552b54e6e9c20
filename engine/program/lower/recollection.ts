import type { Memory } from '../../../grammar/memory/memory.ts'
import type { Part } from '../../../grammar/memory/trees.ts'
import type { Context } from './context.ts'

/** Which rules and parameters something reads. */
export type Reads = readonly { readonly id: string }[]

/**
 * What the last lowering made, for this one to take over. What a declaration comes to depends on its own text, on what names
 * stand for, and on the types of what it reads; where these are as they were, it is only moved to its place.
 */
export class Recollection {
  private readonly memory: Memory
  private readonly context: Context
  private readonly surroundings: string

  constructor(memory: Memory, context: Context) {
    this.memory = memory
    this.context = context
    this.surroundings = String(memory.shortFor(surroundingsOf(memory, context)))
  }

  /**
   * What `make` gives of parts of the tree, of what they read and, for a table's result, of the table. It is kept only where
   * nothing was wrong with it: faults join one another, whatever their place.
   */
  of<T extends object | null>(name: string, parts: readonly Part[], reads: Reads, make: () => T, table: object | null = null): T {
    const around = `${this.surroundings} ${table && this.memory.stampOf(table)}${reads.map(({ id }) => this.typing(id)).join('')}`
    const known = this.memory.find<T & object, readonly string[]>(name, around, parts)
    if (known) {
      this.context.used.push(...known.besides)
      return known.value
    }
    const { faults, incomplete, used } = this.context
    const [found, missing, from] = [faults, incomplete.size, used.length]
    const value = make()
    const whole = this.context.faults === found && incomplete.size === missing
    if (whole && value) this.memory.keep(name, around, parts, value, used.slice(from))
    return value
  }

  /** A name for a part of a tree that is the same wherever it stands. */
  nameOf(kind: string, part: Part): string {
    return `${kind} ${this.memory.trees.stampOf(part)}`
  }

  /** What is known just now of something that is read: its inferred range, or all of a parameter. */
  private typing(id: string): string {
    const { parameters, rules } = this.context
    const parameter = parameters.get(id)
    if (parameter) return ` ${id} ${this.memory.stampOf(parameter)}`
    const numeric = rules.get(id)?.numeric
    return numeric ? ` ${id} ${numeric.scale},${numeric.minimum},${numeric.maximum}` : ` ${id}`
  }
}

/** What any name may stand for: all that is declared, without the bodies of rules and the values of parameters. */
function surroundingsOf({ trees }: Memory, { scope, rules, baseDate, rounding }: Context): string {
  const content = ({ declaration }: { readonly declaration: Part }) => trees.stampOf(declaration)
  const declared = [scope.enums, scope.entities, scope.questions].flatMap((symbols) => [...symbols.values()].map(content))
  const typed = [...scope.rules.values()].map(({ id, entity, source }) => `${source.kind} ${entity} ${id} ${JSON.stringify(rules.get(id))}`)
  const named = [scope.mainEntity, baseDate, JSON.stringify(rounding), ...scope.parameters.keys(), ...scope.tables.keys()]
  return [declared.join(), typed.join(), named.join()].join('\n')
}
