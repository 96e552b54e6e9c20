import type { Binding, Declaration, Module } from './ast.ts'
import { declarationOf } from './declarations.ts'
import { type Diagnostic, diagnostic, type Fix, type Pass } from './diagnostic.ts'
import { type Chunk, chunksOf, piecesOf } from './lines.ts'
import type { ReadProse } from './memory/proseAfter.ts'
import { forgetful, type Read, type Recall, type Trees } from './memory/trees.ts'
import { type BoundLink, type FencedBlock, type Prose, proseOf } from './prose.ts'
import { Reader, splitAll, splitAt } from './reader.ts'
import type { Source, Span } from './source.ts'
import { closest } from './suggest.ts'
import { Colon, Enumeration, keywordTokens, tokenize } from './tokens.ts'

/** Longer texts are refused before lexing, so that no input can hold the parser up. */
const maximumLength = 4 * 1024 * 1024
const maximumLineLength = 200_000

/** Parses a notice (.md) or a file of rules (.tiaoli): always a tree, and every error of the file. Trees spare what did not change. */
export function parse(source: Source, trees?: Trees): Pass<Module> {
  return trees ? trees.parse(source, (recall) => read(source, recall)) : read(source, forgetful)
}

function read(source: Source, recall: Recall): Pass<Module> {
  const diagnostics: Diagnostic[] = []
  const text = readable(source, diagnostics)
  const literate = !/\.tiaoli$/i.test(source.file)
  const prose = literate ? structureOf(source, text, recall, diagnostics) : rulesAlone(wholeFile(source.file, text))
  const declarations = prose.blocks.flatMap((block) => rulesOf(block, text, recall, diagnostics))
  const bindings = prose.links.map((link) => bindingOf(link, text, recall, diagnostics))
  const blocks = prose.blocks.filter(isRules).map(({ text: span, clause }) => ({ span, clause }))
  const value = { file: source.file, text, declarations, bindings, clauses: prose.clauses, passages: prose.passages, blocks }
  return { value, diagnostics }
}

/** A text that could not be read as it is, is not remembered as such. */
function structureOf({ file, text: whole }: Source, text: string, recall: Recall, diagnostics: Diagnostic[]): Prose {
  const read = (): ReadProse => {
    const found: Diagnostic[] = []
    return { prose: proseOf(file, text, found), diagnostics: found }
  }
  const { prose, diagnostics: found } = text === whole ? recall.prose(read) : read()
  diagnostics.push(...found)
  return prose
}

const rulesAlone = (block: FencedBlock): Prose => ({ passages: [], clauses: [], links: [], blocks: [block] })

/** The text as far as it can be read; what is too long or no text at all is left out and reported. */
function readable(source: Source, diagnostics: Diagnostic[]): string {
  const { file, text } = source
  const at = (start: number): Span => ({ file, start, end: start })
  const megabytes = (length: number) => Math.ceil((length / 1024 / 1024) * 10) / 10
  if (text.length > maximumLength) {
    diagnostics.push(diagnostic('source.tooLarge', at(0), { megabytes: megabytes(text.length), limit: megabytes(maximumLength) }))
    return ''
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    diagnostics.push(diagnostic('source.notText', at(nul), { reason: 'NUL' }))
    return ''
  }
  let read = text
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    const next = text.indexOf('\n', start)
    end = next < 0 ? text.length : next
    if (end - start <= maximumLineLength) continue
    diagnostics.push(diagnostic('source.lineTooLong', at(start), { length: end - start, limit: maximumLineLength }))
    read = read.slice(0, start) + ' '.repeat(end - start) + read.slice(end)
  }
  return read
}

function wholeFile(file: string, text: string): FencedBlock {
  const span = { file, start: 0, end: text.length }
  return { info: 'tiaoli', infoSpan: span, text: span, head: span, clause: null, closed: true, nested: false }
}

const isRules = (block: FencedBlock): boolean => block.info === 'tiaoli'

function rulesOf(block: FencedBlock, text: string, recall: Recall, diagnostics: Diagnostic[]): Declaration[] {
  if (!isRules(block)) {
    const fix = { edits: [{ span: block.infoSpan, text: 'tiaoli' }] }
    if (block.info === '' || closest(block.info, ['tiaoli']))
      diagnostics.push(diagnostic('block.ignored', block.head, { info: block.info }, { fix }))
    return []
  }
  if (!block.closed) diagnostics.push(diagnostic('block.unclosed', block.head, {}, { fix: closing(block, text) }))
  const { clause } = block
  return piecesOf(text, block.text.start, block.text.end).map(({ start, end }) => {
    const read = () => declarationIn({ file: block.text.file, start, end }, clause, text)
    const { part, diagnostics: found } = recall.part({ as: `rules ${clause}`, start, end }, read)
    diagnostics.push(...found)
    return part
  })
}

function declarationIn({ file, start, end }: Span, clause: string | null, text: string): Read<Declaration> {
  const { tokens } = tokenize(text.slice(start, end), start)
  const { chunks, diagnostics } = chunksOf(tokens, text, file)
  const reader = new Reader(file, text)
  const part = declarationOf(chunks[0] as Chunk, clause, reader)
  return { part, diagnostics: [...diagnostics, ...reader.diagnostics] }
}

/** A closing fence behind the last line of the block's rules. */
function closing({ text: { file, start, end }, head }: FencedBlock, text: string): Fix {
  const last = start + text.slice(start, end).trimEnd().length
  const at = Math.max(last, head.end)
  return { edits: [{ span: { file, start: at, end: at }, text: '\n```' }] }
}

function bindingOf(link: BoundLink, text: string, recall: Recall, diagnostics: Diagnostic[]): Binding {
  const { start, end } = link.span
  const { part, diagnostics: found } = recall.part({ as: `bound ${link.clause}`, start, end }, () => bindingIn(link, text))
  diagnostics.push(...found)
  return part
}

/** `=甲：乙 当 条件` behind a number of the prose. */
function bindingIn(link: BoundLink, text: string): Read<Binding> {
  const reader = new Reader(link.span.file, text)
  const { tokens } = tokenize(text.slice(link.target.start, link.target.end), link.target.start)
  const parts = splitAt(tokens, keywordTokens.when)
  const written = parts?.before ?? tokens
  const together = splitAt(written, Enumeration) ? 'each' : 'proportion'
  const values = splitAll(written, [Colon, Enumeration]).map((run) => reader.expression(run, link.target.end))
  const condition = parts ? reader.expression(parts.behind, link.target.end) : null
  const part: Binding = { text: link.text, textSpan: link.textSpan, values, together, condition, clause: link.clause, span: link.span }
  return { part, diagnostics: reader.diagnostics }
}

/** The notice as published: its prose without blocks, bindings and Markdown's marks, one passage a line. */
export function publishedText(module: Pick<Prose, 'passages'>): string {
  return module.passages.map((passage) => passage.text).join('\n')
}
