import { silent, type Trace, type Where } from './trace.ts'
import { isUnknown, type Outcome } from './unknown.ts'

/** A result of a record, with the rows, branches, exceptions and bands that made it, or what it read of the elements of a relation. */
export interface Heard {
  readonly value: Outcome
  readonly fired: ReadonlySet<string>
}

/** What an earlier evaluation of the same record heard of a rule that is written as it was then. */
export interface Earlier {
  readonly heard: Heard
  /** The rules that it reads, where it holds only as long as these come to the same; null where nothing of it changed. */
  readonly reads: readonly { readonly rule: string; readonly heard: Heard | undefined }[] | null
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
  readonly results = new Map<string, Heard>()
  readonly trace: Trace
  private readonly earlier: (rule: string) => Earlier | null
  private readonly elements = new Map<Where, Map<string, Heard>>()
  private readonly open: Open[] = []

  constructor(earlier: (rule: string) => Earlier | null = () => null) {
    this.earlier = earlier
    this.trace = {
      ...silent,
      brief: true,
      enter: (rule, where) => void this.open.push({ rule, where, fired: new Set() }),
      leave: (_rule, value) => this.leave(value),
      reused: (rule, where) => where.holder !== null && this.add(this.at(where).get(rule)?.fired ?? []),
      fired: ({ id }) => this.add([id]),
    }
  }

  /** A result that is as it was in an earlier evaluation; asked for once what it reads has been evaluated. */
  readonly known = (rule: string): Outcome | undefined => {
    const known = this.earlier(rule)
    if (!known || known.reads?.some((read) => !sameHeard(read.heard, this.results.get(read.rule)))) return undefined
    this.results.set(rule, known.heard)
    for (const id of known.heard.fired) this.fired.add(id)
    return known.heard.value
  }

  private leave(value: Outcome): void {
    const { rule, where, fired } = this.open.pop() as Open
    this.at(where).set(rule, { value, fired })
    if (where.holder !== null) this.add(fired)
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

function sameHeard(a: Heard | undefined, b: Heard | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameOutcome(a.value, b.value) && sameTexts(a.fired, b.fired))
}

function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a === b) return true
  if (isUnknown(a)) return isUnknown(b) && sameTexts(a.reasons, b.reasons)
  if (typeof a !== 'object' || typeof b !== 'object' || isUnknown(b)) return false
  const [before, now] = [Object.entries(a), b as unknown as Readonly<Record<string, unknown>>]
  return before.length === Object.keys(now).length && before.every(([key, value]) => now[key] === value)
}

/** The order counts: a message names reasons in theirs. */
function sameTexts(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false
  const others = b.values()
  for (const text of a) if (others.next().value !== text) return false
  return true
}
