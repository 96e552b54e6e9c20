import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { axe, openTab, servedEditor, shot } from './support/index.ts'
import { caretBehind, settled, textOf } from './support/notice.ts'
import { aid, gridCell, largeTable, openNotice, openTable, own, press } from './support/table.ts'

// What the grid of a table shows beside its cells: gaps, overlaps, cases, faults; how it is opened, left, and kept up with the text.

const server = servedEditor()
let page: Page
beforeAll(async () => {
  page = await server.open({ shared: true })
})

const text = () => textOf(page, own)
const cell = (row: number, column: number) => gridCell(page, row, column)
const foot = () => page.locator('.table-foot').innerText()
const gaps = () => page.locator('.grid-gap').allInnerTexts()

async function open(of = aid): Promise<void> {
  await openNotice(page, of)
  await openTable(page, '资助')
}

/** A change of the text by another hand: a fix, undo, a case that was written. */
async function replace(before: string, after: string): Promise<void> {
  await page.evaluate(
    ({ path, before, after }) => {
      const start = window.tiaoli.texts.text(path)?.indexOf(before) ?? -1
      window.tiaoli.apply([{ span: { file: path, start, end: start + before.length }, text: after }])
    },
    { path: own, before, after },
  )
  await settled(page)
}

describe('gaps and overlaps', () => {
  it('a gap stands below the rows with a record that shows it, and its row is added by keys', async () => {
    await open()
    expect(await gaps()).toEqual([expect.stringContaining('缺口：类别 一般居民，没有适用的行')])
    expect(await foot()).toContain('缺口 1')
    await shot(page, 'table-gap')
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
    await expect.poll(text).toContain('// 定额\n  | 一般居民 | 任意   || 未规定       | 未规定         |\n')
    await expect.poll(foot).toContain('无缺口、无重叠')
    expect(await gaps()).toEqual([])
    await expect.poll(() => page.getByRole('rowheader', { name: '4' }).getAttribute('title')).toContain('打开后新增的行')
  })

  it('a case is made of a gap and chosen', async () => {
    await open()
    await page.getByRole('button', { name: '生成算例' }).click()
    await expect.poll(text).toContain('算例 一般居民\n  类别：一般居民\n')
    expect(await page.locator('.table-notice').innerText()).toContain('已生成算例“一般居民”')
    await expect.poll(() => page.locator('.case-entry.selected').innerText()).toContain('一般居民')
  })

  it('rows that overlap are marked and shown side by side', async () => {
    await open(aid.replace('| 低保对象 | 是     || 300元 ', '| 低保对象 | 任意   || 300元 '))
    expect((await gaps())[0]).toContain('重叠：第 2、3 行都适用于 类别 低保对象、未成年 否')
    expect(await page.getByRole('rowheader', { name: '2' }).getAttribute('title')).toContain('与第 3 行重叠')
    await page.getByRole('button', { name: '看两条' }).click()
    expect(await page.locator('.two-rows tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/第 2 行\s+低保对象\s+任意\s+300元/),
      expect.stringMatching(/第 3 行\s+低保对象\s+否\s+280元/),
    ])
    expect(await page.locator('.two-rows .differs').allInnerTexts()).toEqual(['任意', '300元', '30元', '否', '280元', '28元'])
    await shot(page, 'table-overlap')
    expect(await axe(page)).toEqual([])
    await page.locator('.two-rows').getByRole('button', { name: '关闭' }).click()
    expect(await page.locator('.two-rows').count()).toBe(0)
  })
})

describe('the rest of the notice', () => {
  it('says what the chosen row means, which cases it applies to, and marks the row of the selected case', async () => {
    await open()
    expect(await foot()).toContain('第 1 行 当 类别 为 特困人员 时，资助额 ＝ 400元、首次资助 ＝ 50元')
    await press(page, 'ArrowDown')
    expect(await foot()).toContain('当 类别 为 低保对象，且 未成年 为 是 时')
    await page.locator('.table-hits').getByRole('button', { name: '李四' }).click()
    await expect.poll(() => page.locator('.table-hit [role=rowheader]').allInnerTexts()).toEqual(['2'])
    await page.getByRole('button', { name: '张三' }).first().click()
    await expect.poll(() => page.locator('.table-hit [role=rowheader]').allInnerTexts()).toEqual(['1'])
  })

  it('says in the cell what is wrong with it, and puts it right', async () => {
    await open()
    await page.keyboard.type('特困人')
    await press(page, 'Enter')
    await expect.poll(() => cell(0, 0).getAttribute('aria-invalid')).toBe('true')
    expect(await cell(0, 0).getAttribute('title')).toContain('没有声明过“特困人”')
    await press(page, 'ArrowUp')
    await shot(page, 'table-problem')
    await page.getByRole('button', { name: '有问题的格子 1' }).click()
    await press(page, 'Shift+F10')
    await page.getByRole('menuitem', { name: '修正为“特困人员”' }).click()
    await expect.poll(text).toBe(aid)
  })

  it('keeps the grid, and says what is of before, while a rule or a cell can’t be read', async () => {
    await open()
    await replace('资助额 ＋ 首次资助', '资助额 ＋')
    await expect.poll(foot).toContain('这是改动前的）命中 1 个算例：张三')
    await press(page, 'ArrowRight', 'ArrowRight')
    await page.keyboard.type('420')
    await press(page, 'Enter')
    await expect.poll(text).toContain('|| 420元 ')
    await replace('资助额 ＋', '资助额 ＋ 首次资助')
    await expect.poll(foot).not.toContain('这是改动前的')
    await replace('| 低保对象 | 是 ', '| 低收入者 | 是 ')
    await expect.poll(gaps).toEqual([expect.stringContaining('这是改动前的）缺口：类别 一般居民')])
    expect(await page.locator('.grid-gap button').count()).toBe(0)
    expect(await foot()).toContain('表里有读不懂的内容')
    await replace('| 低收入者 | 是 ', '| 低保对象 | 是 ')
    await expect.poll(gaps).toEqual([expect.stringMatching(/^▒\s缺口：类别 一般居民/)])
  })

  it('follows a table that is renamed, and closes with a message where it is gone', async () => {
    await open()
    await replace('表 资助\n', '表 救助\n')
    await page.getByRole('grid', { name: '表 救助' }).waitFor()
    await replace('表 救助\n', '')
    await page.locator('.source').waitFor()
    expect(await page.locator('.messages').innerText()).toContain('没有表“救助”了')
    await page.locator('.messages button').first().click()
  })
})

