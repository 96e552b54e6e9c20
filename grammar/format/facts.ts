import type { IToken } from 'chevrotain'
import { nameText } from '../actions.ts'
import type { Chunk, Line } from '../lines.ts'
import { splitAll, splitAt } from '../reader.ts'
import * as t from '../tokens.ts'
import { typeNameOf } from '../vocabulary.ts'

/** A function's spellings, the canonical one first. */
export interface FunctionName {
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** What a file's declarations say about its words, as far as a conversion must know. */
export class Facts {
  private readonly parameters = new Set<string>()
  /** Fields by name: whether any entity of the file gives that name a text, and so takes 5元 for the text itself. */
  private readonly fields = new Map<string, boolean>()
  private readonly functions = new Map<string, readonly [zh: string, en: string]>()

  constructor(chunks: readonly Chunk[], functions: readonly FunctionName[]) {
    for (const chunk of chunks) {
      if (chunk.keyword === 'parameter') this.parameter(chunk.lines[0] as Line)
      else if (chunk.keyword === 'entity') for (const line of chunk.lines.slice(1)) this.field(line)
    }
    for (const { zh, en } of functions) this.register(zh, en)
  }

  private parameter({ tokens }: Line): void {
    const [, name] = tokens
    if (name) this.parameters.add(nameText(name))
  }

  private field({ tokens }: Line): void {
    const parts = splitAt(tokens, t.Colon)
    if (!parts) return
    const type = typeNameOf(parts.behind[0]?.image ?? '')
    const isText = type === 'text' || type === 'identity'
    for (const [name] of splitAll(parts.before, [t.Enumeration, t.Comma])) {
      if (name) this.fields.set(nameText(name), isText || this.fields.get(nameText(name)) === true)
    }
  }

  /** A parameter goes before a function of its name, so such a function is not converted. */
  private register(zh: readonly string[], en: readonly string[]): void {
    const [first, second] = [zh[0], en[0]]
    const words = [...zh, ...en]
    if (first === undefined || second === undefined || words.some((word) => this.parameters.has(word))) return
    for (const word of words) this.functions.set(word, [first, second])
  }

  functionNamed(word: string): readonly [zh: string, en: string] | undefined {
    return this.functions.get(word)
  }

  isFunction(token: IToken | undefined): boolean {
    return token !== undefined && this.functions.has(token.image)
  }

  /** Whether a number in a case may be a text: the field holds texts, or is declared in another file. */
  mayBeText(field: string): boolean {
    return this.fields.get(field) !== false
  }
}
