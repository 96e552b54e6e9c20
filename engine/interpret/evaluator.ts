import { EvaluationFault } from '../program/apply.ts'
import type { RecordOutcome, Refusal, Result } from '../program/outcome.ts'
import type { Assertion, Program, Rule } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import { type EvaluatorOptions, Interpreter } from './evaluate.ts'
import { RecordFault } from './faults.ts'
import type { Place } from './place.ts'
import { silent, type Trace } from './trace.ts'
import { isUnknown, type Outcome } from './unknown.ts'

export interface Evaluator {
  /**
   * Evaluates every result of the entity (the notice's main one by default) and of the notice; checks its assertions. Results
   * that are known already, by rule, are taken as they are; each is asked for after all that it reads was evaluated. Not
   * without a trace, for which the notice's own would stay.
   */
  evaluate(record: InputRecord, entity?: string | null, trace?: Trace, known?: Known | null): RecordOutcome
}

type Known = (rule: string) => Outcome | undefined

/** What is evaluated for the records of one entity. */
interface Work {
  readonly rules: readonly Rule[]
  readonly assertions: readonly Assertion[]
}

/** An evaluator of a program under the given base date, readings and parameter values; reused for every record. */
export function evaluator(program: Program, options: EvaluatorOptions = {}): Evaluator {
  const interpreter = new Interpreter(program, options)
  const works = new Map<string | null, Work>()
  return {
    evaluate(record, entity = program.mainEntity, trace = silent, known = null) {
      const work = works.get(entity) ?? workOf(program, entity)
      works.set(entity, work)
      try {
        const place = interpreter.place(record, trace)
        const results = new Map<string, Result>()
        for (const rule of work.rules) {
          if (known) takeOver(known, rule, place)
          results.set(rule.name, resultOf(rule, interpreter.result(rule, place, trace)))
        }
        const refusals = work.assertions.flatMap((assertion) => broken(interpreter, assertion, place) ?? [])
        return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'results', results }
      } catch (error) {
        if (error instanceof RecordFault) return { kind: 'refused', refusals: [error.refusal] }
        throw error
      }
    },
  }
}

/** A result that is known already stands where the interpreter would have kept it. */
function takeOver(known: Known, { id, entity }: Rule, place: Place): void {
  const value = known(id)
  if (value !== undefined) (entity === null ? place.notice : place).results.set(id, value)
}

function workOf(program: Program, entity: string | null): Work {
  const concerns = (it: { readonly entity: string | null }) => it.entity === null || it.entity === entity
  return { rules: program.rules.filter(concerns), assertions: program.assertions.filter(concerns) }
}

export function resultOf({ type }: Rule, value: Outcome): Result {
  return isUnknown(value) ? { kind: 'unknown', reasons: [...value.reasons] } : { kind: 'known', value, type }
}

/** An assertion that is false for a record means that its results contradict the notice: the record is refused. */
function broken(interpreter: Interpreter, { name, condition }: Assertion, place: Place): Refusal | null {
  try {
    const holds = interpreter.expression(condition, place)
    return holds === false ? { code: 'evaluate.assertion', field: name, values: { name } } : null
  } catch (error) {
    if (error instanceof EvaluationFault) return { code: error.code, field: name, values: { name } }
    throw error
  }
}
