/** Of the exported module: a reader of JSON that keeps every digit, and says which keys stand twice. Plain JavaScript. */
export const jsonSource = String.raw`
// ---- JSON ----

const longestDepth = 64
const jsonNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const jsonWords = [['true', true], ['false', false], ['null', null]]
const jsonEscape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

class JsonFault extends Error {
  constructor(code) {
    super(code)
    this.code = code
  }
}

/**
 * Reads one JSON text: numbers as Numeral, every key as an own property. Gives { value, refused }: refused is null, or says why the
 * text is none that is read (record.notJson, record.tooDeep, record.duplicateKey).
 */
export function parseJson(text) {
  try {
    const reader = new JsonReader(text)
    const value = reader.whole()
    if (reader.twice.size === 0) return { value, refused: null }
    return { value: null, refused: [...reader.twice].slice(0, mostFaults).map((field) => ({ code: 'record.duplicateKey', field })) }
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault
    return { value: null, refused: [{ code: fault.code, field: null }] }
  }
}

/** Sets an own property; the name __proto__ is one as any other. */
function put(object, name, value) {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}

class JsonReader {
  constructor(text) {
    this.text = text
    this.at = 0
    this.depth = 0
    this.twice = new Set()
  }

  whole() {
    const value = this.value()
    this.next()
    return this.at < this.text.length ? this.fail() : value
  }

  /** The code of the next character that is no white space; NaN at the end. */
  next() {
    let code = this.text.charCodeAt(this.at)
    while (code === 32 || code === 10 || code === 13 || code === 9) code = this.text.charCodeAt(++this.at)
    return code
  }

  value() {
    const code = this.next()
    if (code === 34) return this.string()
    if (code !== 123 && code !== 91) return this.word()
    if (++this.depth > longestDepth) throw new JsonFault('record.tooDeep')
    this.at++
    const value = code === 123 ? this.object() : this.list()
    this.depth--
    return value
  }

  object() {
    const object = {}
    if (this.next() === 125) return this.skip(object)
    do {
      const key = this.next() === 34 ? this.string() : this.fail()
      if (this.next() !== 58) this.fail()
      this.at++
      const value = this.value()
      if (Object.hasOwn(object, key)) this.twice.add(key)
      put(object, key, value)
    } while (!this.ends(125))
    return object
  }

  list() {
    const list = []
    if (this.next() === 93) return this.skip(list)
    do list.push(this.value())
    while (!this.ends(93))
    return list
  }

  skip(value) {
    this.at++
    return value
  }

  /** Whether the bracket stands here, not the comma before another element. */
  ends(bracket) {
    const code = this.next()
    if (code !== bracket && code !== 44) this.fail()
    this.at++
    return code === bracket
  }

  string() {
    const { text, at } = this
    let escaped = false
    for (let end = at + 1; ; end++) {
      const code = text.charCodeAt(end)
      if (code === 34) {
        this.at = end + 1
        return escaped ? JSON.parse(text.slice(at, end + 1)) : text.slice(at + 1, end)
      }
      if (code === 92) {
        end = this.end(jsonEscape, end) - 1
        escaped = true
      } else if (!(code >= 32)) this.fail()
    }
  }

  word() {
    const start = this.at
    for (const [word, value] of jsonWords) {
      if (this.text.startsWith(word, start)) {
        this.at += word.length
        return value
      }
    }
    this.at = this.end(jsonNumber, start)
    return new Numeral(this.text.slice(start, this.at))
  }

  end(pattern, offset) {
    pattern.lastIndex = offset
    return pattern.test(this.text) ? pattern.lastIndex : this.fail()
  }

  fail() {
    throw new JsonFault('record.notJson')
  }
}
`
