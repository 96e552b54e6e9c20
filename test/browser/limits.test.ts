import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, openPage, openTab, paste, servedEditor, shot } from './support/index.ts'
import { caretBehind, settled, taiyuan, textOf } from './support/notice.ts'

// What would be too much, and two at once: pastes, large files, a second tab, a full storage. Nothing is lost, and each is told.

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
})

const eventually = <T>(what: () => T) => expect.poll(what, { timeout: 15_000 })
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const dialog = () => page.getByRole('dialog')
const toFiles = () => page.getByRole('tab', { name: '文件', exact: true }).first().click()
const give = (files: readonly { readonly name: string; readonly buffer: Buffer }[]) =>
  page.locator('input[data-import="files"]').setInputFiles(files.map((file) => ({ ...file, mimeType: 'text/plain' })))
const utf8 = (name: string, text: string) => ({ name, buffer: Buffer.from(text) })

describe('what is too much', () => {
  it('is not pasted, and that is said', async () => {
    const before = await textOf(page)
    await caretBehind(page, '通知 太原2020')
    await paste(page, 'a'.repeat(150_000))
    await page.getByText('有一行长达 150000 字').waitFor()
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'a\n'.repeat(3_000_000))
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await page.getByText('一份文件最多 5 MB').waitFor()
    expect(await textOf(page)).toBe(before)
  })
})

describe('a file of nearly 5 MB', () => {
  it('is opened, edited and saved, and the page says where the worker is still at it', async () => {
    await toFiles()
    const line = '（一）2020 年，全市城乡居民基本医疗保险人均财政补助标准在 2019 年的基础上每人每年提高 30 元。\n\n'
    const lines = line.repeat(Math.floor((4.9 * 1024 * 1024) / Buffer.byteLength(line)))
    await give([utf8('大.md', `# 大\n\n\`\`\`tiaoli\n通知 大\n  基准日：2021年1月1日\n\`\`\`\n\n${lines}`)])
    await dialog().getByRole('button', { name: '导入 1 个文件' }).click()
    await page.locator('.notice-line', { hasText: '大' }).waitFor()
    await button('打开').click()
    await page.getByText(/另有 \d+ 个，先改上面的/).waitFor({ timeout: 60_000 })
    await caretBehind(page, '通知 大', '大/notice.md')
    await page.keyboard.type('甲')
    expect(await textOf(page, '大/notice.md')).toContain('通知 大甲')
    await page.waitForSelector('.save-state[data-save="saved"]')
    // A fast machine has done in time.
    await page.getByText('计算超过 5 秒').or(page.locator('footer[data-current="true"]')).first().waitFor({ timeout: 30_000 })
  }, 120_000)
})

describe('a second tab on the same notice', () => {
  it('reads along, and writes only after taking over', async () => {
    const other = await openTab(page, server.url)
    await settled(other)
    await other.getByText('另一个标签页正在编辑这份通知').waitFor()
    await caretBehind(page, '通知 太原2020')
    await page.keyboard.type('甲')
    await eventually(() => textOf(other)).toContain('通知 太原2020甲')
    await other.getByRole('button', { name: '接手编辑' }).click()
    await page.getByText('另一个标签页正在编辑这份通知').waitFor()
    await caretBehind(other, '通知 太原2020甲')
    await other.keyboard.type('乙')
    await eventually(() => textOf(page)).toContain('通知 太原2020甲乙')
  })
})

describe('a storage that is full', () => {
  it('is told of with a way to save the texts, and what was typed is found again', async () => {
    const full = await openPage('about:blank')
    const session = await full.context().newCDPSession(full)
    // Before the page is opened: the browser remembers for a while how much room there was.
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(server.url).origin, quotaSize: 1000 })
    await full.goto(server.url)
    await settled(full)
    await caretBehind(full, '通知 太原2020')
    await full.keyboard.type('甲')
    await full.waitForSelector('.save-state[data-save="notStored"]')
    await shot(full, 'files-full')
    expect(await axe(full)).toEqual([])
    const [got] = await Promise.all([full.waitForEvent('download'), full.getByRole('button', { name: '下载全部文件' }).click()])
    expect(Buffer.from(unzipSync(readFileSync(await got.path()))[taiyuan] ?? []).toString()).toContain('通知 太原2020甲')
    await full.reload()
    await settled(full)
    expect(await textOf(full)).toContain('通知 太原2020甲')
  })
})
