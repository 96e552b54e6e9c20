// Random numbers by counting: what is drawn depends on the seed, what it is drawn for, and the number of the person, and on
// nothing that was drawn before. So any person can be made alone, by any thread, in blocks of any size; and a field that is
// added to a model, or moved in it, leaves the others as they were.
//
// The mixer is the finalizer of MurmurHash3 (Austin Appleby, public domain): every bit of its input turns about half of its
// output, and it is one to one, so that it loses nothing. It is gone through twice with a key before and one between: with
// one key alone two fields would be the same sequence, shifted. It is no secret and need not be; tests hold it against
// chi-square, within a field and between fields.

/** A sequence of draws of its own, e.g. that of one field. */
export interface Stream {
  readonly first: number
  readonly second: number
}

/** Draws lie from 0 up to, not including, this. */
export const drawLimit = 2 ** 32

/** The largest seed. */
export const largestSeed = Number.MAX_SAFE_INTEGER

/** The stream of a name under a seed, a whole number from 0 to `largestSeed`. */
export function stream(seed: number, name: string): Stream {
  const [low, high] = [seed % drawLimit, Math.floor(seed / drawLimit)]
  const first = mix(hashOf(name, 0x811c9dc5) ^ mix(low | 0) ^ mix(high + 0x9e3779b9))
  return { first, second: mix(hashOf(name, 0x2f0b4a27) ^ mix(first ^ low)) }
}

/** FNV-1a over the text's UTF-16 units. */
function hashOf(text: string, basis: number): number {
  let hash = basis
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** The draw of a stream for a person, or for an element (see `elementOf`; 0 for the person) that belongs to one. */
export function draw({ first, second }: Stream, person: number, element: number): number {
  return mix(mix(person ^ first) + (second ^ element)) >>> 0
}

/** What tells the element at a place of a relation apart from its siblings and from those of other elements. */
export function elementOf(holder: number, place: number): number {
  return mix(Math.imul(holder, 0x9e3779b1) + place + 1)
}

/** ⌊drawn × count ÷ 2³²⌋, exactly, for a count below 2⁵³: a whole number from 0 up to, not including, the count. */
export function scaled(drawn: number, count: number): number {
  const high = Math.floor(count / drawLimit)
  const low = count - high * drawLimit
  // In halves of 16 bits, so that every product stays below 2⁵³.
  const rest = Math.floor((low * (drawn >>> 16) + Math.floor((low * (drawn & 0xffff)) / 0x10000)) / 0x10000)
  return high === 0 ? rest : high * drawn + rest
}
