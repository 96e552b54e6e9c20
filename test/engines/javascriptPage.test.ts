import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { javascriptTarget } from '../../engine/exports/javascript/fromProgram.ts'
import { openPage, serveFolder, until } from '../browser/support/index.ts'
import { hostileProgram } from '../exports/hostile.ts'
import { programOf } from '../policies/notices.ts'
import { exported, fileText, writeInto } from './support/exported.ts'
import { makeFolder, removeFolder } from './support/folder.ts'
import { expectedLines, linesOf, tamper } from './support/kitLines.ts'
import { taiyuanSample } from './support/samples.ts'

const files = exported(javascriptTarget, programOf('taiyuan-2020'))
const kit: { readonly groups: readonly { readonly cases: number; readonly refusals: number }[] } = JSON.parse(
  fileText(files, 'kit/kit.json'),
)
const total = kit.groups.reduce((sum, { cases, refusals }) => sum + cases + refusals, 0)

/** Nothing but files of the page's own server; no evaluation of texts. */
const policy = { 'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'; trusted-types 'none'" }

describe('the JavaScript export, in Chromium under a strict policy', () => {
  const folder = makeFolder('javascript-page')
  const sample = taiyuanSample(20_000)
  beforeAll(() => {
    writeInto(folder, files)
    writeFileSync(join(folder, 'people.ndjson'), linesOf(sample).join('\n'))
  })
  afterAll(() => removeFolder(folder))

  it('passes its kit on the page of the export', async () => {
    const { url } = await serveFolder(folder, policy)
    const page = await openPage(`${url}kit/index.html`)
    await until(page, "document.querySelector('output').dataset.result", 120_000)
    expect(await page.locator('output').textContent()).toBe(`${total} passed, 0 failed`)
    expect(await page.locator('output').getAttribute('data-result')).toBe('passed')
  })

  it('computes 20,000 people as the interpreter does', async () => {
    const { url } = await serveFolder(folder, policy)
    const page = await openPage(`${url}kit/index.html`)
    const found = await page.evaluate<string>(`(async () => {
      const { prepareJson, toJson } = await import('/rules.mjs')
      const compute = prepareJson()
      const lines = (await (await fetch('/people.ndjson')).text()).split('\\n')
      return lines.map((line) => toJson(compute(line))).join('\\n')
    })()`)
    expect(found.split('\n')).toEqual(expectedLines(sample))
  })

  it('stands in a page’s own script, whatever the names and texts of the notice are', async () => {
    const module = fileText(exported(javascriptTarget, hostileProgram()), 'rules.mjs')
    const script = `<script type="module">\n${module}\ndocument.title = 'done ' + notice.entities.length\n</script>`
    writeFileSync(join(folder, 'inline.html'), `<!doctype html><meta charset="utf-8"><title>…</title>${script}`)
    const { url } = await serveFolder(folder, { 'Content-Security-Policy': "default-src 'none'; script-src 'unsafe-inline'" })
    const page = await openPage(`${url}inline.html`)
    await until(page, "document.title === 'done 1'")
    expect(await page.locator('body').textContent()).toBe('')
  })

  it('says on the page where the kit fails', async () => {
    const { url } = await serveFolder(folder, policy)
    tamper(join(folder, 'kit/expected.ndjson'))
    const page = await openPage(`${url}kit/index.html`)
    await until(page, "document.querySelector('output').dataset.result === 'failed'", 120_000)
    expect(await page.locator('output').textContent()).toContain(`${total - 1} passed, 1 failed`)
  })
})
