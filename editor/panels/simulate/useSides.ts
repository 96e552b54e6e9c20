import { useEffect, useMemo, useRef } from 'react'
import { useSession, useSessionState } from '../../session/hooks.ts'
import type { Before, Sides, Simulated } from '../../session/simulating.ts'
import { type SlowAnswer, useSlowAnswer } from '../../session/slowAnswer.ts'
import { type Bases, useBases } from '../compare/useBase.ts'

export interface Simulation {
  readonly bases: Bases
  /** What the notice is compared with; null for itself. */
  readonly before: Before | null
  readonly slow: SlowAnswer<Simulated | null>
  /** The text has errors: what is shown is of the last that had none. */
  readonly broken: boolean
}

/** Tells the worker what is compared, whenever that changes, and has it computed anew with every change of what is tried. */
export function useSimulation(): Simulation {
  const session = useSession()
  const base = useSessionState((state) => state.simulating.base)
  const tried = useSessionState((state) => state.simulating.tried)
  const bases = useBases(base.kind === 'itself' ? null : base)
  const before = base.kind === 'itself' ? null : bases.before
  const known = base.kind === 'itself' || before !== null
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
  return { bases, before, slow, broken: slow.answer !== null && slow.answer.scenario.program === null }
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
