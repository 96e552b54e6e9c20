import type { Language } from '../../../grammar/diagnostic.ts'
import type { Explanation, Step } from './explanation.ts'
import { sayBasis, sayInherited } from './say/basis.ts'
import { sayReasons } from './say/fact.ts'
import { sayHow } from './say/how.ts'
import { sayRejected } from './say/rejected.ts'
import { saidValue } from './say/term.ts'
import { say } from './texts/index.ts'

/** What is said of one result, in whole sentences, the result first. */
export interface Paragraph {
  readonly step: string
  /** 0 for the results asked for, one more for each step down to what they used. */
  readonly depth: number
  readonly sentences: readonly string[]
}

/** So many elements of a relation are worked out in full; the others are alike. */
const elementsShown = 3

/**
 * An explanation as an applicant could read it: each result asked for, and under it the results that it used, each once.
 * Rows and cases that did not apply are told where the explanation holds them.
 */
export function sentencesOf(explanation: Explanation, language: Language): Paragraph[] {
  const steps = new Map(explanation.steps.map((step) => [step.id, step]))
  const roots = new Set(explanation.results)
  const said = new Set<string>()
  const paragraphs: Paragraph[] = []
  const tell = (step: Step, depth: number): void => {
    said.add(step.id)
    const { shown, left } = usedSteps(step, steps)
    const more = left === 0 ? [] : [say(language, 'more', { count: left })]
    paragraphs.push({ step: step.id, depth, sentences: [...sayStep(step, language, depth === 0), ...more] })
    for (const used of shown) if (!said.has(used.id) && !roots.has(used.id)) tell(used, depth + 1)
  }
  for (const id of explanation.results) {
    const step = steps.get(id)
    if (step) tell(step, 0)
  }
  return paragraphs
}

function usedSteps(step: Step, steps: ReadonlyMap<string, Step>): { readonly shown: readonly Step[]; readonly left: number } {
  const used = step.uses.flatMap((id) => steps.get(id) ?? [])
  const counts = new Map<string, number>()
  const shown = used.filter(({ rule, element }) => {
    if (element === null || element.path.length === (step.element?.path.length ?? 0)) return true
    const count = (counts.get(rule) ?? 0) + 1
    counts.set(rule, count)
    return count <= elementsShown
  })
  return { shown, left: Math.max(0, ...[...counts.values()].map((count) => count - elementsShown)) }
}

function sayStep(step: Step, language: Language, asked: boolean): string[] {
  const { result, how, basis, rejected, inherited } = saidOf(step, language)
  return [result, ...how, ...basis, ...rejected, ...(asked ? inherited : [])]
}

/** What is said of one step, by what it speaks of. */
export interface Said {
  readonly result: string
  /** Under which clause and how: what applied, the formula, the roundings. */
  readonly how: readonly string[]
  /** Parameters, derivations, assumptions and readings of its own. */
  readonly basis: readonly string[]
  readonly rejected: readonly string[]
  /** What the results that it used rest on. */
  readonly inherited: readonly string[]
}

export function saidOf(step: Step, language: Language): Said {
  return {
    result: headline(step, language),
    how: sayHow(step, language),
    basis: sayBasis(step, language),
    rejected: sayRejected(step, language),
    inherited: sayInherited(step, language),
  }
}

function headline(step: Step, language: Language): string {
  const { outcome } = step
  const name = step.element ? say(language, 'ofElement', { name: step.name, path: step.element.path }) : step.name
  if (outcome.kind === 'unknown') return say(language, 'unknown', { name, reasons: sayReasons(language, outcome.reasons) })
  return say(language, 'known', { name, value: saidValue(language, outcome) })
}
