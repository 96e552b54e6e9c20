import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axe, type OpenOptions, servedEditor, shot } from './support/index.ts'
import { settled, textOf } from './support/notice.ts'

// The first visit: 改一个数 → 个案变 → 点为什么 → 看依据. The tour goes on when she does what it says.

const server = servedEditor()

const card = (page: Page) => page.getByRole('dialog', { name: '导览' })
const step = async (page: Page, at: number) => {
  await card(page).getByText(`第 ${at} 步`).waitFor()
  await shot(page, `tour-${page.viewportSize()?.width}-${at}`)
}

async function firstVisit(options: OpenOptions = {}): Promise<Page> {
  const page = await server.open({ firstVisit: true, ...options })
  await step(page, 1)
  return page
}

describe('the tour', () => {
  it('follows what she does, with the mouse', async () => {
    const page = await firstVisit()
    await page.waitForFunction(() => document.activeElement?.closest('.source') !== null)
    await page.keyboard.type('310')
    await step(page, 2)
    expect(await textOf(page)).toContain('2021年：310元')
    expect(await card(page).innerText()).toMatch(/158 个算例中，[1-9]\d* 个的结果变了/)
    expect(await page.locator('.case-entry.selected').innerText()).toContain('打开时 280元')
    await page.locator('.case-entry.selected .case-head').click()
    await step(page, 3)
    await page.locator('.why-head', { hasText: '应缴标准' }).first().click()
    await step(page, 4)
    await page.locator('.why-body .place-link', { hasText: '（二）' }).first().click()
    await card(page).getByText('就是这样').waitFor()
    expect(await page.locator('.sentence.marked').count()).toBeGreaterThan(0)
    await card(page).getByRole('button', { name: '改回 280 元' }).click()
    await settled(page)
    expect(await textOf(page)).toContain('2021年：280元')
    await card(page).getByRole('button', { name: '完成' }).click()
    expect(await card(page).count()).toBe(0)
  })

  it('can be gone through by keyboard alone, and says each step aloud', async () => {
    const page = await firstVisit()
    expect(await page.locator('.tour-spoken').innerText()).toContain('改一个数')
    await page.keyboard.press('F6')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.pane, .status-bar, .tour-card, header')?.className))
      .toBeTruthy()
    while (!(await page.evaluate(() => document.activeElement?.closest('.tour-card')))) await page.keyboard.press('F6')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('替我改成 300 元')
    await page.keyboard.press('Enter')
    await step(page, 2)
    expect(await textOf(page)).toContain('2021年：300元')
    expect(await page.locator('.tour-spoken').innerText()).toContain('个的结果变了')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('tour-card')
    for (const at of [3, 4]) {
      await card(page).getByRole('button', { name: '下一步' }).focus()
      await page.keyboard.press('Enter')
      await step(page, at)
    }
    expect(await axe(page)).toEqual([])
  })

  it('ends with Escape for good, and begins again from the help', async () => {
    const page = await firstVisit()
    await page.keyboard.press('Escape')
    await expect.poll(() => card(page).count()).toBe(0)
    await page.reload()
    await settled(page)
    expect(await card(page).count()).toBe(0)
    await page.getByRole('button', { name: '帮助' }).click()
    await page.getByRole('menuitem', { name: '导览' }).click()
    await step(page, 1)
  })

  it('has room in a narrow window too', async () => {
    const page = await firstVisit({ viewport: { width: 683, height: 384 } })
    await card(page).getByRole('button', { name: '替我改成 300 元' }).click()
    await step(page, 2)
    expect(await page.locator('.case-entry.selected').isVisible()).toBe(true)
    await page.locator('.case-entry.selected .case-value').first().click()
    await step(page, 3)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(683)
    expect(await axe(page)).toEqual([])
  })
})
