import type { Writable } from 'node:stream'
import picocolors from 'picocolors'
import type { Language } from '../../index.ts'
import { type Texts, texts } from './texts.ts'

export type Colors = ReturnType<typeof picocolors.createColors>

/** Where a command writes, and how: results to `out`, everything said about them to `err`. */
export interface Terminal {
  readonly language: Language
  readonly texts: Texts
  readonly out: Writable
  readonly err: Writable
  readonly outColors: Colors
  readonly errColors: Colors
  /** Whether someone watches `err`. */
  readonly watched: boolean
  /** Columns of `out`; null where it is no terminal. */
  readonly width: number | null
}

/** The terminal of this process. Colour only where a person looks, and not against NO_COLOR. */
export function processTerminal(language: Language): Terminal {
  const { stdout, stderr } = process
  return {
    language,
    texts: texts[language],
    out: stdout,
    err: stderr,
    outColors: picocolors.createColors(colourful(stdout)),
    errColors: picocolors.createColors(colourful(stderr)),
    watched: stderr.isTTY === true,
    width: stdout.isTTY === true ? stdout.columns : null,
  }
}

function colourful(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
}

/** Writes and waits until the stream can take more, so that a slow reader slows the writer. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (failure) => (failure ? reject(failure) : resolve()))
  })
}
