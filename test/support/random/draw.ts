import fc from 'fast-check'

/**
 * Turns a list of numbers into decisions. Whatever is generated is a function of the list, so that fast-check can shrink
 * the list and print it; where the list ends, every decision is the first, simplest one.
 */
export class Draw {
  private readonly choices: readonly number[]
  private next = 0

  constructor(choices: readonly number[]) {
    this.choices = choices
  }

  /** 0 to limit − 1. */
  below(limit: number): number {
    const choice = this.choices[this.next++] ?? 0
    return limit <= 1 ? 0 : choice % limit
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  one<T>(options: readonly T[]): T {
    return options[this.below(options.length)] as T
  }

  /** True once in so many times; false where the list has ended. */
  chance(times: number): boolean {
    return this.below(times) === times - 1
  }

  /** Some of the options in their order, at least so many. */
  some<T>(options: readonly T[], least = 0): T[] {
    const kept = options.filter(() => this.chance(2))
    return kept.length >= least ? kept : options.slice(0, least)
  }

  times<T>(low: number, high: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.between(low, high) }, (_, index) => make(index))
  }

  shuffled<T>(options: readonly T[]): T[] {
    const left = [...options]
    return options.map(() => left.splice(this.below(left.length), 1)[0] as T)
  }
}

/** Enough decisions for any notice or records that are drawn here. */
export function drawing<T>(make: (draw: Draw) => T, most = 700): fc.Arbitrary<T> {
  const choices = fc.array(fc.noBias(fc.nat(0xffff)), { maxLength: most, size: 'max' })
  return choices.map((list) => make(new Draw(list)))
}
