import { useMemo, useState } from 'react'
import { type Cliffs, cliffSentences, cliffTables, searchedSentences } from '../../../../engine/index.ts'
import type { Analysed } from '../../../session/analysing.ts'
import { useSay, useSessionState } from '../../../session/hooks.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { CsvButton } from '../exports.tsx'
import { useSettingNotes } from '../useNotes.ts'
import type { Simulation } from '../useSides.ts'
import { useTeller } from '../useTeller.ts'
import { AnalysisPane } from './AnalysisPane.tsx'
import { StepList, type Stepped } from './StepList.tsx'
import { useStale } from './useAnalysis.ts'
import { WhyStep } from './WhyStep.tsx'

const asked = { kind: 'cliffs' } as const

/** Where one step makes a person lose, and what the loss of a status costs. */
export function CliffsPane({ simulation }: { readonly simulation: Simulation }) {
  const say = useSay()
  const answer = useSessionState((state) => state.simulating.analysing.cliffs)
  return (
    <AnalysisPane simulation={simulation} kind="cliffs" about={say(analysesTexts.cliffsAbout)} asked={asked} under={answer?.under ?? null}>
      {answer && <Shown simulation={simulation} answer={answer} />}
    </AnalysisPane>
  )
}

function Shown({ simulation, answer: { found, under } }: { readonly simulation: Simulation; readonly answer: Analysed<Cliffs> }) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const stale = useStale(simulation, under)
  const tell = useTeller(under.shape)
  const [chosen, setChosen] = useState<Stepped | null>(null)
  const { synthetic, sides } = useSettingNotes(simulation, under.tried, under.source)
  const sentences = useMemo(() => cliffSentences(found, language), [found, language])
  const tables = useMemo(() => cliffTables(found, language), [found, language])
  const notes = [...sentences, synthetic, sides].filter((line) => line !== '')
  const choose = stale ? null : setChosen
  return (
    <>
      <header className="simulate-answer">
        <p className="simulate-sentence" role="status">
          {sentences[0]}
        </p>
        <CsvButton label={say(analysesTexts.cliffs)} tables={tables} notes={notes} />
      </header>
      {found.cliffs.length > 0 && <StepList title={say(analysesTexts.cliffList)} steps={found.cliffs} tell={tell} choose={choose} />}
      {found.steps.length > 0 ? (
        <StepList title={say(analysesTexts.stepList)} steps={found.steps} tell={tell} choose={choose} />
      ) : (
        <p className="simulate-still">{say(analysesTexts.noSteps)}</p>
      )}
      <section className="simulate-result" aria-label={say(analysesTexts.searched)}>
        <h2>{say(analysesTexts.searched)}</h2>
        {searchedSentences(found, language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      {chosen && (
        <WhyStep step={chosen} told={tell(chosen.sample.record)} person={found.person} tried={under.tried} close={() => setChosen(null)} />
      )}
    </>
  )
}
