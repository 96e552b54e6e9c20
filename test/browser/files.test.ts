import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, servedEditor, shot } from './support/index.ts'
import { settled, taiyuan, textOf } from './support/notice.ts'

// The screen of files as an officer uses it: last year's notice becomes next year's, value by value, and nothing is ever lost.

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
  await page.getByRole('tab', { name: '文件' }).click()
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const dialog = () => page.getByRole('dialog')
const choose = (name: string) => page.locator('.notice-line', { hasText: name }).click()
const more = async (name: string, item: string) => {
  await button(`“${name}”的更多操作`).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}
const tab = (name: string) => page.locator('.pane-tab-list').getByRole('tab', { name, exact: true }).click()
const paths = () => page.evaluate(() => window.tiaoli.texts.paths)
const saved = () => page.waitForSelector('.save-state[data-save="saved"]')
const row = (id: string) => page.locator(`tr[data-value="${id}"]`)
/** The machine may be busy with other tests. */
const eventually = <T>(what: () => T) => expect.poll(what, { timeout: 15_000 })
const draft = 'taiyuan-2021/notice.md'

async function draftNextYear(): Promise<void> {
  await button('起草下一年').click()
  await eventually(() => dialog().getByLabel('基准日').inputValue()).toBe('2022-01-01')
  await dialog().getByRole('button', { name: '起草下一年' }).click()
  await page.locator('.value-table').waitFor()
  await settled(page)
}

describe('the screen of files', () => {
  it('makes a notice from the template and opens it, its cases passing', async () => {
    await button('新建通知').click()
    await dialog().getByRole('button', { name: '建立' }).click()
    expect(await dialog().getByRole('alert').innerText()).toBe('请写名称')
    await dialog().getByLabel('名称').fill('取暖2027')
    expect(await dialog().getByLabel('文件夹').inputValue()).toBe('取暖2027')
    await dialog().getByLabel('基准日').fill('2027-02-30')
    await page.keyboard.press('Enter')
    await eventually(() => dialog().getByRole('alert').innerText()).toContain('2027-01-01')
    await dialog().getByLabel('基准日').fill('2027-03-01')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await eventually(() => textOf(page, '取暖2027/notice.md')).toContain('基准日：2027年3月1日')
    await eventually(() => page.getByRole('contentinfo').innerText()).toContain('算例 2/2 相符')
  })

  it('drafts next year’s notice and decides its values one by one', async () => {
    await draftNextYear()
    const progress = () => page.locator('.values-progress').innerText()
    expect(await progress()).toBe('已定 2 / 200')
    await shot(page, 'files-values')
    expect(await axe(page)).toEqual([])

    // A new year's amount: kept on, or another one, which the numbers of the prose can follow.
    const fee = row('参数 个人缴费标准 2022-01-01..2022-12-31')
    await fee.getByRole('button', { name: '填写' }).click()
    await page.keyboard.type('320元')
    await page.keyboard.press('Enter')
    await eventually(() => textOf(page, draft)).toContain('2022年：320元')
    await page.getByText('另有 6 处也是“280元”').waitFor()
    await shot(page, 'files-values-alike')
    await button('逐处看').click()
    await eventually(() => page.locator('tr[data-value]').count()).toBe(7)
    await button('一起改为 320元').click()
    await eventually(() => textOf(page, draft).then((text) => text.match(/\[320 元\]/g)?.length)).toBeGreaterThan(1)
    // What the rules quote of the prose follows.
    expect(await textOf(page, draft)).toContain('达到每人每年320元')
    await button('撤销').click()
    await eventually(() => textOf(page, draft)).not.toContain('[320 元]')
    await page.getByLabel('按名称、条款、数值查找').fill('')

    // By keyboard: the space bar confirms and goes on.
    await row('对象 参保人.出生日期 1').focus()
    await page.keyboard.press('Space')
    await eventually(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.value)).toBe('对象 参保人.县级资助定额 1')
    expect(await progress()).toBe('已定 4 / 200')
    await page.getByText(/^已确认 1$/).click()
    await button(/^撤回 参保人.出生日期/).click()
    await eventually(progress).toBe('已定 3 / 200')
  })

  it('confirms all that is shown, takes that back, and finds everything again after a reload', async () => {
    await draftNextYear()
    await button(/^年份顺延所列 \d+ 项$/).click()
    await button('全部顺延').click()
    await eventually(() => textOf(page, draft)).toContain('2021 年预收 2022 年度的个人缴费标准')
    await button('撤销').click()
    await eventually(() => textOf(page, draft)).toContain('2020 年预收 2021 年度的个人缴费标准')
    await page.getByLabel('按名称、条款、数值查找').fill('财政补助分担')
    await button('确认所列 48 项不变').click()
    await page.getByRole('button', { name: '全部确认' }).click()
    await eventually(() => page.locator('.values-progress').innerText()).toBe('已定 50 / 200')
    await button('撤回刚才的 48 项').click()
    await eventually(() => page.locator('.values-progress').innerText()).toBe('已定 2 / 200')
    await page.getByLabel('按名称、条款、数值查找').fill('文号')
    await row('通知 number').getByRole('button', { name: '填写' }).click()
    await page.keyboard.type('并医保发〔2021〕9号')
    await page.keyboard.press('Enter')
    await eventually(() => textOf(page, draft)).not.toContain('征求意见稿')
    await saved()
    const before = await textOf(page, draft)
    await page.reload()
    await settled(page)
    expect(await textOf(page, draft)).toBe(before)
    await tab('数值核定')
    await eventually(() => page.locator('.values-progress').innerText()).toBe('已定 3 / 200')
  })

  it('renames a folder, and references follow', async () => {
    await choose('国家2020')
    await more('国家2020', '重命名')
    await dialog().getByLabel('文件夹').fill('国家')
    await page.keyboard.press('Enter')
    await eventually(paths).toContain('国家/notice.md')
    expect(await textOf(page)).toContain('"../国家/notice.md"')
    await choose('太原2020')
    await button('重命名 taiyuan-2020/notice.md').click()
    await dialog().getByLabel('文件名').fill('通知')
    await page.keyboard.press('Enter')
    await eventually(paths).toContain('taiyuan-2020/通知.md')
    await settled(page)
    expect(await page.getByRole('contentinfo').innerText()).toContain('错误 0')
  })

  it('duplicates a notice under another name, and makes a scenario of it', async () => {
    await more('太原2020', '复制')
    await dialog().getByLabel('名称').fill('太原试算')
    await dialog().getByLabel('文件夹').fill('试算')
    await page.keyboard.press('Enter')
    await eventually(() => textOf(page, '试算/notice.md')).toContain('通知 太原试算')
    await button('新方案').click()
    await dialog().getByLabel('名称').fill('提高标准')
    await page.keyboard.press('Enter')
    await eventually(() => textOf(page, '试算/提高标准.md')).toContain('方案 提高标准 基于 太原试算 "notice.md"')
    // Cases are asked for only of what a scenario states itself, which is nothing yet.
    await eventually(() => page.getByRole('contentinfo').innerText()).toContain('规则覆盖 0/0')
  })

  it('throws away with a warning, takes that back at once, and keeps the rest among the deleted', async () => {
    await choose('国家2020')
    await more('国家2020', '删除')
    expect(await dialog().innerText()).toContain('taiyuan-2020/notice.md')
    await dialog().getByRole('button', { name: '仍然删除' }).click()
    await eventually(paths).not.toContain('national-2020/notice.md')
    await button('撤销删除').click()
    await eventually(paths).toContain('national-2020/notice.md')
    await choose('LindenTransport2025')
    await more('LindenTransport2025', '删除')
    await page.getByText('已删除 english-sample/notice.md').waitFor()
    await page.locator('.notice-line', { hasText: '已删除' }).click()
    expect(await axe(page)).toEqual([])
    await button('恢复 english-sample/notice.md').click()
    await eventually(paths).toContain('english-sample/notice.md')
  })
})

