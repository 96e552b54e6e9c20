import { isStale, type Under } from '../../../session/analysing.ts'
import { useSessionState } from '../../../session/hooks.ts'
import type { Simulation } from '../useSides.ts'

/** Whether an answer is of settings, people or texts from before. */
export function useStale(simulation: Simulation, under: Under | null): boolean {
  return useSessionState(({ simulating: { tried, loaded, loading, version } }) => {
    if (under === null || simulation.broken || loading !== null || loaded === null) return under !== null
    return isStale(under, { tried, version, source: loaded.source })
  })
}
