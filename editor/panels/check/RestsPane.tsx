import { Segmented } from 'antd'
import { useState } from 'react'
import type { Assumptions } from '../../../engine/service/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { useSlowAnswer } from '../../session/slowAnswer.ts'
import { checkTexts } from '../../texts/check.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'
import { AssumptionList } from './AssumptionList.tsx'
import { EffectView } from './EffectView.tsx'
import { QuestionCard } from './QuestionCard.tsx'
import './rests.css'

const nothingMore = {}

/** What the notice rests on beside its text: open questions, each reading with its effect, and values assumed or derived. */
export function RestsPane() {
  const say = useSay()
  const { answer, busy } = useSlowAnswer('assumptions', nothingMore)
  const [list, setList] = useState<'questions' | 'assumptions'>('questions')
  const tools = (
    <>
      {busy && answer && (
        <span className="quiet" role="status">
          {say(checkTexts.working)}
        </span>
      )}
      {answer && (
        <Segmented
          size="small"
          aria-label={say(checkTexts.show)}
          value={list}
          options={[
            { value: 'questions', label: say(checkTexts.questions, answer.questions.length) },
            { value: 'assumptions', label: say(checkTexts.assumptions, answer.assumptions.length) },
          ]}
          onChange={setList}
        />
      )}
    </>
  )
  return (
    <Pane title={say(checkTexts.rests)} tools={tools} stale={busy && answer !== null}>
      {answer ? <Rests answer={answer} list={list} /> : <EmptyState>{say(checkTexts.working)}</EmptyState>}
    </Pane>
  )
}

function Rests({ answer, list }: { readonly answer: Assumptions; readonly list: 'questions' | 'assumptions' }) {
  const say = useSay()
  const { questions, assumptions, incomplete } = answer
  return (
    <>
      {incomplete && <p className="incomplete">{say(checkTexts.incomplete)}</p>}
      {list === 'questions' && <SwitchedEffect />}
      {list === 'questions' && questions.length === 0 && <EmptyState>{say(checkTexts.noQuestions)}</EmptyState>}
      {list === 'questions' && (
        <ul className="questions">
          {questions.map((question) => (
            <QuestionCard key={question.name} question={question} />
          ))}
        </ul>
      )}
      {list === 'assumptions' && assumptions.length === 0 && <EmptyState>{say(checkTexts.noAssumptions)}</EmptyState>}
      {list === 'assumptions' && <AssumptionList assumptions={assumptions} />}
    </>
  )
}

/** What several switched readings change together; what one changes stands under it. */
function SwitchedEffect() {
  const say = useSay()
  const count = useSessionState((state) => Object.keys(state.readings).length)
  const { answer, busy } = useSlowAnswer('underReadings', count < 2 ? null : nothingMore)
  if (count < 2) return null
  const changes = answer !== null && (answer.changed > 0 || answer.results.length > 0)
  return (
    <section className={busy ? 'switched-effect stale' : 'switched-effect'} aria-live="polite">
      <p>
        {answer === null && say(checkTexts.working)}
        {answer !== null && (changes ? say(checkTexts.changesNow, answer.changed, answer.evaluated) : say(checkTexts.noChangeNow))}
      </p>
      {answer && <EffectView effect={answer} />}
    </section>
  )
}
