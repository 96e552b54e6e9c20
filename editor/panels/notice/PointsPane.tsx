import { Segmented } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PageNumber, PageSentence, page, RenderedNotice } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { noticeTexts } from '../../texts/notice.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'
import { PlaceLink } from '../common/PlaceLink.tsx'

const kinds = ['numbers', 'differing', 'unsettled', 'unruled'] as const
type Kind = (typeof kinds)[number]

interface PointsPaneProps {
  readonly notice: RenderedNotice
  /** An open point that is wanted, by its number; a new object brings it into view again. */
  readonly wanted: { readonly point: number } | null
}

/** The bound numbers with what the rules give now, and what the notice leaves open or without a rule. */
export function PointsPane({ notice, wanted }: PointsPaneProps) {
  const say = useSay()
  const [kind, setKind] = useState<Kind>('numbers')
  useEffect(() => {
    if (wanted) setKind('unsettled')
  }, [wanted])
  const differing = notice.numbers.filter(({ agrees }) => agrees !== true)
  const unruled = notice.sentences.filter(({ state }) => state === 'uncovered' || state === 'partly')
  const counts = {
    numbers: notice.numbers.length,
    differing: differing.length,
    unsettled: notice.unsettled.length,
    unruled: unruled.length,
  }
  const shown: Record<Kind, () => ReactNode> = {
    numbers: () => <Numbers numbers={notice.numbers} notice={notice} none={say(noticeTexts.noNumbers)} />,
    differing: () => <Numbers numbers={differing} notice={notice} none={say(noticeTexts.noneDiffer)} />,
    unsettled: () => <UnsettledPoints points={notice.unsettled} wanted={wanted} />,
    unruled: () => <Unruled sentences={unruled} />,
  }
  return (
    <Pane
      title={say(noticeTexts.points)}
      tools={
        <Segmented
          size="small"
          aria-label={say(noticeTexts.show)}
          value={kind}
          options={kinds.map((value) => ({ value, label: say(noticeTexts[value], counts[value]) }))}
          onChange={(chosen) => setKind(chosen as Kind)}
        />
      }
    >
      {shown[kind]()}
    </Pane>
  )
}

interface NumbersProps {
  readonly numbers: readonly PageNumber[]
  readonly notice: RenderedNotice
  readonly none: string
}

function Numbers({ numbers, notice, none }: NumbersProps) {
  const say = useSay()
  if (numbers.length === 0) return <EmptyState>{none}</EmptyState>
  return (
    <>
      {notice.case && <p className="quiet of-case">{say(noticeTexts.ofCase, notice.case.name)}</p>}
      <ul className="point-list numbers">
        {numbers.map((number) => (
          <NumberEntry key={number.span.start} number={number} />
        ))}
      </ul>
    </>
  )
}

/** The number as printed and as the rules give it; under it the rule, and what the chosen case gets. */
function NumberEntry({ number }: { readonly number: PageNumber }) {
  const say = useSay()
  const { text, clause, target, names, live, agrees, problem, ofCase, textSpan } = number
  const verdict = agrees === null ? 'undecided' : agrees ? 'agrees' : 'disagrees'
  const declared = names[0]
  return (
    <li className={verdict}>
      <div className="number-line">
        <PlaceLink place={textSpan}>{text}</PlaceLink>
        <span className="quiet">{clause}</span>
        <span className="live">{say(noticeTexts.live, live ?? '—')}</span>
        <span className="verdict">
          <span aria-hidden="true">{marks[verdict]}</span> {say(noticeTexts[verdict])}
        </span>
      </div>
      <div className="target">{declared ? <PlaceLink place={declared.span}>{target}</PlaceLink> : target}</div>
      {ofCase && <div className={ofCase.agrees === false ? 'case-number differs' : 'case-number'}>{ofCase.text}</div>}
      {problem !== null && <div className="problem-text">{problem}</div>}
    </li>
  )
}

const marks = { agrees: '✓', disagrees: '×', undecided: '？' } as const

interface UnsettledPointsProps {
  readonly points: readonly page.Unsettled[]
  readonly wanted: PointsPaneProps['wanted']
}

function UnsettledPoints({ points, wanted }: UnsettledPointsProps) {
  const say = useSay()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (!wanted) return
    const entry = list.current?.children[wanted.point]
    entry?.scrollIntoView({ block: 'start' })
    entry?.querySelector('button')?.focus()
  }, [wanted])
  if (points.length === 0) return <EmptyState>{say(noticeTexts.noneOpen)}</EmptyState>
  return (
    <ul className="point-list" ref={list}>
      {points.map(({ kind, name, text, readings, clause, span }) => (
        <li key={`${kind} ${span.start}`}>
          <span className="point-kind">{say(noticeTexts[kind])}</span>
          <div>
            <PlaceLink place={span}>
              {name} {text}
            </PlaceLink>
            {readings.length > 0 && <div className="quiet">{say(noticeTexts.readings, readings.join('、'))}</div>}
          </div>
          <span className="quiet">{clause}</span>
        </li>
      ))}
    </ul>
  )
}

function Unruled({ sentences }: { readonly sentences: readonly PageSentence[] }) {
  const say = useSay()
  if (sentences.length === 0) return <EmptyState>{say(noticeTexts.allRuled)}</EmptyState>
  return (
    <ul className="point-list">
      {sentences.map(({ id, text, state, clause, span }) => (
        <li key={id}>
          <span className="point-kind">{say(noticeTexts[state])}</span>
          <PlaceLink place={span}>{text}</PlaceLink>
          <span className="quiet">{clause}</span>
        </li>
      ))}
    </ul>
  )
}
