import type * as ast from '../../../grammar/ast.ts'
import type { Edit } from '../../../grammar/diagnostic.ts'
import { lineEnd, lineEndOf, lineStart } from '../edits/lines.ts'
import { styleOf, type Tongue, tongueAt, wordIn, writtenName } from '../edits/notation.ts'
import { done, type Edited, refusedEdit, refuseEdit } from '../edits/refusals.ts'
import type { Document } from '../workspace.ts'
import type { CaseDraft } from './draft.ts'
import { type PlacedDeclaration, placedIn } from './layout.ts'
import { caseLines, isRefusal } from './write.ts'

/** Beside what a new case is to stand: behind another case, or behind those of a table. */
export interface Near {
  readonly case?: string
  readonly table?: string
}

/** Writes a new case behind its like; where no declaration speaks of its entity, with a 对于 at the end. */
export function addCase(document: Document, draft: CaseDraft, near: Near = {}): Edited {
  const { draft: program } = document.compiled
  if (draft.entity !== null && !program.entities.some(({ name }) => name === draft.entity)) {
    return refusedEdit(refuseEdit('case.noEntity', { entity: draft.entity }))
  }
  const taken = program.cases.some(({ entity, name }) => entity === draft.entity && name === draft.name.trim())
  if (taken) return refusedEdit(refuseEdit('case.nameTaken', { name: draft.name.trim() }))
  const placed = placedIn(document)
  const text = document.compiled.sources.get(document.entry) ?? ''
  const anchor = anchorFor(placed, draft.entity, near)
  const last = placed[placed.length - 1]?.declaration
  const tongue = tongueOf(text, anchor ?? last)
  const lines = caseLines(program, draft, styleOf(text, tongue))
  if (isRefusal(lines)) return refusedEdit(lines)
  const source = { file: document.entry, text }
  if (anchor) return done(caseEdit(source, anchor, indented(lines, text, anchor)))
  const opened = [`${wordIn(tongue, 'for')} ${forText(draft.entity, tongue)}`, '', ...lines]
  return done(last ? caseEdit(source, last, indented(opened, text, last)) : [blockEdit(source, opened)])
}

const forText = (entity: string | null, tongue: Tongue): string =>
  entity === null ? wordIn(tongue, 'notice') : (writtenName(entity) ?? entity)

const tongueOf = (text: string, declaration: ast.Declaration | undefined): Tongue =>
  declaration ? tongueAt(text, declaration.span.start) : 'zh'

/** The declaration behind which a case of the entity stands; null where none speaks of the entity. */
function anchorFor(placed: readonly PlacedDeclaration[], entity: string | null, near: Near): ast.Declaration | null {
  const own = placed.filter((each) => each.entity === entity).map(({ declaration }) => declaration)
  const cases = own.filter((each) => each.kind === 'case')
  const table = own.find((each) => each.kind === 'table' && each.name.text === near.table)
  const candidates = [
    cases.find((each) => each.name.text === near.case),
    table && (cases.findLast((each) => expectsOf(each, table)) ?? table),
    cases.at(-1),
    own.findLast((each) => each.kind !== 'notice'),
  ]
  return candidates.find((each) => each !== undefined) ?? null
}

type CaseDeclaration = Extract<ast.Declaration, { kind: 'case' }>

/** Whether a case stands in the table's clause and expects one of its results. */
function expectsOf({ clause, expectations, span }: CaseDeclaration, table: ast.Declaration): boolean {
  if (table.kind !== 'table' || clause !== table.clause || span.start < table.span.start) return false
  return expectations.some(({ name }) => table.results.some((result) => result.name.text === name.text))
}

function indented(lines: readonly string[], text: string, beside: ast.Declaration): string[] {
  const indent = text.slice(lineStart(text, beside.span.start), beside.span.start).replace('\uFEFF', '')
  return lines.map((line) => (line === '' ? '' : indent + line))
}

/** Lines behind a declaration, set off by blank lines. */
export function caseEdit(
  { file, text }: { readonly file: string; readonly text: string },
  behind: ast.Declaration,
  lines: readonly string[],
): Edit[] {
  const lineBreak = lineEndOf(text)
  const at = lineEnd(text, behind.span.end)
  const next = text.slice(at).replace(/^(?:\r\n|\n|\r)/, '')
  const follows = next !== '' && !/^[^\S\r\n]*(?:[\r\n]|$|```|~~~)/.test(next)
  const added = lineBreak + lineBreak + lines.join(lineBreak) + (follows ? lineBreak : '')
  return [{ span: { file, start: at, end: at }, text: added }]
}

/** A block of its own at the end of a file that has none. */
function blockEdit({ file, text }: { readonly file: string; readonly text: string }, lines: readonly string[]): Edit {
  const lineBreak = lineEndOf(text)
  const gap = text === '' ? '' : text.endsWith(lineBreak) ? lineBreak : lineBreak + lineBreak
  const fenced = /\.tiaoli$/i.test(file) ? lines : ['```tiaoli', ...lines, '```']
  return { span: { file, start: text.length, end: text.length }, text: `${gap}${fenced.join(lineBreak)}${lineBreak}` }
}
