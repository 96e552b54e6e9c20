import { useMemo } from 'react'
import { type Summary, sentencesOfSummary } from '../../../engine/index.ts'
import { type Say, useSay, useSessionState } from '../../session/hooks.ts'
import type { SimulationResult } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { counted } from './amounts.ts'
import type { Simulation } from './useSides.ts'

/** What has to stand beside the figures wherever they go. */
export interface Notes {
  readonly sentence: string
  /** That the people are invented; empty where they are not. */
  readonly synthetic: string
  /** All, a line each: the sentence, that it is synthetic, what it rests on. */
  readonly all: readonly string[]
}

export function useNotes({ slow }: Simulation, { summary, of }: SimulationResult): Notes {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const [before, after] = [slow.answer?.baseline.name ?? '', slow.answer?.scenario.name ?? '']
  return useMemo(() => {
    const sentence = sentencesOfSummary(summary, language).answer.join(language === 'zh' ? '' : ' ')
    const { source } = of
    const synthetic = source.kind === 'synthetic' ? say(simulateTexts.syntheticBanner, counted(source.people), source.seed) : ''
    const sides = `${say(simulateTexts.baseline)} ${before}${say(simulateTexts.listComma)}${say(simulateTexts.scenario)} ${after}`
    const all = [sentence, synthetic, sides, basisText(summary.basis, say)].filter((line) => line !== '')
    return { sentence, synthetic, all }
  }, [summary, language, of, before, after, say])
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
