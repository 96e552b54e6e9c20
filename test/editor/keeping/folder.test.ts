import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Disk, probe } from '../../../editor/storage/disk.ts'
import { memoryBackend } from '../../../editor/storage/memory.ts'
import type { Backend } from '../../../editor/storage/tables.ts'
import { type Served, served } from '../../hosts/served.ts'
import { type Opened, openPage } from './support.ts'

// The folder of a real `tiaoli serve`, with the storage in memory.

let at: Served
let backend: Backend
const pages: Opened[] = []
beforeEach(async () => {
  at = await served()
  backend = memoryBackend()
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.end()
  await at.end()
})

const onDisk = (path: string): string => readFileSync(join(at.folder, path), 'utf8')
const outside = (path: string, text: string): void => {
  mkdirSync(dirname(join(at.folder, path)), { recursive: true })
  writeFileSync(join(at.folder, path), text)
}

async function disk(): Promise<Disk> {
  const found = await probe({ page: at.server.url, waits: [10] })
  if (!found) throw new Error('the server was not found')
  return found
}

async function page(): Promise<Opened> {
  const opened = await openPage({ backend, disk: await disk() })
  pages.push(opened)
  return opened
}

const notice = 'a/notice.md'
const eventually = (what: () => unknown) => expect.poll(what, { timeout: 8000, interval: 20 })

describe('the folder', () => {
  beforeEach(() => outside(notice, '甲'))

  it('is what is shown, and gets what is typed a second after the last key', async () => {
    const { texts, status } = await page()
    expect(texts.paths).toEqual([notice])
    expect(status()).toEqual({ kind: 'untouched' })
    texts.type(notice, '乙')
    expect(status()).toEqual({ kind: 'saving' })
    expect(onDisk(notice)).toBe('甲')
    await eventually(() => onDisk(notice)).toBe('乙')
    await eventually(() => status().kind).toBe('written')
  })

  it('gets it at once on saving, and only then where the switch is off', async () => {
    const { texts, keeping, status } = await page()
    keeping.setToFolder(false)
    texts.type(notice, '乙')
    await new Promise((resolve) => setTimeout(resolve, 1300))
    expect(onDisk(notice)).toBe('甲')
    expect(status()).toEqual({ kind: 'unwritten' })
    await keeping.save()
    expect(onDisk(notice)).toBe('乙')
    expect(status()).toMatchObject({ kind: 'written' })
  })

  it('shows at once what another program writes, where nothing was changed here', async () => {
    const { texts, messages, browser } = await page()
    outside(notice, '别的程序')
    await eventually(() => texts.text(notice)).toBe('别的程序')
    expect(messages().join()).toContain('被别的程序改动')
    await browser.flush()
  })

  it('takes in new files, and nothing that is no notice', async () => {
    const { texts } = await page()
    outside('b/notice.md', '新')
    outside('b/package.json', '{}')
    await eventually(() => texts.paths).toEqual([notice, 'b/notice.md'])
  })
})

describe('a file changed here and outside', () => {
  /** Both have changed it, and this page has learned of it. */
  async function conflicting(): Promise<Opened> {
    outside(notice, '甲')
    const opened = await page()
    opened.keeping.setToFolder(false)
    opened.texts.type(notice, '我的')
    outside(notice, '他的')
    await opened.keeping.save()
    await eventually(() => opened.file(notice)?.folder?.kind).toBe('conflict')
    expect(onDisk(notice)).toBe('他的')
    expect(opened.texts.text(notice)).toBe('我的')
    return opened
  }

  const named = async ({ keeping }: Opened): Promise<(string | null)[]> =>
    Promise.all((await keeping.versions(notice)).filter(({ kind }) => kind === 'named').map(({ id }) => keeping.versionText(id)))

  it('is never overwritten; saving asks', async () => {
    const opened = await conflicting()
    await opened.keeping.save()
    expect(opened.keeping.store.getState().asking).toBe(notice)
    expect(onDisk(notice)).toBe('他的')
    expect(opened.status()).toEqual({ kind: 'conflict', path: notice })
  })

  it('keeps mine', async () => {
    const opened = await conflicting()
    await opened.keeping.decide(notice, 'mine')
    expect(onDisk(notice)).toBe('我的')
    expect(opened.status().kind).toBe('written')
    expect((await named(opened)).toSorted()).toEqual(['他的', '我的'])
  })

  it('takes theirs', async () => {
    const opened = await conflicting()
    await opened.keeping.decide(notice, 'theirs')
    expect(opened.texts.text(notice)).toBe('他的')
    expect(onDisk(notice)).toBe('他的')
    expect(await named(opened)).toContain('我的')
  })

  it('saves mine as a copy', async () => {
    const opened = await conflicting()
    await opened.keeping.decide(notice, 'copy')
    expect(opened.texts.text(notice)).toBe('他的')
    expect(onDisk('a/notice（副本）.md')).toBe('我的')
    expect(opened.texts.paths).toEqual([notice, 'a/notice（副本）.md'])
  })

  it('is found by the next start too', async () => {
    const opened = await conflicting()
    await opened.end()
    pages.splice(pages.indexOf(opened), 1)
    const again = await page()
    expect(again.texts.text(notice)).toBe('我的')
    expect(again.file(notice)?.folder).toMatchObject({ kind: 'conflict', theirs: { text: '他的' } })
    expect(onDisk(notice)).toBe('他的')
  })
})

