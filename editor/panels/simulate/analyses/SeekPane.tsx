import { Button } from 'antd'
import { useMemo } from 'react'
import { neverFound, problemMessage, type Sought, type Summary, seekSentences, seekTables } from '../../../../engine/index.ts'
import type { Analysed } from '../../../session/analysing.ts'
import { useSay, useSession, useSessionState } from '../../../session/hooks.ts'
import type { Dial } from '../../../session/simulating.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { CsvButton } from '../exports.tsx'
import { FigureTable } from '../FigureTable.tsx'
import { useSettingNotes } from '../useNotes.ts'
import type { Simulation } from '../useSides.ts'
import { useTried } from '../useTried.ts'
import { AnalysisPane } from './AnalysisPane.tsx'
import { requestOf, SeekForm } from './SeekForm.tsx'
import { trialsTable, valueShown } from './seekTable.ts'

interface SeekPaneProps {
  readonly simulation: Simulation
  readonly summary: Summary
}

const none: readonly Dial[] = []

/** Which value of a parameter keeps a total under a cap or over a floor. */
export function SeekPane({ simulation, summary }: SeekPaneProps) {
  const say = useSay()
  const { seek: answer, sought } = useSessionState((state) => state.simulating.analysing)
  const dials = simulation.slow.answer?.dials ?? none
  const choices = { dials, payers: summary.payers.map(({ name }) => name), breakdowns: summary.breakdowns }
  const request = requestOf(sought, choices)
  return (
    <AnalysisPane
      simulation={simulation}
      kind="seek"
      about={say(analysesTexts.seekAbout)}
      asked={request && { kind: 'seek', request }}
      under={answer?.under ?? null}
      form={dials.length === 0 ? <p>{say(analysesTexts.noDials)}</p> : <SeekForm {...choices} />}
    >
      {answer && <Shown simulation={simulation} answer={answer} dials={dials} />}
    </AnalysisPane>
  )
}

interface ShownProps {
  readonly simulation: Simulation
  readonly answer: Analysed<Sought>
  readonly dials: readonly Dial[]
}

function Shown({ simulation, answer: { found, under }, dials }: ShownProps) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const { synthetic, sides } = useSettingNotes(simulation, under.tried, under.source)
  const sentences = useMemo(() => {
    const never = neverFound(found, language)
    return [...(never ? [problemMessage(never, language)] : []), ...seekSentences(found, language)]
  }, [found, language])
  const trials = useMemo(() => trialsTable(found, say, language), [found, say, language])
  const crossings = useMemo(() => seekTables(found, language), [found, language])
  const notes = [...sentences, synthetic, sides].filter((line) => line !== '')
  const dial = dials.find(({ key }) => key === found.parameter)
  return (
    <>
      <header className="simulate-answer">
        <p className="simulate-sentence" role="status">
          {sentences[0]}
        </p>
        <div className="simulate-tools">
          {dial && found.answer && <UseValue dial={dial} value={found.answer.holds.value} />}
          <CsvButton label={say(analysesTexts.seek)} tables={[trials, ...crossings]} notes={notes} />
        </div>
      </header>
      <section className="simulate-result" aria-label={trials.title}>
        <h2>{trials.title}</h2>
        <FigureTable table={trials} label={`${found.parameter} ${trials.title}`} />
      </section>
      {found.crossings.length > 1 &&
        crossings.map((table) => (
          <section key={table.title} className="simulate-result" aria-label={table.title}>
            <h2>{table.title}</h2>
            <FigureTable table={table} label={`${found.parameter} ${table.title}`} />
          </section>
        ))}
      {sentences.slice(1).map((sentence) => (
        <p key={sentence} className="simulate-still">
          {sentence}
        </p>
      ))}
    </>
  )
}

/** Puts the value that was found into the dial. */
function UseValue({ dial, value }: { readonly dial: Dial; readonly value: string }) {
  const session = useSession()
  const say = useSay()
  const change = useTried()
  const language = useSessionState((state) => state.language)
  const use = () => {
    change.parameter(dial, value)
    session.dispatch({
      kind: 'message',
      severity: 'information',
      text: say(analysesTexts.used, dial.key, valueShown(dial.unit, value, language)),
    })
  }
  return (
    <Button size="small" type="primary" onClick={use}>
      {say(analysesTexts.use)}
    </Button>
  )
}
