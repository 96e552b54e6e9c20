/**
 * The texts of the first table of a page's HTML; null if there is none. The HTML is read, never shown: a parsed document runs no
 * script and loads nothing. A merged cell has its text in its first place, as Excel has it.
 */
export function cellsFromTable(html: string): string[][] | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  const taken = new Set<string>()
  const rows = [...table.rows].map((row, y) => {
    const texts: string[] = []
    for (const cell of row.cells) {
      while (taken.has(`${y},${texts.length}`)) texts.push('')
      const x = texts.length
      const wide = Math.min(cell.colSpan, 1000)
      for (let down = 1; down < Math.min(cell.rowSpan, 1000); down += 1) for (let i = 0; i < wide; i += 1) taken.add(`${y + down},${x + i}`)
      texts.push(textIn(cell), ...Array.from({ length: wide - 1 }, () => ''))
    }
    return texts
  })
  return rows.length === 0 ? null : rows
}

/** The text that a reader sees: blanks folded, line breaks and paragraphs as line ends. */
function textIn(cell: Element): string {
  for (const broken of cell.querySelectorAll('br')) broken.replaceWith('\u2028')
  for (const paragraph of cell.querySelectorAll('p, div, li')) paragraph.append('\u2028')
  const text = (cell.textContent ?? '').replaceAll(/[ \t\r\n\u00a0]+/g, ' ')
  return text.replaceAll(/ ?\u2028 ?/g, '\n').trim()
}
