import { balancedSpan } from '../../../grammar/balanced.ts'
import type { Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import type { Question } from '../../program/program.ts'
import type { Document } from '../workspace.ts'
import { type Dependent, dependentsOf } from './dependents.ts'
import { type Effect, effectOf } from './effect.ts'
import { Runs } from './runs.ts'
import { sourcesOf } from './sources.ts'
import { placeKey, usedBy } from './usage.ts'

/** A value that the notice does not state: what it is, why, and what rests on it. */
export interface Assumption {
  readonly kind: 'assumed' | 'derived'
  /** How it was derived, or why it is assumed; in the officer's words. */
  readonly note: string
  /** What it gives the value of: 参数 人均财政补助标准 2019年, 表 财政补助分担 第 10 行. */
  readonly subject: string
  /** The values as written. */
  readonly values: readonly string[]
  readonly clause: string | null
  readonly span: Span
  /** Results that rest on it, directly or through others. */
  readonly results: readonly string[]
  /** Names of the cases that use it. */
  readonly cases: readonly string[]
}

export interface ReadingEffect {
  readonly name: string
  readonly default: boolean
  readonly span: Span
  readonly dependents: readonly Dependent[]
  /** What choosing it instead of the default does to the cases; null for the default itself. */
  readonly effect: Effect | null
}

/** A point that the text leaves open, with what each reading of it would do. */
export interface OpenQuestion {
  readonly name: string
  readonly text: string
  readonly clause: string | null
  readonly span: Span
  readonly default: string
  readonly readings: readonly ReadingEffect[]
}

export interface Assumptions {
  readonly assumptions: readonly Assumption[]
  readonly questions: readonly OpenQuestion[]
  /** Whether some rules could not be read, so that only the others are told of. */
  readonly incomplete: boolean
}

/** What a notice rests on beside its text: every 推算 and 假定, every 疑义 with the effect of each reading on all cases. */
export function assumptions({ compiled }: Document, language: Language): Assumptions {
  const program = compiled.runnable ?? compiled.draft
  const runs = new Runs(program)
  const used = usedBy(runs)
  const written = (span: Span) => {
    const text = compiled.sources.get(span.file) ?? ''
    const { start, end } = balancedSpan(text, span)
    return text.slice(start, end).replace(/\s+/g, ' ')
  }
  const listed = sourcesOf(program, language).flatMap(({ provenance, subject, span, values, results, keys }): Assumption[] => {
    const { kind, note, clause } = provenance
    if (kind === 'stated') return []
    const cases = [...new Set(keys.flatMap((key) => used.get(key) ?? []))]
    return [{ kind, note: note ?? '', subject, values: values.map(written), clause, span, results, cases }]
  })
  const questions = program.questions.map((question) => openQuestion(runs, question))
  return { assumptions: merged(listed), questions, incomplete: compiled.runnable === null }
}

function openQuestion(runs: Runs, question: Question): OpenQuestion {
  const { name, text, clause, span, readings } = question
  const effects = readings.map((reading): ReadingEffect => {
    const usual = reading.name === question.default
    const effect = usual ? null : effectOf(runs, { [name]: question.default }, { [name]: reading.name })
    return { name: reading.name, default: usual, span: reading.span, dependents: dependentsOf(runs.program, name, reading.name), effect }
  })
  return { name, text, clause, span, default: question.default, readings: effects }
}

/** An exception to a whole table is one for each result that it changes: told once. */
function merged(list: readonly Assumption[]): Assumption[] {
  const byPlace = new Map<string, Assumption>()
  for (const each of list) {
    const key = `${placeKey(each.span)} ${each.kind} ${each.note}`
    const known = byPlace.get(key)
    const both = (of: 'values' | 'results' | 'cases') => [...new Set([...(known?.[of] ?? []), ...each[of]])]
    byPlace.set(key, known ? { ...known, values: both('values'), results: both('results'), cases: both('cases') } : each)
  }
  return [...byPlace.values()].sort((a, b) => (a.span.file === b.span.file ? a.span.start - b.span.start : 0))
}
