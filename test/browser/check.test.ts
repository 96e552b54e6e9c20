import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, servedEditor, shot } from './support/index.ts'
import { settled, taiyuan, textOf } from './support/notice.ts'

// The check: what is wrong, where and how to put it right; what the notice rests on, and what another reading would do.

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
})

const status = () => page.getByRole('contentinfo').innerText()
const cards = () => page.getByRole('list', { name: '发现的问题' })
const current = () => page.locator('.problem-card.current')
/** Tests share the machine with others. */
const soon = { timeout: 10_000 }
const toCheck = () => page.keyboard.press('Alt+3')

/** Changes the text as another program would, in one step. */
async function change(edits: readonly (readonly [string, string])[]): Promise<void> {
  let text = await textOf(page)
  for (const [old, now] of edits) {
    expect(text).toContain(old)
    text = text.replace(old, now)
  }
  await page.evaluate(({ file, text }) => window.tiaoli.texts.replace(file, text), { file: taiyuan, text })
  await settled(page)
}

const row =
  '  | 其它           | 非大学生               | 任意         | 任意       || 330元          | 110元          | 55元           | 55元           |  '
const lineOf = async (start: string) => (await textOf(page)).split('\n').find((line) => line.startsWith(start.trimEnd())) ?? ''

describe('the list of problems', () => {
  it('says that all is well, counts errors on its tab, and finds, fixes and takes back a number that differs', async () => {
    await toCheck()
    await expect.poll(() => page.locator('.screen').innerText(), soon).toContain('没有发现问题')
    await expect.poll(() => page.locator('.screen').innerText(), soon).toContain('规则的每一部分都有算例用到')
    await change([
      ['[330 元]', '[332 元]'],
      ['[55 元]', '[56 元]'],
    ])
    expect(await page.getByRole('tab', { name: /^核对.*2 个错误/ }).count()).toBe(1)
    const differs = page.locator('.problem-card', { hasText: '正文写的是“332 元”' })
    await differs.locator('.problem-head').click()
    expect(await differs.locator('del').innerText()).toBe('332 元')
    expect(await differs.locator('ins').innerText()).toBe('330 元')
    await differs.getByRole('button', { name: '修正：把“332 元”改为“330 元”' }).click()
    await settled(page)
    expect(await textOf(page)).toContain('[330 元]')
    expect(await cards().getByRole('listitem').count()).toBe(1)
    await page.getByRole('button', { name: '撤销' }).click()
    await settled(page)
    await page.getByRole('button', { name: '全部修正：正文数字改为规则的值（2 处）' }).click()
    await settled(page)
    expect(await status()).toContain('错误 0')
    await page.getByRole('button', { name: '撤销' }).click()
    await settled(page)
    expect(await textOf(page)).toContain('[332 元]')
    expect(await textOf(page)).toContain('[56 元]')
  })

  it('leads from a problem to its place in the source, and back to the same problem', async () => {
    await change([
      ['具体补助标准为', '具体补助的标准为'],
      ['[330 元]', '[332 元]'],
    ])
    await toCheck()
    const quotation = page.locator('.problem-card', { hasText: '正文里找不到这段原文' })
    await quotation
      .getByRole('button', { name: /第 \d+ 行/ })
      .first()
      .click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.source') !== null), soon).toBe(true)
    const { start } = await page.evaluate(() => window.tiaoli.store.getState().caret ?? { start: 0 })
    expect((await textOf(page)).slice(start - 5, start + 20)).toContain('“具体补助标准为')
    await toCheck()
    await expect.poll(() => current().innerText(), soon).toContain('正文里找不到这段原文')
    expect(await page.locator('.unaccounted-section').innerText()).toContain('具体补助的标准为')
    await page.getByRole('button', { name: '修正：把“具体补助标准为：”改为“具体补助的标准为：”' }).click()
    await settled(page)
    await expect.poll(() => current().innerText(), soon).toContain('正文写的是“332 元”')
    await expect.poll(() => page.locator('.screen').innerText(), soon).toContain('正文每一句都有着落')
  })

  it('shows who falls into a gap, what the missing row would be, and adds it; a case of that person too', async () => {
    await change([[`${await lineOf(row.slice(0, 60))}\n`, '']])
    await toCheck()
    await page.getByRole('button', { name: /^缺口/ }).click()
    expect(await cards().getByRole('listitem').count()).toBe(1)
    expect(await current().locator('dl').innerText()).toMatch(/参保地\s+小店区\s+大学生类别\s+非大学生/)
    expect(await current().locator('ins').innerText()).toBe('| 其它 | 非大学生 | 任意 | 任意 || 未规定 | 未规定 | 未规定 | 未规定 |')
    await shot(page, 'check-gap')
    await page.getByRole('button', { name: '生成算例', exact: true }).click()
    await settled(page)
    expect(await textOf(page)).toContain('算例 小店区、非大学生')
    expect(await page.locator('.messages').innerText()).toContain('已补算例“小店区、非大学生”，应得结果请到“个案”填写')
    await page.getByRole('button', { name: '补一行' }).click()
    await settled(page)
    expect((await textOf(page)).split('\n').some((line) => /其它 +\| 非大学生 .*未规定/.test(line))).toBe(true)
    await expect.poll(() => page.getByRole('button', { name: /^缺口/ }).count(), soon).toBe(0)
  })

  it('shows both rows of an overlap, and opens the table at one of them', async () => {
    const old = await lineOf(row.slice(0, 60))
    await change([[`${old}\n`, `${old}\n${old.replace('330元', '340元')}\n`]])
    await toCheck()
    await page.getByRole('button', { name: /^重叠/ }).click()
    expect(await current().locator('.excerpt-text').allInnerTexts()).toEqual([
      expect.stringContaining('330元'),
      expect.stringContaining('340元'),
    ])
    await page.getByRole('button', { name: '在表格中看两条' }).click()
    const opened = () => page.evaluate(() => (({ screen, table, cells }) => ({ screen, table, cells }))(window.tiaoli.store.getState()))
    await expect.poll(async () => (await opened()).table?.name, soon).toBe('财政补助分担')
    expect(Object.values((await opened()).cells)).toEqual([expect.objectContaining({ row: 2 })])
  })

  it('is worked through by keyboard: F8 and arrows choose, Enter leads to the source', async () => {
    await change([
      ['[330 元]', '[332 元]'],
      ['[55 元]', '[56 元]'],
      ['具体补助标准为', '具体补助的标准为'],
    ])
    await toCheck()
    await cards().waitFor()
    await page.keyboard.press('F8')
    expect(await current().innerText()).toContain('332 元')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('problem-head')
    await page.keyboard.press('ArrowDown')
    expect(await current().innerText()).toContain('正文里找不到这段原文')
    await page.keyboard.press('F8')
    expect(await current().innerText()).toContain('56 元')
    await page.keyboard.press('Shift+F8')
    await page.keyboard.press('ArrowUp')
    expect(await current().innerText()).toContain('332 元')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.source') !== null), soon).toBe(true)
  })
})

