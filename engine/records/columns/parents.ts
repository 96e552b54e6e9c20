import type { KeyedBlock } from '../../batch/source.ts'
import type { Refusal } from '../../program/outcome.ts'
import { refuse } from '../refusal.ts'

/** What is known of the records that others belong to, by the code of their key. */
export class Parents {
  /** The number of the first record with the key; 0 where there is none. */
  private readonly first: Int32Array
  private readonly twice = new Map<number, number[]>()
  private readonly refusedAsRead = new Set<number>()
  private readonly withoutChild = new Map<number, Refusal>()

  constructor(blocks: readonly KeyedBlock[], codes: number) {
    this.first = new Int32Array(codes)
    for (const { keys, numbers, refusedKeys } of blocks) {
      for (const [row, code] of keys.entries()) this.see(code, numbers[row] as number)
      for (const [number, code] of refusedKeys) {
        this.see(code, number)
        this.refusedAsRead.add(code)
      }
    }
  }

  /** Takes note of elements of a relation that were refused as they were read: their record can't be told without them. */
  lack(relation: string, refusedKeys: Iterable<readonly [number: number, code: number]>): void {
    const numbers = new Map<number, number[]>()
    for (const [number, code] of refusedKeys) numbers.set(code, [...(numbers.get(code) ?? []), number])
    for (const [code, list] of numbers) this.withoutChild.set(code, refuse('join.childRefused', { field: relation, numbers: list }))
  }

  /** Why a record with this key is refused; null where it is not. */
  refusalOf(code: number): Refusal | null {
    const numbers = this.twice.get(code)
    return numbers ? refuse('join.keyTwice', { numbers }) : (this.withoutChild.get(code) ?? null)
  }

  /** Why an element with this key is no element of any record; null where it is one. */
  childRefusalOf(code: number, relation: string): Refusal | null {
    const number = this.first[code] as number
    if (number === 0) return refuse('join.orphan', { field: relation })
    const refused = this.refusedAsRead.has(code) || this.refusalOf(code) !== null
    return refused ? refuse('join.parentRefused', { number }) : null
  }

  private see(code: number, number: number): void {
    const first = this.first[code] as number
    if (first === 0) this.first[code] = number
    else
      this.twice.set(
        code,
        [...(this.twice.get(code) ?? [first]), number].sort((a, b) => a - b),
      )
  }
}
