import { add, type Decimal, zero } from '../number/decimal.ts'
import { sameValue, type Value } from '../program/apply.ts'
import type { Branch, Exception, Expr, HitPolicy, Row } from '../program/program.ts'
import type { RecordFault } from './faults.ts'
import type { Fired, Rejected, Trace } from './trace.ts'
import { isUnknown, type Outcome, spread, type Unknown } from './unknown.ts'

/** What may apply under a condition: a table's row or a case's branch. */
type Option = Row | Branch

/** What a choice comes to: the options that apply, or the unknown that keeps it open. None applying is an empty list. */
export type Decision<T> = readonly T[] | Unknown

type Test = (condition: Expr) => Outcome

/**
 * Decides which options apply. Unique: all that are true, whatever else is unknown. First: the first true one, unless
 * one before it is unknown. Sum: all true ones, and nothing unknown. (language.md, Meaning 3 and 6)
 */
export function decide<T extends Option>(
  options: readonly T[],
  policy: HitPolicy,
  kind: Fired['kind'],
  test: Test,
  trace: Trace,
): Decision<T> {
  const chosen: T[] = []
  const open: Unknown[] = []
  for (const option of options) {
    const { id, span, when } = option
    if (policy === 'first' && (chosen.length > 0 || open.length > 0)) {
      trace.rejected({ kind, id, span, why: 'later', when, by: [] })
      continue
    }
    const applies = test(when)
    if (applies === true) chosen.push(option)
    else trace.rejected({ kind, id, span, why: isUnknown(applies) ? 'unknown' : 'false', when, by: [] })
    if (isUnknown(applies)) open.push(applies)
  }
  const undecided = open.length > 0 && (policy !== 'unique' || chosen.length === 0)
  return undecided ? (spread(open) as Unknown) : chosen
}

/** One value of several that apply at once: their sum, or the value that they agree on; two that differ are a conflict. */
export function combine(values: readonly Outcome[], policy: HitPolicy, conflict: () => RecordFault): Outcome {
  const unknown = spread(values)
  if (policy === 'sum') return unknown ?? (values as Decimal[]).reduce(add, zero)
  const known = values.filter((value): value is Value => !isUnknown(value))
  const [head] = known
  if (values.length === 0 || known.some((value) => !sameValue(head as Value, value))) throw conflict()
  return unknown ?? (head as Value)
}

/** An exception with what its condition came to, and the exceptions that hold and beat it. */
interface State {
  readonly exception: Exception
  readonly applies: Outcome
  readonly beatenBy: readonly string[]
}

/**
 * The exceptions that decide, or the unknown that keeps them open; an empty list leaves the base. Only 优先于 ranks them.
 * As in a unique table, one that holds decides whatever is unknown of others, but for those that would beat it.
 */
export function decideExceptions(exceptions: readonly Exception[], test: Test, trace: Trace): Decision<Exception> {
  const tested = exceptions.map((exception) => ({ exception, applies: test(exception.when) }))
  const holding = tested.filter((s) => s.applies === true).map((s) => s.exception)
  const states = tested.map((state): State => ({ ...state, beatenBy: beating(holding, state.exception) }))
  const left = states.filter((s) => s.applies !== false && s.beatenBy.length === 0)
  const chosen = left.filter((s) => s.applies === true).map((s) => s.exception)
  for (const state of states) if (!chosen.includes(state.exception)) trace.rejected(rejected(state))
  const matters = ({ exception }: State) => chosen.length === 0 || chosen.some(({ name }) => exception.beats.includes(name))
  const open = left.filter((s) => s.applies !== true && matters(s)).map((s) => s.applies)
  return spread(open) ?? chosen
}

function beating(holding: readonly Exception[], exception: Exception): string[] {
  return holding.filter((other) => other.beats.includes(exception.name)).map((other) => other.name)
}

function rejected({ exception: { id, span, when }, applies, beatenBy }: State): Rejected {
  const beaten = applies !== false && beatenBy.length > 0
  const why = beaten ? 'beaten' : isUnknown(applies) ? 'unknown' : 'false'
  return { kind: 'exception', id, span, why, when, by: beaten ? beatenBy : [] }
}
