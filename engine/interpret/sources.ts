import type { Span } from '../../grammar/source.ts'
import type { Program } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import { Interpreter } from './evaluate.ts'
import { silent, type Trace } from './trace.ts'

/** What one rule came from: places that decided it, and the rules that it read. */
interface Origin {
  readonly spans: Map<string, Span>
  readonly reads: Set<string>
}

/**
 * The rows, cases, exceptions and dated values from which a record's results came, each once: of a rule itself first, then
 * of the rules that it read. The record is one that is not refused.
 */
export function sourcesOf(
  program: Program,
  readings: Readonly<Record<string, string>>,
  entity: string | null,
  record: InputRecord,
): (rule: string) => readonly Span[] {
  const origins = originsOf(program, readings, entity, record)
  return (rule) => {
    const found = new Map<string, Span>()
    const seen = new Set([rule])
    for (const id of seen) {
      const origin = origins.get(id)
      for (const [key, span] of origin?.spans ?? []) found.set(key, span)
      for (const read of origin?.reads ?? []) seen.add(read)
    }
    return [...found.values()]
  }
}

function originsOf(program: Program, readings: Readonly<Record<string, string>>, entity: string | null, record: InputRecord) {
  const origins = new Map<string, Origin>()
  const open: Origin[] = []
  const originOf = (rule: string): Origin => {
    const known = origins.get(rule) ?? { spans: new Map(), reads: new Set() }
    origins.set(rule, known)
    return known
  }
  const add = (span: Span) => void open[open.length - 1]?.spans.set(`${span.file} ${span.start}`, span)
  const read = (rule: string) => void open[open.length - 1]?.reads.add(rule)
  const trace: Trace = {
    ...silent,
    enter(rule) {
      read(rule)
      open.push(originOf(rule))
    },
    leave: () => void open.pop(),
    reused: read,
    fired: ({ span }) => add(span),
    parameter: ({ source }) => (source ? add(source.span) : undefined),
  }
  const interpreter = new Interpreter(program, { readings })
  const place = interpreter.place(record, trace)
  // In the program's order, so that a long chain of rules is no deep recursion.
  for (const rule of program.rules) if (rule.entity === null || rule.entity === entity) interpreter.result(rule, place, trace)
  return origins
}
