import type { Bundle } from './bundle.ts'
import { type BundleProblem, bundleProblem } from './problem.ts'

/** What is found of the file of the people: its hash now, or null where it is not there. */
export function dataProblems(file: string, before: string, now: string | null): BundleProblem[] {
  if (now === null) return [bundleProblem('bundle.dataMissing', { file })]
  return now === before ? [] : [bundleProblem('bundle.dataChanged', { file })]
}

/** Another version may compute the same; that it is another is said. */
export function engineProblems({ engine }: Bundle, now: string): BundleProblem[] {
  return engine.version === now ? [] : [bundleProblem('bundle.engineDiffers', { before: engine.version, now })]
}
