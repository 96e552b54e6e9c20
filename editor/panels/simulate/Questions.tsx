import { Select } from 'antd'
import { useSay, useSessionState } from '../../session/hooks.ts'
import type { OpenPoint } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { useTried } from './useTried.ts'

/** What the notice leaves open and the results rest on, each with its readings. */
export function Questions({ questions }: { readonly questions: readonly OpenPoint[] }) {
  const say = useSay()
  if (questions.length === 0) return null
  return (
    <div className="simulate-part">
      <h2>{say(simulateTexts.readings)}</h2>
      {questions.map((question) => (
        <Question key={question.name} question={question} />
      ))}
    </div>
  )
}

function Question({ question }: { readonly question: OpenPoint }) {
  const say = useSay()
  const change = useTried()
  const { name, text, readings, chosen } = question
  const tried = useSessionState((state) => state.simulating.tried.readings[name])
  return (
    <div className={tried === undefined ? 'simulate-question' : 'simulate-question changed'}>
      <p>
        <strong>{name}</strong> {text}
      </p>
      <Select
        size="small"
        aria-label={`${name} ${text}`}
        value={tried ?? chosen}
        options={readings.map((reading) => ({ value: reading, label: reading }))}
        popupMatchSelectWidth={false}
        onChange={(reading) => change.reading(question, reading)}
      />
      {tried !== undefined && <p className="quiet">{say(simulateTexts.from, chosen)}</p>}
    </div>
  )
}
