import type { Span } from '../../../grammar/source.ts'
import type { Accounted } from '../../notice/coverage.ts'

// The official view of a notice (版面) as plain data: blocks of the document's parts, made of pieces of its text.

/** The parts of an official document (GB/T 9704): 发文机关标志、发文字号、标题、主送机关、正文、附件说明、署名、成文日期、附注、抄送、印发. */
export type BlockRole =
  | 'issuer'
  | 'number'
  | 'title'
  | 'heading'
  | 'addressee'
  | 'clause'
  | 'paragraph'
  | 'table'
  | 'attachments'
  | 'signature'
  | 'date'
  | 'remark'
  | 'copies'
  | 'imprint'

/** How a part is set, on the screen and on paper: alignment, indent of its first line in characters, kind of type. */
export interface Layout {
  readonly align: 'start' | 'center' | 'end' | 'justify'
  readonly indent: 0 | 2
  readonly type: 'title' | 'heading' | 'text' | 'small'
  /** Whether line breaks of the source are kept. */
  readonly lines: boolean
}

/** A run of a block's text that is alike throughout. All pieces of all blocks, joined, are the text as published. */
export interface PagePiece {
  readonly text: string
  /** Where it stands in the main file. */
  readonly span: Span
  /** The sentence that it belongs to, by its place in `sentences`; null for white space between them. */
  readonly sentence: number | null
  /** The bound number that it is, by its place in `numbers`. */
  readonly number: number | null
  readonly strong: boolean
  readonly emphasis: boolean
  /** A mark of the source (`**`, `|`), which a rendered view leaves out. */
  readonly mark: boolean
  /** Part of a clause's number and title. */
  readonly heading: boolean
  /** Nothing accounts for it. */
  readonly unaccounted: boolean
}

export interface PageBlock {
  /** `p0`, `p1`, … in the order of the text. */
  readonly id: string
  readonly role: BlockRole
  /** Of a clause: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; else 0. */
  readonly level: number
  /** The path of the clause in which it stands, e.g. 一（三）2（1）. */
  readonly clause: string | null
  readonly text: string
  readonly pieces: readonly PagePiece[]
  /** Of a table: its rows of cells, each with the places of its pieces; the first row is the head. */
  readonly table: readonly (readonly (readonly number[])[])[] | null
  /** Of the imprint: the piece at which the date begins, which is set at the right; null where there is none. */
  readonly right: number | null
  /** Open points that stand in it, by their place in `unsettled`. */
  readonly unsettled: readonly number[]
  readonly span: Span
}

/** How far a sentence is accounted for. `notNeeded`: headings, context and exhortation compute nothing. */
export type CoverageState = 'covered' | 'partly' | 'uncovered' | 'notNeeded'

export interface PageSentence {
  readonly id: number
  readonly text: string
  readonly clause: string | null
  readonly span: Span
  readonly kinds: readonly Accounted[]
  readonly state: CoverageState
  readonly unaccounted: readonly { readonly text: string; readonly span: Span }[]
  /** The declarations that rest on it, by id. */
  readonly declarations: readonly string[]
}

/** A declaration with the sentences that it quotes, or whose bound numbers it gives. */
export interface LinkedDeclaration {
  /** Its place: `notice.md#1204`. */
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly clause: string | null
  /** The block of the official view behind which it stands; null where it is of another file or stands before the prose. */
  readonly block: string | null
  /** Its first line, and all of it. */
  readonly headSpan: Span
  readonly span: Span
  /** By their place in `sentences`, in the order of the text: those that it quotes, and those whose numbers are bound to it. */
  readonly sentences: readonly number[]
  /** Those that it quotes. */
  readonly quoted: readonly number[]
}

/** What a number is bound to. */
export interface BoundName {
  readonly kind: 'parameter' | 'result'
  readonly name: string
  readonly span: Span
}

export interface PageNumber {
  /** As the notice writes it: 27.5 元. */
  readonly text: string
  readonly names: readonly BoundName[]
  /** What the binding says behind `=`, as written. */
  readonly target: string
  /** The value that the rules give now, or every one where they give several; null where it is not known. */
  readonly live: string | null
  /** null: not decided. */
  readonly agrees: boolean | null
  /** What is wrong with it, in a sentence; null where it agrees. */
  readonly problem: string | null
  /** For the chosen case, where the rule applies to it. */
  readonly ofCase: CaseNumber | null
  readonly clause: string | null
  /** Of the number, and of the whole link. */
  readonly textSpan: Span
  readonly span: Span
}

/** What a bound number's rule gives for the chosen case. */
export interface CaseNumber {
  /** 该例：27.5元 */
  readonly text: string
  /** null where the case's value is unknown. */
  readonly value: string | null
  /** Whether it is the number that the notice prints. */
  readonly agrees: boolean | null
}

/** A point that the notice leaves open: a question, an assumption, a silence (未规定). */
export interface Unsettled {
  readonly kind: 'question' | 'assumed' | 'silent'
  /** A04, or the rule or table concerned. */
  readonly name: string
  readonly text: string
  /** Of a question: its readings, the one in force first. */
  readonly readings: readonly string[]
  readonly clause: string | null
  /** The block in whose text, or behind which, it stands; null outside the prose. */
  readonly block: string | null
  readonly span: Span
}

/** 版头: what stands above the title. Where the prose has it, the block does; else it is printed from the header. */
export interface Letterhead {
  readonly issuers: readonly string[]
  readonly issuerBlock: string | null
  readonly number: string | null
  readonly numberBlock: string | null
}

export interface RenderedNotice {
  readonly file: string
  readonly name: string
  /** The title as the prose has it; the notice's name where it has none. */
  readonly title: string
  readonly letterhead: Letterhead
  readonly blocks: readonly PageBlock[]
  readonly sentences: readonly PageSentence[]
  readonly numbers: readonly PageNumber[]
  readonly declarations: readonly LinkedDeclaration[]
  readonly unsettled: readonly Unsettled[]
  /** The chosen case; null where none is chosen, there is none of that name, or its record is refused. */
  readonly case: { readonly name: string; readonly refused: boolean } | null
}

/** A clause in the outline of the notice. */
export interface OutlineClause {
  readonly path: string
  /** As printed: （三）, and what stands behind it. */
  readonly number: string
  readonly title: string
  /** 0 for 一、. */
  readonly depth: number
  readonly block: string | null
  readonly span: Span
  /** Of the clause itself, without the clauses below it. */
  readonly sentences: number
  readonly uncovered: number
  readonly numbers: number
  readonly differing: number
  readonly unsettled: number
  readonly declarations: number
}
