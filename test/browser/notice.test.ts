import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Download, Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, servedEditor, shot } from './support/index.ts'
import { settled, taiyuan, textOf } from './support/notice.ts'

// The notice on its pages, as it is issued and printed; and what other programs are given.

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
})

/** Tests share the machine with others. */
const soon = { timeout: 10_000 }
const toNotice = async () => {
  await page.keyboard.press('Alt+6')
  await page.locator('.sheet').first().waitFor()
}
const sheets = () => page.locator('.sheet')

async function change(old: string, now: string): Promise<void> {
  const text = await textOf(page)
  expect(text).toContain(old)
  await page.evaluate(({ file, text }) => window.tiaoli.texts.replace(file, text), { file: taiyuan, text: text.replace(old, now) })
  await settled(page)
}

const withoutSpace = (text: string): string => text.replace(/\s+/g, '')

/** The words on the pages, without page numbers and what stands in the margin. */
async function printedText(): Promise<string> {
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll('.sheet')].map((sheet) => {
      const copy = sheet.cloneNode(true) as Element
      for (const other of copy.querySelectorAll('.page-number, .margin-note, .watermark')) other.remove()
      return copy.textContent ?? ''
    }),
  )
  return withoutSpace(texts.join(''))
}

/** Of the text as published: the prose of the notice without marks and bindings. */
async function publishedText(): Promise<string> {
  const blocks = await page.evaluate(async () => {
    const rendered = await window.tiaoli.ask('rendered', { caseName: null })
    return rendered?.blocks.map(({ pieces }) => pieces.map((piece) => (piece.mark ? '' : piece.text)).join('')) ?? []
  })
  return withoutSpace(blocks.join(''))
}

describe('the notice on its pages', () => {
  it('holds every word of the published text once, within the printed area, and numbers its pages', async () => {
    await toNotice()
    const published = await publishedText()
    expect(published.length).toBeGreaterThan(6000)
    // The letterhead comes from the header where the prose has none.
    expect(await printedText()).toContain(published.slice(0, 300))
    expect((await printedText()).slice(-published.length)).toBe(published)
    const measured = await page.evaluate(() =>
      [...document.querySelectorAll('.sheet')].map((sheet) => {
        const frame = sheet.getBoundingClientRect()
        const millimetre = frame.width / 210
        const blocks = [...sheet.querySelectorAll('.block')].map((block) => block.getBoundingClientRect())
        const number = sheet.querySelector('.page-number')?.getBoundingClientRect()
        return {
          bottom: Math.round((Math.max(...blocks.map(({ bottom }) => bottom)) - frame.top) / millimetre),
          right: Math.round((Math.max(...blocks.map(({ right }) => right)) - frame.left) / millimetre),
          number: sheet.querySelector('.page-number')?.textContent,
          side: number && number.left - frame.left < frame.width / 2 ? 'left' : 'right',
        }
      }),
    )
    expect(measured.length).toBeGreaterThan(9)
    for (const [index, { bottom, right, number, side }] of measured.entries()) {
      expect(bottom).toBeLessThanOrEqual(297 - 35)
      expect(right).toBeLessThanOrEqual(210 - 26)
      expect(number).toBe(`— ${index + 1} —`)
      expect(side).toBe(index % 2 === 0 ? 'right' : 'left')
    }
  })

  it('leads from a sentence to its rule, and from the rule back to the sentence', async () => {
    await toNotice()
    const text = await textOf(page)
    const sentence = sheets().locator('.sentence', { hasText: '个人缴费标准同步提高' }).first()
    await sentence.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => window.tiaoli.store.getState().screen)).toBe('draft')
    const behindCaret = async () => {
      const start = await page.evaluate(() => window.tiaoli.store.getState().caret?.start ?? 0)
      return (await textOf(page)).slice(start).split('\n')[0]
    }
    await expect.poll(behindCaret, soon).toBe('参数 个人缴费标准：金额')
    // The key that led there has not overwritten what was found.
    expect(await textOf(page)).toBe(text)
    await toNotice()
    const marked = sheets().locator('.sentence.marked', { hasText: '个人缴费标准同步提高' }).first()
    await marked.waitFor()
    expect(await marked.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(700)
    await expect.poll(() => page.locator('.outline .here').innerText()).toContain('（二）同步增加个人缴费标准')
  })

  it('counts by clause what differs, is open or has no rule, and shows each', async () => {
    await change('[330 元]', '[332 元]')
    await change('具体补助标准为', '具体补助的标准为')
    await toNotice()
    const clause = page.locator('.outline tr', { hasText: '（一）提高财政补助标准' })
    await expect.poll(() => clause.locator('td').allInnerTexts(), soon).toEqual(['7', '1', '1', '5'])
    await clause.getByRole('button').click()
    const wrong = sheets().locator('.bound-number.wrong')
    expect(await wrong.innerText()).toBe('332 元')
    expect(await wrong.getAttribute('title')).toContain('规则的值是 330元')
    await page.getByText('不符 1', { exact: true }).click()
    expect(await page.locator('.point-list').innerText()).toMatch(/332 元[\s\S]*规则 330元[\s\S]*不符/)
    await page.getByText('未编 1', { exact: true }).click()
    expect(await page.locator('.point-list').innerText()).toContain('具体补助的标准为')
    await sheets().getByRole('button', { name: '未定 5' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('A04 阳曲县、娄烦县')
    await shot(page, 'notice-points')
  })

  it('shows beside its numbers what the selected case gets', async () => {
    await page.evaluate(() => window.tiaoli.dispatch({ kind: 'case', name: 'V03 尖草坪区省属大学生' }))
    await toNotice()
    await expect.poll(() => page.locator('.of-case').innerText(), soon).toBe('“该例”指 V03 尖草坪区省属大学生')
    expect(await page.locator('.numbers li', { hasText: '220 元' }).first().innerText()).toContain('该例：220元')
  })

  it('is printed as it is shown: its pages alone, whatever is drawn meanwhile', async () => {
    await change('[330 元]', '[332 元]')
    await toNotice()
    const count = await sheets().count()
    const shown = await printedText()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const text = pdf.toString('latin1')
    expect(text.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(count)
    expect(text).toMatch(/\/MediaBox \[0 0 594\.9\d* 841\.9\d*\]/)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.evaluate(() => window.tiaoli.dispatch({ kind: 'case', name: 'V05 阳曲县省属大学生，按隶属' }))
    await expect.poll(() => page.locator('.of-case').textContent(), soon).toContain('V05')
    expect(await printedText()).toBe(shown)
    expect(
      await page
        .locator('header, footer, .pane-head, .outline, .margin-note')
        .evaluateAll((all) => all.filter((each) => each.checkVisibility()).length),
    ).toBe(0)
    const number = sheets().locator('.bound-number.wrong')
    expect(await number.evaluate((element) => getComputedStyle(element).borderBottomWidth)).toBe('0px')
    await shot(page, 'notice-print')
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => {
      Object.assign(window, {
        print: () => document.body.setAttribute('data-printed', document.querySelectorAll('.sheet').length.toString()),
      })
    })
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('Control+p')
    await expect.poll(() => page.locator('body').getAttribute('data-printed'), soon).toBe(String(count))
  })

  it('has nothing that axe finds fault with, light, dark and at 200 %', async () => {
    await toNotice()
    await page.locator('.outline .place-link').nth(1).click()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '深色' }).click()
    expect(await axe(page)).toEqual([])
    await shot(page, 'notice-dark')
    await page.setViewportSize({ width: 683, height: 384 })
    await page.getByRole('tab', { name: '数字与未定事项' }).click()
    await page.locator('.point-list').waitFor()
    expect(await axe(page)).toEqual([])
  })
})

