import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ime, paste, servedEditor, shot, until } from './support/index.ts'
import { settled, taiyuan, textOf } from './support/notice.ts'

// All cases in a grid: what is typed, pasted, accepted or deleted there is in the text, and what can't be written stays in sight.

const server = servedEditor()

async function opened(entity: string, viewport?: { width: number; height: number }): Promise<Page> {
  const page = await server.open(viewport ? { viewport } : {})
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid').waitFor()
  await page.getByRole('combobox', { name: '哪一类算例' }).click()
  await page.keyboard.type(entity)
  await page.keyboard.press('Enter')
  await page.locator('.cases-entity', { hasText: entity }).waitFor()
  await page.locator('.grid-title').nth(3).waitFor()
  return page
}

/** A cell by the number of its row and the title of its column. */
async function cell(page: Page, row: number, title: string) {
  const column = Number(await page.locator(`.grid-title[title^="${title}"]`).first().getAttribute('aria-colindex')) - 2
  return page.locator(`[role=gridcell][id$="-${row - 1}-${column}"]`)
}

async function type(page: Page, row: number, title: string, text: string): Promise<void> {
  await (await cell(page, row, title)).click({ position: { x: 10, y: 10 } })
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

const textIn = async (page: Page, row: number, title: string) => (await cell(page, row, title)).innerText()
const status = (page: Page) => page.getByRole('contentinfo').innerText()
const blockOf = (text: string, name: string): string => text.slice(text.indexOf(`算例 ${name}\n`)).split(/\n\n|\n```/)[0] ?? ''
const button = (page: Page, name: string) => page.locator('.screen').getByRole('button', { name, exact: true })

describe('the grid of cases', () => {
  it('writes what is typed or picked, keeps what is wrong in its cell with the reason, and accepts what the rules give', async () => {
    const page = await opened('缴费业务')
    const name = await textIn(page, 8, '算例')
    const before = blockOf(await textOf(page), name)
    const expected = await textIn(page, 8, '可以办理 应得')
    await type(page, 8, '可以办理 应得', expected === '是' ? '否' : '是')
    await settled(page)
    await expect.poll(() => textIn(page, 8, '是否相符')).toBe('不符')
    expect(await status(page)).toContain('157/158')
    expect(await (await cell(page, 8, '可以办理 应得')).getAttribute('title')).toContain(`算得 ${expected}`)
    await page.keyboard.press('Home')
    await type(page, 8, '缴费渠道', '邮寄到家')
    await page.getByText('1 处没有写入通知').waitFor()
    expect([await textIn(page, 8, '缴费渠道'), await (await cell(page, 8, '缴费渠道')).getAttribute('aria-invalid')]).toEqual([
      '邮寄到家',
      'true',
    ])
    expect(await (await cell(page, 8, '缴费渠道')).getAttribute('title')).toMatch(/错误：.*缴费渠道/)
    await shot(page, 'cases-wrong')
    expect(await textOf(page)).not.toContain('邮寄到家')
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('Alt+2')
    await expect.poll(() => textIn(page, 8, '缴费渠道')).toBe('邮寄到家')
    await button(page, '放弃这些').click()
    await page.getByText(/^不符 1$/).click()
    await (await cell(page, 1, '算例')).click()
    await button(page, '接受算出的值').click()
    await expect.poll(async () => blockOf(await textOf(page), name)).toBe(before)
    await page.getByText('没有符合条件的算例').waitFor()
    await button(page, '全部显示').click()
    await type(page, 8, '可以办理 应得', '是')
    await type(page, 10, '可以办理 应得', '是')
    await page.getByText(/^不符 2$/).waitFor()
    await button(page, '更多').click()
    await page.getByRole('menuitem', { name: '接受显示的全部 2 个' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '接受' }).click()
    await page.getByText('已接受 2 个算例的结果').waitFor()
    await settled(page)
    expect(await status(page)).toContain('158/158')
    await page.locator('.cases-notice').getByRole('button', { name: '撤销' }).click()
    await page.getByText(/^不符 2$/).waitFor()
  })

  it('takes rows from Excel, names in Chinese, copies and deletes, and every step can be undone', async () => {
    const page = await opened('参保登记')
    const start = await textOf(page)
    await (await cell(page, 5, '算例')).click()
    await paste(page, '<b>甲</b>\t\t\t是\t1\t1\n乙\t\t\t否\t2\t很多\n')
    await expect.poll(() => textIn(page, 6, '算例')).toBe('乙')
    await settled(page)
    expect(blockOf(await textOf(page), '<b>甲</b>')).toBe('算例 <b>甲</b>\n  身份核验通过：是\n  同一证号参保地数：1\n  同一证号登记数：1')
    expect(await page.locator('.cases-grid b').count()).toBe(0)
    expect(blockOf(await textOf(page), '乙')).toBe('算例 乙\n  身份核验通过：否\n  同一证号参保地数：2')
    await expect.poll(() => textIn(page, 6, '同一证号登记数')).toBe('很多')
    await type(page, 6, '同一证号登记数', '2')
    await expect.poll(async () => blockOf(await textOf(page), '乙')).toContain('登记数：2')
    expect(await page.getByText('没有写入通知').count()).toBe(0)
    await (await cell(page, 6, '算例')).click()
    await ime(page, '丙的登记')
    await page.keyboard.press('Enter')
    await expect.poll(() => textOf(page)).toContain('算例 丙的登记\n')
    await expect
      .poll(() => page.evaluate(() => window.tiaoli.store.getState().selectedCase))
      .toBeNull()
      .catch(() => undefined)
    await (await cell(page, 6, '算例')).click()
    await button(page, '更多').click()
    await page.getByRole('menuitem', { name: '复制算例' }).click()
    await page.getByText('已复制为“丙的登记 2”').waitFor()
    await expect.poll(() => page.evaluate(() => window.tiaoli.store.getState().selectedCase)).toBe('丙的登记 2')
    await (await cell(page, 5, '算例')).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Alt+Delete')
    await page.getByText('已删除 3 个算例').waitFor()
    await settled(page)
    expect(await textOf(page)).toBe(start)
    await page.getByRole('grid').waitFor()
    await page.locator('.cases-notice').getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => textOf(page)).toContain('算例 丙的登记 2\n')
  })

  it('shows which are wanted, and hands all of them over as a file for Excel', async () => {
    const page = await opened('参保人')
    await page.getByRole('combobox', { name: '只看哪一条' }).click()
    await page.keyboard.type('一（一）')
    await page.keyboard.press('Enter')
    await page.getByText(/^全部 \d+$/).waitFor()
    const rows = () => page.getByRole('rowheader').count()
    const ofClause = await rows()
    await page.getByRole('textbox', { name: '查找名称、情况或结果' }).fill('尖草坪')
    await expect.poll(rows).toBeLessThan(ofClause)
    await page.getByRole('textbox', { name: '查找名称、情况或结果' }).fill('')
    await page.evaluate(() => {
      const text = window.tiaoli.texts.text('taiyuan-2020/notice.md') ?? ''
      const at = text.indexOf('|| 330')
      window.tiaoli.apply([{ span: { file: 'taiyuan-2020/notice.md', start: at + 3, end: at + 6 }, text: '331' }])
    })
    await settled(page)
    await page.getByText(/^打开后有变 [1-9]/).click()
    await expect.poll(() => page.locator('[data-state=changed]').first().getAttribute('title')).toContain('打开时')
    await shot(page, 'cases-changed')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, '更多')
        .click()
        .then(() => page.getByRole('menuitem', { name: '下载 CSV' }).click()),
    ])
    expect(download.suggestedFilename()).toBe('taiyuan-2020-算例.csv')
    const csv = readFileSync(await download.path(), 'utf8')
    expect(csv.startsWith('\uFEFF算例,对象,条款,是否相符,')).toBe(true)
    expect(csv.trimEnd().split('\r\n').length).toBeGreaterThanOrEqual(159)
    expect(csv).toContain("'149999198005120017")
  })

  it('is worked by keyboard alone, beside why the case gets what it gets', async () => {
    const page = await opened('参保人')
    const chosen = () => page.evaluate(() => window.tiaoli.store.getState().selectedCase)
    await page.getByRole('textbox', { name: '查找名称、情况或结果' }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await expect.poll(chosen).toBe('V02 阳曲县普通居民')
    await page.getByRole('heading', { name: '为什么：V02 阳曲县普通居民' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await until(page, `document.activeElement?.value === 'V02 阳曲县普通居民'`)
    await page.keyboard.type('，改名')
    await page.keyboard.press('Enter')
    await page.locator('.case-form').waitFor({ state: 'detached' })
    await expect.poll(chosen).toBe('V02 阳曲县普通居民，改名')
    await until(page, `document.activeElement?.closest('.cases-grid') !== null`)
    await page.keyboard.press('ArrowDown')
    await expect.poll(chosen).toBe('V03 尖草坪区省属大学生')
    await page.keyboard.press('Control+z')
    await expect.poll(() => textOf(page)).toContain('算例 V02 阳曲县普通居民\n')
  })

  it('keeps the last results, greyed and not to be edited, while a rule can’t be read', async () => {
    const page = await opened('缴费业务')
    await page.evaluate((file) => {
      const at = (window.tiaoli.texts.text(file) ?? '').indexOf('计算 财政补助合计：金额 ＝')
      window.tiaoli.apply([{ span: { file, start: at + 14, end: at + 14 }, text: '＋ ＋' }])
    }, taiyuan)
    await page.getByText('有的规则读不懂：这里是改动前的结果').waitFor()
    expect(await page.locator('.cases-grid.stale').count()).toBe(1)
    expect(await page.getByRole('grid').getAttribute('aria-readonly')).toBe('true')
    expect(await textIn(page, 1, '是否相符')).toBe('相符')
    await page.getByRole('button', { name: '撤销' }).first().click()
    await settled(page)
    await expect.poll(() => page.locator('.cases-grid.stale').count()).toBe(0)
    // A case that is misspelt in the source shows what is written there, and is mended in the form.
    const [channel] = /缴费渠道：自然人网厅/.exec(await textOf(page)) ?? []
    await page.evaluate(
      ({ file, channel }) => {
        const start = (window.tiaoli.texts.text(file) ?? '').indexOf(channel)
        window.tiaoli.apply([{ span: { file, start, end: start + channel.length }, text: '缴费渠道：自然人网听' }])
      },
      { file: taiyuan, channel: channel ?? '' },
    )
    await expect.poll(() => textIn(page, 3, '缴费渠道')).toContain('自然人网听')
    expect([await status(page), await page.locator('.cases-grid.stale').count()]).toEqual([expect.stringContaining('157/158'), 0])
    await page.locator('[role=gridcell]', { hasText: '自行申报用自然人网厅' }).click()
    await button(page, '在表单中编辑').click()
    const form = page.locator('.case-form')
    await form.locator('.case-field-note.fail', { hasText: '自然人网听' }).waitFor()
    await form.getByRole('combobox', { name: '缴费渠道' }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item', { hasText: '自然人网厅' }).click()
    await form.getByRole('button', { name: '写入通知' }).click()
    await form.waitFor({ state: 'detached' })
    await settled(page)
    expect([await status(page), (await textOf(page)).includes('自然人网听')]).toEqual([expect.stringContaining('158/158'), false])
  })
})
