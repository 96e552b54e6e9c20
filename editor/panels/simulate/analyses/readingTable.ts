import type { Moved, ReadingMoves } from '../../../../engine/index.ts'
import type { Say } from '../../../session/hooks.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { simulateTexts } from '../../../texts/simulate.ts'
import type { Cell, ResultTable } from '../tables.ts'

const number = (value: string | number): Cell => ({ number: String(value) })

/** What another reading moves, by payer; on both sides apart where it moves them otherwise. */
export function readingTable({ reading, baseline, scenario }: ReadingMoves, say: Say): ResultTable {
  const alike = baseline && scenario && JSON.stringify(baseline) === JSON.stringify(scenario)
  const sides = alike
    ? [['', scenario] as const]
    : ([
        [say(simulateTexts.baseline), baseline],
        [say(simulateTexts.scenario), scenario],
      ] as const)
  return {
    title: reading,
    head: [
      say(simulateTexts.payer),
      say(analysesTexts.presentReading),
      say(analysesTexts.otherReading, reading),
      say(simulateTexts.withUnit, say(simulateTexts.difference), say(simulateTexts.yuan)),
      say(analysesTexts.unknownMoves),
    ],
    rows: sides.flatMap(([side, moved]) => (moved ? rowsOf(side, moved, say) : [])),
  }
}

function rowsOf(side: string, { payers, unknown }: Moved, say: Say): Cell[][] {
  return payers.map(({ name, baseline, scenario, difference }, at) => {
    const { present, other } = unknown[at] ?? { present: 0, other: 0 }
    const moves = present === other ? number(present) : say(analysesTexts.fromTo, String(present), String(other))
    return [side === '' ? name : `${side} ${name}`, number(baseline), number(scenario), number(difference), moves]
  })
}
