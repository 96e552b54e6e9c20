import type { MeasuredBlock } from './measure.ts'
import type { Mark, Part, Sheet } from './sheets.ts'

/** A stretch of a block on one page, with its place in the text: nothing of it has to be measured again when it is drawn. */
export interface SetPart {
  readonly block: number
  readonly space: number
  /** Whether the block begins with it. */
  readonly begins: boolean
  /** Where it begins and ends; null at the ends of the block, and for tables. */
  readonly from: Mark | null
  readonly to: Mark | null
  /** Of a table its rows, as `slice` takes them. */
  readonly rows: readonly [from: number, to: number | undefined]
}

export interface SetSheet {
  readonly parts: readonly SetPart[]
  readonly foot: readonly SetPart[]
}

/** The places of all parts, found while the blocks can be measured: on paper they are not there. */
export function setSheets(sheets: readonly Sheet[], measured: readonly MeasuredBlock[]): SetSheet[] {
  const all = (parts: readonly Part[]) => parts.flatMap((part) => setPart(part, measured[part.block]) ?? [])
  return sheets.map(({ parts, foot }) => ({ parts: all(parts), foot: all(foot) }))
}

function setPart({ block, from, to, space }: Part, size: MeasuredBlock | undefined): SetPart | null {
  if (!size) return null
  return {
    block,
    space,
    begins: from === null,
    from: from === null ? null : size.markAt(from),
    to: to === null ? null : size.markAt(to),
    rows: [from === null ? 0 : size.rowAt(from), to === null ? undefined : size.rowAt(to)],
  }
}
