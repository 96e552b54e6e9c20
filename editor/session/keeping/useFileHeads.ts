import type { FileItem } from '../../worker/answers/files.ts'
import { useAnswer, useSessionState } from '../hooks.ts'

export type { DraftList } from '../../worker/answers/drafting.ts'
export type { FileItem } from '../../worker/answers/files.ts'

const none: readonly FileItem[] = []

/** Every file by what it is, in order of path; empty until the service has answered. */
export function useFileHeads(): readonly FileItem[] {
  const paths = useSessionState((state) => state.paths)
  return useAnswer('fileHeads', { paths }) ?? none
}
