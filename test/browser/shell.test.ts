import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axe, type OpenOptions, servedEditor, shot, takeProblems } from './support/index.ts'
import { caretBehind, settled, textOf } from './support/notice.ts'

// What holds for all screens: the frame around them, the keyboard, the language, the look, the help, narrow windows, the policy.

const server = servedEditor()

const opened = (options: OpenOptions = {}): Promise<Page> => server.open(options)

const status = (page: Page) => page.getByRole('contentinfo').innerText()
const state = (page: Page) => page.evaluate(() => window.tiaoli.store.getState())
const shownTab = (page: Page) => page.locator('[role="tab"][aria-selected="true"]').first().innerText()
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return at?.closest('.source')
      ? 'source'
      : (at?.closest<HTMLElement>('.pane, .title-bar, .status-bar, main')?.className.split(' ')[0] ?? 'none')
  })

describe('the frame', () => {
  it('leads through the screens by keyboard, from anywhere and along the tabs', async () => {
    const page = await opened()
    await caretBehind(page, '算例 V01')
    for (const [at, name] of ['起草', '个案', '核对', '比较', '测算', '版面', '导出', '文件'].entries()) {
      await page.keyboard.press(`Alt+${at + 1}`)
      await expect.poll(() => shownTab(page)).toBe(name)
    }
    // The screen itself has a tab of that name too.
    await page.locator('#tab-files').focus()
    await page.keyboard.press('ArrowRight')
    expect(await shownTab(page)).toBe('起草')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('起草')
    await page.keyboard.press('End')
    expect(await shownTab(page)).toBe('文件')
  })

  it('moves between the panes by F6, and out of the source by Ctrl+M and Tab', async () => {
    const page = await opened()
    const seen = new Set<string>()
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('F6')
      seen.add(await focused(page))
    }
    expect([...seen].sort()).toEqual(['pane', 'source', 'status-bar', 'title-bar'])
    await caretBehind(page, '算例 V01')
    const text = await textOf(page)
    await page.keyboard.press('Control+m')
    await page.keyboard.press('Tab')
    expect(await focused(page)).not.toBe('source')
    expect(await textOf(page)).toBe(text)
  })

  it('skips past the title for those who come by Tab', async () => {
    const page = await opened()
    await page.keyboard.press('Tab')
    await shot(page, 'shell-skip')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('screen')
  })

  it('offers to undo only what was done', async () => {
    const page = await opened()
    const undo = page.getByRole('button', { name: '撤销' })
    const redo = page.getByRole('button', { name: '恢复' })
    expect([await undo.isEnabled(), await redo.isEnabled()]).toEqual([false, false])
    await caretBehind(page, '算例 V01 小店区普通居民')
    await page.keyboard.insertText('甲')
    await settled(page)
    await undo.click()
    await settled(page)
    expect([await undo.isEnabled(), await redo.isEnabled()]).toEqual([false, true])
    expect(await textOf(page)).not.toContain('普通居民甲')
  })

  it('says in the status how things stand, and leads to them', async () => {
    const page = await opened()
    expect(await status(page)).toMatch(/没有改动[\s\S]*错误 0[\s\S]*算例 158\/158 相符[\s\S]*规则覆盖 81\/81[\s\S]*引擎 \d+\.\d+/)
    await caretBehind(page, '计算 财政补助合计：金额 ＝ 中央补助')
    await page.keyboard.insertText(' ＋ 不存在')
    await settled(page)
    await expect.poll(() => status(page)).toMatch(/已保存 \d+:\d+/)
    expect(await page.getByRole('tab', { name: /核对/ }).innerText()).toMatch(/[1-9]/)
    await page.keyboard.press('Alt+8')
    await page.keyboard.press('F8')
    await expect.poll(async () => (await state(page)).screen).toBe('draft')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.source') !== null)).toBe(true)
    await page.getByRole('contentinfo').getByRole('button', { name: /算例/ }).click()
    expect(await shownTab(page)).toBe('个案')
  })

  it('opens the commands in Chinese with F1, and suggests with Alt+/', async () => {
    const page = await opened()
    await page.keyboard.press('F1')
    await page.locator('.quick-input-widget').waitFor()
    await expect.poll(() => page.locator('.quick-input-widget').innerText()).toMatch(/[\u4e00-\u9fff]{2}/)
    await page.keyboard.press('Escape')
    await caretBehind(page, '计算 财政补助合计：金额 ＝ 中央补助')
    await page.keyboard.insertText(' ＋ 县')
    await page.keyboard.press('Alt+/')
    await page.locator('.suggest-widget.visible').waitFor()
    await expect.poll(() => page.locator('.suggest-widget').innerText()).toContain('县级补助')
  })
})

