import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { Chart } from './charts/Chart.tsx'
import type { ChartOption } from './charts/library.ts'
import { looks } from './charts/look.ts'
import { CsvButton, PngButton } from './exports.tsx'
import { FigureTable } from './FigureTable.tsx'
import type { ResultTable } from './tables.ts'

interface ChartPartProps {
  /** What it is remembered by. */
  readonly name: string
  readonly title: string
  /** Beside the title: what is chosen of it. */
  readonly tools?: ReactNode
  readonly table: ResultTable
  readonly option: ChartOption
  readonly height: number
  readonly notes: readonly string[]
}

/** A chart and the table of the same figures, one at a time; both can be handed on. */
export function ChartPart({ name, title, tools, table, option, height, notes }: ChartPartProps) {
  const session = useSession()
  const say = useSay()
  const { asTable } = useSessionState((state) => state.simulating)
  const theme = useSessionState((state) => state.theme)
  const shown = asTable[name] === true ? 'table' : 'chart'
  const show = (wanted: 'chart' | 'table') =>
    session.dispatch({ kind: 'simulating', simulating: { asTable: { ...asTable, [name]: wanted === 'table' } } })
  return (
    <section className="simulate-result" aria-label={title}>
      <header className="simulate-result-head">
        <h2>{title}</h2>
        {tools}
        <Segmented
          size="small"
          aria-label={say(simulateTexts.shownAs, title)}
          value={shown}
          options={[
            { value: 'chart' as const, label: say(simulateTexts.chart) },
            { value: 'table' as const, label: say(simulateTexts.table) },
          ]}
          onChange={show}
        />
        <CsvButton table={table} notes={notes} />
        <PngButton picture={{ option, title, notes, height, look: looks[theme] }} />
      </header>
      {shown === 'chart' ? <Chart label={title} option={option} height={height} /> : <FigureTable table={table} />}
    </section>
  )
}
