/** One row of a CSV text by RFC 4180, or why there is none: a quotation mark still open at its end, or out of place. */
export type Row = { readonly kind: 'cells'; readonly cells: readonly string[] } | { readonly kind: 'open' } | { readonly kind: 'malformed' }

/** Reads one row; a cell in quotation marks may hold commas, line ends, and quotation marks written twice. */
export function readRow(text: string): Row {
  const line = text.endsWith('\r') ? text.slice(0, -1) : text
  const cells: string[] = []
  for (let start = 0; start <= line.length; ) {
    const cell = line[start] === '"' ? quotedCell(line, start) : plainCell(line, start)
    if ('kind' in cell) return cell
    cells.push(cell.text)
    start = cell.end + 1
  }
  return { kind: 'cells', cells }
}

/** A cell's text and the offset of the comma or line end behind it. */
interface Cell {
  readonly text: string
  readonly end: number
}

function plainCell(line: string, start: number): Cell | Row {
  const comma = line.indexOf(',', start)
  const end = comma < 0 ? line.length : comma
  const text = line.slice(start, end)
  return text.includes('"') ? { kind: 'malformed' } : { text, end }
}

function quotedCell(line: string, start: number): Cell | Row {
  let text = ''
  for (let from = start + 1; ; ) {
    const close = line.indexOf('"', from)
    if (close < 0) return { kind: 'open' }
    text += line.slice(from, close)
    const next = line[close + 1]
    if (next === undefined || next === ',') return { text, end: close + 1 }
    if (next !== '"') return { kind: 'malformed' }
    text += '"'
    from = close + 2
  }
}

/** Writes one row, quoting where a reader needs it. */
export function writeRow(cells: readonly string[]): string {
  // A row of one empty cell would be a blank line, which readers skip.
  return cells.length === 1 && cells[0] === '' ? '""' : cells.map(quoted).join(',')
}

/**
 * Rows as a file that Excel and WPS open; no cell is taken for a formula. Without the mark Excel takes a Chinese CSV for another
 * encoding.
 */
export function spreadsheetFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => writeRow(row.map(escapeFormula))).join('\r\n')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** What a spreadsheet would take for a formula, and run; a negative number is none. */
const formula = /^(?:[=+@\t\r]|-(?!\d+(?:\.\d+)?$))/

export function isFormula(cell: string): boolean {
  return formula.test(cell)
}

/** A text as a cell that no spreadsheet takes for a formula; `unescapeFormula` gives the text back. */
export function escapeFormula(text: string): string {
  return isFormula(text.replace(/^'+/, '')) ? `'${text}` : text
}

export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.replace(/^'+/, '')) ? cell.slice(1) : cell
}
