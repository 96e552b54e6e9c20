/** The letters of a column, counted from 0: A … Z, AA …. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** The place of a column, from 0, by its letters. */
export const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** A sheet's name as formulas write it. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** Cells of one column, both rows included, counted from 1; wherever a formula stands that names them. */
export const columnRange = (column: number, from: number, to: number): string =>
  `$${columnLetters(column)}$${from}:$${columnLetters(column)}$${to}`
