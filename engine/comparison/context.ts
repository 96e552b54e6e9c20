import type { Renames } from './key.ts'
import { Keys } from './key.ts'
import { renamesOf } from './renames.ts'
import type { Side } from './side.ts'

/** The two notices with what tells whether parts of them mean the same. */
export interface Context {
  readonly before: Side
  readonly after: Side
  readonly renames: Renames
  readonly keysBefore: Keys
  readonly keysAfter: Keys
}

export function contextOf(before: Side, after: Side): Context {
  const renames = renamesOf(before.program, after.program)
  return { before, after, renames, keysBefore: new Keys(before.program, renames), keysAfter: new Keys(after.program) }
}
