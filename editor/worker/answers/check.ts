import {
  type Assumptions,
  assumptions,
  caseReport,
  coverageMarks,
  type Document,
  type Effect,
  effectUnder,
  type Witness,
  type Workspace,
  witnessOfRulePart,
} from '../../../engine/service/index.ts'
import type { Place } from '../snapshot.ts'
import { type About, documentOf } from './about.ts'

/** A sentence that no rule, or not all of its parts, accounts for. */
export interface UnruledSentence {
  readonly partly: boolean
  readonly text: string
  readonly place: Place
}

/** A row, branch, exception or band that no case exercises. */
export interface UnusedPart {
  readonly id: string
  readonly label: string
  readonly place: Place
}

export interface Unaccounted {
  readonly sentences: readonly UnruledSentence[]
  /** Null while the rules can't all be read: then no case runs. */
  readonly parts: readonly UnusedPart[] | null
}

/** What the check screen asks beside the problems, which every screen has. */
export const checkAnswers = (workspace: Workspace) => {
  const told = new WeakMap<Document, { readonly language: string; readonly answer: Assumptions }>()
  return {
    /** What the notice rests on beside its text. Slow; kept until the text changes. */
    assumptions(about: About): Assumptions | null {
      const document = documentOf(workspace, about)
      const known = document && told.get(document)
      if (!document || known?.language === about.language) return known?.answer ?? null
      const answer = assumptions(document, about.language)
      told.set(document, { language: about.language, answer })
      return answer
    },
    /** What the readings that are switched do to all cases, against those of the cases themselves. Slow. */
    underReadings({ readings, ...about }: About): Effect | null {
      const document = documentOf(workspace, { readings, ...about })
      return document && effectUnder(document, readings)
    },
    unaccounted(about: About): Unaccounted | null {
      const document = documentOf(workspace, about)
      return document && unaccountedIn(document)
    },
    /** A record for a case that exercises a part of the rules; null where none can be told. */
    partWitness({ part, ...about }: About & { readonly part: string }): Witness | null {
      const document = documentOf(workspace, about)
      return document && witnessOfRulePart(document, part, about.language)
    },
  }
}

function unaccountedIn(document: Document): Unaccounted {
  const { module, sources } = document.compiled
  const written = ({ file, start, end }: Place) => (sources.get(file) ?? '').slice(start, end)
  const sentences = coverageMarks(document, module.file).flatMap((mark): UnruledSentence[] => {
    if (mark.kind !== 'uncovered' && mark.kind !== 'partly') return []
    return [{ partly: mark.kind === 'partly', text: asRead(written(mark.span)), place: mark.span }]
  })
  const parts = caseReport(document)?.uncovered.map(({ id, label, span }) => ({ id, label, place: span })) ?? null
  return { sentences, parts }
}

/** Without line breaks and without the names that numbers are bound to. */
const asRead = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s*[\r\n]+\s*/g, '')
