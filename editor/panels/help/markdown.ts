/** A part of the reference. Quoted text is the English of what stands before it. */
export type ReferenceBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'text' | 'quote' | 'item'; readonly spans: readonly Span[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Span[])[])[] }

/** A run of words in one look. */
export interface Span {
  readonly look: 'plain' | 'strong' | 'code'
  readonly text: string
}

/** Takes a page of Markdown apart as far as our reference uses it. Its title and the contents under it are left to the dialog. */
export function referenceOf(markdown: string): ReferenceBlock[] {
  const blocks = chunksOf(markdown.replace(/<!--[\s\S]*?-->\n?/g, '').split('\n')).map(blockOf)
  const first = blocks.findIndex((block) => block.kind === 'heading' && block.level === 2)
  return blocks.slice(Math.max(0, first))
}

/** The words of a block without their look. */
export const wordsOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

type Kind = ReferenceBlock['kind']
interface Chunk {
  readonly kind: Kind
  readonly lines: string[]
}

function chunksOf(lines: readonly string[]): Chunk[] {
  const chunks: Chunk[] = []
  let fence: string | null = null
  let open: Chunk | null = null
  const begin = (kind: Kind, line?: string) => {
    open = { kind, lines: line === undefined ? [] : [line] }
    chunks.push(open)
  }
  for (const line of lines) {
    const mark = /^(`{3,})/.exec(line)?.[1] ?? null
    const current = open as Chunk | null
    if (fence !== null) {
      if (mark !== null && mark.length >= fence.length) [fence, open] = [null, null]
      else current?.lines.push(line)
    } else if (mark !== null) {
      fence = mark
      begin('code')
    } else if (line.trim() === '') open = null
    else if (current && joins(current.kind, line)) current.lines.push(line)
    else begin(kindOf(line), line)
  }
  return chunks
}

function kindOf(line: string): Kind {
  if (/^#+ /.test(line)) return 'heading'
  if (line.startsWith('|')) return 'table'
  if (line.startsWith('>')) return 'quote'
  return /^[-*] /.test(line) ? 'item' : 'text'
}

/** Whether a line goes on with the block above it. */
function joins(above: Kind, line: string): boolean {
  const kind = kindOf(line)
  if (above === 'heading' || kind === 'heading' || kind === 'item') return false
  return kind === above || (kind === 'text' && above === 'item')
}

function blockOf({ kind, lines }: Chunk): ReferenceBlock {
  if (kind === 'code') return { kind, text: lines.join('\n') }
  if (kind === 'table') return { kind, rows: lines.filter((line) => !/^\|[\s|:-]+\|$/.test(line)).map(cellsOf) }
  const joined = lines.map((line) => line.replace(/^(?:#+|>|[-*]) ?/, '').trim()).reduce(joinLines)
  if (kind === 'heading') return { kind, level: /^#+/.exec(lines[0] ?? '')?.[0].length ?? 1, spans: spansOf(joined) }
  return { kind, spans: spansOf(joined) }
}

/** Between Chinese characters a line break is no space. */
const joinLines = (text: string, line: string): string =>
  /[\p{Script=Han}\p{Punctuation}]$/u.test(text) && /^[\p{Script=Han}“《（]/u.test(line) ? text + line : `${text} ${line}`

const cellsOf = (row: string): (readonly Span[])[] =>
  row
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => spansOf(cell.trim().replaceAll('\\|', '|')))

/** Marks of Markdown taken off: code, strong, and links, of which the words stay. */
function spansOf(text: string): Span[] {
  const spans: Span[] = []
  const words = text.replace(/(`+[^`]*`+)|\[([^\]]*)\]\([^)\s]*\)/g, (_, code: string | undefined, label: string) => code ?? label)
  for (const [part, code, strong] of words.matchAll(/`+([^`]+)`+|\*\*([^*]+)\*\*|[^`*]+|[`*]/g)) {
    if (code !== undefined) spans.push({ look: 'code', text: code })
    else if (strong !== undefined) spans.push({ look: 'strong', text: strong })
    else spans.push({ look: 'plain', text: part })
  }
  return spans
}
