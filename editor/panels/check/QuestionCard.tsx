import { useId, useState } from 'react'
import type { OpenQuestion, ReadingEffect } from '../../../engine/service/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { Twist } from '../common/Twist.tsx'
import { EffectView } from './EffectView.tsx'

/** A point that the text leaves open, and its readings: each can be switched on for all cases, and tells what it would change. */
export function QuestionCard({ question }: { readonly question: OpenQuestion }) {
  const session = useSession()
  const say = useSay()
  const { name, text, clause, span, readings } = question
  const chosen = useSessionState((state) => state.readings[name] ?? null)
  const group = useId()
  return (
    <li className={chosen === null ? 'question' : 'question switched'}>
      <div className="question-head">
        <PlaceLink place={span}>
          <strong>{name}</strong> {text}
        </PlaceLink>
        <span className="in-clause">{clause}</span>
      </div>
      <div role="radiogroup" aria-label={say(checkTexts.readingsOf, name)}>
        {readings.map((reading) => (
          <Reading
            key={reading.name}
            question={name}
            reading={reading}
            group={group}
            chosen={chosen === null ? reading.default : chosen === reading.name}
            onChoose={() => session.dispatch({ kind: 'reading', question: name, reading: reading.default ? null : reading.name })}
          />
        ))}
      </div>
    </li>
  )
}

interface ReadingProps {
  readonly question: string
  readonly reading: ReadingEffect
  readonly group: string
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Reading({ question, reading, group, chosen, onChoose }: ReadingProps) {
  const say = useSay()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const { effect, dependents } = reading
  // What is switched on is told at once.
  const open = wanted ?? (chosen && !reading.default)
  const tellable = dependents.length > 0 || (effect !== null && changesAnything(reading))
  return (
    <div className={chosen ? 'reading chosen' : 'reading'}>
      <div className="reading-line">
        <label>
          <input type="radio" name={group} checked={chosen} onChange={onChoose} />
          {reading.name}
          {reading.default && <span className="usual">{say(checkTexts.usual)}</span>}
        </label>
        <EffectSummary reading={reading} />
        {tellable && (
          <button
            type="button"
            className="reading-toggle"
            aria-expanded={open}
            aria-label={say(checkTexts.showEffect, question, reading.name)}
            title={say(checkTexts.showEffect, question, reading.name)}
            onClick={() => setWanted(!open)}
          >
            <Twist open={open} />
          </button>
        )}
      </div>
      {open && (
        <div className="reading-effect">
          {effect && <EffectView effect={effect} />}
          {dependents.length > 0 && (
            <p className="quiet">
              {say(checkTexts.usedIn)}{' '}
              {dependents.map(({ label, span }) => (
                <span key={`${span.file} ${span.start}`} className="dependent">
                  <PlaceLink place={span}>{label}</PlaceLink>
                </span>
              ))}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

const changesAnything = ({ effect }: ReadingEffect): boolean => effect !== null && (effect.results.length > 0 || effect.refused.length > 0)

function EffectSummary({ reading }: { readonly reading: ReadingEffect }) {
  const say = useSay()
  const { effect, dependents } = reading
  if (!effect) return null
  if (effect.changed > 0) return <span className="effect-summary some">{say(checkTexts.casesChange, effect.changed)}</span>
  if (changesAnything(reading)) return <span className="effect-summary some">{say(checkTexts.noticeChanges)}</span>
  return <span className="effect-summary">{say(dependents.length === 0 ? checkTexts.noEffectUsed : checkTexts.noEffect)}</span>
}
