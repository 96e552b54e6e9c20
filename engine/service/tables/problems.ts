import { type Diagnostic, type Edit, hintOf, type Language, render, type Severity } from '../../../grammar/diagnostic.ts'
import type { Code } from '../../../grammar/messages/index.ts'
import type { Span } from '../../../grammar/source.ts'
import type { RawRow, RawTable } from './layout.ts'

/** What is wrong, in the reader's language. */
export interface GridProblem {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly hint: string
  readonly span: Span
  readonly fix: readonly Edit[] | null
}

export function problemOf(found: Diagnostic, language: Language): GridProblem {
  const { code, severity, span, fix } = found
  return { code, severity, message: render(found, language), hint: hintOf(found, language), span, fix: fix?.edits ?? null }
}

/** The row whose line holds an offset. */
export function rowAt({ lines, rows }: RawTable, offset: number): RawRow | null {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[(rows[middle] as RawRow).line]?.start as number) <= offset) low = middle
    else high = middle - 1
  }
  const row = rows[low]
  const line = row && lines[row.line]
  return line && line.start <= offset && offset <= line.start + line.text.length ? row : null
}
