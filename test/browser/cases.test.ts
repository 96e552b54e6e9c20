import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { axe, builtEditor, openPage, type Served, serveFolder, shot } from './support/index.ts'
import { settled, textOf } from './support/notice.ts'

let server: Served
beforeAll(async () => {
  server = await serveFolder(builtEditor())
  return () => server.close()
}, 120_000)

describe('look', () => {
  it('x', async () => {
    const page: Page = await openPage(server.url)
    await settled(page)
    await page.getByRole('tab', { name: '个案' }).click()
    await page.getByRole('grid').waitFor()
    await shot(page, 'cases')
    await page.getByRole('button', { name: '新算例' }).click()
    await page.getByRole('textbox', { name: '名称 必填' }).waitFor()
    await shot(page, 'cases-new')
    await page.getByRole('button', { name: '写入通知' }).click()
    await page.waitForTimeout(500)
    await shot(page, 'cases-new-wrong')
    expect(await axe(page)).toEqual([])
    expect((await textOf(page)).length).toBeGreaterThan(1)
  }, 60_000)
})
