/** Runs a task until it has taken a while, and gives the median time of one run in milliseconds. */
export function median(task: () => void, { warm = 25, runs = 25 }: { warm?: number; runs?: number } = {}): number {
  for (let i = 0; i < warm; i++) task()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    task()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return times[times.length >> 1] as number
}

export function line(label: string, value: string, note = ''): void {
  console.log(`  ${label.padEnd(46)} ${value.padStart(12)}  ${note}`)
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`
