/** A number of a JSON text as it is written, every digit kept. */
export class JsonNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Why a text is no JSON that is read: it can't be from an offset on, or its brackets are nested too deep. */
export class JsonFault extends Error {
  readonly kind: 'syntax' | 'depth'
  readonly offset: number

  constructor(kind: JsonFault['kind'], offset: number) {
    super(kind)
    this.kind = kind
    this.offset = offset
  }
}

/**
 * Reads a JSON text (RFC 8259) in one pass. Beside what `JSON.parse` gives it keeps the digits of numbers and says which
 * keys one object holds twice (of which the last counts). Objects have no prototype, so that no key is special.
 * Throws a JsonFault, and nothing else whatever the text is.
 */
export function readJson(text: string, depthLimit: number): { value: unknown; duplicates: ReadonlySet<string> } {
  const reader = new Reader(text, depthLimit)
  return { value: reader.whole(), duplicates: reader.duplicates }
}

const tab = 0x09
const newline = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

const keywords: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

class Reader {
  readonly duplicates = new Set<string>()
  private readonly text: string
  private readonly depthLimit: number
  private at = 0
  private depth = 0

  constructor(text: string, depthLimit: number) {
    this.text = text
    this.depthLimit = depthLimit
  }

  whole(): unknown {
    const value = this.value()
    this.next()
    return this.at < this.text.length ? this.fail() : value
  }

  /** The code of the next character that is no white space; NaN at the end. */
  private next(): number {
    let code = this.text.charCodeAt(this.at)
    while (code === space || code === newline || code === carriageReturn || code === tab) code = this.text.charCodeAt(++this.at)
    return code
  }

  private value(): unknown {
    switch (this.next()) {
      case quote:
        return this.string()
      case openBrace:
        return this.nested(this.object)
      case openBracket:
        return this.nested(this.list)
      default:
        return this.word()
    }
  }

  private nested(read: (this: this) => unknown): unknown {
    if (++this.depth > this.depthLimit) throw new JsonFault('depth', this.at)
    this.at++
    const value = read.call(this)
    this.depth--
    return value
  }

  private object(): unknown {
    const object: Record<string, unknown> = Object.create(null)
    if (this.next() === closeBrace) return this.skip(object)
    for (;;) {
      const key = this.next() === quote ? this.string() : this.fail()
      if (this.next() !== colon) this.fail()
      this.at++
      const value = this.value()
      if (key in object) this.duplicates.add(key)
      object[key] = value
      if (this.ends(closeBrace)) return object
    }
  }

  private list(): unknown {
    const list: unknown[] = []
    if (this.next() === closeBracket) return this.skip(list)
    for (;;) {
      list.push(this.value())
      if (this.ends(closeBracket)) return list
    }
  }

  private skip<T>(value: T): T {
    this.at++
    return value
  }

  /** Whether the bracket stands here, not the comma before another element. */
  private ends(bracket: number): boolean {
    const code = this.next()
    if (code !== bracket && code !== comma) this.fail()
    this.at++
    return code === bracket
  }

  private string(): string {
    const { text, at } = this
    let escaped = false
    for (let end = at + 1; ; end++) {
      const code = text.charCodeAt(end)
      if (code === quote) {
        this.at = end + 1
        // The piece is a whole JSON string, of which every escape was looked at.
        return escaped ? JSON.parse(text.slice(at, end + 1)) : text.slice(at + 1, end)
      }
      if (code === backslash) {
        end += this.escape(end) - 1
        escaped = true
      } else if (!(code >= space)) this.fail(end)
    }
  }

  /** The length of the escape that stands at an offset. */
  private escape(offset: number): number {
    return this.end(escapeSequence, offset) - offset
  }

  private word(): unknown {
    const start = this.at
    for (const [word, value] of keywords) {
      if (!this.text.startsWith(word, start)) continue
      this.at += word.length
      return value
    }
    this.at = this.end(number, start)
    return new JsonNumber(this.text.slice(start, this.at))
  }

  /** Where what a pattern matches at an offset ends. */
  private end(pattern: RegExp, offset: number): number {
    pattern.lastIndex = offset
    return pattern.test(this.text) ? pattern.lastIndex : this.fail(offset)
  }

  private fail(offset: number = this.at): never {
    throw new JsonFault('syntax', offset)
  }
}
