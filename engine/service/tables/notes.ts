import type { ProvenanceNote } from '../../../grammar/ast.ts'
import { keywords } from '../../../grammar/vocabulary.ts'
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

/** What people type behind a row: notes, and a comment; what is not given stays. */
export interface TypedTail {
  readonly notes?: string
  readonly comment?: string
}

const kinds = ['derived', 'assumed', 'basis'] as const
const kindOf = new Map(kinds.flatMap((kind) => keywords[kind].map((word): [string, Note['kind']] => [word, kind])))
const words = [...kindOf.keys()].join('|')
const texts = '“((?:[^“”]|“[^“”]*”)*)”|"([^"]*)"'
const note = new RegExp(`\\s*(${words})[\\s：:]*(?:${texts}|(\\S.*?)(?=\\s+(?:${words})[\\s：:“"]|\\s*$))[，,；;]?`, 'y')
const clause = /^(?:[一二三四五六七八九十百]+（|第[一二三四五六七八九十百\d]+条)/

/** Notes as people type them, their quotation marks or none; null where it is not said what kind of note it is. */
export function typedNotes(typed: string): Note[] | null {
  const text = typed.trim()
  if (clause.test(text)) return [{ kind: 'basis', text }]
  const notes: Note[] = []
  note.lastIndex = 0
  while (note.lastIndex < text.length) {
    const match = note.exec(text)
    const kind = match && kindOf.get(match[1] ?? '')
    if (!match || !kind) return null
    notes.push({ kind, text: (match[2] ?? match[3] ?? match[4] ?? '').trim() })
  }
  return notes
}
