import { expect, it } from 'vitest'
import { buildPage, ime, openPage, serveFolder, shot } from './support/index.ts'
it('measures', async () => {
  const folder = await buildPage('grid')
  const { url } = await serveFolder(folder)
  const page = await openPage(`${url}?sample=many`)
  await page.getByRole('grid').waitFor()
  const cell = (row: number, column: number) => page.locator(`[role=gridcell][id$="-${row}-${column}"]`)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const metric = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value]))
  for (const [dx, dy] of [[0, 60], [0, 400], [30, 0]] as const) {
    const before = await metric()
    const times = await page.evaluate(async ([dx, dy]) => {
      const s = document.querySelector('.grid-scroller')!
      const out: number[] = []
      let last = performance.now()
      for (let i = 0; i < 60; i++) {
        await new Promise(requestAnimationFrame)
        const now = performance.now()
        out.push(now - last); last = now
        s.scrollBy(dx!, dy!)
      }
      return out.sort((a, b) => a - b)
    }, [dx, dy])
    const after = await metric()
    const d = (n: string) => (((after[n] ?? 0) - (before[n] ?? 0)) * 1000 / 60).toFixed(1)
    console.log(dx, dy, 'frame median', times[30]?.toFixed(1), 'p95', times[57]?.toFixed(1), 'ms/frame script', d('ScriptDuration'), 'layout', d('LayoutDuration'), 'style', d('RecalcStyleDuration'), 'task', d('TaskDuration'))
  }
  await page.evaluate(() => document.querySelector('.grid-scroller')!.scrollTo(0, 0))
  await cell(2, 1).click()
  const b = await metric()
  for (let i = 0; i < 50; i++) await page.keyboard.press('ArrowDown')
  const a = await metric()
  console.log('arrow: task ms', (((a.TaskDuration! - b.TaskDuration!) * 1000) / 50).toFixed(1), 'script', (((a.ScriptDuration! - b.ScriptDuration!) * 1000) / 50).toFixed(1))
  await page.goto(`${url}?language=en`)
  await page.getByRole('grid').waitFor()
  const box = async (r: number, c: number) => (await cell(r, c).boundingBox())!
  const f = await box(0, 1), t = await box(3, 4)
  await page.mouse.move(f.x + 5, f.y + 5); await page.mouse.down(); await page.mouse.move(t.x + 9, t.y + 9, { steps: 4 }); await page.mouse.up()
  await shot(page, 'grid-range')
  await cell(0, 7).dblclick()
  await page.keyboard.press('Home')
  await page.keyboard.type('三（二）和四（一），并参照省医保局文件执行，分担比例另行规定的从其规定；没有规定的按本表执行，各县不得自行调整')
  await shot(page, 'grid-editing')
  await page.keyboard.press('Escape')
  await page.mouse.click(20, (await box(1, 0)).y + 12)
  await page.mouse.move(20, (await box(1, 0)).y + 12); await page.mouse.down(); await page.mouse.move(20, (await box(3, 0)).y + 2, { steps: 5 })
  await shot(page, 'grid-drag')
  await page.mouse.up()
  await cell(0, 6).click()
  await page.keyboard.type('5')
  await shot(page, 'grid-notice')
  await cell(0, 0).click(); await page.keyboard.press('ArrowDown'); await page.keyboard.press('ArrowDown')
  await shot(page, 'grid-gapfocus')
  expect(await page.title()).toBe("表格")
})
