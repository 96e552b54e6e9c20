import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axe, servedEditor, shot } from './support/index.ts'
import { settled, taiyuan, textOf } from './support/notice.ts'

// The cases screen for everybody: light and dark, in English, in a narrow window; with 500 cases; and from what the check found.

const server = servedEditor()

async function opened(viewport?: { width: number; height: number }): Promise<Page> {
  const page = await server.open(viewport ? { viewport } : {})
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid').waitFor()
  return page
}

/** Replaces the first place of a text in the notice. */
async function replace(page: Page, text: string, by: string): Promise<void> {
  await page.evaluate(
    ({ file, text, by }) => {
      const start = (window.tiaoli.texts.text(file) ?? '').indexOf(text)
      window.tiaoli.apply([{ span: { file, start, end: start + text.length }, text: by }])
    },
    { file: taiyuan, text, by },
  )
  await settled(page)
}

const form = (page: Page) => page.locator('.case-form')

describe('the cases screen', () => {
  it('has nothing that axe finds fault with, in light and dark, with a wrong form and failing cases', async () => {
    const page = await opened()
    await replace(page, '|| 330', '|| 331')
    await page.getByRole('button', { name: '在表单中编辑' }).first().click()
    await form(page).getByRole('textbox', { name: '县级资助定额' }).fill('281')
    await form(page).getByText(/281/).first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '深色' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await form(page).getByRole('button', { name: 'Write into the notice' }).waitFor()
    await shot(page, 'cases-dark-en')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).first().click()
    await page.getByRole('button', { name: 'Discard' }).click()
    await form(page).waitFor({ state: 'detached' })
    await page.getByRole('combobox', { name: 'Which kind of cases' }).click()
    await page.locator('.ant-select-item', { hasText: 'All entities' }).click()
    await page.locator('.grid-title', { hasText: 'Inputs' }).waitFor()
    await shot(page, 'cases-all-dark-en')
    expect(await axe(page)).toEqual([])
  })

  it('shows one part at a time in a narrow window, the form in front when it is opened', async () => {
    const page = await opened({ width: 683, height: 384 })
    await page.getByRole('button', { name: '新算例' }).click()
    await form(page).waitFor()
    await form(page).getByRole('textbox', { name: '名称' }).fill('窄屏')
    expect(await form(page).getByRole('button', { name: '写入通知' }).isVisible()).toBe(true)
    await shot(page, 'cases-narrow-form')
    expect(await axe(page)).toEqual([])
    await page.getByRole('tab', { name: '表格' }).click()
    await page.getByRole('grid').waitFor()
    await shot(page, 'cases-narrow')
    await page.getByRole('tab', { name: '表单' }).click()
    expect(await form(page).getByRole('textbox', { name: '名称' }).inputValue()).toBe('窄屏')
  })

  it('makes a case of what the check found', async () => {
    const page = await opened()
    const row = /\n {2}\| 阳曲县、娄烦县 .*/.exec(await textOf(page))?.[0] ?? ''
    await replace(page, row, '')
    await page.keyboard.press('Alt+3')
    await page.locator('.problem-card', { hasText: '阳曲县' }).getByRole('button', { name: '在表单中填写' }).first().click()
    await form(page).waitFor()
    await page.locator('.screen').getByRole('button', { name: '关闭' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click()
    await form(page).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByText('由核对发现的情形生成').waitFor()
    await page
      .getByRole('menuitem', { name: /参保地/ })
      .first()
      .click()
    await form(page).waitFor()
    expect(await form(page).getByRole('textbox', { name: '名称' }).inputValue()).not.toBe('')
    await form(page).getByText('按所填的算不出结果：').waitFor()
    await shot(page, 'cases-witness')
    await form(page).getByRole('textbox', { name: '名称' }).fill('缺口里的人')
    await form(page).getByRole('combobox', { name: '资助类别：应得' }).fill('无')
    await form(page).getByRole('button', { name: '写入通知' }).click()
    await form(page).waitFor({ state: 'detached' })
    await expect.poll(() => textOf(page)).toMatch(/算例 缺口里的人\n {2}(?:读法.*\n {2})*参保地：/)
  })

  it('draws a few rows of 500 cases, and writes a cell of them', async () => {
    const page = await opened()
    const cases = Array.from({ length: 450 }, (_, index) => `算例 第${index}人\n  参保地：小店区\n  期望 中央补助：330元\n\n`).join('')
    await replace(page, '算例 V02', `${cases}算例 V02`)
    await page.getByText(/^全部 541$/).waitFor()
    await page.locator('[role=gridcell][id$="-0-0"]').click()
    await page.keyboard.press('Control+End')
    await page.getByRole('rowheader', { name: '541' }).or(page.getByText('＊')).first().waitFor()
    expect(await page.locator('.grid-row').count()).toBeLessThan(60)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('改了名')
    await page.keyboard.press('Enter')
    await expect.poll(() => textOf(page), { interval: 20 }).toContain('算例 改了名\n')
  })
})
