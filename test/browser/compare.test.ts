import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { compareWith, openCompare, openFiles, rewrite, sentence, taiyuanDraft } from './support/compare.ts'
import { axe, servedEditor, shot } from './support/index.ts'
import { textOf } from './support/notice.ts'

// The comparison: what an edit does to whom, first in one sentence; against other notices and older texts too.

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
})

const centralRow = '| 其它           | 非大学生               | 任意         | 任意       || 33'
const dearer = () => rewrite(page, `${centralRow}0元`, `${centralRow}5元`)

describe('before the edits', () => {
  it('says what there is to compare while nothing was edited', async () => {
    await openCompare(page)
    await page.getByText('打开后还没有改动').waitFor()
    expect(await axe(page)).toEqual([])
    await compareWith(page, /^打开通知时的文字/)
    expect(await sentence(page, '没有差别')).toBe('与修改前相比，没有差别。')
  })

  it('answers in a sentence, then by result, with both explanations of a case side by side', async () => {
    await dearer()
    await openCompare(page)
    expect(await sentence(page, '个数值变了')).toContain('153 个算例中 60 个的结果变了：中央补助 多5元（59 例）')
    const first = page.locator('.result-group').first()
    expect(await first.innerText()).toMatch(/中央补助\s*▲\s*增加 59 例/)
    expect(await first.locator('tbody tr').first().innerText()).toMatch(/V01 小店区普通居民\s*330元\s*335元\s*▲\s*多5元 约1\.52%/)
    await first.getByRole('button', { name: '全部列出（59 例）' }).click()
    expect(await first.locator('tbody tr').count()).toBe(59)
    await page.getByRole('button', { name: /^中央补助总额/ }).click()
    await page.getByRole('button', { name: '县级补助少安排一分' }).click()
    const [before, after] = [page.getByRole('region', { name: '原来为什么' }), page.getByRole('region', { name: '现在为什么' })]
    await expect.poll(() => before.innerText()).toContain('1100元')
    expect(await after.innerText()).toContain('1105元')
    // The element that changed stands open and is marked, the others do not.
    expect(await after.getByRole('button', { name: /第3条的中央补助 ?不同/ }).getAttribute('aria-expanded')).toBe('true')
    expect(await after.getByRole('button', { name: /第1条的中央补助/ }).getAttribute('aria-expanded')).toBe('false')
    await shot(page, 'compare')
  })

  it('leads from a changed row to the source, and back to where the officer was', async () => {
    await dearer()
    await openCompare(page)
    await sentence(page, '中央补助')
    await page.locator('.result-group').first().getByRole('button', { name: 'V10 低保对象' }).click()
    await page.getByRole('button', { name: /^第 2 行/ }).click()
    await expect
      .poll(() => page.evaluate(() => window.tiaoli.store.getState().caret?.start ?? 0))
      .toBe((await textOf(page)).indexOf(centralRow))
    await openCompare(page)
    await page.getByRole('heading', { name: 'V10 低保对象：中央补助' }).waitFor()
  })

  it('shows the two texts side by side, and a place of the old one among them', async () => {
    await dearer()
    await openCompare(page)
    await sentence(page, '中央补助')
    await page.getByRole('button', { name: '原处' }).last().click()
    const [left, right] = [page.locator('.diff-pane .editor.original'), page.locator('.diff-pane .editor.modified')]
    await expect.poll(() => left.locator('.char-delete').count()).toBeGreaterThan(0)
    expect(await right.locator('.char-insert').count()).toBeGreaterThan(0)
    expect(await left.innerText()).toContain('隐藏的行')
    expect(await axe(page)).toEqual([])
    await shot(page, 'compare-texts')
  })

  it('says that a change changes nothing', async () => {
    await rewrite(page, '计算 应缴标准：金额 ＝ 个人', '计算 应缴标准：金额 ＝ 0元 ＋ 个人')
    await openCompare(page)
    expect(await sentence(page, '1 条规则变了')).toContain('改动不影响任何结果，153 个算例都没有变')
    await page.getByRole('heading', { name: '改动不影响任何结果' }).waitFor()
    // Beside a change that does affect results it is still said of the one that does not.
    await dearer()
    await sentence(page, '中央补助 多5元')
    const part = (title: string) => page.locator('.compare-part', { has: page.getByRole('button', { name: new RegExp(`^${title} `) }) })
    expect(await part('表').innerText()).toContain('以它为据的结果有变：中央补助、财政补助合计、中央补助总额')
    expect(await part('计算').innerText()).toContain('这处改动不影响任何结果')
  })

  it('says when rules can’t be read, and compares the others', async () => {
    await dearer()
    await rewrite(page, '计算 财政补助合计：金额 ＝ 中央补助 ＋', '计算 财政补助合计：金额 ＝ ＋')
    await openCompare(page)
    expect(await sentence(page, '现在的文字有错误')).toContain('中央补助 多5元')
    await page.getByRole('button', { name: '看错误' }).waitFor()
  })

  it('says which readings are switched on both sides', async () => {
    await dearer()
    await page.evaluate(() => window.tiaoli.dispatch({ kind: 'reading', question: 'A05', reading: '待明确' }))
    await openCompare(page)
    await sentence(page, '中央补助')
    expect(await page.locator('.compare-readings').innerText()).toBe('两边都按所切换的读法：A05 待明确。')
  })

  it('hands the changed results over as CSV', async () => {
    await dearer()
    await openCompare(page)
    await sentence(page, '中央补助')
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载结果变化' }).click()])
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n')
    expect(file.suggestedFilename()).toBe('结果变化.csv')
    expect(lines[0]).toBe('\uFEFF对象,算例,结果,原,新,方向,差,差额（数值）,百分比')
    expect(lines).toContain('参保人,V01 小店区普通居民,中央补助,330元,335元,增加,多5元,5,1.52')
  })
})

