import { Modal } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { PersonConfig } from '../../../engine/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { Affected, Before } from '../../session/simulating.ts'
import { useSlowAnswer } from '../../session/slowAnswer.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import type { Place } from '../../worker/snapshot.ts'
import { WhySides } from '../compare/WhySides.tsx'
import { counted } from './amounts.ts'
import { Change } from './Tiles.tsx'

interface WhyPersonProps {
  readonly affected: Affected
  /** In words. */
  readonly told: string
  readonly person: PersonConfig
  readonly before: Before | null
  readonly close: () => void
}

/** Why a person's amount is what it is, under the baseline and under what is tried. */
export function WhyPerson({ affected, told, person, before, close }: WhyPersonProps) {
  const say = useSay()
  const session = useSession()
  const tried = useSessionState((state) => state.simulating.tried)
  const { number, record, change } = affected
  const about = useMemo(() => ({ before, record, result: person.result, tried }), [before, record, person.result, tried])
  const { answer, busy } = useSlowAnswer('whyPerson', about)
  const earlier = useCallback((place: Place) => (before?.texts ? undefined : session.reveal(place)), [session, before])
  useGivenBackFocus()
  const trees = useMemo(() => answer && { before: answer.baseline, after: answer.scenario }, [answer])
  return (
    <Modal open footer={null} width="min(1180px, 94vw)" title={say(simulateTexts.whyTitle, counted(number))} onCancel={close}>
      <p>
        {person.result} <Change difference={change} unit="yuan" /> <span className="quiet">{told}</span>
      </p>
      <div className="simulate-why" aria-busy={busy}>
        <WhySides titles={[say(simulateTexts.whyBaseline), say(simulateTexts.whyScenario)]} trees={trees} busy={busy} earlier={earlier} />
      </div>
    </Modal>
  )
}

/** The focus returns to what opened the dialog. */
export function useGivenBackFocus(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus()
    },
    [opener],
  )
}
