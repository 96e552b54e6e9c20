import { type CancelSignal, stopIfAborted } from '../progress.ts'

/** How far an analysis has come: trials, fields or blocks done, of how many in all. */
export interface AnalysisProgress {
  readonly done: number
  readonly of: number
}

/** How an analysis is followed and ended. An analysis that is ended throws the signal's reason, and keeps nothing. */
export interface AnalysisControl {
  readonly progress?: (progress: AnalysisProgress) => void
  readonly signal?: CancelSignal
  /** Lets the host have a turn, so that a wish to end the analysis can come in; the core has no clock of its own. */
  readonly pause?: () => Promise<void>
}

/** Between two pieces of work: says how far it is, gives the host its turn, and ends where that is wished. */
export async function between({ progress, signal, pause }: AnalysisControl, done: number, of: number): Promise<void> {
  progress?.({ done, of })
  await pause?.()
  stopIfAborted(signal)
}
