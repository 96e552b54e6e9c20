import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, servedEditor, shot } from './support/index.ts'
import { caretBehind, settled, taiyuan, textOf } from './support/notice.ts'

// What goes wrong in the editor itself: the worker dies or is stuck, a screen can't be drawn. No text is lost, and the page goes on.

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open({ allowed: [/on purpose|Element type is invalid|is not a function/] })
})

const status = () => page.getByRole('contentinfo').innerText()

/** Runs something in every worker of the page, as a fault of theirs would; it may never return. */
function inWorkers(fault: string): void {
  for (const worker of page.workers()) worker.evaluate(fault).catch(() => undefined)
}

async function type(text: string): Promise<void> {
  await caretBehind(page, '计算 财政补助合计：金额 ＝ 中央补助')
  await page.keyboard.insertText(text)
}

describe('a worker', () => {
  it('that dies is started again with every text, and says so', async () => {
    await type(' ＋ 1000元')
    await settled(page)
    const before = page.workers().length
    inWorkers("setTimeout(() => { throw new Error('on purpose') })")
    await page.getByText('计算部分意外停止，已经重新开始').first().waitFor()
    await type(' ＋ 1元')
    await settled(page)
    expect(page.workers().length).toBe(before)
    expect(await status()).not.toContain('158/158')
    expect(await textOf(page)).toContain('中央补助 ＋ 1元 ＋ 1000元')
  })

  it('that is stuck can be stopped, the page stays usable, and the next edit starts it anew', async () => {
    inWorkers('for (;;) {}')
    await type(' ＋ 1000元')
    await page.getByText('计算超过 5 秒').waitFor()
    await shot(page, 'crash-long')
    await type(' ＋ 1元')
    expect(await textOf(page)).toContain('中央补助 ＋ 1元 ＋ 1000元')
    await page.getByRole('button', { name: '停止' }).click()
    expect(await status()).toContain('计算已停止')
    expect(await status()).toContain('158/158')
    await type(' ＋ 2元')
    await settled(page)
    expect(await status()).not.toContain('计算已停止')
    expect(await status()).not.toContain('158/158')
    // The words that Monaco suggests after the typing are not of what is looked at here.
    await page.keyboard.press('Escape')
    expect(await axe(page)).toEqual([])
  })

  it('that was ended without a word is noticed, and is there again at a click', async () => {
    inWorkers('self.close()')
    await type(' ＋ 1000元')
    await page.getByText('计算超过 5 秒').waitFor()
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByRole('button', { name: '重新计算' }).click()
    await settled(page)
    expect(await status()).not.toContain('158/158')
  })
})

describe('a fault of a screen', () => {
  const breakScreen = () => page.evaluate(() => window.tiaoli.dispatch({ kind: 'screen', screen: 'no such screen' as 'draft' }))

  it('leaves the rest of the page usable', async () => {
    await type(' ＋ 1000元')
    await breakScreen()
    const fault = page.locator('.fault')
    await fault.waitFor()
    expect(await fault.innerText()).toContain('这里出了错')
    await shot(page, 'crash-screen')
    expect(await axe(page)).toEqual([])
    await page.getByRole('tab', { name: '起草' }).click()
    await settled(page)
    expect(await textOf(page)).toContain('中央补助 ＋ 1000元')
    expect(await page.locator('.case-list').count()).toBe(1)
  })

  it('lets her take the texts with her, as a file', async () => {
    await type(' ＋ 1000元')
    await breakScreen()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出全部文字' }).click()])
    expect(file.suggestedFilename()).toBe('tiaoli.zip')
    const bytes: Buffer[] = []
    for await (const chunk of await file.createReadStream()) bytes.push(chunk as Buffer)
    expect(Buffer.concat(bytes).toString('latin1')).toContain(taiyuan)
  })

  it('of the whole page keeps the texts over a reload', async () => {
    await type(' ＋ 1000元')
    await page.evaluate(() => window.tiaoli.dispatch({ kind: 'language', language: 'xx' as 'zh' }))
    await page.locator('.fault').waitFor()
    await shot(page, 'crash-page')
    await page.getByRole('button', { name: '重新打开页面' }).click()
    await settled(page)
    expect(await textOf(page)).toContain('中央补助 ＋ 1000元')
    expect(await status()).not.toContain('158/158')
  })
})
