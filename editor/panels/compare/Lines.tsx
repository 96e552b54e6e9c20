import type { ReportLine } from '../../../engine/index.ts'
import { useSay } from '../../session/hooks.ts'
import { compareTexts } from '../../texts/compare.ts'
import { Difference } from '../changes/Change.tsx'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { kindTexts } from './kinds.ts'
import { Pieces } from './Pieces.tsx'
import { EarlierLink } from './sides.tsx'

/** What differs of one subject, a line each. */
export function Lines({ lines, of = '' }: { readonly lines: readonly ReportLine[]; readonly of?: string }) {
  return (
    <ul className={lines.every(isName) ? 'compare-lines names' : 'compare-lines'}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no state and no names of their own
        <li key={`${at} ${line.text}`}>
          <Line line={line} of={of} />
        </li>
      ))}
    </ul>
  )
}

/** A name and nothing more: many of them stand in one paragraph. */
const isName = ({ kind, step, under, pieces }: ReportLine): boolean => !kind && !step && under.length === 0 && pieces.length === 0

function Line({ line, of }: { readonly line: ReportLine; readonly of: string }) {
  const { step, under, subject } = line
  const name = of === '' ? subject : `${of} ${subject}`
  return (
    <>
      {step ? <StepLine line={line} of={name} /> : <Head line={line} />}
      {line.pieces.length > 0 && <Pieces pieces={line.pieces} />}
      {under.length > 0 && <Lines lines={under} of={name} />}
      {line.results && <Effect results={line.results} />}
    </>
  )
}

/** Which results it changed; that it changed none is said too. */
function Effect({ results }: { readonly results: readonly string[] }) {
  const say = useSay()
  const names = results.slice(0, resultsNamed).join(say(compareTexts.and))
  const text = results.length === 0 ? say(compareTexts.changesNothing) : say(compareTexts.affects, names, results.length > resultsNamed)
  return <p className={results.length === 0 ? 'compare-effect nothing' : 'compare-effect'}>{text}</p>
}

/** So many results are named of a change. */
const resultsNamed = 6

/** 改动 个人缴费标准（参保人） 二（二） */
function Head({ line: { kind, subject, note, before, after } }: { readonly line: ReportLine }) {
  const say = useSay()
  if (subject === '') return null
  const clause = (after ?? before)?.clause
  return (
    <div className="compare-head">
      {kind && <span className={`compare-kind ${kind}`}>{say(kindTexts[kind])}</span>}
      <span className="compare-subject">
        {after ? <PlaceLink place={after.span}>{subject}</PlaceLink> : subject}
        {note !== '' && <span className="quiet">{note}</span>}
      </span>
      {clause && clause !== subject && <span className="compare-clause">{clause}</span>}
      {before && <EarlierLink place={before.span} only={!after} />}
    </div>
  )
}

/** 2021年 280元 → 320元 ▲加重 多40元，约14.29% */
function StepLine({ line: { subject, step }, of }: { readonly line: ReportLine; readonly of: string }) {
  const say = useSay()
  if (!step) return null
  const side = (text: string | null) => (text === null ? <span className="quiet">{say(compareTexts.nothing)}</span> : text)
  return (
    <div className="compare-step">
      <span className="compare-label">{subject}</span>
      <span className="compare-values">
        <span className="compare-before">{side(step.before)}</span> <span aria-hidden="true">→</span>{' '}
        <span className="compare-after">{side(step.after)}</span>
      </span>
      {step.difference && <Difference of={of} difference={step.difference} />}
    </div>
  )
}
