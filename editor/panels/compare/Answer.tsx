import { Alert, Button } from 'antd'
import type { Compared, ComparedReading } from '../../session/comparing.ts'
import { useSay, useSession } from '../../session/hooks.ts'
import { compareTexts } from '../../texts/compare.ts'

/** The comparison in one sentence, and what has to be known to read it. */
export function Answer({ answer, busy }: { readonly answer: Compared; readonly busy: boolean }) {
  const session = useSession()
  const say = useSay()
  const { comparison, sentence, readings } = answer
  const toCheck = (
    <Button size="small" onClick={() => session.dispatch({ kind: 'screen', screen: 'check' })}>
      {say(compareTexts.toCheck)}
    </Button>
  )
  return (
    <div className="compare-answer" role="status" aria-busy={busy}>
      <p className={busy ? 'compare-sentence stale' : 'compare-sentence'}>{sentence}</p>
      {readings.length > 0 && <p className="compare-readings">{readingsText(say, readings)}</p>}
      {comparison.before.incomplete && <Alert banner type="warning" title={say(compareTexts.incompleteBefore)} />}
      {comparison.after.incomplete && <Alert banner type="warning" title={say(compareTexts.incompleteAfter)} action={toCheck} />}
    </div>
  )
}

/** Which of the switched readings hold on which side. */
function readingsText(say: ReturnType<typeof useSay>, readings: readonly ComparedReading[]): string {
  const list = (of: readonly ComparedReading[]) =>
    of.map(({ question, reading }) => say(compareTexts.reading, question, reading)).join(say(compareTexts.and))
  const both = readings.filter(({ before, after }) => before && after)
  const old = readings.filter(({ before, after }) => before && !after)
  const now = readings.filter(({ before, after }) => !before && after)
  const neither = readings.filter(({ before, after }) => !before && !after)
  return [
    both.length > 0 && say(compareTexts.readings, list(both)),
    old.length > 0 && say(compareTexts.readingOne, list(old), say(compareTexts.sideBefore)),
    now.length > 0 && say(compareTexts.readingOne, list(now), say(compareTexts.sideAfter)),
    neither.length > 0 && say(compareTexts.readingNone, list(neither)),
  ]
    .filter(Boolean)
    .join(' ')
}
