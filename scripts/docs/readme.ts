import { readFileSync } from 'node:fs'
import { runTour } from './console.ts'
import type { Page } from './page.ts'

export const readmes = ['README.md', 'README.en.md'] as const

/** The READMEs with what their commands print now. */
export async function readmePages(): Promise<Page[]> {
  const tours = readmes.map(async (path) => ({ path, text: (await runTour(readFileSync(path, 'utf8'))).text }))
  return Promise.all(tours)
}
