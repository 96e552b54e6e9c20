import type { Program } from '../../program/program.ts'
import type { Document } from '../workspace.ts'

/** Which case of a notice, whatever else in the text changes: by entity and name, and by its place among those of one name. */
export interface CaseKey {
  readonly entity: string | null
  readonly name: string
  /** From 0; more than 0 only where a name was given twice. */
  readonly nth: number
}

/** The keys of all cases, in the order of the program. */
export function caseKeys({ cases }: Program): CaseKey[] {
  const seen = new Map<string, number>()
  return cases.map(({ entity, name }) => {
    const both = JSON.stringify([entity, name])
    const nth = seen.get(both) ?? 0
    seen.set(both, nth + 1)
    return { entity, name, nth }
  })
}

/** Where a case begins in the notice's main file, in which all stand; null where it is gone. */
export function offsetOf({ compiled }: Document, { entity, name, nth }: CaseKey): number | null {
  const found = compiled.draft.cases.filter((each) => each.entity === entity && each.name === name)[nth]
  return found?.span.start ?? null
}
