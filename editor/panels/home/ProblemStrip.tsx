import { useSay, useSessionState } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import { ProblemList } from '../check/ProblemList.tsx'

/** Errors and warnings right under the source, while there are any. */
export function ProblemStrip() {
  const say = useSay()
  const problems = useSessionState((state) => state.snapshot?.problems)
  const urgent = problems?.filter(({ severity }) => severity !== 'information') ?? []
  if (urgent.length === 0) return null
  return (
    <section className="problem-strip" aria-label={say(checkTexts.problems)}>
      <ProblemList problems={urgent} />
    </section>
  )
}
