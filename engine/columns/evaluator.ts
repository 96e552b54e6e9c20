import type { Batch } from '../batch/batch.ts'
import type { EvaluatorOptions } from '../interpret/evaluate.ts'
import type { Program } from '../program/program.ts'
import type { BatchResults } from './results.ts'

/** Evaluates batches under one base date, choice of readings and values of parameters. */
export interface BatchEvaluator {
  readonly program: Program
  readonly options: EvaluatorOptions
  /** Results of rows `from` up to, not including, `to`: of the batch's entity and of the notice. */
  evaluate(batch: Batch, from?: number, to?: number): BatchResults
}

/** What of the results is wanted; where it is not said, all. */
export interface EvaluationChoice {
  /** Rule ids. What they read is evaluated with them; assertions are always checked. */
  readonly results?: ReadonlySet<string>
  /**
   * Whether readings and parameters are built into the kernel. Faster on many rows, but each other value costs a compilation;
   * otherwise they are arguments, and another value costs nothing.
   */
  readonly exact?: boolean
}
