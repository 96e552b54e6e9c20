import { useMemo } from 'react'
import { type Summary, tablesOfSummary } from '../../../engine/index.ts'
import { useSessionState } from '../../session/hooks.ts'

/** What is to be seen of each table of a summary, a sentence each: totals, then each breakdown in order. */
export function useTitles(summary: Summary): readonly string[] {
  const language = useSessionState((state) => state.language)
  return useMemo(() => tablesOfSummary(summary, language).map(({ title }) => title), [summary, language])
}

/** That of one table, by its id. */
export function useTitle(summary: Summary, wanted: string): string {
  const language = useSessionState((state) => state.language)
  return useMemo(() => tablesOfSummary(summary, language).find(({ id }) => id === wanted)?.title ?? '', [summary, language, wanted])
}
