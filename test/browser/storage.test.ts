import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Handle } from './pages/storage/main.ts'
import { buildPage, killBrowser, newProfile, openInProfile, openPage, openTab, serveFolder, until } from './support/index.ts'

// The storage of the editor in a real browser; its rules are tested in test/editor/storage, with a database in memory.

let folder: string
beforeAll(async () => {
  folder = await buildPage('storage')
})

/** The page with its store open. */
const ready = async (page: Page): Promise<Page> => {
  await until(page, 'window.handle !== undefined')
  return page
}
const openStorage = async (): Promise<{ page: Page; url: string }> => {
  const { url } = await serveFolder(folder)
  return { page: await ready(await openPage(url)), url }
}

/** Runs a function of the page with its handle and one argument. */
const within = <T, A>(page: Page, work: (handle: Handle, argument: A) => T | Promise<T>, argument?: A): Promise<T> =>
  page.evaluate(`(${work.toString()})(window.handle, ${JSON.stringify(argument)})`)

/** A workspace of one notice, opened; the id of the notice. */
const newNotice = (page: Page, text: string): Promise<string> =>
  within(
    page,
    async ({ store }, first) => {
      const made = await store.createWorkspace('太原 2020', [{ path: 'notice.md', text: first as string }])
      if (made.kind !== 'done') throw new Error(JSON.stringify(made))
      const [file] = await store.files(made.value.id)
      await store.open(file?.id ?? '')
      return file?.id ?? ''
    },
    text,
  )

const textOf = (page: Page, file: string): Promise<string> =>
  within(
    page,
    async ({ store }, id) => {
      const opened = await store.open(id as string)
      return opened.kind === 'open' ? opened.file.text : opened.kind
    },
    file,
  )

const edit = (page: Page, file: string, text: string): Promise<string> =>
  within(page, ({ store }, [id, newText]: [string, string]) => store.edit(id, newText).kind, [file, text] as [string, string])

const eventsOf = (page: Page): Promise<Handle['events']> => within(page, ({ events }) => events)
const stateOf = (page: Page) => within(page, ({ store }) => store.state)

/** What stands in the storage that holds texts in an emergency; the mark of the tour is not one. */
const rescued = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'tiaoli.tour'))

