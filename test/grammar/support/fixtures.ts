import { readdirSync, readFileSync } from 'node:fs'

/** A text with what the formatter makes of it: plainly, or in a language. */
export interface Fixture {
  readonly name: string
  readonly written: string
  /** `formatted`, or the languages that it is converted to, one after the other. */
  readonly steps: readonly { readonly as: string; readonly text: string }[]
}

const folder = new URL('../format/', import.meta.url)

/** The fixtures of a folder: a title, then `=== as written` and the steps; ⇥ is a tab, ␠ a space. */
export function fixtures(): Fixture[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('⇥', '\t').replaceAll('␠', ' ')
      const [, ...sections] = text.split(/^=== /m).map((section) => section.split(/^(.*)\n/))
      const parts = sections.map(([, as = '', body = '']) => ({ as, text: body.replace(/\n\n$/, '\n') }))
      const [written, ...steps] = parts
      return { name: name.replace('.txt', ''), written: written?.text ?? '', steps }
    })
}
