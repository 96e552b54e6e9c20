import { useEffect, useMemo, useRef } from 'react'
import { useSession, useSessionState } from '../../session/hooks.ts'
import type { Before, Sides, Simulated, SimulationBase } from '../../session/simulating.ts'
import { type SlowAnswer, useSlowAnswer } from '../../session/slowAnswer.ts'
import { type Bases, useBases } from '../compare/useBase.ts'

export interface Simulation {
  readonly bases: Bases
  /** Where nothing was chosen: the text before the edits, else what the notice was made from, else the notice itself. */
  readonly base: SimulationBase
  /** What the notice is compared with; null for itself. */
  readonly before: Before | null
  readonly slow: SlowAnswer<Simulated | null>
  /** The text has errors: what is shown is of the last that had none. */
  readonly broken: boolean
}

const itself: SimulationBase = { kind: 'itself' }

/** Tells the worker what is compared, whenever that changes, and has it computed anew with every change of what is tried. */
export function useSimulation(): Simulation {
  const session = useSession()
  const chosen = useSessionState((state) => state.simulating.base)
  const tried = useSessionState((state) => state.simulating.tried)
  const bases = useBases(chosen?.kind === 'itself' ? null : chosen)
  const base: SimulationBase = chosen ?? bases.base ?? itself
  const before = base.kind === 'itself' ? null : bases.before
  const known = bases.known && (base.kind === 'itself' || before !== null)
  const about = useMemo(() => (known ? { before } : null), [known, before])
  const slow = useSlowAnswer('simulated', about)
  const sides = useMemo(() => sidesOf(slow.answer), [slow.answer])
  const last = useRef<Sides | null>(null)
  useEffect(() => {
    if (sides === null || sides === last.current) return
    last.current = sides
    session.simulation.compare(sides)
  }, [session, sides])
  const compared = sides !== null || last.current !== null
  useEffect(() => {
    if (compared) session.simulation.evaluate(tried)
  }, [session, tried, compared])
  useFirstPeople(slow.answer)
  return { bases, base, before, slow, broken: slow.answer !== null && slow.answer.scenario.program === null }
}

/** Null where a text has errors or nothing can be counted. */
function sidesOf(answer: Simulated | null): Sides | null {
  if (!answer?.baseline.program || !answer.scenario.program || !answer.config) return null
  const { baseline, scenario, config } = answer
  return {
    baseline: answer.baseline.program,
    scenario: answer.scenario.program,
    readings: { baseline: baseline.readings, scenario: scenario.readings },
    config,
  }
}

/** The answer comes first: where there is a description of a population, people are made from it without being asked for. */
function useFirstPeople(answer: Simulated | null): void {
  const session = useSession()
  const none = useSessionState(
    ({ simulating: { loaded, loading, problems, matching } }) => !loaded && !loading && !matching && problems.length === 0,
  )
  const { kind, people, seed } = useSessionState((state) => state.simulating.people)
  const model = answer?.scenario.program && answer.config ? answer.population : null
  useEffect(() => {
    if (none && model !== null && kind === 'synthetic') session.simulation.load({ kind, model, people, seed })
  }, [session, none, model, kind, people, seed])
}
