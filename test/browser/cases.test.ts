import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ime, servedEditor, shot } from './support/index.ts'
import { settled, textOf } from './support/notice.ts'

// The cases screen as an officer uses it: the grid of all cases, the form of one, and what the rules give while she types.

const server = servedEditor()

async function opened(viewport?: { width: number; height: number }): Promise<Page> {
  const page = await server.open(viewport ? { viewport } : {})
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid').waitFor()
  return page
}

const form = (page: Page) => page.locator('.case-form')
const status = (page: Page) => page.getByRole('contentinfo').innerText()
const blockOf = (text: string, name: string): string => text.slice(text.indexOf(`算例 ${name}\n`)).split(/\n\n|\n```/)[0] ?? ''
const chosen = (page: Page) => page.evaluate(() => window.tiaoli.store.getState().selectedCase)

/** Picks one of the choices of a select of the form. */
async function pick(page: Page, label: string, choice: string): Promise<void> {
  await form(page).getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item', { hasText: choice }).first().click()
}

describe('the form of a case', () => {
  it('adds one, with live results, an enumeration picked, a date picked and what is expected accepted', async () => {
    const page = await opened()
    await page.getByRole('button', { name: '新算例' }).click()
    await form(page).getByRole('textbox', { name: '名称' }).waitFor()
    await ime(page, '新来的学生')
    await form(page).getByRole('button', { name: '写入通知' }).click()
    await form(page).getByText('缺少必填的“参保地”').waitFor()
    expect(await form(page).getByText('还有 1 处要改').count()).toBe(1)
    await pick(page, '参保地', '阳曲县')
    await form(page).getByText('440元').first().waitFor()
    await pick(page, '大学生类别', '省属大学生')
    await page.locator('input[type=date]').first().fill('2001-09-01')
    expect(await form(page).getByRole('textbox', { name: '出生日期' }).inputValue()).toBe('2001-09-01')
    await form(page).getByRole('textbox', { name: '中央补助：应得' }).fill('441')
    await form(page).getByRole('img', { name: '不符' }).waitFor()
    await shot(page, 'cases-form')
    await form(page).getByRole('button', { name: '采用算出的值：中央补助' }).click()
    await form(page).getByRole('combobox', { name: '期内缴费：应得' }).fill('未知（缴费日期）')
    await form(page).getByRole('button', { name: '写入通知' }).click()
    await form(page).waitFor({ state: 'detached' })
    await settled(page)
    expect(blockOf(await textOf(page), '新来的学生')).toBe(
      '算例 新来的学生\n  参保地：阳曲县\n  出生日期：2001年9月1日\n  大学生类别：省属大学生\n  期望 中央补助：440元\n  期望 期内缴费：未知（缴费日期）',
    )
    expect([await chosen(page), await status(page)]).toEqual(['新来的学生', expect.stringContaining('159/159 相符')])
    await page.getByRole('button', { name: '撤销' }).first().click()
    await settled(page)
    expect(await textOf(page)).not.toContain('新来的学生')
  })

  it('is opened from the drafting screen, for the case that is looked at there or a new one beside it', async () => {
    const page = await server.open()
    await page
      .getByRole('button', { name: /V02 阳曲县普通居民/ })
      .first()
      .click()
    await page.locator('.case-entry.selected').getByRole('button', { name: '在表单中编辑' }).click()
    await expect.poll(() => form(page).getByRole('textbox', { name: '名称' }).inputValue()).toBe('V02 阳曲县普通居民')
    await page.keyboard.press('Alt+1')
    await page.locator('.pane', { hasText: '按名称' }).or(page.locator('.screen')).getByRole('button', { name: '新算例' }).first().click()
    await expect.poll(() => form(page).getByRole('textbox', { name: '名称' }).inputValue()).toBe('')
    expect(await form(page).getByRole('combobox', { name: '参保地' }).count()).toBe(1)
  })

  it('edits one with the records of a relation, says what is out of range, and loses nothing on the way', async () => {
    const page = await opened()
    await page.evaluate(() => window.tiaoli.dispatch({ kind: 'case', name: 'V29 阳曲县三名普通居民' }))
    await page.getByRole('combobox', { name: '哪一类算例' }).click()
    await page.locator('.ant-select-item', { hasText: '县区汇总' }).click()
    await page.getByRole('button', { name: '在表单中编辑' }).click()
    await form(page).getByRole('button', { name: '添加一条参保人员' }).click()
    await form(page).getByRole('combobox', { name: '第 4 条 参保地' }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item', { hasText: '阳曲县' }).first().click()
    await form(page).getByText('1760元').waitFor()
    await form(page).locator('fieldset').nth(3).getByRole('button', { name: /其它/ }).click()
    await form(page).getByRole('textbox', { name: '第 4 条 县级资助定额' }).fill('281')
    await form(page)
      .getByText(/281.*280/)
      .waitFor()
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('Alt+2')
    expect(await form(page).getByRole('textbox', { name: '第 4 条 县级资助定额' }).inputValue()).toBe('281')
    await form(page).getByRole('button', { name: '写入通知' }).click()
    expect(await textOf(page)).not.toContain('281元')
    await page.getByRole('button', { name: '关闭' }).click()
    await page.getByRole('button', { name: '继续填写' }).click()
    await form(page).getByRole('textbox', { name: '第 4 条 县级资助定额' }).fill('')
    await form(page).getByRole('button', { name: '写入通知' }).click()
    await settled(page)
    expect(blockOf(await textOf(page), 'V29 阳曲县三名普通居民').match(/\| 阳曲县/g)).toHaveLength(4)
    await expect.poll(() => page.getByRole('grid').innerText()).toContain('4 条')
  })
})
