import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ime, paste, servedEditor } from './support/index.ts'
import { settled, textOf } from './support/notice.ts'
import { aid, gridCell, openNotice, openTable, own, press } from './support/table.ts'

// A table of the notice as a grid: what is done in it is found in the text, at its place and with all that stands around it.

const server = servedEditor()
let page: Page
beforeAll(async () => {
  page = await server.open({ shared: true })
})

const text = () => textOf(page, own)
const cell = (row: number, column: number) => gridCell(page, row, column)
const foot = () => page.locator('.table-summary').innerText()
const notice = () => page.locator('.table-notice').innerText()
const becomes = async (expected: string) => {
  await expect.poll(text).toBe(expected)
  await settled(page)
}

async function open(of = aid): Promise<void> {
  await openNotice(page, of)
  await openTable(page, '资助')
}

describe('typing', () => {
  beforeEach(() => open())

  it('changes the cell in the text and nothing else, is seen in the cases, and is undone as in the text', async () => {
    await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight')
    await page.keyboard.type('310')
    await press(page, 'Enter')
    await becomes(aid.replace('| 300元 ', '| 310元 '))
    await expect.poll(() => cell(1, 2).getAttribute('title')).toContain('打开时是“300元”')
    await page.getByRole('button', { name: '李四' }).first().click()
    expect(await page.locator('.case-entry.selected').innerText()).toContain('310元')
    await cell(1, 2).click()
    await press(page, 'Control+z')
    await becomes(aid)
    await expect.poll(() => cell(1, 2).getAttribute('title')).toBeNull()
    await press(page, 'Control+y')
    await becomes(aid.replace('| 300元 ', '| 310元 '))
  })

  it('goes on as fast as one types, each cell in its turn and its own step of undo', async () => {
    await press(page, 'ArrowRight', 'ArrowRight')
    for (const amount of ['401', '301', '281']) {
      await page.keyboard.type(amount)
      await press(page, 'Enter')
    }
    const all = aid.replace('| 400元 ', '| 401元 ').replace('| 300元 ', '| 301元 ').replace('| 280元 ', '| 281元 ')
    await becomes(all)
    await press(page, 'Control+z')
    await becomes(all.replace('| 281元 ', '| 280元 '))
  })

  it('takes Chinese from an input method, in the cell and for a new row', async () => {
    await ime(page, '一般居民', 'yibanjumin')
    await press(page, 'Enter')
    await becomes(aid.replace('| 特困人员 | 任意 ', '| 一般居民 | 任意 '))
    await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await press(page, 'ArrowDown')
    await ime(page, '特困人员', 'tekun')
    await press(page, 'Enter')
    await expect.poll(text).toContain('  | 特困人员 | 任意   || 未规定       | 未规定         |\n')
  })

  it('keeps what could not be written in its cell, says why, and writes it once it is put right', async () => {
    await page.keyboard.type('特困|低保')
    await press(page, 'Enter')
    await expect.poll(notice).toContain('竖线 |')
    expect(await cell(0, 0).innerText()).toBe('特困|低保')
    expect(await cell(0, 0).getAttribute('aria-invalid')).toBe('true')
    expect(await text()).toBe(aid)
    await press(page, 'Alt+g')
    await page.locator('.source').waitFor()
    await press(page, 'Alt+g')
    await expect.poll(() => cell(0, 0).innerText()).toBe('特困|低保')
    await press(page, 'Control+Home')
    await page.keyboard.type('低保对象')
    await press(page, 'Enter')
    await becomes(aid.replace('| 特困人员 | 任意 ', '| 低保对象 | 任意 '))
    expect(await page.locator('.table-notice').count()).toBe(0)
  })

  it('gives up what could not be written by the key of undo, and leaves the text alone', async () => {
    await page.keyboard.type('“')
    await press(page, 'Enter')
    await expect.poll(notice).toContain('引号没有配对')
    await press(page, 'Control+z')
    await expect.poll(() => cell(0, 0).innerText()).toBe('特困人员')
    expect(await text()).toBe(aid)
  })

  it('writes a half-typed cell when another screen is opened', async () => {
    await press(page, 'ArrowRight', 'ArrowRight')
    await page.keyboard.type('410')
    await press(page, 'Alt+5')
    await becomes(aid.replace('| 400元 ', '| 410元 '))
    await press(page, 'Alt+1')
    await page.getByRole('grid').waitFor()
  })
})

