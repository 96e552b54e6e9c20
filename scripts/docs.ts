// Writes what is generated of the documentation, and says which files changed. test/docs fails where one is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { pages } from './docs/pages.ts'

process.chdir(new URL('..', import.meta.url).pathname)

const changed = (await pages()).filter(({ path, text }) => currentText(path) !== text)
for (const { path, text } of changed) writeFileSync(path, text)
console.log(changed.length === 0 ? 'the documentation is current' : changed.map(({ path }) => `wrote ${path}`).join('\n'))

function currentText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
