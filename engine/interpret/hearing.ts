import { silent, type Trace, type Where } from './trace.ts'
import type { Outcome } from './unknown.ts'

/** A result of a record, with the rows, branches, exceptions and bands that made it or what it read. */
export interface Heard {
  readonly value: Outcome
  readonly fired: ReadonlySet<string>
}

/** A result that is being computed. */
interface Open {
  readonly rule: string
  readonly where: Where
  readonly fired: Set<string>
}

/**
 * Listens which rows, branches, exceptions and bands an evaluation exercises, and for which results. A result that is known
 * from an earlier evaluation brings along what was heard then.
 */
export class Hearing {
  readonly fired = new Set<string>()
  /** By rule, of the record itself and of the notice. */
  readonly results: Map<string, Heard>
  readonly known: ReadonlyMap<string, Outcome>
  readonly trace: Trace
  private readonly elements = new Map<Where, Map<string, Heard>>()
  private readonly open: Open[] = []

  /** `known` are results that did not change since they were heard. */
  constructor(known: ReadonlyMap<string, Heard> = new Map()) {
    this.results = new Map(known)
    this.known = new Map([...known].map(([rule, { value }]) => [rule, value]))
    this.trace = {
      ...silent,
      enter: (rule, where) => void this.open.push({ rule, where, fired: new Set() }),
      leave: (_rule, value) => this.leave(value),
      reused: (rule, where) => this.add(this.at(where).get(rule)?.fired ?? []),
      fired: ({ id }) => this.add([id]),
    }
  }

  private leave(value: Outcome): void {
    const { rule, where, fired } = this.open.pop() as Open
    this.at(where).set(rule, { value, fired })
    this.add(fired)
  }

  private add(ids: Iterable<string>): void {
    const around = this.open[this.open.length - 1]?.fired
    for (const id of ids) {
      this.fired.add(id)
      around?.add(id)
    }
  }

  private at(where: Where): Map<string, Heard> {
    if (where.holder === null) return this.results
    const known = this.elements.get(where)
    if (known) return known
    const made = new Map<string, Heard>()
    this.elements.set(where, made)
    return made
  }
}
