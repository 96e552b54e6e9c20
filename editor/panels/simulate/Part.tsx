import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { ResultTable } from '../../../engine/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { Chart } from './charts/Chart.tsx'
import type { ChartOption } from './charts/library.ts'
import { looks } from './charts/look.ts'
import { CsvButton, PngButton } from './exports.tsx'
import { FigureTable } from './FigureTable.tsx'

interface ChartPartProps {
  /** What it is remembered by. */
  readonly name: string
  /** What it shows, and what is to be seen of it, a sentence. */
  readonly label: string
  readonly title: string
  /** Beside the title: what is chosen of it. */
  readonly tools?: ReactNode
  readonly table: ResultTable
  /** Null where there is nothing to draw: then `none` says so. */
  readonly option: ChartOption | null
  readonly none?: string
  readonly height: number
  readonly notes: readonly string[]
}

/** A chart and the table of the same figures, one at a time; both can be handed on. */
export function ChartPart({ name, label, title, tools, table, option, none = '', height, notes }: ChartPartProps) {
  const session = useSession()
  const say = useSay()
  const { asTable } = useSessionState((state) => state.simulating)
  const theme = useSessionState((state) => state.theme)
  const shown = asTable[name] === true ? 'table' : 'chart'
  const show = (wanted: 'chart' | 'table') =>
    session.dispatch({ kind: 'simulating', simulating: { asTable: { ...asTable, [name]: wanted === 'table' } } })
  return (
    <section className="simulate-result" aria-label={label}>
      <header className="simulate-result-head">
        <h2>{title}</h2>
        {tools}
        <Segmented
          size="small"
          aria-label={say(simulateTexts.shownAs, label)}
          value={shown}
          options={[
            { value: 'chart' as const, label: say(simulateTexts.chart) },
            { value: 'table' as const, label: say(simulateTexts.table) },
          ]}
          onChange={show}
        />
        <CsvButton tables={[{ ...table, title }]} label={label} notes={notes} />
        {option && <PngButton label={label} picture={{ option, title, notes, height, look: looks[theme] }} />}
      </header>
      {shown === 'table' && <FigureTable table={table} label={title} />}
      {shown === 'chart' && (option ? <Chart label={title} option={option} height={height} /> : <p className="quiet">{none}</p>)}
    </section>
  )
}
