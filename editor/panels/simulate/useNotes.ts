import { useMemo } from 'react'
import type { Summary } from '../../../engine/index.ts'
import { type Say, useSay, useSessionState } from '../../session/hooks.ts'
import type { SimulationResult } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { counted } from './amounts.ts'
import { sentenceOf } from './sentence.ts'
import type { Simulation } from './useSides.ts'

/** What has to stand beside the figures wherever they go. */
export interface Notes {
  readonly sentence: string
  /** That the people are invented; empty where they are not. */
  readonly synthetic: string
  /** All, a line each: the sentence, that it is synthetic, what it rests on. */
  readonly all: readonly string[]
}

export function useNotes({ slow }: Simulation, { summary }: SimulationResult): Notes {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const source = useSessionState((state) => state.simulating.loaded?.source ?? null)
  const [before, after] = [slow.answer?.baseline.name ?? '', slow.answer?.scenario.name ?? '']
  return useMemo(() => {
    const sentence = sentenceOf(summary, language, say)
    const seed = source?.kind === 'synthetic' ? source.seed : 0
    const synthetic = summary.basis.synthetic ? say(simulateTexts.syntheticBanner, counted(summary.basis.people), seed) : ''
    const sides = `${say(simulateTexts.baseline)} ${before}${say(simulateTexts.listComma)}${say(simulateTexts.scenario)} ${after}`
    const all = [sentence, synthetic, sides, basisText(summary.basis, say)].filter((line) => line !== '')
    return { sentence, synthetic, all }
  }, [summary, language, source, before, after, say])
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
