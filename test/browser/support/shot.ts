import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Writes what the page shows to .results/shots/NAME.png; the file. */
export async function shot(page: Page, name: string): Promise<string> {
  const file = fileURLToPath(new URL(`../../../.results/shots/${name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.png`, import.meta.url))
  mkdirSync(dirname(file), { recursive: true })
  await page.screenshot({ path: file, animations: 'disabled' })
  return file
}
