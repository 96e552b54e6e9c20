import type { EChartsType } from 'echarts/core'
import { useEffect, useRef } from 'react'
import type { ChartOption } from './library.ts'

interface ChartProps {
  /** What it shows, in words. */
  readonly label: string
  readonly option: ChartOption
  /** In pixels. */
  readonly height: number
}

/** A chart as wide as its place. The library comes with the first one; a table of the same figures stands beside every chart. */
export function Chart({ label, option, height }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)
  const latest = useRef(option)
  latest.current = option
  useEffect(() => {
    const element = place.current
    if (!element) return
    let gone = false
    let observer: ResizeObserver | undefined
    void import('./library.ts').then(({ chartIn }) => {
      if (gone) return
      const made = chartIn(element)
      chart.current = made
      made.setOption(latest.current)
      observer = new ResizeObserver(() => made.resize())
      observer.observe(element)
    })
    return () => {
      gone = true
      observer?.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])
  return <div ref={place} className="simulate-chart" role="img" aria-label={label} style={{ height }} />
}
