import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { builtEditor, ime, newProfile, openInProfile, serveFolder } from './support/index.ts'
import { caretBehind, settled, taiyuan, textOf } from './support/notice.ts'
import { gridCell, press } from './support/table.ts'

// A working day on the Taiyuan notice from the first change to the next morning: every step stands on the one before.

const central = '| 其它           | 非大学生               | 任意         | 任意       || 33'
const status = (page: Page) => page.getByRole('contentinfo').innerText()
const chosenCase = (page: Page) => page.locator('.case-entry.selected')

it('goes from an amount to the morning after', async () => {
  const server = await serveFolder(builtEditor())
  const profile = newProfile()
  const page = await openInProfile(profile, server.url)
  await settled(page)

  await changesAnAmount(page)
  await breaksARule(page)
  await editsATable(page)
  await addsACase(page)
  await readsWhy(page)
  await comparesWithTheMorning(page)

  const evening = await textOf(page)
  await page.context().close()
  const next = await openInProfile(profile, server.url)
  await settled(next)
  expect(await textOf(next)).toBe(evening)
  expect(await status(next)).toContain('算例 155/159 相符')
  await press(next, 'Alt+1')
  await next
    .getByRole('button', { name: /清徐县的新居民/ })
    .first()
    .waitFor()
  await next.context().close()
}, 180_000)

/** A digit, and the case shows what it gets now; the number of the prose follows by its fix. */
async function changesAnAmount(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /V01 小店区普通居民/ })
    .first()
    .click()
  await caretBehind(page, central)
  await page.keyboard.press('Delete')
  await page.keyboard.type('5')
  await settled(page)
  expect(await chosenCase(page).innerText()).toMatch(/335元[\s\S]*应为 330元/)
  await page.getByRole('button', { name: '修正：把“330 元”改为“335 元”' }).click()
  await settled(page)
  expect(await textOf(page)).toContain('中央财政补助 [335 元]')
}

/** A name misspelt is marked at its place and corrected by its fix; the results stay meanwhile. */
async function breaksARule(page: Page): Promise<void> {
  await caretBehind(page, '计算 财政补助合计：金额 ＝ 中央补助 ＋ 省级补')
  await page.keyboard.press('Delete')
  await ime(page, '住', 'zhu')
  await settled(page)
  expect(await page.locator('.source .squiggly-error').count()).toBeGreaterThan(0)
  expect(await page.locator('.stale .case-value').first().innerText()).toContain('335元')
  await page
    .locator('.problem-strip')
    .getByRole('button', { name: /把“省级补住”改为“省级补助”/ })
    .click()
  await settled(page)
  expect(await textOf(page)).toContain('＝ 中央补助 ＋ 省级补助 ＋')
}

async function editsATable(page: Page): Promise<void> {
  await caretBehind(page, central)
  await page.keyboard.press('Alt+g')
  await gridCell(page, 1, 4).waitFor()
  expect(await gridCell(page, 1, 4).innerText()).toBe('335元')
  await gridCell(page, 1, 5).click()
  await page.keyboard.type('105')
  await press(page, 'Enter')
  await expect.poll(() => rowIn(page)).toMatch(/\| 335元 +\| 105元 +\| 55元/)
  await settled(page)
  await press(page, 'Alt+g')
  await page.locator('.source').waitFor()
}

/** The row that was changed, as the text has it. */
async function rowIn(page: Page): Promise<string> {
  const text = await textOf(page)
  const start = text.indexOf(central)
  return text.slice(start, text.indexOf('\n', start))
}

async function addsACase(page: Page): Promise<void> {
  await press(page, 'Alt+2')
  await page.getByRole('button', { name: '新算例' }).click()
  const form = page.locator('.case-form')
  await form.getByRole('textbox', { name: '名称' }).click()
  await ime(page, '清徐县的新居民', 'qingxu')
  await form.getByRole('combobox', { name: '参保地' }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item', { hasText: '清徐县' }).first().click()
  await form.getByRole('textbox', { name: '中央补助：应得' }).fill('330')
  await form.getByRole('img', { name: '不符' }).waitFor()
  await form.getByRole('button', { name: '写入通知' }).click()
  await form.waitFor({ state: 'detached' })
  await settled(page)
  expect(await textOf(page)).toContain('算例 清徐县的新居民\n  参保地：清徐县\n  期望 中央补助：330元')
}

/** The case that fails, explained by the row, the clause and its sentence. */
async function readsWhy(page: Page): Promise<void> {
  await press(page, 'Alt+1')
  await page.getByText(/^不符 \d+/).click()
  await page
    .getByRole('button', { name: /清徐县的新居民/ })
    .first()
    .click()
  await chosenCase(page)
    .getByRole('button', { name: /中央补助/ })
    .click()
  const why = page.locator('.pane', { hasText: '为什么：中央补助' })
  await expect.poll(() => why.innerText()).toMatch(/335元[\s\S]*财政补助分担”第2行[\s\S]*一（一）/)
}

async function comparesWithTheMorning(page: Page): Promise<void> {
  await press(page, 'Alt+4')
  await expect.poll(() => page.locator('.screen').innerText(), { timeout: 30_000 }).toMatch(/与修改前相比[\s\S]*中央补助 多5元/)
  expect(await page.evaluate((file) => window.tiaoli.openingTexts[file]?.includes('335 元'), taiyuan)).toBe(false)
}
