/**
 * The cells of what Excel or WPS puts on the clipboard: rows on lines, cells divided by tabs; a cell that holds a tab, a
 * line break or (doubled) quotation marks stands in quotation marks. Rows may differ in length.
 */
export function parseClipboard(tsv: string): string[][] {
  const text = tsv.replace(/\r\n|\r/g, '\n').replace(/\n$/, '')
  if (text === '') return []
  const rows: string[][] = [[]]
  for (let at = 0; at <= text.length; ) {
    const cell = quotedCell(text, at) ?? plainCell(text, at)
    rows[rows.length - 1]?.push(cell.text)
    if (text[cell.end] === '\n') rows.push([])
    at = cell.end + 1
  }
  return rows
}

interface Cell {
  readonly text: string
  /** Of the tab or line break behind it. */
  readonly end: number
}

function plainCell(text: string, start: number): Cell {
  let end = start
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end++
  return { text: text.slice(start, end), end }
}

/** Null where the marks are the cell's own: a sheet quotes only what holds a tab, a line break or a quotation mark. */
function quotedCell(text: string, start: number): Cell | null {
  if (text[start] !== '"') return null
  const close = closingMark(text, start + 1)
  if (close === null) return null
  const inner = text.slice(start + 1, close)
  return /[\t\n]|""/.test(inner) ? { text: inner.replaceAll('""', '"'), end: close + 1 } : null
}

/** The mark that ends a quoted cell: not doubled, and with nothing of the cell behind it. */
function closingMark(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    const next = text[at + 1]
    if (next === '"') continue
    return next === undefined || next === '\t' || next === '\n' ? at : null
  }
  return null
}

/** Cells as Excel and WPS read them from the clipboard. */
export function clipboardText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\n')
}

function quoted(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
