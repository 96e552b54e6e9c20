import type { CaseItem, InBoth } from '../worker/snapshot.ts'

/** Results of a case that are not what they were when the notice was opened: name → value then. */
export function changesOf({ name, expectations }: CaseItem, opening: readonly CaseItem[] | null): ReadonlyMap<string, InBoth> {
  const then = opening?.find((each) => each.name === name)
  const before = new Map(then?.expectations.map((each) => [each.name, each.actual]))
  const changed = expectations.flatMap(({ name: result, actual }): [string, InBoth][] => {
    const was = before.get(result)
    return was && was.zh !== actual.zh ? [[result, was]] : []
  })
  return new Map(changed)
}
