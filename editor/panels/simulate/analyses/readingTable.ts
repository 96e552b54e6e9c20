import type { Moved, ReadingMoves, ResultTable, SheetCell } from '../../../../engine/index.ts'
import type { Say } from '../../../session/hooks.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { simulateTexts } from '../../../texts/simulate.ts'

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
    columns: [
      { kind: 'text', title: say(simulateTexts.payer) },
      { kind: 'amount', title: say(analysesTexts.presentReading) },
      { kind: 'amount', title: say(analysesTexts.otherReading, reading) },
      { kind: 'amount', title: say(simulateTexts.withUnit, say(simulateTexts.difference), say(simulateTexts.yuan)) },
      { kind: 'number', title: say(analysesTexts.unknownMoves) },
    ],
    rows: sides.flatMap(([side, moved]) => (moved ? rowsOf(side, moved, say) : [])),
  }
}

function rowsOf(side: string, { payers, unknown }: Moved, say: Say): SheetCell[][] {
  return payers.map(({ name, baseline, scenario, difference }, at) => {
    const { present, other } = unknown[at] ?? { present: 0, other: 0 }
    const moves = present === other ? present : say(analysesTexts.fromTo, String(present), String(other))
    return [side === '' ? name : `${side} ${name}`, baseline, scenario, difference, moves]
  })
}
