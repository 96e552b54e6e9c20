import type { ReactNode } from 'react'
import type { RenderedNotice } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { noticeTexts } from '../../texts/notice.ts'
import { EmptyState } from '../common/EmptyState.tsx'

/** Thirty times the longest notice known; setting more would hold the page up for many seconds. */
const mostBlocks = 3000

export const isTooLong = ({ blocks }: RenderedNotice): boolean => blocks.length > mostBlocks

interface WhenSetProps {
  readonly notice: RenderedNotice | null
  readonly children: (notice: RenderedNotice) => ReactNode
}

/** The notice once it is there, unless it is too long to be set; then that is said. */
export function WhenSet({ notice, children }: WhenSetProps) {
  const say = useSay()
  if (!notice) return <EmptyState>{say(noticeTexts.working)}</EmptyState>
  return isTooLong(notice) ? <EmptyState>{say(noticeTexts.tooLong, notice.blocks.length)}</EmptyState> : children(notice)
}
