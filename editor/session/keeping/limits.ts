import { textLimit } from '../../storage/text.ts'

/** Longer than any paragraph; the source pane can't draw much longer lines without holding up the page. In UTF-16 units. */
const lineLimit = 100_000

export interface LongestLine {
  readonly length: number
  readonly limit: number
  readonly tooLong: boolean
}

export function longestLine(text: string): LongestLine {
  let length = 0
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start)
    const stop = end === -1 ? text.length : end
    length = Math.max(length, stop - start)
    start = stop + 1
  }
  return { length, limit: lineLimit, tooLong: length > lineLimit }
}

/** Why a text can't be pasted into a file of so many UTF-16 units; null where it can. Sizes in megabytes. */
export type PasteFault =
  | { readonly kind: 'tooLarge'; readonly megabytes: number; readonly limit: number }
  | { readonly kind: 'longLine'; readonly length: number; readonly limit: number }

export function pasteFault(text: string, fileLength: number): PasteFault | null {
  const bytes = bytesOf(text)
  // Three bytes for each unit of the file is the most that it can have: good enough to keep it below the limit.
  if (bytes + fileLength * 3 > textLimit && bytes > 64 * 1024) return { kind: 'tooLarge', megabytes: bytes / mega, limit: textLimit / mega }
  const line = longestLine(text)
  return line.tooLong ? { kind: 'longLine', length: line.length, limit: line.limit } : null
}

const mega = 1024 * 1024

/** Of the text as UTF-8. */
function bytesOf(text: string): number {
  // So long that counting makes no difference any more.
  if (text.length > textLimit) return text.length * 3
  return new TextEncoder().encode(text).length
}
