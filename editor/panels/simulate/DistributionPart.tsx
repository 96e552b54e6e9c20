import { useMemo } from 'react'
import type { PersonConfig, Summary } from '../../../engine/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { distributionChart } from './charts/distribution.ts'
import { looks } from './charts/look.ts'
import { ChartPart } from './Part.tsx'
import { distributionTable } from './tables.ts'
import { useTitle } from './useTitles.ts'

interface DistributionPartProps {
  readonly summary: Summary
  readonly person: PersonConfig
  readonly notes: readonly string[]
}

/** How many people's amount changes by how much. */
export function DistributionPart({ summary, person, notes }: DistributionPartProps) {
  const say = useSay()
  const theme = useSessionState((state) => state.theme)
  const title = useTitle(summary, 'changes')
  const option = useMemo(() => distributionChart(summary, person, looks[theme], say), [summary, person, theme, say])
  const table = useMemo(() => distributionTable(summary, say), [summary, say])
  if (summary.distribution.length === 0) return null
  return <ChartPart name="distribution" label={table.title} title={title} table={table} option={option} height={220} notes={notes} />
}
