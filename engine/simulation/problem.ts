import { type Language, messageOf } from '../../grammar/diagnostic.ts'
import type { Values } from '../../grammar/messages/index.ts'
import type { pairMessages } from '../../grammar/messages/pair.ts'
import type { AnalysisProblem } from './analyses/problem.ts'
import type { ConfigProblem } from './configProblem.ts'

/** Why two notices can't be put to one population, as data. */
export interface PairProblem {
  readonly code: keyof typeof pairMessages
  readonly values: Readonly<Record<string, unknown>>
}

export type SimulationProblem = PairProblem | ConfigProblem | AnalysisProblem

/** The catalogue types which values a code takes. */
export function pairProblem<C extends PairProblem['code']>(code: C, values: Values<C>): PairProblem {
  return { code, values: values as Readonly<Record<string, unknown>> }
}

/** The sentence, behind the place in simulation.json where it speaks of one. */
export function problemMessage(found: SimulationProblem, language: Language): string {
  const sentence = messageOf(found.code, found.values as Values<SimulationProblem['code']>, language)
  const place = 'place' in found ? found.place : ''
  return place === '' ? sentence : `${place}${language === 'zh' ? '：' : ': '}${sentence}`
}

/** Thrown where a simulation can't be made, or not be brought to its end. */
export class SimulationError extends Error {
  readonly problems: readonly SimulationProblem[]

  constructor(problems: readonly SimulationProblem[]) {
    super(problems.map((found) => `${found.code} ${problemMessage(found, 'en')}`).join('\n'))
    this.problems = problems
  }
}
