import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builtEditor, openPage, type Served, serveFolder, shot } from './support/index.ts'
import { caretBehind, settled } from './support/notice.ts'

// A table of the notice as a grid: what is done in it is found in the text, and what is done in the text is found in it.

let server: Served
beforeAll(async () => {
  server = await serveFolder(builtEditor())
  return () => server.close()
})

let page: Page
beforeEach(async () => {
  page = await openPage(server.url)
  await settled(page)
})

const sheet = () => page.getByRole('grid')
const row = (number: number) =>
  sheet()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^▸? ?${number}$`) }) })
const cell = async (number: number, column: number) => (await row(number).getByRole('gridcell').nth(column).innerText()).trim()

async function openShares(): Promise<void> {
  await caretBehind(page, '| 阳曲县、娄烦县 | 非大学生               | 任意         | 任意       || 440元')
  await page.keyboard.press('Alt+g')
  await sheet().waitFor()
}

describe('a table as a grid', () => {
  it('opens at the caret by a key', async () => {
    await openShares()
    await shot(page, 'table')
    expect(await cell(1, 0)).toBe('阳曲县、娄烦县')
  })
})
