/** How far counts lie from what is expected of them, as χ². */
export function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, index) => sum + (count - (expected[index] as number)) ** 2 / (expected[index] as number), 0)
}

/**
 * What χ² of so many degrees of freedom exceeds once in about 100,000 times (Wilson and Hilferty's approximation): with the
 * fixed seeds of the tests it is a fault and no chance.
 */
export function rarelyAbove(degrees: number): number {
  const spread = 2 / (9 * degrees)
  return degrees * (1 - spread + 4.265 * Math.sqrt(spread)) ** 3
}

/** And what it falls short of so rarely: draws that are more even than chance are no chance either. */
export function rarelyBelow(degrees: number): number {
  const spread = 2 / (9 * degrees)
  return degrees * Math.max(0, 1 - spread - 4.265 * Math.sqrt(spread)) ** 3
}
