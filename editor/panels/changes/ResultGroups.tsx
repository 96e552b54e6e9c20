import { useMemo, useState } from 'react'
import type { comparison } from '../../../engine/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { changeTexts } from '../../texts/check.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { Twist } from '../common/Twist.tsx'
import { Difference, DirectionMark } from './Change.tsx'
import { type Direction, directionOf } from './direction.ts'
import './changes.css'

interface ResultGroupsProps {
  readonly groups: readonly comparison.ResultGroup[]
  /** Which lists of cases stand open at first. */
  readonly open?: 'all' | 'first' | 'none'
  /** What choosing a case of a result does; none: its name leads to its place. */
  readonly onChoose?: (group: comparison.ResultGroup, change: comparison.ResultChange) => void
  readonly chosen?: { readonly result: string; readonly case: comparison.CaseRef } | null
}

/** The results that changed, each with its cases, old and new. */
export function ResultGroups({ groups, open = 'none', onChoose, chosen = null }: ResultGroupsProps) {
  return (
    <ul className="result-groups">
      {groups.map((group, at) => (
        <Group
          key={`${group.entity} ${group.name}`}
          group={group}
          open={open === 'all' || (open === 'first' && at === 0)}
          onChoose={onChoose}
          chosen={chosen}
        />
      ))}
    </ul>
  )
}

interface GroupProps {
  readonly group: comparison.ResultGroup
  readonly open: boolean
  readonly onChoose: ResultGroupsProps['onChoose']
  readonly chosen: ResultGroupsProps['chosen']
}

function Group({ group, open: first, onChoose, chosen }: GroupProps) {
  const say = useSay()
  const [open, setOpen] = useState(first)
  return (
    <li className="result-group">
      <button type="button" className="result-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Twist open={open} />
        <span className="result-name">
          {group.name}
          {group.formerly !== null && <span className="quiet"> {say(changeTexts.formerly, group.formerly)}</span>}
          {group.entity === null && <span className="quiet"> {say(changeTexts.ofNotice)}</span>}
        </span>
        {tallies(group).map(({ direction, count }) => (
          <DirectionMark key={direction.sign} direction={direction} count={count} />
        ))}
      </button>
      {open && <Changes group={group} onChoose={onChoose} chosen={chosen} />}
    </li>
  )
}

/** How many went up, down or elsewhere. */
function tallies(group: comparison.ResultGroup): { direction: Direction; count: number }[] {
  const counts = new Map<number, { direction: Direction; count: number }>()
  for (const { difference } of group.changes) {
    const direction = directionOf(group.name, difference)
    counts.set(direction.sign, { direction, count: (counts.get(direction.sign)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.direction.sign - a.direction.sign)
}

function Changes({ group, onChoose, chosen }: Omit<GroupProps, 'open'>) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const [all, setAll] = useState(false)
  const changes = useMemo(() => greatestFirst(group.changes), [group])
  // Amounts stand under each other; words begin where their column does.
  const look = group.least === null ? undefined : 'amount'
  const isFar = changes.findIndex((change) => isChosen(group, change, chosen)) >= shownAtFirst
  const shown = all || isFar ? changes : changes.slice(0, shownAtFirst)
  return (
    <>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">{say(changeTexts.case)}</th>
            <th scope="col" className={look}>
              {say(changeTexts.before)}
            </th>
            <th scope="col" className={look}>
              {say(changeTexts.after)}
            </th>
            <th scope="col">{say(changeTexts.difference)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr
              key={`${change.case.from} ${change.case.name} ${change.case.span.start}`}
              className={isChosen(group, change, chosen) ? 'chosen' : undefined}
            >
              <td>
                {onChoose ? (
                  <button
                    type="button"
                    className="place-link"
                    aria-pressed={isChosen(group, change, chosen)}
                    title={say(changeTexts.why, change.case.name, group.name)}
                    onClick={() => onChoose(group, change)}
                  >
                    {change.case.name}
                  </button>
                ) : (
                  <PlaceLink place={change.case.span}>{change.case.name}</PlaceLink>
                )}
              </td>
              <td className={look}>{change.before.text[language]}</td>
              <td className={look}>{change.after.text[language]}</td>
              <td>
                <Difference of={group.name} difference={change.difference} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < changes.length && (
        <button type="button" className="changes-more" onClick={() => setAll(true)}>
          {say(changeTexts.showAll, changes.length)}
        </button>
      )}
    </>
  )
}

/** So many cases of a result are listed until all are asked for: what else changed is not to be pushed out of sight. */
const shownAtFirst = 10

/** By how much, whichever way; those that can't be told as more or less come last. Near enough for an order. */
export function greatestFirst(changes: comparison.ResultGroup['changes']): comparison.ResultChange[] {
  const size = ({ difference }: comparison.ResultChange) => (difference ? Math.abs(Number(difference.by)) : -1)
  return changes.toSorted((a, b) => size(b) - size(a))
}

function isChosen({ name }: comparison.ResultGroup, change: comparison.ResultChange, chosen: ResultGroupsProps['chosen']): boolean {
  return chosen?.result === name && chosen.case.name === change.case.name && chosen.case.span.start === change.case.span.start
}