describe('Excel and WPS', () => {
  beforeEach(() => open())

  it('are pasted from, beyond the last row too, as one step', async () => {
    await press(page, 'ArrowDown', 'ArrowDown')
    await paste(page, '低保对象\t否\t290\t29\r\n一般居民\t\t1,000.50\t0\r\n')
    await expect.poll(text).toContain(`  | 低保对象 | 否     || 290元        | 29元           |  // 定额
  | 一般居民 | 任意   || 1000.50元    | 0元            |
`)
    await expect.poll(foot).toContain('无缺口、无重叠')
    await press(page, 'Control+z')
    await becomes(aid)
  })

  it('are pasted from as far as it can be written; the rest stays to be put right', async () => {
    await press(page, 'ArrowRight', 'ArrowRight')
    await paste(page, '500\t60\n|\t40\n')
    await expect.poll(text).toContain('|| 500元        | 60元 ')
    expect(await text()).toContain('|| 300元        | 40元 ')
    expect(await cell(1, 2).innerText()).toBe('|')
    expect(await notice()).toContain('1 格没有写入')
  })

  it('take what is copied', async () => {
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight')
    await page.evaluate(() => {
      document.addEventListener('copy', (event) => {
        document.title = event.clipboardData?.getData('text/plain') ?? ''
      })
    })
    await press(page, 'Control+c')
    await expect.poll(() => page.title()).toBe('特困人员 任意 低保对象 是')
  })

  it('open the table as a file', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 CSV' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('资助.csv')
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toBe(
      '\uFEFF类别,未成年,资助额：金额,首次资助：金额,依据,备注\r\n特困人员,任意,400元,50元,推算 “全额”,\r\n' +
        '低保对象,是,300元,30元,,\r\n低保对象,否,280元,28元,,定额\r\n',
    )
  })
})

describe('rows and columns', () => {
  beforeEach(() => open())

  it('are added, moved and deleted by keys, and one types on at once', async () => {
    await press(page, 'ArrowDown', 'Alt+Insert')
    await page.keyboard.type('一般居民')
    await press(page, 'Tab', 'Tab')
    await page.keyboard.type('90')
    await press(page, 'Enter')
    const added = '  | 一般居民 | 任意   || 90元         | 未规定         |\n'
    await becomes(aid.replace('  | 低保对象 | 是', `${added}  | 低保对象 | 是`))
    await press(page, 'ArrowUp', 'Shift+Alt+ArrowDown')
    await expect.poll(text).toContain(`30元           |\n${added}`)
    await press(page, 'Alt+Delete')
    await becomes(aid)
  })

  it('get a new result with its type, another name and another type', async () => {
    await page.getByRole('button', { name: '添加' }).click()
    await page.getByRole('menuitem', { name: '结果列……' }).click()
    const dialog = page.getByRole('dialog', { name: '新的结果列' })
    await dialog.getByLabel('名称').fill('封顶')
    await dialog.getByLabel('类型').fill('金额')
    await press(page, 'Enter')
    await expect.poll(text).toContain('| 首次资助：金额 | 封顶：金额 |')
    await settled(page)
    await page.getByRole('columnheader', { name: '资助额' }).first().dblclick()
    await page.keyboard.type('救助额')
    await press(page, 'Enter')
    await expect.poll(text).toContain('|| 救助额：金额 |')
    expect(await text()).toContain('计算 总额：金额 ＝ 救助额 ＋ 首次资助')
    await settled(page)
    await cell(0, 4).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '改列的类型……' }).click()
    await page.getByRole('dialog').getByLabel('类型').fill('比例')
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await expect.poll(text).toContain('| 封顶：比例 |')
  })

  it('get a condition over a field, and lose one', async () => {
    await page.getByRole('button', { name: '添加' }).click()
    await page.getByRole('menuitem', { name: '条件列……' }).click()
    await page.getByRole('dialog', { name: '新的条件列' }).getByRole('combobox', { name: '字段或算式' }).fill('未成年')
    await press(page, 'Enter')
    await expect.poll(text).toContain('| 类别     | 未成年 | 未成年 || 资助额')
    await settled(page)
    await cell(0, 2).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '删除 1 列' }).click()
    await becomes(aid)
  })

  it('that can’t go say why', async () => {
    await press(page, 'ArrowRight', 'ArrowRight')
    await cell(0, 2).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '列左移' }).click()
    await expect.poll(notice).toContain('条件列在前，结果列在后')
    await cell(0, 4).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '删除 1 列' }).click()
    await expect.poll(notice).toContain('“依据”“备注”两列')
    expect(await text()).toBe(aid)
  })

  it('are picked from what a cell may hold', async () => {
    await press(page, 'ArrowDown', 'Alt+ArrowDown')
    const picker = page.getByRole('dialog', { name: '类别：选项' })
    expect(await picker.getByRole('option').allInnerTexts()).toEqual(['任意', '其它', '特困人员', '低保对象', '一般居民'])
    await picker.getByRole('option', { name: '一般居民' }).click()
    await picker.getByRole('button', { name: '确定' }).click()
    await expect.poll(text).toContain('| 低保对象、一般居民 | 是')
    await press(page, 'Alt+ArrowDown')
    await picker.getByRole('option', { name: '其它' }).click()
    await picker.getByRole('button', { name: '确定' }).click()
    await expect.poll(text).toContain('| 其它     | 是 ')
  })
})
