import type { Type } from '../program/program.ts'
import type { Value } from '../program/apply.ts'
import type { Program, Rule } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import { Interpreter, type EvaluatorOptions } from './evaluate.ts'
import { RecordFault, type Refusal } from './faults.ts'
import { silent, type Trace } from './trace.ts'
import { isUnknown, type Outcome as RawOutcome } from './unknown.ts'

/** What one rule gives for one record. */
export type Result =
  | { readonly kind: 'known'; readonly value: Value; readonly type: Type }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] }

/** All results of a record by rule name, or why it was refused. */
export type Outcome =
  | { readonly kind: 'results'; readonly results: ReadonlyMap<string, Result> }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

export interface Evaluator {
  /** Evaluates every result of the entity (the notice's main one by default) and of the notice; checks its assertions. */
  evaluate(record: InputRecord, entity?: string | null, trace?: Trace): Outcome
}

const resultOf = (rule: Rule, value: RawOutcome): Result => (isUnknown(value) ? { kind: 'unknown', reasons: [...value.reasons] } : { kind: 'known', value, type: rule.type })

/** An evaluator of a program under the given base date, readings and parameter values; reused for every record. */
export function evaluator(program: Program, options: EvaluatorOptions = {}): Evaluator {
  const interpreter = new Interpreter(program, options)
  return {
    evaluate(record, entity = program.mainEntity, trace = silent) {
      const rules = program.rules.filter((rule) => rule.entity === null || rule.entity === entity)
      try {
        const place = interpreter.place(record)
        const results = new Map(rules.map((rule) => [rule.name, resultOf(rule, interpreter.result(rule, place, trace))]))
        const broken = brokenAssertions(interpreter, program, place, entity)
        return broken.length > 0 ? { kind: 'refused', refusals: broken } : { kind: 'results', results }
      } catch (error) {
        if (error instanceof RecordFault) return { kind: 'refused', refusals: [error.refusal] }
        throw error
      }
    },
  }
}

/** An assertion that is false for a record means that its results contradict the notice: the record is refused. */
function brokenAssertions(interpreter: Interpreter, program: Program, place: ReturnType<Interpreter['place']>, entity: string | null): Refusal[] {
  const concerned = program.assertions.filter((a) => a.entity === null || a.entity === entity)
  const broken = concerned.filter((a) => interpreter.expression(a.condition, a.entity === null ? null : place) === false)
  return broken.map((a) => ({ code: 'evaluate.assertion', field: a.name, values: { name: a.name } }))
}
