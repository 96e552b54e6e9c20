import { type Comparison, compare, comparisonSummary } from '../../../engine/index.ts'
import {
  type ComparedCase,
  comparedSubject,
  createWorkspace,
  type Document,
  type WhyTree,
  type Workspace,
  whyTree,
} from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** What a notice is compared with. */
export interface Before {
  /** The main file. */
  readonly entry: string
  /** Every text by path, where it is not those of now: as they were at the opening, or with an older version. */
  readonly texts: Readonly<Record<string, string>> | null
}

export interface Compared {
  readonly comparison: Comparison
  /** The answer in one sentence. */
  readonly sentence: string
}

/** A case whose result changed; `formerly` is the result's name before, where it has another now. */
export interface WhyBothAbout {
  readonly before: Before
  readonly case: ComparedCase
  readonly result: string
  readonly formerly: string | null
}

/** Why a result was what it was, and why it is what it is; null where that side has no such case. */
export interface WhyBoth {
  readonly before: WhyTree | null
  readonly after: WhyTree | null
}

/** How the notice differs from another, or from an earlier text of itself. All slow. */
export const comparisonAnswers = (workspace: Workspace) => {
  const earlier = createWorkspace()
  const last = new WeakMap<Document, { readonly key: string; readonly before: Document; readonly comparison: Comparison }>()

  const opened = ({ entry, texts }: Before): Document | null => {
    if (texts === null) return workspace.open(entry)
    for (const path of earlier.paths) if (!Object.hasOwn(texts, path)) earlier.set(path, null)
    for (const [path, text] of Object.entries(texts)) earlier.set(path, text)
    return earlier.open(entry)
  }

  const compared = (before: Document, after: Document, readings: About['readings']): Comparison => {
    const key = JSON.stringify(readings)
    const known = last.get(after)
    if (known?.before === before && known.key === key) return known.comparison
    const comparison = compare(before.compiled, after.compiled, readings)
    last.set(after, { key, before, comparison })
    return comparison
  }

  return {
    /** Null where one of the two is not there. */
    comparison({ before, ...about }: About & { readonly before: Before }): Compared | null {
      const [from, to] = [opened(before), documentOf(workspace, about)]
      if (!from || !to) return null
      const comparison = compared(from, to, about.readings)
      return { comparison, sentence: comparisonSummary(comparison, about.language) }
    },
    whyBoth({ before, case: of, result, formerly, ...about }: About & WhyBothAbout): WhyBoth | null {
      const [from, to] = [opened(before), documentOf(workspace, about)]
      if (!from || !to) return null
      const why = (document: Document, writer: Document, name: string) => {
        const subject = comparedSubject(document, writer, of, about.readings)
        return subject && whyTree(document, subject, name, about.language)
      }
      return { before: why(from, to, formerly ?? result), after: why(to, from, result) }
    },
  }
}