describe('the history', () => {
  it('shows a version beside the present text and brings it back, which can be undone', async () => {
    const original = await textOf(page)
    await tab('历史')
    await page.getByLabel('版本名称，如“送审稿”').first().fill('送审稿')
    await button('留下现在的文字').click()
    await page.locator('.version-name', { hasText: '送审稿' }).waitFor()
    await page.evaluate((path) => {
      const text = window.tiaoli.texts.text(path) ?? ''
      window.tiaoli.apply([{ span: { file: path, start: 0, end: text.length }, text: '改坏了' }])
    }, taiyuan)
    await saved()
    await page.locator('.history-diff .monaco-diff-editor').waitFor()
    await shot(page, 'files-history')
    expect(await axe(page)).toEqual([])
    await button('恢复这一版').click()
    await eventually(() => textOf(page)).toBe(original)
    await button('撤销').click()
    expect(await textOf(page)).toBe('改坏了')
    await page.locator('.version-line', { hasText: '送审稿' }).click()
    await button('恢复这一版').click()
    await eventually(() => textOf(page)).toBe(original)
  })
})

describe('the screen of files in the dark, in English and at 200 %', () => {
  it('is readable and has nothing that axe finds fault with', async () => {
    await button('深色').click()
    await button('English').click()
    expect(await axe(page)).toEqual([])
    await button('Draft next year’s').click()
    await dialog().getByRole('button', { name: 'Draft next year’s' }).waitFor()
    expect(await axe(page)).toEqual([])
    await eventually(() => dialog().getByLabel('Base date').inputValue()).toBe('2022-01-01')
    await dialog().getByRole('button', { name: 'Draft next year’s' }).click()
    await page.locator('.value-table').waitFor()
    await settled(page)
    await button(/^Keep 280元/).click()
    await eventually(() => textOf(page, draft)).toContain('2022年：280元')
    expect(await axe(page)).toEqual([])
    await tab('History')
    await page.locator('.version-line').first().waitFor()
    await page.locator('.history-diff .line-insert').first().waitFor()
    await shot(page, 'files-history-dark')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 683, height: 384 })
    await page.locator('.pane-tab-list').getByRole('tab', { name: 'Values', exact: true }).click()
    await shot(page, 'files-values-narrow')
    expect(await axe(page)).toEqual([])
    await page.locator('.pane-tab-list').getByRole('tab', { name: 'Notices and scenarios' }).click()
    await choose('LindenTransport2025')
    await page.locator('.file-table').waitFor()
    await shot(page, 'files-narrow')
    expect(await axe(page)).toEqual([])
  })
})
