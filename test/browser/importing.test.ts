import { readFileSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, servedEditor, shot } from './support/index.ts'
import { taiyuan, textOf } from './support/notice.ts'

// What comes from outside and goes out again: files of any encoding, archives, what is dropped.

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
})

const eventually = <T>(what: () => T) => expect.poll(what, { timeout: 15_000 })
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const dialog = () => page.getByRole('dialog')
const toFiles = () => page.getByRole('tab', { name: '文件', exact: true }).first().click()
const paths = () => page.evaluate(() => window.tiaoli.texts.paths)
const give = (files: readonly { readonly name: string; readonly buffer: Buffer }[]) =>
  page.locator('input[data-import="files"]').setInputFiles(files.map((file) => ({ ...file, mimeType: 'text/plain' })))
const utf8 = (name: string, text: string) => ({ name, buffer: Buffer.from(text) })

/** “通知 太原” in GBK. */
const gbk = Buffer.concat([
  Buffer.from('```tiaoli\n'),
  Buffer.from([0xcd, 0xa8, 0xd6, 0xaa, 0x20, 0xcc, 0xab, 0xd4, 0xad]),
  Buffer.from('\n```\n'),
])

async function download(click: () => Promise<void>): Promise<{ readonly name: string; readonly content: Buffer }> {
  const [got] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: got.suggestedFilename(), content: readFileSync(await got.path()) }
}

describe('an import', () => {
  beforeEach(toFiles)

  it('shows each file before anything is changed, and what can’t be read with the reason', async () => {
    await give([
      utf8('新通知.md', '```tiaoli\n通知 新通知\n```\n'),
      { name: 'gbk.md', buffer: gbk },
      { name: 'utf16.md', buffer: Buffer.from('\ufeff```tiaoli\n通知 宽\n```\n', 'utf16le') },
      { name: '表格.md', buffer: Buffer.from('PK\u0003\u0004') },
      { name: '太大.md', buffer: Buffer.alloc(5 * 1024 * 1024 + 1, 'a') },
      { name: '一行.md', buffer: Buffer.alloc(200_000, 'a') },
      utf8('说明.docx', '不是通知'),
    ])
    await dialog().getByText('没有读入的：').waitFor()
    const said = await dialog().innerText()
    for (const part of ['通知 太原', 'GB18030', 'UTF-16 LE', '是压缩包', '一份文件最多 5 MB', '不像是通知', '不是通知文件'])
      expect(said).toContain(part)
    expect(await paths()).not.toContain('新通知/notice.md')
    await shot(page, 'files-import')
    expect(await axe(page)).toEqual([])

    await dialog().getByLabel('怎样导入 gbk/notice.md').click()
    await page.getByText('按 GB18030 读入').click()
    await dialog().getByRole('button', { name: '导入 2 个文件' }).click()
    await eventually(paths).toEqual(expect.arrayContaining(['gbk/notice.md', '新通知/notice.md']))
    expect(await textOf(page, 'gbk/notice.md')).toBe('```tiaoli\n通知 太原\n```\n')
    expect(await paths()).not.toContain('utf16/notice.md')
  })

  it('of what is there already is put beside it, or replaces it with the old text kept in the history', async () => {
    const before = await textOf(page, 'english-sample/notice.md')
    const zip = Buffer.from(zipSync({ 'english-sample/notice.md': Buffer.from('换了') }))
    await give([{ name: '通知.zip', buffer: zip }])
    await dialog().getByRole('button', { name: '导入 1 个文件' }).click()
    await eventually(paths).toContain('english-sample/notice（副本）.md')
    expect(await textOf(page, 'english-sample/notice.md')).toBe(before)
    await give([{ name: '通知.zip', buffer: zip }])
    await dialog().getByLabel('怎样导入 english-sample/notice.md').click()
    await page.getByText('替换（原文留在历史里）').click()
    await dialog().getByRole('button', { name: '导入 1 个文件' }).click()
    await eventually(() => textOf(page, 'english-sample/notice.md')).toBe('换了')
    await page.locator('.pane-tab-list').getByRole('tab', { name: '历史' }).click()
    await page.locator('.version-name', { hasText: '导入之前' }).waitFor()
  })

  it('of what was exported brings back the same', async () => {
    await button('更多').first().click()
    const all = await download(() => page.getByRole('menuitem', { name: '全部导出' }).click())
    expect(all.name).toBe('tiaoli.zip')
    const texts = await page.evaluate(() =>
      Object.fromEntries(window.tiaoli.texts.paths.map((path) => [path, window.tiaoli.texts.text(path)])),
    )
    const packed = Object.entries(unzipSync(all.content)).map(([path, bytes]) => [path, Buffer.from(bytes).toString()])
    expect(Object.fromEntries(packed)).toEqual(texts)
    await button('删除 taiyuan-2020/notice.md').click()
    // The draft of 2021 and the scenarios are laid over it.
    await dialog().getByRole('button', { name: '仍然删除' }).click()
    await eventually(paths).not.toContain(taiyuan)
    await give([{ name: 'tiaoli.zip', buffer: all.content }])
    await dialog().getByRole('button', { name: '导入 1 个文件' }).click()
    await eventually(() => textOf(page)).toBe(texts[taiyuan])
  })
})

describe('files dropped on the page', () => {
  const drop = (selector: string) =>
    page.evaluate((target) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['```tiaoli\n通知 拖来的\n```\n'], '拖来的.md'))
      const at = document.querySelector(target)
      for (const kind of ['dragover', 'drop']) at?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
    }, selector)

  it('are imported on the screen of files; elsewhere the page stays and says where', async () => {
    await drop('.status-bar')
    await page.getByText('文件拖到“文件”这一页里导入').waitFor()
    await drop('.file-table')
    await dialog().getByRole('button', { name: '导入 1 个文件' }).click()
    await eventually(paths).toContain('拖来的/notice.md')
  })
})