describe('a text', () => {
  it('is found after a reload, with its past', async () => {
    const { page } = await openStorage()
    const file = await newNotice(page, '一')
    await edit(page, file, '二')
    await expect.poll(() => eventsOf(page)).toContainEqual(expect.objectContaining({ kind: 'saved', file }))
    await ready(await page.reload().then(() => page))
    expect(await textOf(page, file)).toBe('二')
    const past = await within(
      page,
      async ({ store }, id) => {
        const versions = await store.versions(id as string)
        return Promise.all(versions.map(async (version) => [version.kind, await store.versionText(version.id)]))
      },
      file,
    )
    expect(past).toEqual([['automatic', '一']])
    expect(await stateOf(page)).toEqual({ kind: 'kept' })
  })

  it('is stored while typing goes on', async () => {
    const { page } = await openStorage()
    const file = await newNotice(page, '')
    await within(
      page,
      async ({ store }, id) => {
        for (let i = 0; i < 40; i++) {
          store.edit(id as string, `${i}`)
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      },
      file,
    )
    const times = (await eventsOf(page)).flatMap((event) => (event.kind === 'saved' ? [event.at] : []))
    // Two seconds of typing; a busy machine is given twice the 300 ms.
    expect(times.length).toBeGreaterThanOrEqual(3)
    expect(Math.max(...times.slice(1).map((time, i) => time - (times[i] ?? 0)))).toBeLessThan(600)
  })

  it('is found after a reload that comes at once', async () => {
    const { page } = await openStorage()
    const file = await newNotice(page, '一')
    const loaded = page.waitForEvent('load')
    await within(
      page,
      ({ store }, id) => {
        store.edit(id as string, '来不及等')
        location.reload()
      },
      file,
    )
    await loaded
    await ready(page)
    expect(await textOf(page, file)).toBe('来不及等')
    expect(await rescued(page)).toEqual([])
  })

  it('of 5 MB is stored while the page goes on', async () => {
    const { page } = await openStorage()
    const file = await newNotice(page, '')
    const meanwhile = await within(
      page,
      async ({ store, events }, id) => {
        let turns = 0
        const timer = setInterval(() => turns++, 5)
        for (let i = 0; i < 3; i++) {
          store.edit(id as string, `${i}${'条理'.repeat(870_000)}`)
          const saved = events.length
          while (!events.slice(saved).some(({ kind }) => kind === 'saved')) await new Promise((resolve) => setTimeout(resolve, 20))
        }
        clearInterval(timer)
        return turns
      },
      file,
    )
    expect((await textOf(page, file)).length).toBe(1_740_001)
    expect(meanwhile).toBeGreaterThan(3)
  })
})

describe('a crash', () => {
  it('of the browser loses nothing that is older than 300 ms', async () => {
    const profile = newProfile()
    const { url } = await serveFolder(folder)
    const page = await ready(await openInProfile(profile, url))
    const file = await newNotice(page, '0')
    // Notes the time into the text, as fast as someone types, until the browser is killed.
    await within(page, ({ store }, id) => void setInterval(() => store.edit(id as string, String(Date.now())), 40), file)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const killed = Date.now()
    await killBrowser(page.context())
    const again = await ready(await openInProfile(profile, url))
    const found = Number(await textOf(again, file))
    // 300 ms, and what a busy machine takes for a write.
    expect(killed - found).toBeLessThan(1000)
    expect(await edit(again, file, '再写')).toBe('pending')
  })
})

describe('a browser without room', () => {
  /** A page whose origin may store some bytes, and what sets that anew. */
  const limited = async (profile: string | null, room = 6_000_000) => {
    const { url } = await serveFolder(folder)
    const page = profile === null ? await openPage('about:blank') : await openInProfile(profile, 'about:blank')
    const session = await page.context().newCDPSession(page)
    const allow = (quotaSize: number) => session.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin, quotaSize })
    // Before the page is opened: the browser remembers for a while how much room there was.
    await allow(room)
    await page.goto(url)
    await ready(page)
    return { page, allow }
  }

  /** Writes so many texts of about 1 MB, a version each; how many versions there are then, and what state it is. */
  const fill = (page: Page, file: string, count: number) =>
    within(
      page,
      async ({ store, pass, noise }, [id, times]: [string, number]) => {
        for (let i = 0; i < times; i++) {
          pass(5000)
          store.edit(id, noise(500_000))
          await store.flush()
        }
        return { versions: (await store.versions(id)).length, state: store.state, unsaved: store.unsaved().length }
      },
      [file, count] as [string, number],
    )

  it('gives up old versions, but none with a name, and stores the text', async () => {
    const { page } = await limited(newProfile())
    const file = await newNotice(page, '一')
    await within(page, ({ store }, id) => store.keepAs(id as string, '原稿'), file)
    const { versions, state, unsaved } = await fill(page, file, 20)
    expect({ state, unsaved }).toEqual({ state: { kind: 'kept' }, unsaved: 0 })
    expect(versions).toBeLessThan(7)
    expect(await eventsOf(page)).toContainEqual(expect.objectContaining({ kind: 'pruned' }))
    const last = await textOf(page, file)
    await page.reload()
    await ready(page)
    expect((await textOf(page, file)) === last).toBe(true)
    expect(await within(page, async ({ store }, id) => (await store.versions(id as string)).map(({ name }) => name), file)).toContain(
      '原稿',
    )
  })

  it('keeps the text and most of the past where that makes no room, and stores again when there is some', async () => {
    // A private window frees nothing when something is deleted.
    const { page, allow } = await limited(null, 12_000_000)
    const file = await newNotice(page, '一')
    const full = await fill(page, file, 14)
    expect(full).toMatchObject({ state: { kind: 'full', rescued: true }, unsaved: 1 })
    expect(full.versions).toBeGreaterThan(5)
    expect((await eventsOf(page)).filter(({ kind }) => kind === 'pruned')).toHaveLength(1)
    await allow(50_000_000)
    await within(page, ({ store }) => store.flush())
    expect(await stateOf(page)).toEqual({ kind: 'kept' })
    const text = await textOf(page, file)
    await page.reload()
    await ready(page)
    expect((await textOf(page, file)) === text).toBe(true)
    expect(await rescued(page)).toEqual([])
  })

  it('finds the copy of the text after a reload', async () => {
    const { page } = await limited(null)
    const file = await newNotice(page, '一')
    await fill(page, file, 10)
    const text = await textOf(page, file)
    await page.reload()
    await ready(page)
    expect((await textOf(page, file)) === text).toBe(true)
    // Stored now, or still only copied: the state says which.
    const unsaved = await within(page, ({ store }) => store.unsaved().length)
    expect(await stateOf(page)).toEqual(unsaved === 0 ? { kind: 'kept' } : { kind: 'full', rescued: true })
  })

  it('offers the text as a download where no copy fits', async () => {
    const { page } = await limited(null)
    const file = await newNotice(page, '一')
    await within(
      page,
      ({ store, noise }, id) => {
        store.edit(id as string, noise(6_000_000))
        return store.flush()
      },
      file,
    )
    expect(await stateOf(page)).toEqual({ kind: 'full', rescued: false })
    const [size, packed] = await within(page, async ({ store, packArchive, unpackArchive }) => {
      const unsaved = store.unsaved()
      const archive = unpackArchive(packArchive(unsaved, new Date(2026, 10, 21)))
      return [unsaved[0]?.text.length, archive.kind === 'refused' ? archive.reason.code : archive.kind]
    })
    // Beyond the 5 MB that the editor opens, it still can be taken along.
    expect([size, packed]).toEqual([6_000_000, 'fileTooLarge'])
  })
})

