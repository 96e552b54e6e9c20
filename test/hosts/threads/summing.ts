import type { Job } from '../../../engine/hosts/threads/protocol.ts'

/** Sums the numbers that it is given, times a factor; 13 is more than it can bear. */
export function begin({ factor }: { readonly factor: number }): Job<number, number> {
  if (factor === 0) throw new Error('no factor')
  let sum = 0
  return {
    take(part) {
      if (part === 13) throw new Error('thirteen')
      sum += part * factor
    },
    finish() {
      const result = sum
      sum = 0
      return result
    },
  }
}
