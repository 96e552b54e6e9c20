/** A part of the reference: a heading of a level, an example kept as it is, or words. */
export interface ReferenceBlock {
  readonly kind: 'heading' | 'code' | 'text'
  readonly level: number
  readonly text: string
}

/** Takes a page of Markdown apart as far as it takes to read it: headings, fences, paragraphs; a table stays as it is written. */
export function referenceOf(markdown: string): ReferenceBlock[] {
  const blocks: ReferenceBlock[] = []
  const open: string[] = []
  const close = (kind: 'code' | 'text') => {
    const text = open.splice(0).join('\n')
    if (text.trim() !== '') blocks.push({ kind, level: 0, text: kind === 'code' ? text : plain(text) })
  }
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    const mark = /^(`{3,})/.exec(line)?.[1] ?? null
    if (fence !== null) {
      if (mark !== null && mark.length >= fence.length) {
        close('code')
        fence = null
      } else open.push(line)
    } else if (mark !== null) {
      close('text')
      fence = mark
    } else words(line, open, blocks, close)
  }
  close('text')
  // The first heading is the dialog's, and the list of contents under it stands beside.
  const first = blocks.findIndex(({ kind, level }) => kind === 'heading' && level === 2)
  return blocks.slice(Math.max(0, first))
}

function words(line: string, open: string[], blocks: ReferenceBlock[], close: (kind: 'code' | 'text') => void): void {
  const heading = /^(#+) (.*)$/.exec(line)
  const isRow = line.startsWith('|')
  const inRows = open[0]?.startsWith('|') ?? false
  if (heading || line.trim() === '' || (open.length > 0 && isRow !== inRows)) close(inRows ? 'code' : 'text')
  if (heading) blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: plain(heading[2] ?? '') })
  else if (line.trim() !== '') open.push(line)
}

/** Without the marks of Markdown. */
function plain(text: string): string {
  return text
    .replace(/^> ?/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]*)\*\*/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\n(?![-*] )/g, ' ')
}
