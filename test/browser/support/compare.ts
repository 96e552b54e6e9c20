import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { createWorkspace, draftFrom } from '../../../engine/service/index.ts'
import { settled, taiyuan } from './notice.ts'

/** Writes something else in the place of a text, as one edit. */
export async function rewrite(page: Page, from: string, to: string, file = taiyuan): Promise<void> {
  const found = await page.evaluate(
    ({ from, to, file }) => {
      const start = window.tiaoli.texts.text(file)?.indexOf(from) ?? -1
      if (start >= 0) window.tiaoli.apply([{ span: { file, start, end: start + from.length }, text: to }])
      return start
    },
    { from, to, file },
  )
  expect(found, `“${from}” in ${file}`).toBeGreaterThanOrEqual(0)
  await settled(page)
}

export async function openCompare(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '比较' }).click()
}

/** The sentence, as soon as it has these words and is of the text as it stands. */
export async function sentence(page: Page, words: string): Promise<string> {
  const shown = page.locator('.compare-answer[aria-busy=false] .compare-sentence', { hasText: words })
  await shown.waitFor()
  return shown.innerText()
}

/** Chooses what is compared with, by its words in the list. */
export async function compareWith(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: '与什么比较' }).click()
  await page.locator('.ant-select-item-option', { hasText: name }).first().click()
}

/** The files of a draft of the Taiyuan notice for the next year, in a folder of their own. */
export function taiyuanDraft(folder: string): readonly (readonly [path: string, text: string])[] {
  const text = readFileSync(new URL(`../../../policies/${taiyuan}`, import.meta.url), 'utf8')
  const base = createWorkspace([[taiyuan, text]]).open(taiyuan)
  const drafted = base && draftFrom(base, { name: '太原2021', basePath: `../${taiyuan}` })
  if (drafted?.kind !== 'draft') throw new Error('no draft')
  return [...drafted.files].map(([name, content]) => [`${folder}/${name}`, content] as const)
}

/** Adds files as an import does, and opens one of them. */
export async function openFiles(page: Page, files: readonly (readonly [path: string, text: string])[], entry: string): Promise<void> {
  await page.evaluate(
    ({ files, entry }) => {
      for (const [path, text] of files) window.tiaoli.texts.open(path, text)
      window.tiaoli.dispatch({ kind: 'paths', paths: window.tiaoli.texts.paths })
      window.tiaoli.dispatch({ kind: 'notice', entry })
    },
    { files, entry },
  )
  await settled(page)
}
