import type { PersonConfig } from '../../../engine/index.ts'
import type { Say } from '../../session/hooks.ts'
import type { People } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'

/** How people fare. */
export type Fate = 'better' | 'same' | 'worse' | 'unknown'

export interface PeopleCount {
  readonly fate: Fate
  readonly name: string
  /** Which way the amount goes. */
  readonly mark: '▲' | '▼' | ''
  readonly count: number
}

/** Better off, unchanged, worse off, and unknown where there are any: with words and marks for a cost or a benefit. */
export function peopleCounts(people: People, { kind }: PersonConfig, say: Say): readonly PeopleCount[] {
  const [better, worse] = kind === 'cost' ? [simulateTexts.lighter, simulateTexts.heavier] : [simulateTexts.gains, simulateTexts.loses]
  const marks = kind === 'cost' ? (['▼', '▲'] as const) : (['▲', '▼'] as const)
  return [
    { fate: 'better', name: say(better), mark: marks[0], count: people.winners },
    { fate: 'same', name: say(simulateTexts.unchanged), mark: '', count: people.unchanged },
    { fate: 'worse', name: say(worse), mark: marks[1], count: people.losers },
    { fate: 'unknown', name: say(simulateTexts.unknown), mark: '', count: people.unknown },
  ]
}

/** Whether a person is better or worse off by a change of the amount. */
export function fateOf(sign: 1 | 0 | -1, kind: PersonConfig['kind']): Fate {
  if (sign === 0) return 'same'
  return sign < 0 === (kind === 'cost') ? 'better' : 'worse'
}
