import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, ime, imeCancelled, openPage, openTab, paste, serveFolder, shot, takeProblems } from './support/index.ts'

// The harness itself: that it draws Chinese without the machine's fonts, and that it sees every problem it promises to see.

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-harness-'))
const page = (name: string, body: string, head = '') =>
  writeFileSync(
    join(folder, name),
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>试</title>${head}</head><body>${body}</body></html>`,
  )

beforeAll(() => {
  page('index.html', '<main><h1>太原市城乡居民</h1><textarea aria-label="文本"></textarea></main><script src="log.js"></script>')
  writeFileSync(
    join(folder, 'log.js'),
    `window.seen = []
     for (const type of ['compositionstart', 'compositionend', 'input', 'paste'])
       document.querySelector('textarea')?.addEventListener(type, (event) => seen.push(type === 'paste'
         ? event.clipboardData.getData('text/plain') + event.clipboardData.getData('text/html') : type + ':' + (event.data ?? '')))`,
  )
  page(
    'fonts.html',
    '<span id="a" style="font-family:\'Microsoft YaHei\'">条理</span><span id="b" style="font-family:Consolas">ii</span><span id="c" style="font-family:Consolas">WW</span>',
  )
  page('error.html', '<script src="error.js"></script>')
  writeFileSync(join(folder, 'error.js'), "setTimeout(() => { throw new Error('thrown late') })")
  page('rejection.html', '<script src="rejection.js"></script>')
  writeFileSync(join(folder, 'rejection.js'), "Promise.reject(new Error('not caught'))")
  page('console.html', '<script src="console.js"></script>')
  writeFileSync(join(folder, 'console.js'), "console.error('said aloud')")
  page('worker.html', '<script src="start.js"></script>')
  writeFileSync(join(folder, 'start.js'), "new Worker('worker.js')")
  writeFileSync(join(folder, 'worker.js'), "setTimeout(() => { throw new Error('thrown in a worker') })")
  page('request.html', '<img alt="" src="http://other.test/a.png"><script src="request.js"></script>')
  writeFileSync(join(folder, 'request.js'), "fetch('https://other.test/data').catch(() => {})")
  page('contrast.html', '<main><h1>标题</h1><p style="color:#ccc;background:#fff">看不清</p></main>')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens a page that is expected to be at fault, waits for the fault, and takes it. */
async function problemsOf(name: string, fault: RegExp, headers: Record<string, string> = {}): Promise<string[]> {
  const { url } = await serveFolder(folder, headers)
  const opened = await openPage(`${url}${name}`)
  const found: string[] = []
  await expect.poll(() => found.push(...takeProblems(opened)) && found.join('\n'), { timeout: 10_000 }).toMatch(fault)
  await opened.context().close()
  return [...found, ...takeProblems(opened)]
}

describe('a page', () => {
  it('is drawn with the fonts that come from npm', async () => {
    const { url } = await serveFolder(folder)
    const opened = await openPage(`${url}fonts.html`)
    const session = await opened.context().newCDPSession(opened)
    const fontsOf = async (selector: string) => {
      await session.send('DOM.enable')
      await session.send('CSS.enable')
      const { root } = await session.send('DOM.getDocument')
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
      return fonts.map(({ familyName }) => familyName)
    }
    expect(await fontsOf('#a')).toEqual(['Noto Sans S Chinese Regular'])
    expect(await fontsOf('#b')).toEqual(['Roboto Mono'])
    const widths = await opened.evaluate(() => ['b', 'c'].map((id) => document.getElementById(id)?.getBoundingClientRect().width))
    expect(widths[0]).toBe(widths[1])
  })

  it('stands on an office PC in China', async () => {
    const { url } = await serveFolder(folder)
    const opened = await openPage(url, { colorScheme: 'dark', firstVisit: true })
    const about = await opened.evaluate(() => ({
      language: navigator.language,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      size: [innerWidth, innerHeight],
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      secure: isSecureContext,
      stored: localStorage.length,
    }))
    expect(about).toEqual({ language: 'zh-CN', zone: 'Asia/Shanghai', size: [1366, 768], dark: true, secure: true, stored: 0 })
    expect(await shot(opened, 'harness')).toMatch(/harness\.png$/)
  })

  it('may be a file, and offline', async () => {
    const opened = await openPage(join(folder, 'index.html'), { offline: true })
    expect(await opened.textContent('h1')).toBe('太原市城乡居民')
  })

  it('may have a second tab with the same storage', async () => {
    const { url } = await serveFolder(folder)
    const first = await openPage(url)
    await first.evaluate(() => localStorage.setItem('a', '1'))
    const second = await openTab(first, url)
    expect(await second.evaluate(() => localStorage.getItem('a'))).toBe('1')
  })
})

describe('input', () => {
  const seen = 'window.seen'

  it('comes through an input method', async () => {
    const opened = await openPage((await serveFolder(folder)).url)
    await opened.focus('textarea')
    await ime(opened, '参保', 'canbao')
    expect(await opened.inputValue('textarea')).toBe('参保')
    const events = (await opened.evaluate(seen)) as string[]
    expect(events[0]).toBe('compositionstart:')
    expect(events.filter((event) => event.startsWith('compositionend'))).toEqual(['compositionend:参保'])
    await imeCancelled(opened)
    expect(await opened.inputValue('textarea')).toBe('参保')
  })

  it('comes from a spreadsheet', async () => {
    const opened = await openPage((await serveFolder(folder)).url)
    await opened.focus('textarea')
    await paste(opened, '县\t<元>\r\n阳曲县\t440\r\n')
    const [pasted] = (await opened.evaluate(seen)) as string[]
    expect(pasted).toContain('县\t<元>\r\n')
    expect(pasted).toContain('<tr><td>县</td><td>&lt;元&gt;</td></tr><tr><td>阳曲县</td><td>440</td></tr>')
  })
})

describe('a problem', () => {
  it.each([
    ['an error', 'error.html', /error on the page: Error: thrown late/],
    ['a rejection', 'rejection.html', /error on the page: Error: not caught/],
    ['a line on the console', 'console.html', /console error: said aloud .*console\.js/],
    ['an error in a worker', 'worker.html', /thrown in a worker/],
    ['a request that the policy blocks', 'request.html', /blocked by the policy: https:\/\/other\.test\/data \(connect-src\)/],
    ['a picture that the policy blocks', 'request.html', /blocked by the policy: http:\/\/other\.test\/a\.png \(img-src\)/],
  ])('is seen: %s', async (_, name, fault) => {
    expect((await problemsOf(name, fault)).join('\n')).toMatch(fault)
  })

  it('is seen: a request that a page without a policy makes', async () => {
    const found = await problemsOf('request.html', /GET https:\/\/other\.test\/data/, {
      'Content-Security-Policy': "default-src * 'unsafe-inline'",
    })
    expect(found.join('\n')).toMatch(/request to another host: GET http:\/\/other\.test\/a\.png/)
  })

  it('is seen: poor contrast, and nothing on a good page', async () => {
    const { url } = await serveFolder(folder)
    expect((await axe(await openPage(`${url}contrast.html`))).join('\n')).toMatch(/^color-contrast: p: .*1\.6/)
    expect(await axe(await openPage(url))).toEqual([])
  })
})
