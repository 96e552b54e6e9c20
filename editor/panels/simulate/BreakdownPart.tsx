import { Segmented } from 'antd'
import { useMemo } from 'react'
import { type Summary, signOf } from '../../../engine/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { Breakdown } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { breakdownChart } from './charts/breakdown.ts'
import { looks } from './charts/look.ts'
import { ChartPart } from './Part.tsx'
import { breakdownTable } from './tables.ts'
import { useTitles } from './useTitles.ts'

interface BreakdownPartProps {
  readonly summary: Summary
  readonly notes: readonly string[]
}

/** Who pays more or less by group, of the dimension that is chosen. */
export function BreakdownPart({ summary, notes }: BreakdownPartProps) {
  const session = useSession()
  const { breakdowns, person } = summary
  const say = useSay()
  const { dimension, unit } = useSessionState((state) => state.simulating)
  const theme = useSessionState((state) => state.theme)
  const language = useSessionState((state) => state.language)
  const titles = useTitles(summary)
  const breakdown = breakdowns.find((each) => each.dimension === dimension) ?? breakdowns[0]
  const option = useMemo(
    () => (breakdown && moves(breakdown) ? breakdownChart(breakdown, unit, looks[theme], { say, language }) : null),
    [breakdown, unit, theme, say, language],
  )
  const table = useMemo(() => (breakdown ? breakdownTable(breakdown, person, { say, language }) : null), [breakdown, person, say, language])
  if (!breakdown || !table) return null
  const tools = breakdowns.length > 1 && (
    <Segmented
      size="small"
      aria-label={say(simulateTexts.dimension)}
      value={breakdown.dimension}
      options={breakdowns.map((each) => each.dimension)}
      onChange={(chosen) => session.dispatch({ kind: 'simulating', simulating: { dimension: chosen } })}
    />
  )
  return (
    <ChartPart
      name="breakdown"
      label={table.title}
      title={titles[1 + breakdowns.indexOf(breakdown)] ?? table.title}
      tools={tools}
      table={table}
      option={option}
      none={say(simulateTexts.noDifference)}
      height={Math.max(150, 84 + 28 * breakdown.groups.length)}
      notes={notes}
    />
  )
}

const moves = ({ groups }: Breakdown): boolean => groups.some(({ payers }) => payers.some(({ difference }) => signOf(difference) !== 0))
