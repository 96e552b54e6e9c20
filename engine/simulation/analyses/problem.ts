import type { analysisMessages } from '../../../grammar/messages/analysis.ts'
import type { Values } from '../../../grammar/messages/index.ts'

/** Why a question about people in memory can't be answered as it is asked, as data. */
export interface AnalysisProblem {
  readonly code: keyof typeof analysisMessages
  readonly values: Readonly<Record<string, unknown>>
}

/** The catalogue types which values a code takes. */
export function analysisProblem<C extends AnalysisProblem['code']>(code: C, values: Values<C>): AnalysisProblem {
  return { code, values: values as Readonly<Record<string, unknown>> }
}
