import { type Code, catalogue, type Values } from './messages/index.ts'
import type { Span } from './source.ts'

export type Severity = 'error' | 'warning' | 'information'
export type Language = 'zh' | 'en'

/** A replacement of a file's text; several edits of one fix never overlap. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** A change that would resolve a diagnostic, made by nobody until a person asks for it. */
export interface Fix {
  readonly edits: readonly Edit[]
}

/** A finding as data; its text is made at the edge by `render` from the catalogue. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  readonly span: Span
  readonly values: Readonly<Record<string, unknown>>
  readonly related: readonly Span[]
  readonly fix?: Fix
}

/** What every pass returns: its value, as far as it could be made, and all that it found. */
export interface Pass<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}

export interface DiagnosticDetail {
  readonly related?: readonly Span[]
  readonly fix?: Fix | undefined
  readonly severity?: Severity
}

/** Makes a diagnostic; the catalogue types which values a code takes. */
export function diagnostic<C extends Code>(code: C, span: Span, values: Values<C>, detail: DiagnosticDetail = {}): Diagnostic {
  const { related = [], fix, severity = catalogue[code].severity } = detail
  return { code, severity, span, values: values as Record<string, unknown>, related, ...(fix ? { fix } : {}) }
}

/** The sentence of a code for the given values. */
export function messageOf<C extends Code>(code: C, values: Values<C>, language: Language): string {
  return (catalogue[code][language] as (v: Values<C>) => string)(values)
}

/** The sentence of a diagnostic; what, in the reader's language. */
export function render(found: Diagnostic, language: Language): string {
  return messageOf(found.code, found.values as Values<Code>, language)
}

/** The hint that stands under the sentence: what to do next; empty where the sentence says it. */
export function hintOf(found: Diagnostic, language: Language): string {
  const hint = catalogue[found.code].hint?.[language] as ((v: unknown) => string) | undefined
  return hint ? hint(found.values) : ''
}

export function hasErrors(found: readonly Diagnostic[]): boolean {
  return found.some((d) => d.severity === 'error')
}
