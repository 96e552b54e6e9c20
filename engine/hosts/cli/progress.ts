import type { Terminal } from './terminal.ts'

/** A line on the terminal that says how far a long run has come. */
export interface Progress {
  /** So many bytes were read and so many records done since the last call. */
  advance(bytes: number, records: number): void
  /** Takes the line away. */
  done(): void
}

const silent: Progress = { advance() {}, done() {} }
/** A run shorter than this needs no line, and none is drawn more often than the eye follows, in milliseconds. */
const patience = 1000
const interval = 100
const barWidth = 30

/** Shown only where someone watches; `size` is the number of bytes in all, null where nobody knows it. */
export function progressOn(terminal: Terminal, size: number | null, now: () => number = Date.now): Progress {
  if (!terminal.watched) return silent
  let bytes = 0
  let records = 0
  let shown = false
  let next = now() + patience
  return {
    advance(moreBytes, moreRecords) {
      bytes += moreBytes
      records += moreRecords
      if (now() < next) return
      next = now() + interval
      shown = true
      terminal.err.write(`\r\u001b[K${lineOf(size, bytes, terminal.texts.progress(records))}`)
    },
    done() {
      if (shown) terminal.err.write('\r\u001b[K')
    },
  }
}

function lineOf(size: number | null, bytes: number, count: string): string {
  if (!size) return count
  const share = Math.min(1, bytes / size)
  const filled = Math.round(share * barWidth)
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${String(Math.floor(share * 100)).padStart(3)}%  ${count}`
}
