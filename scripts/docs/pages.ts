import { errorsPage } from './errors.ts'
import { languagePage } from './language.ts'
import type { Page } from './page.ts'
import { picturePage } from './picture.ts'
import { populationPage } from './population.ts'
import { readmePages } from './readme.ts'

/** Every generated page; the current folder must be the repository. A new generator is one line here. */
export async function pages(): Promise<Page[]> {
  return [languagePage(), errorsPage(), picturePage(), populationPage(), ...(await readmePages())]
}
