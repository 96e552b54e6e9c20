/** People by cell; whole numbers below 2⁵³. */
export type Counts = Float64Array

export function mergeCounts(into: Counts, from: Counts): void {
  for (let cell = 0; cell < into.length; cell++) into[cell] = (into[cell] as number) + (from[cell] as number)
}

export function countOver(counts: Counts, cells: Iterable<number>): number {
  let people = 0
  for (const cell of cells) people += counts[cell] as number
  return people
}
