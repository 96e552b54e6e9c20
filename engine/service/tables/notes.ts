import type { ProvenanceNote } from '../../../grammar/ast.ts'
import { type Tongue, wordIn, writtenText } from '../edits/notation.ts'
import { scan } from './scan.ts'

/** Where a row's values come from: 推算 “…”, 假定 “…”, 依据 一（三）2. */
export type Note = Pick<ProvenanceNote, 'kind' | 'text'>

/** What stands behind the last bar: notes as written, and the comment without its mark. */
export function partsOf(tail: string): { readonly notes: string; readonly comment: string } {
  if (tail.trim() === '') return { notes: '', comment: '' }
  const { comment } = scan(tail)
  return { notes: tail.slice(0, comment).trim(), comment: tail.slice(comment + 2).trim() }
}

/** A row's notes and comment as they stand behind its last bar. */
export function tailOf(notes: string, comment: string): string {
  return [notes, comment && `// ${comment}`]
    .filter((part) => part !== '')
    .map((part) => `  ${part}`)
    .join('')
}

/** Notes as a row writes them; null where one of the texts can't be written. */
export function writtenNotes(notes: readonly Note[], tongue: Tongue): string | null {
  const written = notes.map(({ kind, text }) => {
    const word = wordIn(tongue, kind)
    if (kind === 'basis') return /^[^\s|｜‖“”"「」/\p{Cc}][^|｜‖“”"「」/\p{Cc}]*$/u.test(text) ? `${word} ${text}` : null
    const quoted = writtenText(text)
    return quoted === null ? null : `${word} ${quoted}`
  })
  return written.includes(null) ? null : written.join('  ')
}
