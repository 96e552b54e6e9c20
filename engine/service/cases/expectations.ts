import type { Document } from '../workspace.ts'
import { caseRow, type DraftExpectation } from './draft.ts'
import { sameLiteral } from './fields.ts'
import { added, type Changed, find, type Items, isQuotation, newItem, replaced, without, withValue } from './items.ts'
import type { CaseItem, CaseText } from './layout.ts'
import { expectationLine, isRefusal, readingLine } from './write.ts'

/** The case's lines with another reading of a question, or with the default one. */
export function withReading(document: Document, text: CaseText, items: Items, question: string, reading: string | null): Changed {
  const old = find(items, 'reading', question)
  if (reading === null) return without(items, 'reading', question)
  const lines = readingLine(document.compiled.draft, question, reading, text.style.tongue)
  if (isRefusal(lines)) return lines
  if (old) return replaced(items, old, withValue(old, lines[0] as string, []))
  const isBefore = (item: CaseItem) => item.kind === 'head' || item.kind === 'reading' || isQuotation(item)
  return added(items, isBefore, newItem(text, 'reading', question, lines))
}

/** The case's lines with something expected of a result. */
export function withExpectation(document: Document, text: CaseText, items: Items, expected: DraftExpectation): Changed {
  const program = document.compiled.draft
  const old = find(items, 'expectation', expected.name)
  if (old && isExpected(document, text, expected)) return items
  const lines = expectationLine(program, text.entity, expected, text.style)
  if (isRefusal(lines)) return lines
  if (old) return replaced(items, old, withValue(old, lines[0] as string, []))
  const isBefore = items.some((item) => item.kind === 'expectation') ? (item: CaseItem) => item.kind === 'expectation' : () => true
  return added(items, isBefore, newItem(text, 'expectation', expected.name, lines))
}

function isExpected(document: Document, text: CaseText, { name, value, reasons }: DraftExpectation): boolean {
  const now = caseRow(document, text.declaration.span.start)?.expectations.find((each) => each.name === name)
  if (!now) return false
  if (value === null || now.value === null) {
    return value === now.value && reasons.length === now.reasons.length && reasons.every((reason) => now.reasons.includes(reason))
  }
  const type = document.compiled.draft.rules.find(
    (rule) => rule.name === name && (rule.entity === text.entity || rule.entity === null),
  )?.type
  return type !== undefined && sameLiteral(type, value, now.value)
}
