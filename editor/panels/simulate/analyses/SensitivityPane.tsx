import { useMemo } from 'react'
import {
  type PersonConfig,
  type QuestionMoves,
  type ReadingMoves,
  readingSentences,
  type Sensitivity,
  sensitivitySentences,
  sensitivityTables,
  stillSentences,
} from '../../../../engine/index.ts'
import type { Analysed } from '../../../session/analysing.ts'
import { useSay, useSessionState } from '../../../session/hooks.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { CsvButton } from '../exports.tsx'
import { FigureTable } from '../FigureTable.tsx'
import { useSettingNotes } from '../useNotes.ts'
import type { Simulation } from '../useSides.ts'
import { AnalysisPane } from './AnalysisPane.tsx'
import { readingTable } from './readingTable.ts'

const asked = { kind: 'sensitivity' } as const

/** How sure the figures are: what each other reading of an open question moves, and between what each total lies. */
export function SensitivityPane({ simulation }: { readonly simulation: Simulation }) {
  const say = useSay()
  const answer = useSessionState((state) => state.simulating.analysing.sensitivity)
  return (
    <AnalysisPane
      simulation={simulation}
      kind="sensitivity"
      about={say(analysesTexts.sensitivityAbout)}
      asked={asked}
      under={answer?.under ?? null}
    >
      {answer && <Shown simulation={simulation} answer={answer} />}
    </AnalysisPane>
  )
}

function Shown({ simulation, answer: { found, under } }: { readonly simulation: Simulation; readonly answer: Analysed<Sensitivity> }) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const person = simulation.slow.answer?.config?.person ?? null
  const { synthetic, sides } = useSettingNotes(simulation, under.tried, under.source)
  const tables = useMemo(() => sensitivityTables(found, language), [found, language])
  const sentences = useMemo(() => sensitivitySentences(found, person, language), [found, person, language])
  const notes = [...sentences, synthetic, sides].filter((line) => line !== '')
  const [ranges] = tables
  if (!ranges) return null
  return (
    <>
      <header className="simulate-answer">
        <p className="simulate-sentence" role="status">
          {sentences[0]}
        </p>
        <CsvButton label={say(analysesTexts.sensitivity)} tables={tables} notes={notes} />
      </header>
      <section className="simulate-result" aria-label={say(analysesTexts.ranges)}>
        <h2>{say(analysesTexts.ranges)}</h2>
        <FigureTable table={ranges} label={ranges.title} />
      </section>
      {found.moving.length > 0 && <Questions moving={found.moving} person={person} />}
      {stillSentences(found.still, language).map((sentence) => (
        <p key={sentence} className="simulate-still">
          {sentence}
        </p>
      ))}
    </>
  )
}

interface QuestionsProps {
  readonly moving: readonly QuestionMoves[]
  readonly person: PersonConfig | null
}

function Questions({ moving, person }: QuestionsProps) {
  const say = useSay()
  return (
    <section className="simulate-result" aria-label={say(analysesTexts.readings)}>
      <h2>{say(analysesTexts.readings)}</h2>
      <ol className="simulate-questions">
        {moving.map((question) => (
          <li key={question.question}>
            {question.readings.map((reading) => (
              <Reading key={reading.reading} question={question} reading={reading} person={person} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface ReadingProps {
  readonly question: QuestionMoves
  readonly reading: ReadingMoves
  readonly person: PersonConfig | null
}

function Reading({ question, reading, person }: ReadingProps) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const sentences = useMemo(() => readingSentences(question, reading, person, language), [question, reading, person, language])
  const table = useMemo(() => readingTable(reading, say), [reading, say])
  if (sentences.length === 0) return null
  return (
    <>
      <p>{sentences.join('')}</p>
      <FigureTable table={table} label={say(analysesTexts.readAs, question.question, reading.reading)} />
    </>
  )
}
