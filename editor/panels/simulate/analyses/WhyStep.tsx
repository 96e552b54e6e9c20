import { Modal } from 'antd'
import { useMemo } from 'react'
import { type PersonConfig, showLiteral } from '../../../../engine/index.ts'
import { useSay, useSession, useSessionState } from '../../../session/hooks.ts'
import type { Tried } from '../../../session/simulating.ts'
import { useSlowAnswer } from '../../../session/slowAnswer.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { WhySides } from '../../compare/WhySides.tsx'
import { counted } from '../amounts.ts'
import { Change } from '../Tiles.tsx'
import { useGivenBackFocus } from '../WhyPerson.tsx'
import { type Stepped, stepShown } from './StepList.tsx'

interface WhyStepProps {
  readonly step: Stepped
  /** The person, in words. */
  readonly told: string
  readonly person: PersonConfig
  readonly tried: Tried
  readonly close: () => void
}

/** Why a person's amount is what it is before a step, and why another after it. */
export function WhyStep({ step, told, person, tried, close }: WhyStepProps) {
  const say = useSay()
  const session = useSession()
  const language = useSessionState((state) => state.language)
  const { field, type, from, to, loss, sample } = step
  const about = useMemo(
    () => ({ record: sample.record, field, from, to, result: person.result, tried }),
    [sample.record, field, from, to, person.result, tried],
  )
  const { answer, busy } = useSlowAnswer('whyStep', about)
  useGivenBackFocus()
  const at = (value: typeof from) => say(analysesTexts.whyAt, field, showLiteral(type, value)[language])
  return (
    <Modal
      open
      footer={null}
      width="min(1180px, 94vw)"
      title={say(analysesTexts.why, counted(sample.number), `${field} ${stepShown(step, say, language)}`)}
      onCancel={close}
    >
      <p>
        {person.result} <Change difference={person.kind === 'cost' ? loss : `-${loss}`} unit="yuan" /> <span className="quiet">{told}</span>
      </p>
      <div className="simulate-why" aria-busy={busy}>
        <WhySides titles={[at(from), at(to)]} trees={answer} busy={busy} earlier={session.reveal} />
      </div>
    </Modal>
  )
}
