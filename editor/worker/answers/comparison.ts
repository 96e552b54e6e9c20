import {
  type Comparison,
  compare,
  comparisonCounts,
  comparisonSections,
  comparisonSummary,
  decisionsFile,
  readDecisions,
  type Section,
} from '../../../engine/index.ts'
import {
  type ComparedCase,
  comparedSubject,
  type Document,
  knownReadings,
  type WhyTree,
  type Workspace,
  whyTree,
} from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'
import { type Before, openerOf } from './before.ts'
import { headOf } from './heads.ts'
import { folderOf, inside } from './paths.ts'

export type { Before }

export interface Compared {
  readonly comparison: Comparison
  /** The answer in one sentence. */
  readonly sentence: string
  /** What differs, subject by subject, results and all. */
  readonly sections: readonly Section[]
  /** How many values, rules, duties … differ. */
  readonly counts: ReturnType<typeof comparisonCounts>
  /** The readings that are switched, and on which sides there is such a question. */
  readonly readings: readonly ComparedReading[]
}

export interface ComparedReading {
  readonly question: string
  readonly reading: string
  readonly before: boolean
  readonly after: boolean
}

/** What there is to compare a notice with by itself. */
export interface CompareBases {
  /** The files that it is made of. */
  readonly files: readonly string[]
  /** The main file of what it was drafted from, or of what the scenario is based on; null where it is not there. */
  readonly madeFrom: string | null
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

/** How the notice differs from another, or from an earlier text of itself. All slow, but for `compareBases`. */
export const comparisonAnswers = (workspace: Workspace) => {
  const opened = openerOf(workspace)
  const last = new WeakMap<Document, { readonly key: string; readonly before: Document; readonly comparison: Comparison }>()

  const compared = (before: Document, after: Document, readings: About['readings']): Comparison => {
    const key = JSON.stringify(readings)
    const known = last.get(after)
    if (known?.before === before && known.key === key) return known.comparison
    const comparison = compare(before.compiled, after.compiled, readings)
    last.set(after, { key, before, comparison })
    return comparison
  }

  return {
    /** Null where the notice is not there. */
    compareBases(about: About): CompareBases | null {
      const document = documentOf(workspace, about)
      return document && { files: [...document.reads], madeFrom: madeFrom(workspace, document) }
    },
    /** Null where one of the two is not there. */
    comparison({ before, ...about }: About & { readonly before: Before }): Compared | null {
      const [from, to] = [opened(before), documentOf(workspace, about)]
      if (!from || !to) return null
      const comparison = compared(from, to, about.readings)
      return {
        comparison,
        sentence: comparisonSummary(comparison, about.language, before.name),
        sections: comparisonSections(comparison, about.language, Number.POSITIVE_INFINITY),
        counts: comparisonCounts(comparison),
        readings: comparedReadings(from, to, about.readings),
      }
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

/** The notice that a draft was made from, or that a scenario is laid over, where it is there. */
function madeFrom(workspace: Workspace, { entry, reads }: Document): string | null {
  const folder = folderOf(entry)
  const isThere = (path: string) => path !== entry && workspace.text(path) !== null
  const head = headOf(entry, workspace.text(entry) ?? '')
  if (head.kind === 'scenario') {
    const named = head.base === null ? null : inside(folder, head.base)
    if (named !== null && isThere(named)) return named
    return [...reads].find((path) => isThere(path) && headOf(path, workspace.text(path) ?? '').kind === 'notice') ?? null
  }
  const decisions = readDecisions(workspace.text(inside(folder, decisionsFile)) ?? '')
  const base = decisions && inside(folder, decisions.from.path)
  return base !== null && isThere(base) ? base : null
}

function comparedReadings(before: Document, after: Document, readings: About['readings']): ComparedReading[] {
  const [a, b] = [before, after].map(({ compiled }) => knownReadings(compiled.draft, readings)) as [About['readings'], About['readings']]
  return Object.entries(readings).map(([question, reading]) => ({
    question,
    reading,
    before: Object.hasOwn(a, question),
    after: Object.hasOwn(b, question),
  }))
}
