import { type Diagnostic, type Edit, type Fix, hintOf, type Language, render, type Severity } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import { type Witness, witnessIn } from '../cases/witness.ts'
import type { Document } from '../workspace.ts'
import { languageTexts } from './texts.ts'

/** A place that belongs to a problem, with the line that stands there. */
export interface RelatedPlace {
  readonly span: Span
  readonly text: string
}

/** A change that would resolve a problem, with what it does in words. */
export interface ProblemFix {
  readonly title: string
  readonly edits: readonly Edit[]
}

/** A diagnostic as people read it. */
export interface NoticeProblem {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** What to do next; empty where the message says it. */
  readonly hint: string
  readonly file: string
  readonly span: Span
  readonly related: readonly RelatedPlace[]
  readonly fixes: readonly ProblemFix[]
  /** The name of the table that it is about; null where it is about none. */
  readonly table: string | null
  /** A record that shows it; null where it has none. */
  readonly witness: Witness | null
}

/** All that the check finds in a notice and the files it uses, in the order of files and places. */
export function problems({ compiled }: Document, language: Language): NoticeProblem[] {
  return compiled.diagnostics.map((found) => problemOf(found, compiled.sources, language))
}

/** Any diagnostic in words; `sources` holds the files that it speaks of. */
export function problemOf(found: Diagnostic, sources: ReadonlyMap<string, string>, language: Language): NoticeProblem {
  return {
    code: found.code,
    severity: found.severity,
    message: render(found, language),
    hint: hintOf(found, language),
    file: found.span.file,
    span: found.span,
    related: found.related.map((span) => ({ span, text: lineAt(sources.get(span.file) ?? '', span.start) })),
    fixes: found.fix ? [{ title: fixTitle(found.fix, sources, language), edits: found.fix.edits }] : [],
    table: tableOf(found),
    witness: witnessIn(found, language),
  }
}

const tableOf = ({ values: { what, name } }: Diagnostic): string | null => (what === 'table' && typeof name === 'string' ? name : null)

/** The line around an offset, without the space around it. */
function lineAt(text: string, offset: number): string {
  const breaks = (at: number) => text[at] === '\n' || text[at] === '\r'
  let [from, to] = [offset, offset]
  while (from > 0 && !breaks(from - 1)) from--
  while (to < text.length && !breaks(to)) to++
  return text.slice(from, to).trim()
}

/** What a fix does: 把“甲”改为“乙”. */
function fixTitle({ edits }: Fix, sources: ReadonlyMap<string, string>, language: Language): string {
  const texts = languageTexts[language]
  const [first] = edits
  if (!first) return ''
  const { span, text } = first
  const old = brief((sources.get(span.file) ?? '').slice(span.start, span.end))
  const one = old === '' ? texts.insert(brief(text)) : text === '' ? texts.remove(old) : texts.replace(old, brief(text))
  return edits.length === 1 ? one : texts.more(one, edits.length)
}

/** Longer texts are cut in titles. */
const titleLength = 40

function brief(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ').trim()
  return line.length > titleLength ? `${line.slice(0, titleLength)}…` : line
}