describe('the export', () => {
  /** The kit evaluates some ten thousand records. */
  const slow = { timeout: 120_000 }
  const programCard = () => page.locator('.target-card', { hasText: '规则数据（JSON）' })
  const contentOf = async (download: Download) => readFileSync(await download.path())
  const downloaded = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
    return download
  }

  it('hands out the files of a target, one by one and together, as they are previewed', async () => {
    await page.keyboard.press('Alt+7')
    await page.getByRole('button', { name: '生成 规则数据（JSON）', exact: true }).click()
    await page.getByRole('button', { name: '全部下载（zip）' }).waitFor(slow)
    expect(await programCard().innerText()).toContain('供其它程序读取')
    expect(await programCard().innerText()).toMatch(/附核对材料：\d+ 条记录/)
    const zip = await downloaded('全部下载（zip）')
    expect(zip.suggestedFilename()).toBe('taiyuan-2020-program.zip')
    const files = unzipSync(await contentOf(zip))
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['program.json', 'program.schema.json', 'README.md', 'kit/kit.json', 'tiaoli-export.json']),
    )
    const program = JSON.parse(strFromU8(files['program.json'] ?? new Uint8Array())) as { header: { name: string }; cases: unknown[] }
    expect([program.header.name, program.cases.length]).toEqual(['太原2020', 158])
    const one = await downloaded('下载 README.md')
    expect(one.suggestedFilename()).toBe('README.md')
    expect(strFromU8(await contentOf(one))).toBe(strFromU8(files['README.md'] ?? new Uint8Array()))
    const readme = page.getByRole('button', { name: 'README.md', exact: true })
    await readme.click()
    expect(await page.locator('.export-preview').innerText()).toContain('# 太原2020')
    await page.getByRole('button', { name: 'program.schema.json', exact: true }).click()
    expect(await page.locator('.export-preview').innerText()).toContain('"$schema"')
    expect(await readme.getAttribute('aria-expanded')).toBe('false')
    await readme.click()
    expect(await axe(page)).toEqual([])
    await shot(page, 'export')
  })

  it('is refused while the notice has errors, which can be corrected there', async () => {
    await change('[330 元]', '[332 元]')
    await page.keyboard.press('Alt+7')
    await page.getByRole('button', { name: '生成 规则数据（JSON）', exact: true }).click()
    await expect.poll(() => programCard().innerText(), soon).toContain('不能导出：通知还有错误')
    expect(await page.getByRole('button', { name: '全部下载（zip）' }).count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '修正：把“332 元”改为“330 元”' }).click()
    await expect.poll(() => programCard().innerText(), soon).toContain('生成以后通知又改过')
    await page.getByRole('button', { name: '重新生成 规则数据（JSON）' }).click()
    await page.getByRole('button', { name: '全部下载（zip）' }).waitFor(slow)
  })
})
