/**
 * Cells from the text of a spreadsheet's clipboard: tabs between cells, line ends between rows. Excel and WPS put a cell that
 * holds a tab, a line end or a quotation mark between quotation marks and double those in it; a mark that nothing closes stands
 * for itself.
 */
export function cellsFromText(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const { cell, end } = cellAt(text, at)
    row.push(cell)
    at = end
    if (text[at] !== '\t') {
      rows.push(row)
      row = []
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1
      // A line end closes the last row; it does not open another one.
      if (at + 1 >= text.length) break
    }
    at += 1
  }
  return rows
}

const cellEnd = /[\t\r\n]|$/g

interface Cell {
  readonly cell: string
  readonly end: number
}

function cellAt(text: string, start: number): Cell {
  const quoted = text[start] === '"' ? quotedAt(text, start) : null
  if (quoted) return quoted
  cellEnd.lastIndex = start
  const end = cellEnd.exec(text)?.index ?? text.length
  return { cell: text.slice(start, end), end }
}

/** A cell between quotation marks: it ends at the first mark that is not doubled, if the cell ends there too. */
function quotedAt(text: string, start: number): Cell | null {
  let mark = text.indexOf('"', start + 1)
  while (mark !== -1 && text[mark + 1] === '"') mark = text.indexOf('"', mark + 2)
  if (mark === -1 || !/[\t\r\n]|^$/.test(text.charAt(mark + 1))) return null
  return { cell: lineEnds(text.slice(start + 1, mark).replaceAll('""', '"')), end: mark + 1 }
}

const lineEnds = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')

/** The text that Excel and WPS read as these cells. */
export function textFromCells(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map(quoted).join('\t')).join('\r\n')
}

const quoted = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * The table that Word, WPS and mail take. Columns of text say so, or Excel would shorten an identity number and take 0012 for
 * twelve.
 */
export function tableFromCells(cells: readonly (readonly string[])[], numbers: readonly boolean[]): string {
  const cell = (text: string, column: number) => {
    const style = numbers[column] ? '' : ` style="mso-number-format:'\\@'"`
    return `<td${style}>${escaped(text).replaceAll('\n', '<br style="mso-data-placement:same-cell">')}</td>`
  }
  const rows = cells.map((row) => `<tr>${row.map(cell).join('')}</tr>`)
  return `<meta charset="utf-8"><table data-tiaoli-grid>${rows.join('')}</table>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * Whether a clipboard's text says more than its table: a spreadsheet quotes its text well, and folds blanks in its table; a word
 * processor or a page breaks cells apart in its text.
 */
export function textIsBetter(text: string, html: string): boolean {
  if (!/<table\b/i.test(html)) return true
  if (text === '') return false
  return /data-tiaoli-grid|urn:schemas-microsoft-com:office:excel|content="?(Excel|ET)\b|google-sheets/i.test(html)
}
