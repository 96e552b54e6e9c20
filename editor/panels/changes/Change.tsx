import type { comparison } from '../../../engine/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { changeTexts } from '../../texts/check.ts'
import { type Direction, directionOf } from './direction.ts'
import './changes.css'

const marks = { 1: '▲', 0: '◆', [-1]: '▼' } as const
const looks = { 1: 'went-up', 0: 'went-other', [-1]: 'went-down' } as const

/** ▲加重, ▼减轻: a mark with its word, and how many where several are counted. */
export function DirectionMark({ direction, count }: { readonly direction: Direction; readonly count?: number }) {
  const say = useSay()
  return (
    <span className={looks[direction.sign]}>
      <span aria-hidden="true">{marks[direction.sign]}</span>
      {say(changeTexts[direction.word])}
      {count !== undefined && ` ${say(changeTexts.cases, count)}`}
    </span>
  )
}

/** By how much: ▲加重 多5元，约1.52%. */
export function Difference({ of, difference }: { readonly of: string; readonly difference: comparison.Difference | null }) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const direction = directionOf(of, difference)
  return (
    <span className="difference">
      <DirectionMark direction={direction} />
      {difference && <span className={looks[direction.sign]}> {difference.text[language]}</span>}
      {difference?.percent != null && (
        <span className="quiet"> {say(changeTexts.percent, difference.percent, difference.percentExact)}</span>
      )}
    </span>
  )
}
