import { type Language, problemMessage, type SimulationProblem } from '../../../index.ts'

/** What can't be done, and below it why: a line for each problem, with its code. */
export function problemText(head: string, problems: readonly SimulationProblem[], language: Language): string {
  return [head, ...problems.map((found) => `  ${found.code}  ${problemMessage(found, language)}`)].join('\n')
}
