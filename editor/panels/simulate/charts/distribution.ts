import { type PersonConfig, type Summary, signOf } from '../../../../engine/index.ts'
import type { Say } from '../../../session/hooks.ts'
import { simulateTexts } from '../../../texts/simulate.ts'
import { counted } from '../amounts.ts'
import { changeName } from '../changeName.ts'
import { type Fate, fateOf } from '../people.ts'
import type { ChartOption } from './library.ts'
import { chartFonts, decals, type Look } from './look.ts'

/** How many people's amount changes by how much, a column a change. */
export function distributionChart({ distribution }: Summary, { kind }: PersonConfig, look: Look, say: Say): ChartOption {
  const fates = distribution.map(({ from, to }) => fateOf(signOf(from) || signOf(to), kind))
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false } },
    textStyle: { color: look.text, fontFamily: chartFonts },
    grid: { top: 28, left: 8, right: 16, bottom: 24, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      confine: true,
      valueFormatter: (value) => say(simulateTexts.persons, counted(Number(value))),
    },
    xAxis: {
      type: 'category',
      name: say(simulateTexts.withUnit, say(simulateTexts.change), say(simulateTexts.yuan)),
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: look.quiet },
      data: distribution.map((band) => changeName(band, say)),
      axisLabel: { color: look.text },
      axisLine: { lineStyle: { color: look.quiet } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      name: say(simulateTexts.people),
      nameTextStyle: { color: look.quiet },
      axisLabel: { color: look.quiet, formatter: (value: number) => counted(Math.round(value)) },
      minInterval: 1,
      splitLine: { lineStyle: { color: look.line } },
    },
    series: [
      {
        type: 'bar',
        name: say(simulateTexts.people),
        barMaxWidth: 48,
        data: distribution.map(({ people }, at) => {
          const fate = fates[at] ?? 'same'
          return { value: people, itemStyle: { color: colourOf(look)[fate], decal: patterns[fate] as object } }
        }),
      },
    ],
  }
}

const colourOf = (look: Look): Readonly<Record<Fate, string>> => ({
  better: look.better,
  worse: look.worse,
  same: look.same,
  unknown: look.same,
})
const patterns: Readonly<Record<Fate, unknown>> = { better: decals[0], worse: decals[1], same: decals[4], unknown: decals[2] }
