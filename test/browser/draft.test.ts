import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, ime, servedEditor, shot } from './support/index.ts'
import { caretBehind, settled, textOf } from './support/notice.ts'

// The drafting screen as an officer uses it: she changes a number and sees at once who gets what, why, and what is wrong.

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
})

const status = () => page.getByRole('contentinfo').innerText()
const shownValue = (name: string) => page.locator('.case-entry.selected .case-value', { hasText: name }).innerText()
const chooseCase = (name: string) =>
  page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()

describe('the drafting screen', () => {
  it('opens the Taiyuan notice with every case passing', async () => {
    expect(await status()).toContain('算例 158/158 相符')
    expect(await page.getByRole('main').getByRole('heading', { level: 1 }).innerText()).toContain('城乡居民基本医疗保障工作的通知')
    await shot(page, 'draft')
  })

  it('shows at once what a case gets when an amount changes, and takes the fix of what no longer agrees', async () => {
    await chooseCase('V01 小店区普通居民')
    await caretBehind(page, '| 其它           | 非大学生               | 任意         | 任意       || 33')
    await page.keyboard.press('5')
    await settled(page)
    expect(await shownValue('中央补助')).toContain('3350元')
    expect(await shownValue('中央补助')).toContain('打开时 330元')
    expect(await page.locator('.problem').first().innerText()).toContain('正文写的是“330 元”，规则的值是 3350元')
    await page.getByRole('button', { name: '修正：把“330 元”改为“3350 元”' }).click()
    await settled(page)
    expect(await textOf(page)).toContain('中央财政补助 [3350 元]')
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await settled(page)
    expect(await status()).toContain('错误 0')
  })

  it('keeps the last results, greyed, while a rule can’t be read', async () => {
    await chooseCase('V01 小店区普通居民')
    await caretBehind(page, '计算 财政补助合计：金额 ＝ 中央补助 ＋')
    await page.keyboard.type(' ＋')
    await settled(page)
    expect(await status()).toContain('仍显示改动前的结果')
    expect(await page.locator('.stale .case-value').first().innerText()).toContain('330元')
    expect(await page.locator('.problem.error').count()).toBeGreaterThan(0)
    expect(await page.locator('.source .squiggly-error').count()).toBeGreaterThan(0)
  })

  it('explains a result by its clause, and leads from the quoted sentence to its place', async () => {
    await chooseCase('V05 阳曲县省属大学生，按隶属')
    await page.locator('.case-entry.selected .case-value', { hasText: '省级补助' }).click()
    const why = page.locator('.pane', { hasText: '为什么：省级补助' })
    await expect.poll(() => why.innerText()).toContain('220元')
    expect(await why.innerText()).toContain('疑义 A04：按“按隶属”')
    await why
      .getByRole('button', { name: /具体补助标准为/ })
      .first()
      .click()
    await expect.poll(() => page.locator('.sentence.marked').first().innerText()).toContain('具体补助标准为')
  })

  it('leads from a sentence of the official view to its rule', async () => {
    await page.locator('.sentence', { hasText: '其它县（市、区）各级财政补助标准为' }).first().click()
    await expect
      .poll(() => page.evaluate(() => window.tiaoli.store.getState().caret?.start ?? 0))
      .toBeGreaterThan((await textOf(page)).indexOf('表 财政补助分担') - 1)
  })

  it('takes Chinese from an input method', async () => {
    await caretBehind(page, '算例 V01 小店区普通居民')
    await ime(page, '甲')
    await settled(page)
    expect(await textOf(page)).toContain('算例 V01 小店区普通居民甲')
    await expect.poll(() => page.locator('.case-list').innerText()).toContain('V01 小店区普通居民甲')
    await page.keyboard.press('Control+z')
    await settled(page)
    expect(await textOf(page)).not.toContain('普通居民甲')
  })

  it('shows markup in a name as text', async () => {
    await caretBehind(page, '算例 V01 小店区普通居民')
    await page.keyboard.insertText('<img src=x onerror=alert(1)>')
    await settled(page)
    expect(await page.locator('.case-list').innerText()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('.case-list img').count()).toBe(0)
  })

  it('speaks English, and has a dark look', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Dark' }).click()
    await settled(page)
    expect(await status()).toContain('158 of 158 cases pass')
    await shot(page, 'draft-dark-en')
    expect(await axe(page)).toEqual([])
  })

  it('has nothing that axe finds fault with', async () => {
    expect(await axe(page)).toEqual([])
  })
})
