/** Decisions drawn from a seed, the same on every machine: mulberry32 (Tommy Ettinger, public domain). */
export class Chooser {
  private state: number

  constructor(seed: number) {
    this.state = seed | 0
  }

  /** 0 to limit − 1; 0 where there is no choice. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * Math.max(limit, 1))
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  /** Of at least one. */
  one<T>(options: readonly T[]): T {
    return options[this.below(options.length)] as T
  }

  /** True once in so many times. */
  chance(times: number): boolean {
    return this.below(times) === 0
  }

  /** Within inclusive bounds, evenly to some 2³². */
  whole(low: bigint, high: bigint): bigint {
    const parts = BigInt(2 ** 32)
    return low + ((high - low + 1n) * BigInt(this.below(2 ** 32))) / parts
  }
}
