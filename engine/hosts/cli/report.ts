import { type Diagnostic, type Edit, hintOf, type Language, render, type Severity, type Span } from '../../index.ts'
import { excerpt, type Sources } from './excerpt.ts'
import type { Colors } from './terminal.ts'
import { type Texts, texts } from './texts.ts'
import { visible } from './visible.ts'

/** A diagnostic as people read it: what, where, the places that belong to it, and what to do next. */
export function reportText(found: Diagnostic, sources: Sources, language: Language, colors: Colors): string {
  const words = texts[language]
  const spans = [found.span, ...found.related]
  const gutter = Math.max(...spans.map((span) => String(sources.position(span.file, span.start).line).length)) + 1
  const related = found.related.flatMap((span) => place(words.related, span, sources, gutter, colors))
  const hint = hintOf(found, language)
  return [
    `${severityText(found.severity, words, colors)} ${colors.dim(found.code)} ${colors.bold(render(found, language))}`,
    ...place('', found.span, sources, gutter, colors),
    ...related,
    ...(hint === '' ? [] : note(words.hint, hint, gutter, colors)),
    ...(found.fix ? note(words.fix, found.fix.edits.map((edit) => editText(edit, sources, words)).join(words.comma), gutter, colors) : []),
  ].join('\n')
}

function severityText(severity: Severity, words: Texts, colors: Colors): string {
  const paint = { error: colors.red, warning: colors.yellow, information: colors.cyan }[severity]
  return paint(words.severity[severity])
}

function place(label: string, span: Span, sources: Sources, gutter: number, colors: Colors): string[] {
  const { line, column } = sources.position(span.file, span.start)
  const where = `${visible(span.file)}:${line}:${column}`
  return [`${' '.repeat(gutter)} ${colors.cyan(`┌─ ${label}${label && ' '}${where}`)}`, ...excerpt(sources, span, gutter, colors)]
}

/** Something said below the excerpt; its further lines are indented as far. */
function note(label: string, text: string, gutter: number, colors: Colors): string[] {
  const indent = ' '.repeat(gutter + 1)
  return [`${indent}${colors.green(label)}${text.replaceAll('\n', `\n${indent}`)}`]
}

function editText({ span, text }: Edit, sources: Sources, words: Texts): string {
  const old = brief(sources.text(span.file).slice(span.start, span.end))
  if (old === '') return words.insert(brief(text))
  return text === '' ? words.remove(old) : words.replace(old, brief(text))
}

function brief(text: string): string {
  const line = visible(text.replace(/\s*\n\s*/g, ' '))
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

interface Place {
  readonly file: string
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

/** The contract of `check --json`; lines and columns are counted from 1. */
export interface JsonDiagnostic extends Place {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly related: readonly Place[]
  readonly fix: { readonly edits: readonly (Place & { readonly text: string })[] } | null
}

export function reportJson(found: Diagnostic, sources: Sources, language: Language): JsonDiagnostic {
  const at = (span: Span): Place => ({
    file: span.file,
    start: sources.position(span.file, span.start),
    end: sources.position(span.file, span.end),
  })
  return {
    code: found.code,
    severity: found.severity,
    message: render(found, language),
    ...at(found.span),
    related: found.related.map(at),
    fix: found.fix ? { edits: found.fix.edits.map(({ span, text }) => ({ ...at(span), text })) } : null,
  }
}

/** The line that ends a report: how many errors and warnings there are. */
export function summary(all: readonly Diagnostic[], file: string, words: Texts, colors: Colors): string {
  const count = (severity: Severity) => all.filter((each) => each.severity === severity).length
  const [errors, warnings] = [count('error'), count('warning')]
  if (errors + warnings === 0) return colors.green(words.clean(file))
  return (errors > 0 ? colors.red : colors.yellow)(words.found(errors, warnings))
}
