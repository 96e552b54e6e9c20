import { Segmented } from 'antd'
import { useMemo } from 'react'
import type { Summary } from '../../../engine/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { breakdownChart } from './charts/breakdown.ts'
import { looks } from './charts/look.ts'
import { ChartPart } from './Part.tsx'
import { breakdownTable } from './tables.ts'

interface BreakdownPartProps {
  readonly summary: Summary
  readonly notes: readonly string[]
}

/** Who pays more or less by group, of the dimension that is chosen. */
export function BreakdownPart({ summary: { breakdowns, person }, notes }: BreakdownPartProps) {
  const session = useSession()
  const say = useSay()
  const { dimension, unit } = useSessionState((state) => state.simulating)
  const theme = useSessionState((state) => state.theme)
  const breakdown = breakdowns.find((each) => each.dimension === dimension) ?? breakdowns[0]
  const option = useMemo(() => (breakdown ? breakdownChart(breakdown, unit, looks[theme], say) : null), [breakdown, unit, theme, say])
  const table = useMemo(() => (breakdown ? breakdownTable(breakdown, person, say) : null), [breakdown, person, say])
  if (!breakdown || !option || !table) return null
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
      title={table.title}
      tools={tools}
      table={table}
      option={option}
      height={Math.max(150, 84 + 28 * breakdown.groups.length)}
      notes={notes}
    />
  )
}