describe('a database', () => {
  it('that the browser does not give: the page works, says so, and finds its texts again', async () => {
    const { page } = await openStorage()
    await page.context().addInitScript(() => Object.defineProperty(window, 'indexedDB', { get: () => undefined }))
    await page.reload()
    await ready(page)
    expect(await stateOf(page)).toEqual({ kind: 'memory', reason: 'unavailable', rescued: false })
    const file = await newNotice(page, '一')
    await edit(page, file, '二')
    await expect.poll(() => stateOf(page)).toEqual({ kind: 'memory', reason: 'unavailable', rescued: true })
    await page.reload()
    await ready(page)
    expect(await textOf(page, file)).toBe('二')
  })

  it('that is cleared while a text is open is made again', async () => {
    const { page, url } = await openStorage()
    const file = await newNotice(page, '一')
    const session = await page.context().newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb' })
    await edit(page, file, '二')
    await within(page, ({ store }) => store.flush())
    expect(await stateOf(page)).toEqual({ kind: 'kept' })
    await page.reload()
    await ready(page)
    expect(await textOf(page, file)).toBe('二')
    expect(await within(page, async ({ store }) => (await store.workspaces()).map(({ name }) => name))).toEqual(['太原 2020'])
  })

  it('that a newer page has raised is left alone; the text in hand is copied', async () => {
    const { page, url } = await openStorage()
    const file = await newNotice(page, '一')
    const newer = await openTab(page, `${url}index.html`)
    const raised = await newer.evaluate(async () => {
      const request = indexedDB.open('tiaoli', 99)
      return new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result.version)
      })
    })
    expect(raised).toBe(99)
    await edit(page, file, '二')
    await within(page, ({ store }) => store.flush())
    expect(await stateOf(page)).toEqual({ kind: 'failing', reason: 'newer', rescued: true })
    await page.reload()
    await ready(page)
    expect(await stateOf(page)).toMatchObject({ kind: 'memory', reason: 'newer' })
    expect(await textOf(page, file)).toBe('二')
  })
})

describe('one HTML file on a disk', () => {
  it('stores, and finds, and knows of another tab', async () => {
    const profile = newProfile()
    const html = join(await buildPage('storage', true), 'index.html')
    const page = await ready(await openInProfile(profile, html))
    const file = await newNotice(page, '一')
    await edit(page, file, '二')
    await within(page, ({ store }) => store.flush())
    const tab = await ready(await openTab(page, html))
    expect(await within(tab, ({ store }, id) => store.open(id as string), file)).toMatchObject({ file: { access: 'reader', text: '二' } })
    await page.context().close()
    const again = await ready(await openInProfile(profile, html))
    expect(await textOf(again, file)).toBe('二')
    expect(await stateOf(again)).toEqual({ kind: 'kept' })
  })
})

describe('two tabs', () => {
  it('write one file one at a time, and take it over', async () => {
    const { page: one, url } = await openStorage()
    const file = await newNotice(one, '一')
    const two = await ready(await openTab(one, url))
    expect(await within(two, ({ store }, id) => store.open(id as string), file)).toMatchObject({ file: { access: 'reader', text: '一' } })
    expect(await edit(two, file, 'x')).toBe('readOnly')
    await edit(one, file, '二')
    await expect.poll(() => eventsOf(two)).toContainEqual({ kind: 'text', file, text: '二' })
    await edit(one, file, '三')
    expect(await within(two, ({ store }, id) => store.takeOver(id as string), file)).toMatchObject({
      file: { access: 'writer', text: '三' },
    })
    await expect.poll(() => eventsOf(one)).toContainEqual({ kind: 'access', file, access: 'reader' })
    expect(await edit(one, file, 'x')).toBe('readOnly')
    await edit(two, file, '四')
    await expect.poll(() => textOf(one, file)).toBe('四')
    // The writer is closed; the other goes on by itself.
    await two.close()
    await expect.poll(() => eventsOf(one)).toContainEqual({ kind: 'access', file, access: 'writer' })
    expect(await edit(one, file, '五')).toBe('pending')
  })

  it('lose no text when one is closed while it types', async () => {
    const { page: one, url } = await openStorage()
    const file = await newNotice(one, '一')
    const two = await ready(await openTab(one, url))
    await textOf(two, file)
    await edit(one, file, '最后一个字')
    await one.close({ runBeforeUnload: true })
    await expect.poll(() => textOf(two, file)).toBe('最后一个字')
  })
})
