// Writes the pictures of docs/editor.md and README, docs/img/*.png, from the running editor: `npm run pictures`.
import { type Page, chromium as playwright } from 'playwright-core'
import type { Session } from '../editor/session/session.ts'
import { chromium } from '../test/browser/support/chromium.ts'
import { builtEditor } from '../test/browser/support/editor.ts'
import { serveFolder } from '../test/browser/support/server.ts'

declare global {
  interface Window {
    tiaoli: Session
  }
}

const notice = 'taiyuan-2020/notice.md'

/** What is done on a freshly opened editor before its picture is taken. */
const pictures: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async draft(page) {
    await chooseCase(page, 'V12 重度残疾人')
    await edit(page, '参数 个人缴费标准：金额', /(?<=2021年：)280元/, '320元')
    await page.evaluate(() => window.tiaoli.dispatch({ kind: 'result', name: '市级资助' }))
  },
  async table(page) {
    await chooseCase(page, 'V03 尖草坪区省属大学生')
    await edit(page, '表 财政补助分担', /\n {2}\| 其它[^\n]*市属大学生[^\n]*/, '')
    await page.evaluate((file) => window.tiaoli.dispatch({ kind: 'table', table: { file, name: '财政补助分担' } }), notice)
  },
  async cases(page) {
    await to(page, 'cases')
  },
  async check(page) {
    await edit(page, '表 财政补助分担', /\n {2}\| 其它[^\n]*市属大学生[^\n]*/, '')
    await to(page, 'check')
  },
  async compare(page) {
    await edit(page, '参数 个人缴费标准：金额', /(?<=2021年：)280元/, '320元')
    await to(page, 'compare')
  },
  async simulate(page) {
    await to(page, 'simulate')
    const premium = page.getByRole('textbox', { name: '个人缴费标准（2021年）', exact: true })
    await premium.fill('320')
    await premium.press('Enter')
    await page.locator('.simulate-results[data-busy=false] .simulate-chart svg').first().waitFor()
  },
  async notice(page) {
    await chooseCase(page, 'V03 尖草坪区省属大学生')
    await to(page, 'notice')
  },
  async files(page) {
    await to(page, 'files')
    await page.getByRole('button', { name: '起草下一年' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '起草下一年' }).click()
    await page.locator('.value-table').waitFor()
  },
}

async function chooseCase(page: Page, name: string): Promise<void> {
  await page.evaluate((chosen) => window.tiaoli.dispatch({ kind: 'case', name: chosen }), name)
}

async function to(page: Page, screen: 'cases' | 'check' | 'compare' | 'simulate' | 'notice' | 'files'): Promise<void> {
  await page.evaluate((wanted) => window.tiaoli.dispatch({ kind: 'screen', screen: wanted }), screen)
}

/** Changes the first place of a text behind a declaration. */
async function edit(page: Page, declaration: string, before: string | RegExp, after: string): Promise<void> {
  const text = (await page.evaluate((file) => window.tiaoli.texts.text(file), notice)) ?? ''
  const from = text.indexOf(declaration)
  const found = text.slice(from).match(typeof before === 'string' ? before.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') : before)
  if (from < 0 || !found) throw new Error(`${notice} has no ${before} behind ${declaration}`)
  const start = from + (found.index ?? 0)
  const change = { span: { file: notice, start, end: start + found[0].length }, text: after }
  await page.evaluate((made) => {
    window.tiaoli.apply([made])
    window.tiaoli.reveal({ ...made.span, end: made.span.start })
  }, change)
}

const server = await serveFolder(builtEditor())
const { path, env } = chromium()
const browser = await playwright.launch({
  executablePath: path,
  env,
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
})
try {
  for (const [name, prepare] of Object.entries(pictures)) await take(name, prepare)
} finally {
  await browser.close()
  await server.close()
}

async function take(name: string, prepare: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' })
  await context.addInitScript(() => localStorage.setItem('tiaoli.tour', 'seen'))
  const page = await context.newPage()
  await page.goto(server.url)
  await page.waitForSelector('footer[data-current="true"]')
  await prepare(page)
  await page.waitForSelector('footer[data-current="true"]')
  // What a screen asks for by itself, a comparison among it, has no mark of its end that all screens share.
  await page.waitForTimeout(3000)
  await page.screenshot({ path: `docs/img/${name}.png`, animations: 'disabled' })
  await context.close()
}