describe('the way in and out', () => {
  beforeEach(() => openNotice(page, aid))

  it('is a lens above the table', async () => {
    await caretBehind(page, '表 资助', own)
    await page.locator('.codelens-decoration a', { hasText: '以表格打开' }).waitFor()
    await shot(page, 'table-lens')
    await page.locator('.codelens-decoration a', { hasText: '以表格打开' }).click()
    await page.getByRole('grid', { name: '表 资助' }).waitFor()
  })

  it('is a key that keeps the place', async () => {
    await caretBehind(page, '| 低保对象 | 否     || 280', own)
    await press(page, 'Alt+g')
    await page.getByRole('grid').waitFor()
    await expect.poll(() => cell(2, 2).getAttribute('aria-selected')).toBe('true')
    await press(page, 'ArrowUp', 'Alt+g')
    await page.locator('.source').waitFor()
    const caret = await page.evaluate(() => window.tiaoli.store.getState().caret?.start ?? 0)
    await expect.poll(async () => (await text()).slice(caret, caret + 4)).toBe('300元')
    await page.keyboard.type('1')
    await expect.poll(text).toContain('|| 1300元 ')
    await press(page, 'Control+z')
  })

  it('lets the table take the window', async () => {
    await openTable(page, '资助')
    await page.getByRole('button', { name: '铺满' }).click()
    expect(await page.locator('.case-list').count()).toBe(0)
    await expect.poll(async () => (await page.locator('.table-pane').boundingBox())?.width).toBeGreaterThan(1300)
    await page.getByRole('button', { name: '铺满' }).click()
    expect(await page.locator('.case-list').count()).toBe(1)
  })

  it('leads to a grid that can only be read where another window edits the file', async () => {
    await openNotice(page, aid)
    const other = await openTab(page, server.url)
    await settled(other)
    await openTable(other, '财政补助分担')
    await other.locator('.table-locked').waitFor()
    await press(other, 'x')
    await expect.poll(() => other.locator('.grid-notice').innerText()).toContain('不能修改')
    await other.close()
  })
})

describe('the look', () => {
  it('has nothing that axe finds fault with, light and dark, in English, and in a narrow window', async () => {
    await open()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '深色' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await settled(page)
    await shot(page, 'table-dark-en')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 683, height: 384 })
    await shot(page, 'table-narrow')
    const narrow = await axe(page)
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.getByRole('button', { name: 'Light' }).click()
    await page.getByRole('button', { name: '中文' }).click()
    expect(narrow).toEqual([])
  })
})

describe('a table of 1,000 rows and 30 columns', () => {
  // Other tests run on the same machine; how fast it is is measured elsewhere.
  const patient = { timeout: 20_000 }

  it('opens, scrolls to its end, and is edited there', async () => {
    const large = largeTable(1000)
    await openNotice(page, large)
    await openTable(page, '大表')
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('1003')
    expect(await page.locator('[role=gridcell]').count()).toBeLessThan(1500)
    // The notes and the comment stand behind the last result.
    await press(page, 'Control+End', 'ArrowLeft', 'ArrowLeft')
    await expect.poll(() => cell(999, 29).innerText(), patient).toBe('3999元')
    await page.keyboard.type('12')
    await press(page, 'Enter')
    await expect.poll(() => cell(999, 29).innerText(), patient).toBe('12元')
    await expect.poll(text, patient).toBe(large.replace('3999元', '12元  '))
    await press(page, 'Control+z')
    await expect.poll(text, patient).toBe(large)
    await press(page, 'Control+Home')
    await expect.poll(() => cell(0, 0).innerText(), patient).toBe('0')
  })
})
