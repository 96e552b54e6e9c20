import type { PageBlock, PagePiece } from './page.ts'

/** Places in a table's text at which its cells begin and end: around every stroke and line end. */
export function cellCuts(text: string): number[] {
  return [...text.matchAll(/[|\n]/g)].flatMap(({ index }) => [index, index + 1])
}

const isStroke = ({ text }: PagePiece): boolean => text === '|'
const isBreak = ({ text }: PagePiece): boolean => text === '\n'

/** A table's pieces, its strokes and its line of dashes turned to marks; and its rows of cells, by the places of their pieces. */
export function tableOf(pieces: readonly PagePiece[]): Pick<PageBlock, 'pieces' | 'table'> {
  const places = pieces.map((_, index) => index)
  const at = (index: number) => pieces[index] as PagePiece
  const lines = split(places, (index) => isBreak(at(index)))
  // The first and the last stroke stand at the edges of the table.
  const cells = lines.map((line) => split(line, (index) => isStroke(at(index))).slice(1, -1))
  const dashes = new Set(lines[1])
  return {
    pieces: pieces.map((piece, index) => (isStroke(piece) || isBreak(piece) || dashes.has(index) ? { ...piece, mark: true } : piece)),
    table: cells.filter((_, index) => index !== 1),
  }
}

/** The runs between what separates them. */
function split<T>(all: readonly T[], separates: (each: T) => boolean): T[][] {
  const runs: T[][] = [[]]
  for (const each of all) {
    if (separates(each)) runs.push([])
    else runs.at(-1)?.push(each)
  }
  return runs
}
