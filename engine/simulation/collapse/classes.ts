import { larger } from './growing.ts'

/**
 * People by key: an open-addressed table over whole-number keys. A class is one key; classes are numbered as they come up.
 */
export class Classes {
  count = 0
  weights = new Float64Array(1024)
  numbers = new Int32Array(1024)
  private keys: Int32Array
  private readonly words: number
  /** The class behind each place, from 1; 0 where there is none. Its length is a power of two. */
  private table = new Int32Array(4096)

  constructor(words: number) {
    this.words = words
    this.keys = new Int32Array(1024 * words)
  }

  /** Adds people with the key that stands at `at`; whether the class is a new one. */
  add(keys: Int32Array, at: number, people: number, number: number): boolean {
    const place = this.placeOf(keys, at)
    const known = (this.table[place] as number) - 1
    if (known >= 0) {
      this.weights[known] = (this.weights[known] as number) + people
      if (number < (this.numbers[known] as number)) this.numbers[known] = number
      return false
    }
    this.addClass(place, keys, at, people, number)
    return true
  }

  private placeOf(keys: Int32Array, at: number): number {
    const { table, words } = this
    const mask = table.length - 1
    let place = hashOf(keys, at, words) & mask
    while (table[place] !== 0 && !this.same((table[place] as number) - 1, keys, at)) place = (place + 1) & mask
    return place
  }

  private same(known: number, keys: Int32Array, at: number): boolean {
    const { words } = this
    for (let word = 0; word < words; word++) if (this.keys[known * words + word] !== keys[at + word]) return false
    return true
  }

  private addClass(place: number, keys: Int32Array, at: number, people: number, number: number): void {
    const { words, count } = this
    if (count === this.weights.length) this.growClasses()
    for (let word = 0; word < words; word++) this.keys[count * words + word] = keys[at + word] as number
    this.weights[count] = people
    this.numbers[count] = number
    this.table[place] = ++this.count
    if (this.count * 2 > this.table.length) this.growTable()
  }

  private growClasses(): void {
    this.weights = larger(this.weights, this.weights.length * 2)
    this.numbers = larger(this.numbers, this.numbers.length * 2)
    this.keys = larger(this.keys, this.keys.length * 2)
  }

  private growTable(): void {
    const table = new Int32Array(this.table.length * 2)
    const mask = table.length - 1
    for (let index = 0; index < this.count; index++) {
      let place = hashOf(this.keys, index * this.words, this.words) & mask
      while (table[place] !== 0) place = (place + 1) & mask
      table[place] = index + 1
    }
    this.table = table
  }
}

function hashOf(keys: Int32Array, at: number, words: number): number {
  let hash = 0
  for (let word = 0; word < words; word++) {
    hash = Math.imul(hash ^ (keys[at + word] as number), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash
}
