import type { Edit } from '../../../engine/index.ts'
import { createWorkspace, type Document, type Edited, editRefusalText } from '../../../engine/service/index.ts'

/** A text after its edits; the test fails where they overlap or are out of order. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let made = ''
  let at = 0
  for (const { span, text: becomes } of edits) {
    if (span.start < at || span.end < span.start) throw new Error(`edits overlap at ${span.start}`)
    made += text.slice(at, span.start) + becomes
    at = span.end
  }
  return made + text.slice(at)
}

/** The edits of something that was done; the test fails with the reason where it was refused. */
function editsOf({ edits, refusals }: Edited): readonly Edit[] {
  if (refusals.length > 0) throw new Error(refusals.map((refusal) => editRefusalText(refusal, 'en')).join('; '))
  return edits
}

/** The notice with an edit made. */
export function changed(document: Document, edited: Edited, file: string = document.entry): Document {
  const sources = [...document.compiled.sources].map(([path, text]): [string, string] =>
    path === file ? [path, withEdits(text, editsOf(edited))] : [path, text],
  )
  return createWorkspace(sources).open(document.entry) as Document
}

export const textOf = (document: Document, file: string = document.entry): string => document.compiled.sources.get(file) ?? ''
