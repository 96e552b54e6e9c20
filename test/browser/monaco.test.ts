import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { servedEditor, shot } from './support/index.ts'
import { caretBehind, settled, taiyuan, textOf } from './support/notice.ts'

// What Monaco asks of the service, driven as an officer does: by the keys and the mouse, told by what then stands on the screen.

const vocabulary = 'taiyuan-common/vocabulary.tiaoli'

const server = servedEditor()
let page: Page
beforeEach(async () => {
  page = await server.open()
})

/** The text right behind the caret, with where it stands. */
async function atCaret(length: number): Promise<{ readonly file: string; readonly text: string }> {
  return page.evaluate((count) => {
    const { caret } = window.tiaoli.store.getState()
    if (!caret) throw new Error('there is no caret')
    return { file: caret.file, text: (window.tiaoli.texts.text(caret.file) ?? '').slice(caret.start, caret.start + count) }
  }, length)
}

/** What comes once the worker has answered, on a busy machine too. */
const soon = <T>(seen: () => T | Promise<T>) => expect.poll(seen, { timeout: 10_000 })

const suggestions = () => page.locator('.suggest-widget.visible .monaco-list-row').allInnerTexts()
const rows = (of: string) => page.locator(`${of} .monaco-list-row`).allInnerTexts()

describe('the source', () => {
  it('completes by the initials of pinyin, with what fits the place alone', async () => {
    await caretBehind(page, '算例 V01 小店区普通居民')
    await page.keyboard.press('Enter')
    await page.keyboard.type('  dxs')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+/')
    await soon(suggestions).toEqual([expect.stringContaining('大学生类别')])
    await shot(page, 'monaco-complete')
    await page.keyboard.press('Enter')
    await soon(() => textOf(page)).toMatch(/算例 V01 小店区普通居民\n {2}大学生类别：\n {2}参保地/)
  })

  it('shows on hovering what a name is, and takes no markup for it', async () => {
    await caretBehind(page, '计算 应缴标准：金额 ＝ 个人')
    const name = page
      .locator('.source .view-line', { hasText: /计算.应缴标准/ })
      .getByText('个人缴费标准', { exact: true })
      .first()
    await soon(async () => {
      // Lenses that come in between move the line away from under the mouse.
      await name.hover()
      return (await page.locator('.monaco-hover-content').allInnerTexts()).join()
    }).toContain('2021年：280元')
  })

  it('goes to a declaration, in another file too, and finds every place of a name', async () => {
    await caretBehind(page, '  参保地：县')
    await page.keyboard.press('F12')
    await soon(() => atCaret(2)).toEqual({ file: vocabulary, text: '县区' })
    await caretBehind(page, '计算 应缴标准：金额 ＝ 个人')
    await page.keyboard.press('F12')
    await soon(async () => (await atCaret(6)).text).toBe('个人缴费标准')
    await page.keyboard.press('Shift+F12')
    await soon(() => page.locator('.reference-zone-widget .monaco-list-row').count()).toBeGreaterThan(1)
    await page.keyboard.press('Escape')
  })

  it('renames in every file, takes that back as one step, and says why it can’t', async () => {
    await caretBehind(page, '参保地：阳曲')
    await page.keyboard.press('F2')
    const box = page.locator('.rename-box input')
    await box.fill('阳曲 新县')
    await page.keyboard.press('Enter')
    await soon(() => textOf(page, vocabulary)).toContain('「阳曲 新县」')
    expect(await textOf(page)).toContain('参保地：「阳曲 新县」')
    await settled(page)
    expect(await page.getByRole('contentinfo').innerText()).toContain('错误 0')
    await page.keyboard.press('Control+z')
    await soon(async () => (await textOf(page)) + (await textOf(page, vocabulary))).not.toContain('阳曲 新县')
    await page.keyboard.press('Control+y')
    await soon(() => textOf(page, vocabulary)).toContain('「阳曲 新县」')
    expect(await textOf(page)).toContain('参保地：「阳曲 新县」')
    await caretBehind(page, '参保地：小店')
    await page.keyboard.press('F2')
    await box.fill('迎泽区')
    await page.keyboard.press('Enter')
    await soon(() => page.locator('body').innerText()).toContain('已经有叫“迎泽区”的名称')
  })

  it('formats the rules and leaves the prose', async () => {
    const before = await textOf(page)
    await caretBehind(page, '计算 应缴标准：金额')
    await page.keyboard.type('   ')
    await page.keyboard.press('Alt+Shift+F')
    await soon(() => textOf(page)).toBe(before)
  })

  it('offers the fix of a problem where it stands', async () => {
    await caretBehind(page, '＝ 应缴标准')
    await page.keyboard.press('Backspace')
    await page.keyboard.insertText('淮')
    await settled(page)
    await soon(() => page.locator('.source .squiggly-error').count()).toBeGreaterThan(0)
    await page.keyboard.press('Control+.')
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: '把“应缴标淮”改为“应缴标准”' })
    await fix.waitFor()
    await shot(page, 'monaco-fix')
    await page.keyboard.press('Enter')
    await soon(() => textOf(page)).not.toContain('应缴标淮')
  })

  it('leads by its outline to a declaration, and folds a clause', async () => {
    await caretBehind(page, '一、提高')
    await page.keyboard.press('Control+Shift+O')
    await page.keyboard.type('财政补助合计')
    await soon(() => rows('.quick-input-widget')).toEqual(expect.arrayContaining([expect.stringContaining('财政补助合计')]))
    await page.keyboard.press('Enter')
    await soon(async () => (await atCaret(6)).text).toBe('财政补助合计')
    const lines = () => page.locator('.source .view-line').allInnerTexts()
    const shown = async () => (await lines()).some((line) => line.replaceAll('\u00a0', ' ').includes('中央补助 ＋'))
    await soon(shown).toBe(true)
  })

  it('shows the values of the selected case, those of another when that is chosen by its lens', async () => {
    await caretBehind(page, '计算 财政补助合计：金额 ＝ 中央补助')
    await soon(async () => (await page.locator('.source').innerText()).replaceAll('\u00a0', ' ')).toContain('＝ 550元')
    await caretBehind(page, '算例 V05')
    const lens = page.locator('.codelens-decoration a', { hasText: '为什么' }).locator('visible=true').first()
    await lens.waitFor()
    await lens.click()
    await soon(() => page.evaluate(() => window.tiaoli.store.getState().selectedCase)).toMatch(/^V0/)
  })

  it('colours names by what they mean', async () => {
    await caretBehind(page, '计算 应缴标准：金额 ＝ 个人')
    const colourOf = (text: string) =>
      page.evaluate((wanted) => {
        const spans = [...document.querySelectorAll('.source .view-line span span')]
        const found = spans.find((span) => span.textContent?.replaceAll('\u00a0', ' ').trim() === wanted)
        return found ? getComputedStyle(found).color : null
      }, text)
    await soon(() => colourOf('个人缴费标准')).not.toBeNull()
    expect(await colourOf('个人缴费标准')).not.toBe(await colourOf('金额'))
    expect(await page.evaluate(() => window.tiaoli.store.getState().file)).toBe(taiyuan)
  })
})
