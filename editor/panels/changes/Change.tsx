import type { comparison } from '../../../engine/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { changeTexts } from '../../texts/check.ts'
import { type Direction, directionOf } from './direction.ts'
import './changes.css'

const marks = { 1: '▲', 0: '◆', [-1]: '▼' } as const

/** Only what people pay has colours: more of anything else may be good or bad. */
const lookOf = ({ word }: Direction): string => (word === 'heavier' ? 'went-up' : word === 'lighter' ? 'went-down' : 'went-other')

/** ▲加重, ▼减轻: a mark with its word, and how many where several are counted. */
export function DirectionMark({ direction, count }: { readonly direction: Direction; readonly count?: number }) {
  const say = useSay()
  return (
    <span className={lookOf(direction)}>
      <span aria-hidden="true">{marks[direction.sign]}</span>
      {say(changeTexts[direction.word])}
      {count !== undefined && ` ${say(changeTexts.cases, count)}`}
    </span>
  )
}

/** By how much: ▲加重 多5元，约1.52%; where it is no burden, ▲多5元 says it all. */
export function Difference({ of, difference }: { readonly of: string; readonly difference: comparison.Difference | null }) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const direction = directionOf(of, difference)
  return (
    <span className="difference">
      <span className={lookOf(direction)}>
        <span aria-hidden="true">{marks[direction.sign]}</span>
        {isOwnWord(direction) || !difference ? `${say(changeTexts[direction.word])} ` : ''}
        {difference?.text[language]}
      </span>
      {difference?.percent != null && (
        <span className="quiet"> {say(changeTexts.percent, difference.percent, difference.percentExact)}</span>
      )}
    </span>
  )
}

const isOwnWord = ({ word }: Direction): boolean => word === 'heavier' || word === 'lighter' || word === 'otherwise'
