import { type ReactNode, useState } from 'react'
import type { comparison, ReportLine, Section } from '../../../engine/index.ts'
import type { Compared } from '../../session/comparing.ts'
import { useSay } from '../../session/hooks.ts'
import { compareTexts } from '../../texts/compare.ts'
import { ResultGroups } from '../changes/ResultGroups.tsx'
import { Twist } from '../common/Twist.tsx'
import { Lines } from './Lines.tsx'
import type { ChangeOfCase } from './WhyBoth.tsx'

interface SectionsProps {
  readonly answer: Compared
  readonly chosen: ChangeOfCase | null
  readonly onChoose: (change: ChangeOfCase) => void
}

/** Longer lists than this, with all that stands under them, are folded at first. */
const openUpTo = 40

/** Everything that differs, results first. */
export function Sections({ answer, chosen, onChoose }: SectionsProps) {
  const { comparison, sections } = answer
  const others = sections.filter(({ id }) => id !== 'results')
  return (
    <div className="compare-sections">
      {!comparison.same && <Results answer={answer} chosen={chosen} onChoose={onChoose} />}
      {others.map((section) => (
        <Part key={section.id} title={section.title} count={section.lines.length} open={!folded(section)}>
          <Lines lines={section.lines} />
        </Part>
      ))}
    </div>
  )
}

/** The cases' own texts say less than their results. */
const folded = ({ id, lines }: Section): boolean => id === 'samples' || id === 'omissions' || sizeOf(lines) > openUpTo

const sizeOf = (lines: readonly ReportLine[]): number => lines.reduce((size, { under }) => size + 1 + sizeOf(under), 0)

function Results({ answer: { comparison }, chosen, onChoose }: SectionsProps) {
  const { relation } = comparison
  const say = useSay()
  const { results, evaluated, troubles } = comparison.cases
  if (results.length === 0) {
    if (troubles.length > 0 || evaluated === 0 || relation === 'notices') return null
    return (
      <section className="compare-silent">
        <h2>{say(compareTexts.noResults)}</h2>
        <p>{say(compareTexts.noResultsHint, evaluated)}</p>
      </section>
    )
  }
  const total = results.reduce((sum, { changes }) => sum + changes.length, 0)
  return (
    <Part title={say(compareTexts.results)} count={results.length} open>
      <ResultGroups
        groups={mostFirst(results)}
        open={total <= openUpTo ? 'all' : 'first'}
        chosen={chosen && { result: chosen.group.name, case: chosen.change.case }}
        onChoose={(group, change) => onChoose({ group, change })}
      />
    </Part>
  )
}

/** As the sentence names them: those first that changed for most cases. */
export const mostFirst = (groups: readonly comparison.ResultGroup[]): comparison.ResultGroup[] =>
  groups.toSorted((a, b) => b.changes.length - a.changes.length)

interface PartProps {
  readonly title: string
  readonly count: number
  readonly open: boolean
  readonly children: ReactNode
}

/** A subject with its heading, which folds it. */
function Part({ title, count, open: first, children }: PartProps) {
  const say = useSay()
  const [open, setOpen] = useState(first)
  return (
    <section className="compare-part">
      <h2>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Twist open={open} />
          {title}
          <span className="quiet">{say(compareTexts.count, count)}</span>
        </button>
      </h2>
      {open && children}
    </section>
  )
}