describe('language and look', () => {
  it('changes the language without losing anything, and keeps it', async () => {
    const page = await opened()
    await page.getByRole('button', { name: /V02 阳曲县普通居民/ }).click()
    await caretBehind(page, '算例 V01 小店区普通居民')
    const before = await state(page)
    await page.getByRole('button', { name: 'English' }).click()
    await settled(page)
    const after = await state(page)
    expect(after.language).toBe('en')
    expect({ case: after.selectedCase, caret: after.caret, screen: after.screen }).toEqual({
      case: before.selectedCase,
      caret: before.caret,
      screen: before.screen,
    })
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.reload()
    expect(
      await page
        .locator('.loading-en')
        .isVisible()
        .catch(() => false),
    ).toBeDefined()
    await settled(page)
    expect(await status(page)).toContain('158 of 158 cases pass')
  })

  it('follows the system at first, and then what was chosen, from the first picture on', async () => {
    const page = await opened({ colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await ground()).toBe('rgb(20, 26, 33)')
    await page.getByRole('button', { name: '浅色' }).click()
    expect(await ground()).toBe('rgb(245, 247, 250)')
    // Before any of the editor's scripts: only what stands in the page itself.
    await page.route(/assets\/(?:index|start)-/, (route) => setTimeout(() => route.continue(), 1_500))
    await page.evaluate(async () => {
      for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
    })
    await page.reload({ waitUntil: 'commit' })
    await page.locator('.loading').waitFor()
    expect(await ground()).toBe('rgb(245, 247, 250)')
    await settled(page)
    expect((await state(page)).theme).toBe('light')
  })
})

describe('the help', () => {
  it('lists every key, and can be closed by keyboard', async () => {
    const page = await opened()
    await page.keyboard.press('Shift+F1')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await shot(page, 'help-keys')
    expect(await dialog.innerText()).toMatch(/Alt\s*\+\s*1[\s\S]*F8[\s\S]*F1[\s\S]*Ctrl\s*\+\s*S[\s\S]*Alt\s*\+\s*\//)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
  })

  it('holds the language reference, with a search', async () => {
    const page = await opened()
    await page.getByRole('button', { name: '帮助' }).click()
    await page.getByRole('menuitem', { name: '语言手册' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^12 例外/ }).click()
    await shot(page, 'help-reference')
    expect(await dialog.locator('section[aria-label^="12 例外"] h3').isVisible()).toBe(true)
    expect(await dialog.locator('table').count()).toBeGreaterThan(0)
    await dialog.getByRole('searchbox').fill('累进')
    await expect.poll(() => dialog.locator('nav button').allInnerTexts()).toContain('14 累进 · Progressive scales')
    expect(await axe(page)).toEqual([])
  })

  it('says which version it is, its licence, and that nothing leaves the machine', async () => {
    const page = await opened()
    await page.getByRole('button', { name: '帮助' }).click()
    await page.getByRole('menuitem', { name: '关于条理' }).click()
    await expect.poll(() => page.getByRole('dialog').innerText()).toMatch(/\d+\.\d+\.\d+[\s\S]*不向任何地方发送[\s\S]*Apache-2\.0/)
    await shot(page, 'help-about')
  })
})

it('runs nothing but its own scripts, and reaches no other host', async () => {
  const page = await opened()
  const outcome = await page.evaluate(async () => {
    // After a timeout it is the page's own doing, not the debugger's, to which the policy doesn't apply.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(new Function('return 1')())
        } catch (error) {
          resolve((error as Error).name)
        }
      }),
    )
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    document.body.append(script)
    const fetched = await fetch('https://other.test/').then(
      () => 'answered',
      () => 'refused',
    )
    return { evaluated, inline: 'ranInline' in window, fetched }
  })
  expect(outcome).toEqual({ evaluated: 'EvalError', inline: false, fetched: 'refused' })
  const found: string[] = []
  await expect.poll(() => found.push(...takeProblems(page)) && found.join('\n')).toMatch(/https:\/\/other\.test\/ \(connect-src\)/)
  expect(found.join('\n')).toMatch(/inline \(script-src/)
})
