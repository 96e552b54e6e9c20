import type { CaseItem, InBoth } from '../worker/snapshot.ts'
import type { SessionState } from './state.ts'

/** Result → value. */
type Results = ReadonlyMap<string, InBoth>

/** Results of a case that are not what they were when the notice was opened: name → value then. */
export function changesOf({ name, expectations }: CaseItem, opening: readonly CaseItem[] | null): Results {
  const before = opening ? openingResults(opening).get(name) : undefined
  if (!before) return none
  const changed = expectations.flatMap(({ name: result, actual }): [string, InBoth][] => {
    const was = before.get(result)
    return was && was.zh !== actual.zh ? [[result, was]] : []
  })
  return new Map(changed)
}

const none: Results = new Map()
const known = new WeakMap<readonly CaseItem[], ReadonlyMap<string, Results>>()

/** Case → result → value, made once for an opening: it is asked of every case after every keystroke. */
function openingResults(opening: readonly CaseItem[]): ReadonlyMap<string, Results> {
  const made = known.get(opening) ?? new Map(opening.toReversed().map((each) => [each.name, resultsOf(each)]))
  known.set(opening, made)
  return made
}

const resultsOf = ({ expectations }: CaseItem): Results => new Map(expectations.map(({ name, actual }) => [name, actual]))

/** The cases of which any result has changed since the notice was opened. */
export function changedCases({ snapshot, opening }: SessionState): readonly CaseItem[] {
  return snapshot?.results?.cases.filter((each) => changesOf(each, opening).size > 0) ?? []
}
