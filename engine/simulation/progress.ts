/** How far a simulation has come. */
export interface SimulationProgress {
  /** Records read so far, those that could not be read included. */
  readonly records: number
}

/** An AbortSignal, as far as it is needed. */
export interface CancelSignal {
  readonly aborted: boolean
  readonly reason: unknown
}

export function stopIfAborted(signal: CancelSignal | undefined): void {
  if (signal?.aborted) throw signal.reason
}
