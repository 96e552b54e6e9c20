import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { axe, builtEditor, openPage, type Served, serveFolder, shot } from './support/index.ts'
import { settled } from './support/notice.ts'
import { until } from './support/page.ts'
import { computed, downloaded, openSimulate, tryValue } from './support/simulate.ts'

// Beyond the summary: how sure the figures are, which value keeps a total under a cap, and where one step costs a person.

const premium = '个人缴费标准（2021年）'

let server: Served
beforeAll(async () => {
  server = await serveFolder(builtEditor())
  return () => server.close()
})

let page: Page
beforeEach(async () => {
  page = await openPage(server.url)
  await settled(page)
  await openSimulate(page)
})

const open = (name: string) => page.getByRole('tab', { name, exact: true }).click()
const compute = () => page.getByRole('button', { name: '计算', exact: true }).click()
const analysing = () => page.evaluate(() => window.tiaoli.store.getState().simulating.analysing)

/** Waits until an analysis was brought to its end. */
const found = (kind: 'sensitivity' | 'seek' | 'cliffs') =>
  until(page, `((a) => a.running === null && a.${kind} !== null)(tiaoli.store.getState().simulating.analysing)`, 120_000)

const inDarkEnglish = () =>
  page.evaluate(() => {
    window.tiaoli.dispatch({ kind: 'theme', theme: 'dark' })
    window.tiaoli.dispatch({ kind: 'language', language: 'en' })
  })

describe('敏感性', () => {
  it('ranks the readings by what they move, says how sure each total is, and is greyed after a change', async () => {
    await tryValue(page, premium, '320')
    await open('敏感性')
    await compute()
    await found('sensitivity')
    const { sensitivity } = await analysing()
    const moving = sensitivity?.found.moving ?? []
    expect(moving.length).toBeGreaterThan(3)
    const items = page.locator('.simulate-questions > li')
    expect(await items.count()).toBe(moving.length)
    expect(await items.first().innerText()).toContain(`疑义 ${moving[0]?.question}（`)
    const ranges = page.getByRole('region', { name: /多大把握/ }).first()
    expect(await ranges.locator('tbody tr').count()).toBe(sensitivity?.found.ranges.length)
    const csv = (await downloaded(page, '下载 CSV：敏感性')).bytes.toString('utf8')
    expect(csv).toContain('合成数据')
    expect(csv).toContain(`改为 ${premium} 320元`)
    expect(csv).toContain(`${moving[0]?.question},${moving[0]?.readings[0]?.reading},`)
    await shot(page, 'simulate-sensitivity')
    expect(await axe(page)).toEqual([])
    await inDarkEnglish()
    await page.getByText('How sure: how low').first().waitFor()
    await shot(page, 'simulate-sensitivity-dark-en')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: `Undo ${premium}` }).click()
    await computed(page, '.simulate-analysis')
    expect(await page.locator('.simulate-found.stale').count()).toBe(1)
    await page.getByText('Under the settings before the last changes').waitFor()
  })

  it('is given up on the way, and reached by keyboard', async () => {
    await page.getByRole('tab', { name: '结果', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: '计算', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '取消' }).click()
    await until(page, 'tiaoli.store.getState().simulating.analysing.running === null', 30_000)
    expect((await analysing()).sensitivity).toBeNull()
    expect(await page.locator('.simulate-found').count()).toBe(0)
  })
})
