import type { useSay } from '../../session/hooks.ts'

/** Says texts in the officer's language. */
export type Say = ReturnType<typeof useSay>
