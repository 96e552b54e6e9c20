import type * as ast from '../../../grammar/ast.ts'
import type { Language } from '../../../grammar/diagnostic.ts'
import { coverageOf } from '../../notice/coverage.ts'
import { readPrinted } from '../../notice/literal.ts'
import { personOf, type Subject } from '../subject.ts'
import type { Document } from '../workspace.ts'
import { linksOf } from './links.ts'
import { numbersOf, withCase } from './live.ts'
import type { BlockRole, Letterhead, OutlineClause, PageBlock, RenderedNotice, Unsettled } from './page.ts'
import { Pieces } from './pieces.ts'
import { rolesOf } from './roles.ts'
import { cellCuts, tableOf } from './table.ts'
import { unsettledOf } from './unsettled.ts'

export interface RenderOptions {
  /** Whose numbers stand beside the bound ones. */
  readonly subject?: Subject | null
  readonly language?: Language
}

const made = new WeakMap<Document, Map<Language, RenderedNotice>>()

/** The official view of a notice: all of its prose, whatever is wrong with its rules. Made once for each document and language. */
export function renderedNotice(document: Document, { subject = null, language = 'zh' }: RenderOptions = {}): RenderedNotice {
  const known = made.get(document) ?? new Map<Language, RenderedNotice>()
  made.set(document, known)
  const page = known.get(language) ?? pageOf(document, language)
  known.set(language, page)
  const program = document.compiled.runnable
  const person = subject && program ? personOf(program, subject) : null
  if (!person) return page
  const numbers = withCase(document, page.numbers, person, language)
  return { ...page, numbers, case: { name: person.case.name, refused: person.record === null } }
}

function pageOf(document: Document, language: Language): RenderedNotice {
  const { module, draft } = document.compiled
  const { header } = draft
  const { sentences, declarations } = linksOf(document)
  const bare = blocksOf(module, rolesOf(module, header))
  const unsettled = unsettledOf(document, language)
  const blocks = bare.map((block) => ({ ...block, unsettled: placesOf(unsettled, block.id) }))
  return {
    file: module.file,
    name: header.name,
    title: blocks.find(({ role }) => role === 'title')?.text.trim() ?? header.name,
    letterhead: letterheadOf(blocks, header),
    blocks,
    sentences,
    numbers: numbersOf(document, language),
    declarations,
    unsettled,
    case: null,
  }
}

const placesOf = (unsettled: readonly Unsettled[], block: string): number[] =>
  unsettled.flatMap((each, index) => (each.block === block ? index : []))

function letterheadOf(blocks: readonly PageBlock[], { issuers, number }: RenderedHeader): Letterhead {
  const idOf = (role: BlockRole) => blocks.find((block) => block.role === role)?.id ?? null
  return { issuers, issuerBlock: idOf('issuer'), number, numberBlock: idOf('number') }
}

type RenderedHeader = Document['compiled']['draft']['header']

function blocksOf(module: ast.Module, roles: readonly BlockRole[]): PageBlock[] {
  const pieces = new Pieces(module, coverageOf(module).sentences)
  const depths = new Map(module.clauses.map(({ headSpan, depth }) => [headSpan.start, depth]))
  return module.passages.map((passage, index) => {
    const role = roles[index] as BlockRole
    const { text, offsets, clause, span } = passage
    const right = role === 'imprint' ? dateIn(text) : null
    const cut = pieces.of(passage, role === 'table' ? cellCuts(text) : right === null ? [] : [right])
    const parts = role === 'table' ? tableOf(cut) : { pieces: cut, table: null }
    return {
      id: `p${index}`,
      role,
      level: role === 'clause' ? (depths.get(offsets[text.length - text.trimStart().length] ?? -1) ?? 0) + 1 : 0,
      clause,
      text,
      ...parts,
      right: right === null ? null : cut.findIndex(({ span }) => span.start === offsets[right]),
      unsettled: [],
      span,
    }
  })
}

/** Where the date of an imprint begins; null where it has none. */
function dateIn(text: string): number | null {
  const found = /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/.exec(text)
  return found && found.index > 0 && readPrinted(found[0]) ? found.index : null
}

/** The clauses of the notice with what is found in each, without the clauses below it. */
export function noticeOutline(document: Document, language: Language = 'zh'): OutlineClause[] {
  const { module } = document.compiled
  const { blocks, sentences, numbers, declarations, unsettled } = renderedNotice(document, { language })
  return module.clauses.map(({ path, title, depth, headSpan, span }) => {
    const here = (each: { readonly clause: string | null }) => each.clause === path
    const said = sentences.filter(here)
    const bound = numbers.filter(here)
    return {
      path,
      number: module.text.slice(headSpan.start, headSpan.end),
      title,
      depth,
      block: blocks.find((block) => block.role === 'clause' && here(block))?.id ?? null,
      span,
      sentences: said.length,
      uncovered: said.filter(({ state }) => state === 'uncovered' || state === 'partly').length,
      numbers: bound.length,
      differing: bound.filter(({ agrees }) => agrees !== true).length,
      unsettled: unsettled.filter(here).length,
      declarations: declarations.filter(here).length,
    }
  })
}
