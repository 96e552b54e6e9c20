import type { Edit } from '../../../engine/index.ts'
import type { ProblemItem } from '../../worker/snapshot.ts'

/** Codes whose fixes may be made together without a look at each: they follow from the rules, or take back a slip of the pen. */
const bulkCodes = ['binding.mismatch', 'table.gap', 'name.runTogether', 'syntax.unknownKeyword', 'syntax.unknownItem'] as const
export type BulkCode = (typeof bulkCodes)[number]

export interface Bulk {
  readonly code: BulkCode
  readonly edits: readonly Edit[]
  /** How many problems it resolves. */
  readonly count: number
}

/** Of each code that is safe the fixes of all its problems as one change; only where there are several. */
export function bulksOf(problems: readonly ProblemItem[]): Bulk[] {
  return bulkCodes.flatMap((code) => {
    const fixes = problems.flatMap((problem) => (problem.code === code ? (problem.fixes[0] ?? []) : []))
    const together = withoutConflict(fixes.map(({ edits }) => edits))
    return together.length > 1 ? [{ code, edits: joined(together.flat()), count: together.length }] : []
  })
}

/** What would write over another's place is left for later. */
function withoutConflict(fixes: readonly (readonly Edit[])[]): (readonly Edit[])[] {
  const kept: (readonly Edit[])[] = []
  for (const fix of fixes) if (!fix.some((edit) => kept.some((other) => other.some((each) => overlap(each, edit))))) kept.push(fix)
  return kept
}

/** Insertions at one place do not conflict. */
const overlap = ({ span: a }: Edit, { span: b }: Edit): boolean => a.file === b.file && a.start < b.end && b.start < a.end

/** Insertions at one place as one, in their order. */
function joined(edits: readonly Edit[]): Edit[] {
  const byPlace = new Map<string, Edit>()
  for (const edit of edits) {
    const { file, start, end } = edit.span
    const key = `${file}\n${start}\n${end}`
    const known = byPlace.get(key)
    byPlace.set(key, known && start === end ? { ...known, text: known.text + edit.text } : edit)
  }
  return [...byPlace.values()]
}
