import { expect, it } from 'vitest'
import { builtEditor, openPage, serveFolder } from './support/index.ts'
import { settled } from './support/notice.ts'

it('opens without its server after it was opened once', async () => {
  const server = await serveFolder(builtEditor())
  const page = await openPage(server.url, { allowed: [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/] })
  await settled(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!(await caches.match(location.href))) await new Promise((resolve) => setTimeout(resolve, 50))
  })
  await server.close()
  await page.reload()
  await settled(page)
  expect(await page.getByRole('contentinfo').innerText()).toContain('158/158')
})

it('opens from disk as one file, with a policy that names no host', async () => {
  const page = await openPage(`${builtEditor('single')}/index.html`, { offline: true })
  await settled(page)
  expect(await page.getByRole('contentinfo').innerText()).toContain('158/158')
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/https?:|\*/)
  const refused = await page.evaluate(() =>
    fetch('https://other.test/').then(
      () => false,
      () => true,
    ),
  )
  expect(refused).toBe(true)
})
