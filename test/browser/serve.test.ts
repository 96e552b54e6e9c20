import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { axe, builtEditor, copiedPolicies, openPage, type Serving, serving, shot } from './support/index.ts'
import { caretBehind, settled, taiyuan, textOf } from './support/notice.ts'

// The editor as `tiaoli serve` brings it, over a folder on the disk that other programs write to as well.

let server: Serving
let folder: string
let page: Page
beforeEach(async () => {
  builtEditor()
  folder = copiedPolicies()
  server = await serving(folder)
  // The test that ends the server lets the page find nobody there.
  page = await openPage(server.url, { allowed: [/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|Failed to load resource/] })
  await settled(page)
})
afterEach(() => server.stop())

const file = (path = taiyuan) => join(folder, path)
const onDisk = (path = taiyuan) => readFileSync(file(path), 'utf8')
const eventually = <T>(what: () => T) => expect.poll(what, { timeout: 20_000, interval: 50 })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const toFiles = () => page.getByRole('tab', { name: '文件', exact: true }).first().click()
const dialog = () => page.getByRole('dialog')
const filesBeside = () => readdirSync(dirname(file()))

async function typeAmount(): Promise<void> {
  await caretBehind(page, '| 其它           | 非大学生               | 任意         | 任意       || 33')
  await page.keyboard.press('5')
}

/** Changed here, not yet written, and meanwhile changed by another program. */
async function conflicting(): Promise<{ readonly mine: string; readonly theirs: string }> {
  await toFiles()
  await page.getByLabel('自动写入文件夹').uncheck()
  await page.getByRole('tab', { name: '起草', exact: true }).click()
  await typeAmount()
  const mine = await textOf(page)
  const theirs = onDisk().replace('太原市医疗保障局办公室', '太原市医保局办公室')
  writeFileSync(file(), theirs)
  await toFiles()
  await page.keyboard.press('Control+s')
  await dialog().getByText('两处都改了：taiyuan-2020/notice.md').waitFor()
  expect(onDisk()).toBe(theirs)
  return { mine, theirs }
}

async function versionNames(): Promise<string[]> {
  await toFiles()
  await page.locator('.pane-tab-list').getByRole('tab', { name: '历史' }).click()
  await page.locator('.version-name').first().waitFor()
  return page.locator('.version-name').allInnerTexts()
}

describe('a folder on the disk', () => {
  it('gets what is typed a moment later, whole, and nothing else is written beside it', async () => {
    const [before, beside] = [onDisk(), filesBeside()]
    await typeAmount()
    await eventually(() => onDisk()).not.toBe(before)
    expect(onDisk()).toBe(await textOf(page))
    await page.waitForSelector('.save-state[data-save="written"]')
    expect(filesBeside()).toEqual(beside)
    await toFiles()
    await page.getByText('文件夹：通知').waitFor()
    await shot(page, 'serve-files')
    expect(await axe(page)).toEqual([])
  })

  it('gets it only on saving where that is chosen', async () => {
    const before = onDisk()
    await toFiles()
    await page.getByLabel('自动写入文件夹').uncheck()
    await page.getByRole('tab', { name: '起草', exact: true }).click()
    await typeAmount()
    await page.waitForSelector('.save-state[data-save="unwritten"]')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(onDisk()).toBe(before)
    await page.keyboard.press('Control+s')
    await eventually(() => onDisk()).toBe(await textOf(page))
  })

  it('has new notices, other names and drafts at once', async () => {
    await toFiles()
    await button('起草下一年').click()
    await eventually(() => dialog().getByLabel('基准日').inputValue()).toBe('2022-01-01')
    await dialog().getByRole('button', { name: '起草下一年' }).click()
    await eventually(() => readdirSync(folder)).toContain('taiyuan-2021')
    await eventually(() => readdirSync(join(folder, 'taiyuan-2021')).sort()).toEqual(['draft.json', 'notice.md'])
    await page.locator('.value-table').waitFor()
    await page.getByRole('button', { name: /^确认不变 参保人.出生日期/ }).click()
    await eventually(() => onDisk('taiyuan-2021/draft.json')).toContain('"对象 参保人.出生日期 1"')
  })

  it('is followed where only another program has changed it', async () => {
    writeFileSync(file(), onDisk().replace('太原市医疗保障局办公室', '太原市医保局办公室'))
    await eventually(() => textOf(page)).toContain('太原市医保局办公室')
    await page.getByText('被别的程序改动').first().waitFor()
    rmSync(file('english-sample/notice.md'))
    await page.getByText('“english-sample/notice.md”已被别的程序从文件夹中删除').waitFor()
    await button('这里也删除').click()
    await eventually(() => page.evaluate(() => window.tiaoli.texts.paths)).not.toContain('english-sample/notice.md')
  })
})

describe('a file changed here and by another program', () => {
  it('is not overwritten: mine is kept by choice, theirs is in the history', async () => {
    const { mine } = await conflicting()
    await page.locator('.conflict-diff .monaco-diff-editor').waitFor()
    await shot(page, 'serve-conflict')
    expect(await axe(page)).toEqual([])
    await button('保留我的').click()
    await eventually(() => onDisk()).toBe(mine)
    expect((await versionNames()).toSorted()).toEqual(['冲突时我的文字', '冲突时文件夹里的文字'].toSorted())
  })

  it('takes theirs by choice, and mine comes back from the history', async () => {
    const { mine, theirs } = await conflicting()
    await button('采用文件夹里的').click()
    await eventually(() => textOf(page)).toBe(theirs)
    expect(onDisk()).toBe(theirs)
    await versionNames()
    await page.locator('.version-line', { hasText: '冲突时我的文字' }).click()
    await button('恢复这一版').click()
    await eventually(() => textOf(page)).toBe(mine)
  })
})

describe('a server that ends', () => {
  it('is told of, nothing is lost, and the folder gets it when the server is back', async () => {
    await server.stop()
    await typeAmount()
    await page.getByText('tiaoli serve 已断开').waitFor()
    const mine = await textOf(page)
    server = await serving(folder, server.port)
    await eventually(() => onDisk()).toBe(mine)
    await page.waitForSelector('.save-state[data-save="written"]')
  })
})
