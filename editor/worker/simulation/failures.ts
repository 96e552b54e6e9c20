import { SimulationError } from '../../../engine/index.ts'
import type { AnalysisReply, Problem, SimulationReply } from './protocol.ts'

/** The officer gave the loading up. */
export class Cancelled extends Error {}

/** Nothing of the source can be read. */
export class Unusable extends Error {
  readonly reasons: readonly Problem[]

  constructor(reasons: readonly Problem[]) {
    super('unusable')
    this.reasons = reasons
  }
}

/** The columns of the file are not those of the fields: the officer says which is which. */
export class MatchColumns extends Error {
  readonly columns: readonly string[]

  constructor(columns: readonly string[]) {
    super('columns')
    this.columns = columns
  }
}

/** These two can't be compared on one population, or a value that is tried can't be read. */
export class Impossible extends Error {
  readonly reasons: readonly Problem[]

  constructor(reasons: readonly Problem[]) {
    super('impossible')
    this.reasons = reasons
  }
}

/** What became of a load or a summary that did not come to its end. */
export function replyTo(id: number, failure: unknown): SimulationReply {
  if (failure instanceof Cancelled) return { kind: 'cancelled', id }
  if (failure instanceof MatchColumns) return { kind: 'columns', id, columns: failure.columns }
  if (failure instanceof Unusable) return { kind: 'unusable', id, reasons: failure.reasons }
  if (failure instanceof Impossible) return { kind: 'impossible', id, reasons: failure.reasons }
  if (failure instanceof SimulationError) return { kind: 'impossible', id, reasons: failure.problems }
  return { kind: 'failed', id, message: faultText(failure) }
}

/** The same of an analysis. */
export function analysisReplyTo(failure: unknown): AnalysisReply {
  if (failure instanceof Cancelled) return { kind: 'cancelled' }
  if (failure instanceof Unusable || failure instanceof Impossible) return { kind: 'impossible', reasons: failure.reasons }
  if (failure instanceof SimulationError) return { kind: 'impossible', reasons: failure.problems }
  return { kind: 'failed', message: faultText(failure) }
}

const faultText = (failure: unknown): string => (failure instanceof Error ? `${failure.message}\n${failure.stack ?? ''}` : String(failure))
