import { joined, type Words } from '../grammar/messages/words.ts'
import type { Span } from '../grammar/source.ts'
import { valuesUnder, type Witness } from './analysis/index.ts'
import { Interpreter } from './interpret/evaluate.ts'
import { isUnknown } from './interpret/unknown.ts'
import type { BoundValue, ValueOf } from './notice/bindings.ts'
import { sourcesFor } from './places.ts'
import { EvaluationFault, literalValue } from './program/apply.ts'
import { isConstant } from './program/lower/constant.ts'
import type { Expr, Program } from './program/program.ts'
import { showLiteral } from './program/show.ts'

/** The value that a bound number of the prose must equal: constants are evaluated, the rest is decided for all records. */
export function boundValues(program: Program): ValueOf {
  const interpreter = new Interpreter(program)
  return (expr, condition) =>
    condition === null && isConstant(expr) ? constantValue(program, interpreter, expr) : decidedValue(program, expr, condition)
}

function constantValue(program: Program, interpreter: Interpreter, expr: Expr): BoundValue {
  try {
    const value = interpreter.expression(expr, null)
    return isUnknown(value) ? { kind: 'undecided' } : { kind: 'value', value, sources: sourcesOf(program, expr, null) }
  } catch (error) {
    // 月末（2021，13）: there is no such day, so no number of the prose can equal it.
    if (error instanceof EvaluationFault) return { kind: 'undecided' }
    throw error
  }
}

function decidedValue(program: Program, expr: Expr, condition: Expr | null): BoundValue {
  const comings = valuesUnder(program, expr, condition)
  const [first, ...rest] = comings ?? []
  if (!comings || !first || comings.some((c) => c.kind !== 'value')) return { kind: 'undecided' }
  const sources = sourcesOf(program, expr, first.witness)
  if (rest.length === 0 && first.kind === 'value') return { kind: 'value', value: literalValue(expr.type, first.value), sources }
  const values = comings.flatMap((c) => (c.kind === 'value' ? showLiteral(expr.type, c.value) : []))
  const last = comings[comings.length - 1]
  return { kind: 'varies', values: joined(values, '、', ', '), witness: factsText(last?.witness.facts ?? []), sources }
}

/** Where a value comes from; worked out only where it is asked for. */
function sourcesOf(program: Program, expr: Expr, witness: Witness | null): () => readonly Span[] {
  const shown = { entity: program.mainEntity, record: witness?.record ?? {}, readings: witness?.readings ?? {} }
  return () => sourcesFor(program, shown).ofExpression(expr)
}

export interface Fact {
  readonly name: Words
  readonly value: Words
}

/** What is said of a record, in a row: 参保地 阳曲县，低保对象 是. */
export function factsText(facts: readonly Fact[]): Words {
  const each = facts.map(({ name, value }) => joined([name, value], ' ', ' '))
  return joined(each, '，', ', ')
}
