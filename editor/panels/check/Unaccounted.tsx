import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useAnswer, useSay, useSession } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import type { Place } from '../../worker/snapshot.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { Twist } from '../common/Twist.tsx'
import { makeCaseOfPart } from './actions.ts'

/** Sentences that no rule accounts for, and parts of the rules that no case exercises. */
export function Unaccounted() {
  const say = useSay()
  const answer = useAnswer('unaccounted', {})
  if (!answer) return null
  const { sentences, parts } = answer
  return (
    <>
      {sentences.length === 0 ? (
        <p className="well">
          <span aria-hidden="true">✓</span> {say(checkTexts.allRuled)}
        </p>
      ) : (
        <Section title={say(checkTexts.unruled, sentences.length)} help={say(checkTexts.unruledHelp)}>
          {sentences.map((sentence) => (
            <Sentence key={sentence.place.start} sentence={sentence} />
          ))}
        </Section>
      )}
      {parts === null && <p className="well quiet">{say(checkTexts.coverageWaits)}</p>}
      {parts?.length === 0 && (
        <p className="well">
          <span aria-hidden="true">✓</span> {say(checkTexts.allUsed)}
        </p>
      )}
      {parts !== null && parts.length > 0 && (
        <Section title={say(checkTexts.unused, parts.length)} help={say(checkTexts.unusedHelp)}>
          {parts.map((part) => (
            <Part key={part.id} part={part} />
          ))}
        </Section>
      )}
    </>
  )
}

function Section({ title, help, children }: { readonly title: string; readonly help: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(true)
  return (
    <section className="unaccounted-section">
      <h3>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Twist open={open} /> {title}
        </button>
        <span className="quiet unaccounted-help">{help}</span>
      </h3>
      {open && <ul>{children}</ul>}
    </section>
  )
}

interface SentenceProps {
  readonly sentence: { readonly partly: boolean; readonly text: string; readonly place: Place }
}

function Sentence({ sentence: { partly, text, place } }: SentenceProps) {
  const say = useSay()
  return (
    <li>
      {partly && <span className="kind">{say(checkTexts.partly)}</span>}
      <PlaceLink place={place}>{text}</PlaceLink>
    </li>
  )
}

interface PartProps {
  readonly part: { readonly id: string; readonly label: string; readonly place: Place }
}

function Part({ part }: PartProps) {
  const session = useSession()
  const say = useSay()
  return (
    <li>
      <PlaceLink place={part.place}>{part.label}</PlaceLink>
      <Button size="small" aria-label={`${say(checkTexts.makeCase)}：${part.label}`} onClick={() => makeCaseOfPart(session, part)}>
        {say(checkTexts.makeCase)}
      </Button>
    </li>
  )
}
