import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { removeAfterwards } from './support/browser.ts'
import { builtEditor, openPage, serveFolder, takeProblems } from './support/index.ts'
import { caretBehind, settled, textOf } from './support/notice.ts'
import { openSimulate, tryValue } from './support/simulate.ts'

// The editor without its server, beside a newer build of itself, and as one file from a disk.

const noServer = /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/
const status = (page: Page) => page.getByRole('contentinfo').innerText()

/** Waits until a service worker has taken in a whole build and answers for the page. */
const keptOffline = (page: Page) =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    while (active?.state !== 'activated' || !navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
  })

/** The editor, opened once with its server and now without. */
async function withoutServer(): Promise<Page> {
  const server = await serveFolder(builtEditor())
  const page = await openPage(server.url, { allowed: [noServer] })
  await settled(page)
  await keptOffline(page)
  await server.close()
  await page.reload()
  await settled(page)
  return page
}

it('opens without its server after it was opened once, with the reference too', async () => {
  const page = await withoutServer()
  expect(await status(page)).toContain('158/158')
  await page.getByRole('button', { name: '帮助' }).click()
  await page.getByRole('menuitem', { name: '语言手册' }).click()
  await expect.poll(() => page.getByRole('dialog').innerText()).toContain('一份通知是一个 Markdown 文件')
})

it('simulates without its server as quickly as with it: the policy of the worker’s script is kept with it', async () => {
  const page = await withoutServer()
  await openSimulate(page)
  expect(await page.evaluate(() => window.tiaoli.store.getState().simulating.result?.by)).toBe('kernels')
  await tryValue(page, '个人缴费标准（2021年）', '320')
  await page.locator('.simulate-chart svg').first().waitFor()
})

it('takes a newer build in whole, says so on the page of the older one, and is that build after a reload', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-builds-'))
  removeAfterwards(folder)
  cpSync(builtEditor(), folder, { recursive: true })
  const server = await serveFolder(folder)
  const page = await openPage(server.url, { allowed: [noServer] })
  await settled(page)
  await keptOffline(page)
  await caretBehind(page, '算例 V01 小店区普通居民')
  await page.keyboard.insertText('改')
  await settled(page)
  const [before, after] = newerBuild(folder)
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await page.getByText('编辑器有新版本').waitFor()
  expect(await scripts(page)).toContain(before)
  await page.getByRole('button', { name: '刷新' }).click()
  await expect.poll(() => scripts(page).catch(() => '')).toContain(after)
  await settled(page)
  expect(await textOf(page)).toContain('算例 V01 小店区普通居民改')
  expect(await page.getByText('编辑器有新版本').count()).toBe(0)
  await server.close()
  await page.reload()
  await settled(page)
  expect(await scripts(page)).toContain(after)
  expect(await scripts(page)).not.toContain(before)
})

/** Which of the editor's scripts the page has loaded. */
const scripts = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .join('\n'),
  )

/** Makes of the served folder a build with another name for its main script, as a change in it gives; the old and the new name. */
function newerBuild(folder: string): [string, string] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const entry = /assets\/(index-[\w-]+\.js)/.exec(page)?.[1] ?? ''
  const entryText = readFileSync(join(folder, 'assets', entry), 'utf8')
  const start = /start-[\w-]+\.js/.exec(entryText)?.[0] ?? ''
  const renamed = (text: string) => text.replaceAll(entry, 'index-newer.js').replaceAll(start, 'start-newer.js')
  writeFileSync(join(folder, 'assets/index-newer.js'), renamed(entryText))
  writeFileSync(join(folder, 'assets/start-newer.js'), renamed(readFileSync(join(folder, 'assets', start), 'utf8')))
  for (const file of ['index.html', 'offline.js']) writeFileSync(join(folder, file), renamed(readFileSync(join(folder, file), 'utf8')))
  const worker = readFileSync(join(folder, 'offline.js'), 'utf8')
  writeFileSync(join(folder, 'offline.js'), worker.replace(/"name":"\w{16}/, '"name":"newer'))
  return [start, 'start-newer.js']
}

it('carries its policy to a web server that sends none', async () => {
  const server = await serveFolder(builtEditor(), { 'Content-Security-Policy': '' })
  const page = await openPage(server.url)
  await settled(page)
  await keptOffline(page)
  const answers = await page.evaluate(() =>
    fetch('https://other.test/').then(
      () => 'answered',
      () => 'refused',
    ),
  )
  expect(answers).toBe('refused')
  const found: string[] = []
  await expect.poll(() => found.push(...takeProblems(page)) && found.join('\n')).toContain('https://other.test/ (connect-src)')
})

it('opens from disk as one file, with a policy that names no host and lets nothing out', async () => {
  const page = await openPage(`${builtEditor('single')}/index.html`, { offline: true })
  await settled(page)
  expect(await status(page)).toContain('158/158')
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
  expect(takeProblems(page)).toEqual([])
  const refused = await page.evaluate(() =>
    fetch('https://other.test/').then(
      () => false,
      () => true,
    ),
  )
  expect(refused).toBe(true)
  // That request was the test's own.
  const found: string[] = []
  await expect
    .poll(() => found.push(...takeProblems(page)) && found.join('\n'))
    .toContain('blocked by the policy: https://other.test/ (connect-src)')
})