describe('a file removed outside', () => {
  async function gone(): Promise<Opened> {
    outside(notice, '甲')
    outside('b/notice.md', '乙')
    const opened = await page()
    rmSync(join(at.folder, notice))
    await eventually(() => opened.file(notice)?.folder?.kind).toBe('gone')
    expect(opened.texts.text(notice)).toBe('甲')
    return opened
  }

  it('stays here until the officer says: write it back', async () => {
    const opened = await gone()
    opened.texts.type(notice, '甲改')
    await opened.keeping.decide(notice, 'mine')
    expect(onDisk(notice)).toBe('甲改')
    await eventually(() => opened.status().kind).toBe('written')
  })

  it('or: remove it here too, from where it can be brought back', async () => {
    const opened = await gone()
    await opened.keeping.decide(notice, 'theirs')
    expect(opened.texts.paths).toEqual(['b/notice.md'])
    const [thrown] = await opened.keeping.thrownAway()
    expect(await opened.keeping.bringBack(thrown?.id ?? '')).toBeNull()
    expect(onDisk(notice)).toBe('甲')
  })
})

describe('what is changed while the page is closed', () => {
  it('is shown where only the folder changed, written where only this browser did', async () => {
    outside(notice, '甲')
    outside('b/notice.md', '乙')
    const first = await page()
    first.keeping.setToFolder(false)
    first.texts.type('b/notice.md', '未写')
    await first.browser.flush()
    await first.end()
    pages.splice(0)
    outside(notice, '外面改了')
    const again = await page()
    expect(again.texts.text(notice)).toBe('外面改了')
    expect(again.texts.text('b/notice.md')).toBe('未写')
    await again.keeping.save()
    expect(onDisk('b/notice.md')).toBe('未写')
  })
})

describe('files', () => {
  it('are added, renamed, removed and brought back in the folder too', async () => {
    outside(notice, '甲')
    const { keeping, texts } = await page()
    expect(await keeping.add([{ path: 'c/notice.md', text: '丙' }])).toBeNull()
    expect(onDisk('c/notice.md')).toBe('丙')
    expect(await keeping.rename(new Map([['c/notice.md', 'd/notice.md']]))).toBeNull()
    expect(onDisk('d/notice.md')).toBe('丙')
    expect(existsSync(join(at.folder, 'c/notice.md'))).toBe(false)
    texts.type('d/notice.md', '丁')
    await keeping.save()
    expect(onDisk('d/notice.md')).toBe('丁')
    expect(await keeping.remove(['d/notice.md'])).toBeNull()
    expect(existsSync(join(at.folder, 'd/notice.md'))).toBe(false)
    const [thrown] = await keeping.thrownAway()
    expect(await keeping.bringBack(thrown?.id ?? '')).toBeNull()
    expect(onDisk('d/notice.md')).toBe('丁')
  })

  it('are not renamed onto another', async () => {
    outside(notice, '甲')
    outside('b/notice.md', '乙')
    const { keeping, texts } = await page()
    expect(await keeping.rename(new Map([[notice, 'b/notice.md']]))).toMatchObject({ zh: '已经有“b/notice.md”了' })
    expect(texts.text('b/notice.md')).toBe('乙')
    expect(await keeping.rename(new Map([[notice, '../x.md']]))).toMatchObject({ zh: expect.stringContaining('不能') })
  })
})

describe('the server', () => {
  it('may end: the text is kept, and said so', async () => {
    outside(notice, '甲')
    const opened = await page()
    await at.server.close()
    await eventually(() => opened.keeping.store.getState().connected).toBe(false)
    opened.texts.type(notice, '断线后')
    await opened.keeping.save()
    expect(opened.status()).toEqual({ kind: 'disconnected' })
    expect((await opened.browser.files((await opened.browser.workspaces())[0]?.id ?? ''))[0]?.text).toBe('断线后')
  })
})
