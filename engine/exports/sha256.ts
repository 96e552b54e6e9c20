/** The SHA-256 of bytes, or of a text in UTF-8, in hexadecimal digits. (FIPS 180-4; synchronous, which Web Crypto is not.) */
export function sha256(content: string | Uint8Array): string {
  const words = padded(typeof content === 'string' ? utf8(content) : content)
  const state = Uint32Array.from(initial)
  for (let block = 0; block < words.length; block += 16) compress(state, words.subarray(block, block + 16))
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

/** The first 32 bits of the fractional parts of square and cube roots of the first primes. */
const primes = firstPrimes(64)
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const constants = Uint32Array.from(primes.map((prime) => fraction(Math.cbrt(prime))))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  return found
}

/** UTF-8 bytes; half a surrogate pair becomes U+FFFD, as everywhere. */
function utf8(text: string): Uint8Array {
  // No UTF-16 unit takes more than three bytes.
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  const put = (...more: number[]) => {
    for (const byte of more) bytes[length++] = byte
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number
    if (code > 0xffff) at++
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) put(point)
    else if (point < 0x800) put(0xc0 | (point >> 6), tail(point))
    else if (point < 0x10000) put(0xe0 | (point >> 12), tail(point >> 6), tail(point))
    else put(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point))
  }
  return bytes.subarray(0, length)
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f)

/** Big-endian words: a one bit behind the text, zeros, and its length in bits at the end of the last block. */
function padded(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16)
  const put = (byte: number, at: number) => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8))
  }
  for (let at = 0; at < bytes.length; at++) put(bytes[at] as number, at)
  put(0x80, bytes.length)
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29)
  words[words.length - 1] = (bytes.length << 3) >>> 0
  return words
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function compress(state: Uint32Array, block: Uint32Array): void {
  const w = new Uint32Array(64)
  w.set(block)
  const at = (index: number) => w[index] as number
  for (let t = 16; t < 64; t++) {
    const s0 = turned(at(t - 15), 7) ^ turned(at(t - 15), 18) ^ (at(t - 15) >>> 3)
    const s1 = turned(at(t - 2), 17) ^ turned(at(t - 2), 19) ^ (at(t - 2) >>> 10)
    w[t] = at(t - 16) + s0 + at(t - 7) + s1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const t1 = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + (constants[t] as number) + at(t)) | 0
    const t2 = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] as number) + word
}
