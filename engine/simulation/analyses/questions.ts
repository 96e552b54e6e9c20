import type { Question } from '../../program/program.ts'
import { programFor } from '../evaluators.ts'
import type { Plan } from '../plan.ts'
import { type Side, sides, type Variant } from '../variant.ts'
import { questionsRead } from './exprs.ts'

/** A question that a notice leaves open, and how each notice of a pair reads it now; null where a notice does not ask it. */
export interface OpenQuestion {
  readonly question: string
  readonly text: string
  readonly clause: string | null
  readonly present: Readonly<Record<Side, string | null>>
}

/** The questions of the scenario, then those that only the baseline asks. */
export function openQuestions({ pair }: Plan): OpenQuestion[] {
  const own = pair.scenario.program.questions
  const more = pair.baseline.program.questions.filter(({ name }) => !own.some((question) => question.name === name))
  return [...own, ...more].map(({ name, text, clause }) => ({
    question: name,
    text,
    clause,
    present: { baseline: presentReading(pair.baseline, name), scenario: presentReading(pair.scenario, name) },
  }))
}

function presentReading(variant: Variant, name: string): string | null {
  const question = questionOf(variant, name)
  if (!question) return null
  const { readings = {} } = variant.options
  return Object.hasOwn(readings, name) ? (readings[name] as string) : question.default
}

const questionOf = ({ program }: Variant, name: string): Question | undefined => program.questions.find((each) => each.name === name)

/** Every reading that some notice of the pair has and does not take now. */
export function otherReadings({ pair }: Plan, { question, present }: OpenQuestion): string[] {
  const all = sides.flatMap((side) => {
    const names = questionOf(pair[side], question)?.readings.map(({ name }) => name) ?? []
    return names.filter((name) => name !== present[side])
  })
  return [...new Set(all)]
}

/** The notices in which something that is counted, or an assertion, rests on the question. */
export function sidesThatRead({ pair, entity, wanted }: Plan, question: string): Side[] {
  return sides.filter((side) => questionsRead(programFor(pair[side].program, entity, wanted[side])).has(question))
}

/** The variant with the question read so; itself where it has no such reading. */
export function variantUnder(variant: Variant, question: string, reading: string): Variant {
  if (!questionOf(variant, question)?.readings.some(({ name }) => name === reading)) return variant
  const readings = Object.fromEntries([...Object.entries(variant.options.readings ?? {}), [question, reading]])
  return { program: variant.program, options: { ...variant.options, readings } }
}
