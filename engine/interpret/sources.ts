import type { Span } from '../../grammar/source.ts'
import { EvaluationFault, literalValue } from '../program/apply.ts'
import type { Expr, LiteralValue, Program, Rule } from '../program/program.ts'
import { readsIn, withAllRead } from '../program/reads.ts'
import type { InputRecord } from '../program/record.ts'
import { Interpreter } from './evaluate.ts'
import { RecordFault } from './faults.ts'
import { silent, type Trace } from './trace.ts'

/** A record at the readings under which it is evaluated. */
export interface Situation {
  readonly entity: string | null
  readonly record: InputRecord
  readonly readings: Readonly<Record<string, string>>
}

/** What one rule came from: places that decided it, and the rules that it read. */
interface Origin {
  readonly spans: Map<string, Span>
  readonly reads: Set<string>
  /** Whether a row, case or exception gave the value; otherwise it is the rule's own expression. */
  decided: boolean
}

const keyOf = ({ file, start }: Span): string => `${file} ${start}`

/**
 * Tells of any rule or expression where its value came from: the rows, cases, exceptions and dated values, or the rule
 * itself where it is one expression, each once; its own first, then those of the rules that it read. Where the base date had a part, the header is one of the places.
 */
export class Sources {
  private readonly program: Program
  private readonly interpreter: Interpreter
  private readonly place: ReturnType<Interpreter['place']>
  private readonly trace: Trace
  private readonly origins = new Map<string, Origin>()
  private readonly open: Origin[] = []
  private readonly spans: ReadonlyMap<string, Span>
  /** The rules that are computed for the record or for none. */
  private readonly concerned: readonly Rule[]
  private readonly evaluated = new Set<string>()

  constructor(program: Program, { entity, record, readings }: Situation) {
    this.program = program
    this.spans = new Map(program.rules.map((rule) => [rule.id, rule.span]))
    this.interpreter = interpreterFor(program, readings)
    this.trace = this.listening()
    this.place = this.interpreter.place(record, this.trace)
    this.concerned = program.rules.filter((rule) => rule.entity === null || rule.entity === entity)
  }

  ofRule(id: string): readonly Span[] {
    this.evaluate([id])
    return this.gathered(id)
  }

  /** Evaluates rules and what they read, in the program's order, so that a long chain of rules is no deep recursion. */
  private evaluate(ids: readonly string[]): void {
    const wanted = withAllRead(this.program, ids)
    for (const rule of this.concerned) {
      if (!wanted.has(rule.id) || this.evaluated.has(rule.id)) continue
      this.evaluated.add(rule.id)
      this.quietly(() => this.interpreter.result(rule, this.place, this.trace))
    }
  }

  private gathered(id: string): readonly Span[] {
    const found = new Map<string, Span>()
    const seen = new Set([id])
    for (const each of seen) {
      const origin = this.origins.get(each)
      const own = origin?.decided === false ? this.spans.get(each) : undefined
      if (own) found.set(keyOf(own), own)
      for (const [key, span] of origin?.spans ?? []) found.set(key, span)
      for (const read of origin?.reads ?? []) seen.add(read)
    }
    return [...found.values()]
  }

  ofExpression(expr: Expr): readonly Span[] {
    // No rule is called so: a name has at least one character.
    const id = ''
    this.evaluate(readsIn([expr]).rules)
    this.origins.delete(id)
    this.open.push(this.originOf(id))
    this.quietly(() => this.interpreter.expression(expr, this.place, this.trace))
    return this.gathered(id)
  }

  private quietly(evaluate: () => unknown): void {
    const depth = this.open.length
    try {
      evaluate()
    } catch (error) {
      if (!(error instanceof RecordFault || error instanceof EvaluationFault)) throw error
    }
    this.open.length = Math.min(this.open.length, depth)
  }

  private originOf(rule: string): Origin {
    const known = this.origins.get(rule) ?? { spans: new Map(), reads: new Set(), decided: false }
    this.origins.set(rule, known)
    return known
  }

  private listening(): Trace {
    const { header } = this.program
    const add = (span: Span) => void this.open[this.open.length - 1]?.spans.set(keyOf(span), span)
    const read = (rule: string) => void this.open[this.open.length - 1]?.reads.add(rule)
    return {
      ...silent,
      enter: (rule) => {
        read(rule)
        this.open.push(this.originOf(rule))
      },
      leave: () => void this.open.pop(),
      reused: read,
      fired: ({ span }) => {
        const rule = this.open[this.open.length - 1]
        if (rule) rule.decided = true
        add(span)
      },
      parameter: ({ expr, source }) => {
        if (source) add(source.span)
        const dated = source !== null && (source.from !== null || source.to !== null)
        if (dated && expr.kind === 'parameter' && expr.at === null) add(header.span)
      },
      evaluated: (expr) => (expr.kind === 'baseDate' ? add(header.span) : undefined),
    }
  }
}

const interpreters = new WeakMap<Program, Map<string, Interpreter>>()

/** One interpreter serves every record at the same readings. */
function interpreterFor(program: Program, readings: Situation['readings']): Interpreter {
  const known = interpreters.get(program) ?? new Map<string, Interpreter>()
  interpreters.set(program, known)
  const key = JSON.stringify(readings)
  const made = known.get(key) ?? new Interpreter(program, { readings })
  known.set(key, made)
  return made
}

/** A record of an entity with the given fields; others have their defaults or are unknown. */
export function partialRecord(program: Program, entity: string | null, given: Readonly<Record<string, LiteralValue | null>>): InputRecord {
  const values = new Map<string, ReturnType<typeof literalValue>>()
  for (const { name, type, default: fallback } of program.entities.find((each) => each.name === entity)?.fields ?? []) {
    const value = Object.hasOwn(given, name) ? (given[name] ?? null) : fallback
    if (value !== null) values.set(name, literalValue(type, value))
  }
  return { values, relations: new Map() }
}
