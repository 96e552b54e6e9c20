/** Reasons why a result is unknown, as bits of one 32-bit set. The last bits stand for reasons that have none of their own. */
export class Reasons {
  private readonly bits = new Map<string, number>()

  /** The set of one reason. */
  one(reason: string): number {
    const known = this.bits.get(reason)
    if (known !== undefined) return known
    const bit = this.bits.size < ownBits ? 1 << this.bits.size : untold
    this.bits.set(reason, bit)
    return bit
  }

  all(reasons: Iterable<string>): number {
    let set = 0
    for (const reason of reasons) set |= this.one(reason)
    return set
  }

  /** The reasons of a set; null where one of them has no bit of its own, so that only the interpreter tells. */
  reasonsOf(set: number): readonly string[] | null {
    if ((set & untold) !== 0) return null
    return [...this.bits].flatMap(([reason, bit]) => ((set & bit) !== 0 ? [reason] : []))
  }
}

const ownBits = 30
/** A reason that depends on the record, such as 参数（2019年）, or one too many. */
export const untold = 1 << ownBits
