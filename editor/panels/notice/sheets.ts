import type { PageBlock, RenderedNotice } from '../../../engine/service/index.ts'

// Pages of a notice per GB/T 9704-2012: A4, 22 lines of 28 characters. Pure: what a block measures comes from measure.ts.

/** The printed area in millimetres, and the line that everything is a multiple of. */
export const paper = {
  width: 210,
  height: 297,
  top: 37,
  right: 26,
  bottom: 35,
  left: 28,
  textWidth: 156,
  textHeight: 225,
  lines: 22,
} as const
export const lineHeight = paper.textHeight / paper.lines

type Role = PageBlock['role']

/** A place in a block's text at which a page may begin. */
export interface Mark {
  readonly piece: number
  readonly offset: number
}

/** A block as it comes out at the width of the page; heights in lines, which may be broken. */
export interface Measured {
  readonly height: number
  /** Where it may be divided: heights from its top. Empty for what stays whole. */
  readonly breaks: readonly number[]
}

/** A stretch of a block on one page, between two of its breaks (by number; null: its beginning or end). */
export interface Part {
  readonly block: number
  readonly from: number | null
  readonly to: number | null
  /** Empty lines above it. */
  readonly space: number
}

export interface Sheet {
  readonly parts: readonly Part[]
  /** The imprint, at the foot of the last page. */
  readonly foot: readonly Part[]
}

const isFoot = (role: Role): boolean => role === 'copies' || role === 'imprint'

/** Empty lines above a block. (GB/T 9704 7.2, 7.3) */
function spaceAbove(role: Role, before: Role | null): number {
  if (before === null) return 0
  if (role === 'number') return before === 'issuer' ? 1 : 0
  if (role === 'title') return before === 'title' ? 0 : 2
  if (before === 'title') return 1
  if (role === 'attachments') return before === 'attachments' ? 0 : 1
  if (role === 'signature') return before === 'signature' ? 0 : 2
  return 0
}

/** Heads that must not be the last thing on a page. */
const leads = ({ role, level }: Pick<PageBlock, 'role' | 'level'>, { height }: Measured): boolean =>
  role === 'title' || role === 'heading' || (level === 1 && height < 2)

const tolerance = 0.05

/** Puts blocks on pages, line by line; only what can't be divided leaves a page short. */
export function paginate(blocks: readonly Pick<PageBlock, 'role' | 'level'>[], measured: readonly Measured[]): Sheet[] {
  const pages = new Pages()
  const body = blocks.map((_, index) => index).filter((index) => !isFoot(roleAt(blocks, index)))
  for (const [order, index] of body.entries()) {
    const space = spaceAbove(roleAt(blocks, index), order === 0 ? null : roleAt(blocks, body[order - 1] ?? 0))
    const size = measured[index] ?? { height: 1, breaks: [] }
    const head = blocks[index]
    const follows = order + 1 < body.length && head !== undefined && leads(head, size)
    pages.add(index, size, space, follows ? 1 : 0)
  }
  const foot = blocks.map((_, index) => index).filter((index) => isFoot(roleAt(blocks, index)))
  pages.close(
    foot,
    foot.reduce((sum, index) => sum + (measured[index]?.height ?? 1), 0),
  )
  return pages.sheets
}

const roleAt = (blocks: readonly Pick<PageBlock, 'role'>[], index: number): Role => blocks[index]?.role ?? 'paragraph'

class Pages {
  readonly sheets: { parts: Part[]; foot: Part[] }[] = [{ parts: [], foot: [] }]
  private used = 0

  /** `behind`: lines that must still find room under it. */
  add(block: number, { height, breaks }: Measured, above: number, behind: number): void {
    let space = this.used === 0 ? 0 : above
    let from: number | null = null
    let done = 0
    while (height - done > paper.lines - this.used - space - behind + tolerance) {
      const at = breaks.findLastIndex((place) => place > done + tolerance && place - done <= paper.lines - this.used - space + tolerance)
      if (behind > 0 || at < 0) {
        // What is higher than a page and can't be divided stands on one of its own.
        if (this.used === 0) break
        this.turn()
      } else {
        this.put({ block, from, to: at, space })
        done = breaks[at] ?? 0
        from = at
        this.turn()
      }
      space = 0
    }
    this.put({ block, from, to: null, space })
    this.used += space + height - done
  }

  close(blocks: readonly number[], height: number): void {
    if (this.used + height > paper.lines + tolerance && this.used > 0) this.turn()
    this.sheets.at(-1)?.foot.push(...blocks.map((block) => ({ block, from: null, to: null, space: 0 })))
  }

  private put(part: Part): void {
    this.sheets.at(-1)?.parts.push(part)
  }

  private turn(): void {
    this.sheets.push({ parts: [], foot: [] })
    this.used = 0
  }
}

/** The blocks that are printed: those of the prose, above them what the header says of the letterhead and the prose does not. */
export function printedBlocks({ blocks, letterhead, file }: RenderedNotice): PageBlock[] {
  const { issuers, issuerBlock, number, numberBlock } = letterhead
  return [
    ...(issuerBlock === null && issuers.length > 0 ? [fromHeader('issuer', issuers.join('\n'), file)] : []),
    ...(numberBlock === null && number !== null ? [fromHeader('number', number, file)] : []),
    ...blocks,
  ]
}

function fromHeader(role: Role, text: string, file: string): PageBlock {
  const span = { file, start: 0, end: 0 }
  const flags = { sentence: null, number: null, strong: false, emphasis: false, mark: false, heading: false, unaccounted: false }
  return { id: role, role, level: 0, clause: null, text, pieces: [{ text, span, ...flags }], table: null, right: null, unsettled: [], span }
}

/** The pieces of a block between two marks. */
export function cut(pieces: PageBlock['pieces'], from: Mark | null, to: Mark | null): PageBlock['pieces'] {
  return pieces.flatMap((piece, index) => {
    const start = from === null || index > from.piece ? 0 : index < from.piece ? piece.text.length : from.offset
    const end = to === null || index < to.piece ? piece.text.length : index > to.piece ? 0 : to.offset
    return start < end ? { ...piece, text: piece.text.slice(start, end) } : []
  })
}
