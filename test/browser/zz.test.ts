import { beforeAll, it } from 'vitest'
import { builtEditor, openPage, type Served, serveFolder, shot } from './support/index.ts'
import { settled } from './support/notice.ts'
let server: Served
beforeAll(async () => {
  server = await serveFolder(builtEditor())
  return () => server.close()
})
it('big', async () => {
  const page = await openPage(server.url)
  await settled(page)
  await page.getByRole('tab', { name: '文件', exact: true }).first().click()
  const line = '（一）2020 年，全市城乡居民基本医疗保险人均财政补助标准在 2019 年的基础上每人每年提高 30 元，达到 550 元。\n\n'
  const body = `# 大\n\n\`\`\`tiaoli\n通知 大\n  基准日：2021年1月1日\n\`\`\`\n\n${line.repeat(Math.floor((4.9 * 1024 * 1024) / Buffer.byteLength(line)))}`
  await page.locator('input[data-import="files"]').setInputFiles([{ name: '大.md', buffer: Buffer.from(body), mimeType: 'text/plain' }])
  await page.getByRole('dialog').getByRole('button', { name: '导入 1 个文件' }).click()
  await page.evaluate(() => {
    const w = window as unknown as { gap: number; last: number }
    w.gap = 0
    w.last = performance.now()
    setInterval(() => {
      const now = performance.now()
      w.gap = Math.max(w.gap, now - w.last)
      w.last = now
    }, 20)
  })
  const gap = async (label: string) => console.log(label, await page.evaluate(() => { const w = window as unknown as { gap: number }; const g = w.gap; w.gap = 0; return g }))
  await page.waitForFunction(() => true).catch(() => undefined)
  await page.locator('.notice-line', { hasText: '大' }).first().waitFor()
  await gap('imported')
  await page.waitForTimeout(2000)
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.waitForTimeout(8000)
  await gap('opened')
  await shot(page, 'zz-big')
  await page.getByRole('tab', { name: '文件', exact: true }).first().click()
  await page.waitForTimeout(1500)
  await gap('back')
  await shot(page, 'zz-big-2')
}, 120_000)
