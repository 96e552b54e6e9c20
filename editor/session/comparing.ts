export type { Before, Compared, ComparedReading, WhyBoth } from '../worker/answers/comparison.ts'

/**
 * What a notice can be compared with.
 * - opening: itself, as it was when it was opened
 * - notice: another notice or scenario, by its main file
 * - version: an older text of its main file that was kept
 */
export type CompareBase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'notice'; readonly entry: string }
  | { readonly kind: 'version'; readonly id: string }

/** A case of which one result changed, whose two explanations are looked at. */
export interface ChosenChange {
  readonly result: string
  readonly case: string
  /** Where the case begins in its file: names need not be unique. */
  readonly at: number
}

/** What the officer sees of a comparison. */
export interface Comparing {
  /** Null: what she did not choose herself. */
  readonly base: CompareBase | null
  /** A wide window shows the explanations beside the changes. */
  readonly part: 'changes' | 'why' | 'text'
  /** Null: the first. */
  readonly chosen: ChosenChange | null
}

export const notComparing: Comparing = { base: null, part: 'changes', chosen: null }

/** Texts by path. */
type TextsByPath = Readonly<Record<string, string>>

/** Those of some files that are not as they were, in order; a file that came or went is one. */
export function editedFiles(before: TextsByPath, now: (path: string) => string | null, files: readonly string[]): string[] {
  return files.filter((path) => (before[path] ?? null) !== now(path)).sort()
}

/** What is compared with where nothing was chosen: the text before the edits, else what the notice was made from. */
export function usualBase(edited: boolean, madeFrom: string | null): CompareBase | null {
  if (edited) return { kind: 'opening' }
  return madeFrom === null ? null : { kind: 'notice', entry: madeFrom }
}
