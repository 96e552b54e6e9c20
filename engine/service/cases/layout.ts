import type * as ast from '../../../grammar/ast.ts'
import { type FileLine, lineStart, linesAround, type NewLine } from '../edits/lines.ts'
import { type Style, styleOf, tongueAt } from '../edits/notation.ts'
import type { Document } from '../workspace.ts'

type CaseDeclaration = Extract<ast.Declaration, { kind: 'case' }>

/** A declaration of the main file with the entity that 对于 names before it. */
export interface PlacedDeclaration {
  readonly declaration: ast.Declaration
  readonly entity: string | null
}

/** What the lines of a case say, in their order. */
export interface CaseItem {
  readonly kind: 'head' | 'reading' | 'field' | 'expectation' | 'other'
  /** Of the question, field or result; empty for others. */
  readonly name: string
  /** Where on the first line the value begins, as far as it has one; -1 where it has none. */
  readonly valueAt: number
  /** Where on the first line the item ends, before a comment. */
  readonly end: number
  readonly lines: readonly NewLine[]
}

/** A case as it stands in its file. */
export interface CaseText {
  readonly file: string
  readonly text: string
  readonly declaration: CaseDeclaration
  readonly entity: string | null
  readonly style: Style
  /** What every line of the block begins with. */
  readonly indent: string
  readonly lines: readonly FileLine[]
  readonly items: readonly CaseItem[]
}

/** The declarations of the notice's main file, each with its entity. */
export function placedIn({ entry, compiled }: Document): PlacedDeclaration[] {
  let entity: string | null = null
  const written = compiled.written.find((module) => module.file === entry) ?? compiled.module
  return written.declarations.map((declaration) => {
    if (declaration.kind === 'for') entity = declaration.entity?.text ?? null
    return { declaration, entity }
  })
}

/** The case that an offset of the notice's main file lies in. */
export function caseText(document: Document, at: number): CaseText | null {
  const file = document.entry
  const text = document.compiled.sources.get(file) ?? ''
  const isIt = ({ span }: CaseDeclaration) => lineStart(text, span.start) <= at && at <= span.end
  for (const { declaration, entity } of placedIn(document)) {
    if (declaration.kind === 'case' && isIt(declaration)) return cut(file, text, declaration, entity)
  }
  return null
}

function cut(file: string, text: string, declaration: CaseDeclaration, entity: string | null): CaseText {
  const { start, end } = declaration.span
  const lines = linesAround(text, start, end)
  const first = lines[0] as FileLine
  const marks = marksOf(declaration, text)
  const items: CaseItem[] = []
  for (const [index, line] of lines.entries()) {
    const mark = marks.find((each) => line.start <= each.start && each.start <= line.start + line.text.length)
    const own = { text: line.text, from: index }
    const relation = !mark && isRow(line.text) ? items.findLast((each) => !isSilent(each)) : undefined
    // The rows of a relation belong to the line that names it, and so does what stands between them.
    if (relation?.kind === 'field') {
      const between = items.splice(items.indexOf(relation) + 1).flatMap((each) => each.lines)
      items[items.length - 1] = { ...relation, lines: [...relation.lines, ...between, own] }
    } else items.push(mark ? item(mark, line, own) : { kind: 'other', name: '', valueAt: -1, end: line.text.length, lines: [own] })
  }
  return {
    file,
    text,
    declaration,
    entity,
    style: styleOf(text, tongueAt(text, start)),
    indent: first.text.slice(0, start - first.start),
    lines,
    items,
  }
}

/** A comment or a blank line. */
const isSilent = ({ kind, lines }: CaseItem): boolean => kind === 'other' && /^\s*(?:\/\/|$)/.test(lines[0]?.text ?? '')

export const isRow = (line: string): boolean => /^\s*[|｜‖]/.test(line)

interface Mark {
  readonly kind: Exclude<CaseItem['kind'], 'other'>
  readonly name: string
  readonly start: number
  readonly valueAt: number
  readonly end: number
}

function marksOf({ name, headSpan, readings, fields, expectations }: CaseDeclaration, text: string): Mark[] {
  const behind = (of: ast.Name) => valueStart(text, of.span.end)
  return [
    { kind: 'head', name: name.text, start: headSpan.start, valueAt: name.span.start, end: name.span.end },
    ...readings.map(({ question, span }): Mark => ({ kind: 'reading', name: question.text, ...span, valueAt: behind(question) })),
    ...fields.map((field): Mark => ({ kind: 'field', name: field.name.text, ...field.span, valueAt: behind(field.name) })),
    ...expectations.map((each): Mark => ({ kind: 'expectation', name: each.name.text, ...each.span, valueAt: behind(each.name) })),
  ]
}

/** Behind the colon that follows a name, and its space. */
function valueStart(text: string, from: number): number {
  return from + (/^[^\S\r\n]*[:：∶][^\S\r\n]*/.exec(text.slice(from, from + 80))?.[0].length ?? 0)
}

function item({ kind, name, valueAt, end }: Mark, line: FileLine, own: NewLine): CaseItem {
  return { kind, name, valueAt: valueAt - line.start, end: Math.max(end, valueAt) - line.start, lines: [own] }
}
