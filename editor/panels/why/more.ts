import { createContext } from 'react'
import type { WhyNode } from '../../../engine/service/index.ts'

/** Asks for more of what a step was worked out from, those left out that are known; null where nothing more can be asked. */
export const MoreSteps = createContext<((id: string, known: readonly string[]) => Promise<readonly WhyNode[]>) | null>(null)
