import { Writable } from 'node:stream'
import picocolors from 'picocolors'
import type { Terminal } from '../../engine/hosts/cli/terminal.ts'
import { texts } from '../../engine/hosts/cli/texts.ts'
import type { Language } from '../../grammar/diagnostic.ts'

export interface FakeTerminal extends Terminal {
  readonly printed: { out: string; err: string }
}

/** A terminal without colour that keeps what is written to it. */
export function fakeTerminal(language: Language = 'zh', watched = false, width: number | null = null): FakeTerminal {
  const printed = { out: '', err: '' }
  const stream = (key: 'out' | 'err') =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        printed[key] += chunk
        done()
      },
    })
  const plain = picocolors.createColors(false)
  return {
    language,
    texts: texts[language],
    out: stream('out'),
    err: stream('err'),
    outColors: plain,
    errColors: plain,
    watched,
    width,
    printed,
  }
}