describe('what a notice rests on', () => {
  it('switches a reading for all cases, tells everywhere that it is on, and goes back at once; lists what is assumed', async () => {
    await toCheck()
    const question = page.locator('.question', { hasText: 'A04' })
    await question.waitFor()
    const before = await status()
    const reading = question.getByRole('radio', { name: '份额归隶属方' })
    expect(await question.locator('.reading', { hasText: '份额归隶属方' }).innerText()).toContain('7 例有变')
    await reading.check()
    await settled(page)
    await expect.poll(status, soon).toContain('算例 154/158 相符')
    expect(await page.locator('.readings-banner').innerText()).toContain('正按非默认读法显示：A04 份额归隶属方')
    await question.getByRole('button', { name: /^县级补助/ }).click()
    expect(await question.locator('.changes').innerText()).toMatch(/V05 阳曲县省属大学生，按县区\s+27.5元\s+0元\s+▼.*少27.5元/)
    await page.getByRole('radio', { name: '待明确' }).first().check()
    await expect.poll(() => page.locator('.switched-effect').innerText(), soon).toContain('153 个算例中 8 个的结果变了')
    await shot(page, 'check-readings')
    await page.keyboard.press('Alt+1')
    expect(await page.locator('.readings-banner').innerText()).toContain('A05 待明确')
    await page.getByRole('button', { name: '恢复默认' }).click()
    await settled(page)
    expect(await status()).toBe(before)
    expect(await page.locator('.readings-banner').count()).toBe(0)
    await toCheck()
    await page.getByText('假定与推算 20').click()
    const entry = page.locator('.assumption', { hasText: '550元减去中央330元、省级220元，已无余额' })
    expect(await entry.first().innerText()).toMatch(/推算\s*表 财政补助分担 第 3 行 330元、220元、0元、0元/)
    await entry
      .first()
      .getByRole('button', { name: /个算例用到/ })
      .click()
    expect(await entry.first().innerText()).toContain('V03 尖草坪区省属大学生')
  })
})

describe('what no case exercises', () => {
  it('is listed, and a case made of it exercises it', async () => {
    const cases = /(?<=\n)算例 V0[56] [^\n]*\n(?: [^\n]*\n)+|(?<=\n)算例 [^\n]*由省县财政资助\n(?: [^\n]*\n)+/g
    await change((await textOf(page)).match(cases)?.map((each) => [each, ''] as const) ?? [])
    await toCheck()
    const part = page.getByRole('button', { name: '生成算例：表 财政补助分担 第 5 行' })
    await part.click()
    await settled(page)
    await expect.poll(() => part.count(), soon).toBe(0)
    expect(await page.locator('.messages').innerText()).toContain('已补算例“阳曲县、省属大学生、按县区”')
  })
})

describe('the screen of the check', () => {
  it('has nothing that axe finds fault with, light, dark and at 200 %', async () => {
    await change([
      ['[330 元]', '[332 元]'],
      [`${await lineOf(row.slice(0, 60))}\n`, ''],
    ])
    await toCheck()
    await page.locator('.problem-head', { hasText: '没有覆盖' }).click()
    await page.getByRole('radio', { name: '份额归隶属方' }).check()
    await page.locator('.reading.chosen .result-head').first().click()
    await expect.poll(() => page.locator('.stale').count(), soon).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '深色' }).click()
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 683, height: 384 })
    await current().waitFor()
    await page.getByRole('tab', { name: '疑义与假定' }).click()
    await page.locator('.question').first().waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'check-narrow')
  })
})
