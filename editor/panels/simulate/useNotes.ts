import { useMemo } from 'react'
import { type Summary, sentencesOfSummary } from '../../../engine/index.ts'
import { type Say, useSay, useSessionState } from '../../session/hooks.ts'
import type { Dial, PopulationSource, SimulationResult, Tried } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { counted } from './amounts.ts'
import { dialText } from './dialValues.ts'
import type { Simulation } from './useSides.ts'

/** What has to stand beside the figures wherever they go. */
export interface Notes {
  readonly sentence: string
  /** That the people are invented; empty where they are not. */
  readonly synthetic: string
  /** All, a line each: the sentence, that it is synthetic, what it rests on. */
  readonly all: readonly string[]
}

export function useNotes(simulation: Simulation, { tried, summary, of }: SimulationResult): Notes {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const { synthetic, sides } = useSettingNotes(simulation, tried, of.source)
  return useMemo(() => {
    const sentence = sentencesOfSummary(summary, language).answer.join(language === 'zh' ? '' : ' ')
    const all = [sentence, synthetic, sides, basisText(summary.basis, say)].filter((line) => line !== '')
    return { sentence, synthetic, all }
  }, [summary, language, synthetic, sides, say])
}

/** What is compared, under which settings, and that the people are invented where they are. */
export function useSettingNotes(
  { slow }: Simulation,
  tried: Tried,
  source: PopulationSource,
): Pick<Notes, 'synthetic'> & { readonly sides: string } {
  const say = useSay()
  const [before, after] = [slow.answer?.baseline.name ?? '', slow.answer?.scenario.name ?? '']
  const dials = slow.answer?.dials ?? none
  return useMemo(() => {
    const changed = triedText(tried, dials, say)
    return {
      synthetic: source.kind === 'synthetic' ? say(simulateTexts.syntheticBanner, counted(source.people), source.seed) : '',
      sides: say(simulateTexts.sides, before, changed === '' ? after : say(simulateTexts.changed, after, changed)),
    }
  }, [tried, dials, source, before, after, say])
}

/** 合计以 97,000 条记录中的 …: how many records the totals rest on, and what became of the others. */
export function basisText({ people, unreadable, refused }: Summary['basis'], say: Say): string {
  const all = people + unreadable + refused.either
  const rests = all === people ? say(simulateTexts.basisAll, counted(people)) : say(simulateTexts.basis, counted(people), counted(all))
  const others = [
    unreadable > 0 && say(simulateTexts.unreadable, counted(unreadable)),
    refused.either > 0 && say(simulateTexts.refused, counted(refused.either)),
  ]
  return [rests, ...others.filter((text) => text !== false)].join(say(simulateTexts.comma))
}

const none: readonly Dial[] = []

/** 个人缴费标准（2021年） 320元、A05 待明确 */
function triedText({ parameters, readings }: Tried, dials: readonly Dial[], say: Say): string {
  const values = Object.entries(parameters).map(([key, value]) => {
    const unit = dials.find((dial) => dial.key === key)?.unit ?? 'number'
    const shown = dialText(unit, value)
    return `${key} ${unit === 'amount' ? say(simulateTexts.inYuan, shown) : unit === 'ratio' ? `${shown}%` : shown}`
  })
  const chosen = Object.entries(readings).map(([question, reading]) => `${question} ${reading}`)
  return [...values, ...chosen].join(say(simulateTexts.listComma))
}