describe('other texts', () => {
  it('are a draft’s last year’s notice by itself, else any notice that is chosen', async () => {
    const files = taiyuanDraft('太原2021')
    await openFiles(page, files, '太原2021/notice.md')
    await openCompare(page)
    expect(await sentence(page, '与“太原2020”相比')).toMatch(/个算例/)
    expect(await page.locator('.compare-tools').innerText()).toContain('太原2020（由它起草）')
    await compareWith(page, '国家2020')
    await sentence(page, '与“国家2020”相比')
    await page.getByRole('button', { name: /^参数/ }).click()
    await page.locator('.compare-part', { hasText: '参数' }).getByRole('button', { name: '看它原来的文字' }).first().click()
    await expect.poll(() => page.evaluate(() => window.tiaoli.store.getState().file)).toBe('national-2020/notice.md')
  })

  it('are older versions that were kept', async () => {
    await dearer()
    await page.getByRole('button', { name: '保存', exact: true }).first().click()
    await openCompare(page)
    await sentence(page, '与修改前相比')
    await compareWith(page, / 的版本$/)
    expect(await sentence(page, ' 的版本”相比')).toContain('中央补助 多5元（59 例）')
    await page.getByRole('tab', { name: '正文并排' }).click()
    await page.locator('.compare-text-head', { hasText: '的版本' }).waitFor()
  })
})

describe('everybody', () => {
  beforeEach(dearer)

  it('gets by with the keyboard', async () => {
    await openCompare(page)
    await sentence(page, '中央补助')
    const tree = page.getByRole('region', { name: '现在为什么' })
    const heads = tree.locator('.why-head')
    await heads.first().waitFor()
    await heads.first().focus()
    await page.keyboard.press('ArrowLeft')
    expect(await heads.first().getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    const rejected = tree.getByRole('button', { name: /^未适用/ })
    expect(await rejected.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowRight')
    expect(await rejected.getAttribute('aria-expanded')).toBe('true')
    await page.getByRole('tab', { name: '哪些变了' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('.diff-pane').waitFor()
  })

  it('reads it in the dark, in English, in a small window', async () => {
    await openCompare(page)
    await sentence(page, '中央补助')
    await page.getByRole('region', { name: '现在为什么' }).getByText('335元').first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.evaluate(() => {
      window.tiaoli.dispatch({ kind: 'theme', theme: 'dark' })
      window.tiaoli.dispatch({ kind: 'language', language: 'en' })
    })
    await sentence(page, 'Compared with the text before the edits')
    await page.locator('.compare-whys:not([aria-busy=true])').waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'compare-dark-en')
    await page.setViewportSize({ width: 683, height: 384 })
    await page.getByRole('button', { name: 'V10 低保对象' }).first().click()
    await page.getByRole('region', { name: 'Why it is now' }).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'compare-narrow')
  })
})
