import type { Fix } from '../../../grammar/diagnostic.ts'
import { scan } from './scan.ts'

/** The cells of the row that a fix would add; null where it adds none of that width. */
export function cellsOfFix({ edits }: Fix, columns: number): readonly string[] | null {
  const line = edits[0]?.text.trim() ?? ''
  const { bars } = scan(line)
  const cells = bars.slice(1).map(([at], index) => {
    const [before, length] = bars[index] as readonly [number, number]
    return line.slice(before + length, at).trim()
  })
  return cells.length === columns ? cells : null
}
