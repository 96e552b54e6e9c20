import type { IToken } from 'chevrotain'
import type { Diagnostic } from '../diagnostic.ts'
import { type Chunk, chunksOf } from '../lines.ts'
import { parse } from '../parse.ts'
import { lineStarts, positionAt, type Source, type Span } from '../source.ts'
import { tokenize } from '../tokens.ts'
import { blockText } from './block.ts'
import { Facts, type FunctionName } from './facts.ts'
import type { KeywordLanguage } from './literals.ts'
import { type PhysicalLine, physicalLines } from './physical.ts'
import { LineWriter } from './write.ts'

export interface FormatOptions {
  /** Spells keywords, types, labels, functions, units and punctuation in this language; as they are where absent. */
  readonly keywords?: KeywordLanguage
  /** The functions that are converted; the engine's operator table lists them. */
  readonly functions?: readonly FunctionName[]
}

export interface Formatted {
  readonly text: string
  /** What the parser found: lines with an error in them were left as they are. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A block of rules as it stands in its file. */
interface Block {
  readonly from: number
  readonly to: number
  readonly base: string
  readonly tokens: readonly IToken[]
  readonly trivia: readonly IToken[]
  readonly chunks: readonly Chunk[]
}

/**
 * Lays out the rules of a notice or a file of rules. Prose, comments, names and quoted texts keep every character;
 * formatting twice changes nothing more; what is read from the result is what was read before.
 */
export function format(source: Source, options: FormatOptions = {}): Formatted {
  const { value: module, diagnostics } = parse(source)
  const unread = diagnostics.some(({ code }) => code.startsWith('source.'))
  if (unread) return { text: source.text, diagnostics }
  const isBroken = brokenLines(source.text, diagnostics)
  const literate = !/\.tiaoli$/i.test(source.file)
  const blocks = module.blocks.flatMap(({ span }) => (literate ? fencedBlock(source, span, isBroken) : wholeFile(source)) ?? [])
  const facts = new Facts(
    blocks.flatMap((block) => block.chunks),
    options.functions ?? [],
  )
  const writer = new LineWriter(source.text, facts, options.keywords)
  let text = ''
  let from = 0
  for (const block of blocks) {
    text += source.text.slice(from, block.from) + formatted(source, block, writer, isBroken, !literate)
    from = block.to
  }
  return { text: text + source.text.slice(from), diagnostics }
}

/** A line that would open or close a block if its indentation changed. */
const fenceInside = /^\s*(?:```|~~~)/m

type IsBroken = (offset: number) => boolean

/** Null for a block that is better left alone: empty, never closed, with a fence inside, or quoted as a whole. */
function fencedBlock(source: Source, span: Span, isBroken: IsBroken): Block | null {
  const { text } = source
  const from = lineStart(text, span.start)
  const to = text[span.end - 1] === '\r' && text[span.end] === '\n' ? span.end - 1 : span.end
  const fenceAt = lineStart(text, lineEndBefore(text, from))
  if (isBlank(text.slice(span.start, to)) || fenceInside.test(text.slice(span.start, to))) return null
  const base = indentOfFence(text.slice(fenceAt, from))
  // A block that is never closed is reported at its opening fence.
  return base === null || isBroken(fenceAt) ? null : blockOf(source, from, to, base)
}

function wholeFile(source: Source): Block | null {
  const from = source.text.startsWith('\uFEFF') ? 1 : 0
  return isBlank(source.text) ? null : blockOf(source, from, source.text.length, '')
}

const isBlank = (text: string): boolean => text.trim() === ''

function blockOf({ file, text }: Source, from: number, to: number, base: string): Block {
  const { tokens, trivia } = tokenize(text.slice(from, to), from)
  return { from, to, base, tokens, trivia, chunks: chunksOf(tokens, text, file).chunks }
}

function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  return start
}

/** Where the line end stands that ends right before `offset`. */
const lineEndBefore = (text: string, offset: number): number => offset - (text.slice(offset - 2, offset) === '\r\n' ? 2 : 1)

/** The indentation that a fence gives its block; in a list, that of what follows the list's mark. */
function indentOfFence(line: string): string | null {
  const before = /^[^`~]*/.exec(line)?.[0].replace(/^\uFEFF/, '') ?? ''
  if (before.includes('>')) return null
  return before.trim() === '' ? before : ' '.repeat(before.length)
}

/** Whether something was found wrong in the line that holds an offset. */
function brokenLines(text: string, diagnostics: readonly Diagnostic[]): IsBroken {
  const starts = lineStarts(text)
  const lineOf = (offset: number) => positionAt(starts, offset).line
  const lines = new Set<number>()
  for (const { span, severity } of diagnostics) {
    if (severity !== 'error') continue
    for (let line = lineOf(span.start); line <= lineOf(span.end); line++) lines.add(line)
  }
  return (offset) => lines.has(lineOf(offset))
}

function formatted({ text }: Source, block: Block, writer: LineWriter, isBroken: IsBroken, endsFile: boolean): string {
  const lines = physicalLines(text.slice(block.from, block.to), block.from, block.tokens, block.trivia, block.chunks)
  return blockText(lines, writer, { base: block.base, unreadable: unreadable(lines, isBroken), endsFile })
}

/** A logical line with an error in it is left alone in all its lines, and so is a declaration that could not be begun. */
function unreadable(lines: readonly PhysicalLine[], isBroken: IsBroken): ReadonlySet<PhysicalLine> {
  const broken = new Set(lines.filter((line) => line.tokens.length > 0 && isBroken(line.start)))
  const logical = new Set([...broken].flatMap((line) => line.logical ?? []))
  const isLost = ({ chunk }: PhysicalLine) => chunk !== undefined && (chunk.keyword === undefined || chunk.deep !== null)
  const isLeft = (line: PhysicalLine) =>
    line.tokens.length > 0 && (broken.has(line) || isLost(line) || (line.logical !== undefined && logical.has(line.logical)))
  return new Set(lines.filter(isLeft))
}
