import type { EvaluatorOptions } from '../interpret/evaluate.ts'
import type { Program } from '../program/program.ts'

/** One side of a simulation: a program with what is chosen for it. */
export interface Variant {
  readonly program: Program
  readonly options: EvaluatorOptions
}

/** What is in force, and what is proposed. They may be one program under other options, or two programs. */
export interface Pair {
  readonly baseline: Variant
  readonly scenario: Variant
}

export type Side = keyof Pair

export const sides: readonly Side[] = ['baseline', 'scenario']

/** The base date of a variant as an ISO day. */
export const baseDateOf = ({ program, options }: Variant): string => options.baseDate ?? program.header.baseDate
