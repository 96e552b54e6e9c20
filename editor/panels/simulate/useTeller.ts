import { useCallback } from 'react'
import { type RecordShape, recordWords, type TellRecord } from '../../../engine/index.ts'
import { useSessionState } from '../../session/hooks.ts'

/** Tells people by what tells them apart, in the officer's language. */
export function useTeller(shape: RecordShape): TellRecord {
  const language = useSessionState((state) => state.language)
  return useCallback<TellRecord>((record) => recordWords(shape, record, language), [shape, language])
}
