import { groupText, signOf, sizeOf } from '../../../../engine/index.ts'
import type { Say } from '../../../session/hooks.ts'
import type { Breakdown } from '../../../session/simulating.ts'
import { simulateTexts } from '../../../texts/simulate.ts'
import { type AmountUnit, amountIn, drawn } from '../amounts.ts'
import type { Wording } from '../tables.ts'
import type { ChartOption } from './library.ts'
import { chartFonts, decals, type Look } from './look.ts'

const unitOf = (unit: AmountUnit, say: Say): string => say(simulateTexts[unit])

/** Who pays more to the right and less to the left, a bar a group, a piece a payer. */
export function breakdownChart(
  { groups }: Breakdown,
  unit: AmountUnit,
  look: Look,
  { say, language }: Pick<Wording, 'say' | 'language'>,
): ChartOption {
  const names = groups[0]?.payers.map(({ name }) => name) ?? []
  const said = (text: string) => {
    const sign = signOf(text)
    return `${sign > 0 ? '▲' : sign < 0 ? '▼' : ''}${amountIn(sizeOf(text), unit)} ${unitOf(unit, say)}`
  }
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false } },
    textStyle: { color: look.text, fontFamily: chartFonts },
    legend: { top: 0, left: 0, itemGap: 14, itemWidth: 22, itemHeight: 12, textStyle: { color: look.text } },
    grid: { top: 34, left: 8, right: 24, bottom: 26, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    xAxis: {
      type: 'value',
      name: say(simulateTexts.withUnit, say(simulateTexts.difference), unitOf(unit, say)),
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: look.quiet },
      axisLabel: { color: look.quiet, formatter: (value: number) => amountLabel(value, unit) },
      splitLine: { lineStyle: { color: look.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: groups.map(({ key }) => groupText(key, language)),
      axisLabel: { color: look.text },
      axisLine: { lineStyle: { color: look.quiet } },
      axisTick: { show: false },
    },
    series: names.map((name, at) => ({
      type: 'bar' as const,
      name,
      stack: 'difference',
      barMaxWidth: 22,
      itemStyle: { color: look.series[at % look.series.length] as string, decal: decals[at % decals.length] as object },
      tooltip: { valueFormatter: (_: unknown, group: number) => said(groups[group]?.payers[at]?.difference ?? '0') },
      data: groups.map((group) => drawn(group.payers[at]?.difference ?? '0')),
    })),
  }
}

/** A round number of the axis: in 万元 four places fewer. */
const amountLabel = (yuan: number, unit: AmountUnit): string => (unit === 'yuan' ? yuan : yuan / 10_000).toLocaleString('en-US')
