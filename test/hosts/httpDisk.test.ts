import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Disk, type OutsideChange, probe } from '../../editor/storage/disk.ts'
import { listen } from '../../editor/storage/diskEvents.ts'
import type { Fetch } from '../../editor/storage/diskRequest.ts'
import { startServer } from '../../engine/hosts/http/server.ts'
import { openWorkspace } from '../../engine/hosts/http/workspace.ts'
import { type Served, served } from './served.ts'

let at: Served
let disk: Disk
beforeEach(async () => {
  at = await served()
  disk = await opened()
})
afterEach(async () => {
  disk.close()
  await at.end()
})

async function opened(fetch?: Fetch): Promise<Disk> {
  const found = await probe({ page: at.server.url, waits: [10, 20], ...(fetch ? { fetch } : {}) })
  if (!found) throw new Error('the server was not found')
  return found
}

const content = (path: string) => readFileSync(join(at.folder, path), 'utf8')

/** Collects what a page is told. */
function changesOf(of: Disk): OutsideChange[] {
  const changes: OutsideChange[] = []
  of.onOutsideChange((change) => changes.push(change))
  return changes
}

function connected(of: Disk): Promise<void> {
  return new Promise((resolve) => {
    of.onConnection((is) => is && resolve())
  })
}

describe('probe', () => {
  it('finds the folder that is served', () => {
    expect(disk.folder).toBe('通知')
  })

  it.each([['file:///home/a/editor.html'], ['https://example.org/'], ['about:blank']])('asks nobody from %s', async (page) => {
    const asked: string[] = []
    const fetch: Fetch = async (url) => {
      asked.push(url)
      return new Response('{}')
    }
    expect([await probe({ page, fetch }), asked]).toEqual([null, []])
  })

  it.each([
    ['a page instead', 200, '<!doctype html>'],
    ['nothing', 404, 'not found'],
    ['something else', 200, '{"server":"other"}'],
    ['a list', 200, '[]'],
  ])('finds none where another server answers %s', async (_name, status, body) => {
    const other = createServer((_request, response) => response.writeHead(status).end(body))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    expect(await probe({ page: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` })).toBeNull()
    other.closeAllConnections()
    other.close()
  })

  it('finds none where nobody answers', async () => {
    expect(await probe({ page: 'http://127.0.0.1:1/' })).toBeNull()
  })
})

describe('the disk', () => {
  it('lists, reads, writes and removes', async () => {
    at.put('甲/通知 #1%.md', '旧')
    const listed = await disk.list()
    if (listed.kind !== 'listed') throw new Error(listed.reason.message.en)
    const [file] = listed.files
    expect(file).toMatchObject({ path: '甲/通知 #1%.md', size: 3, fault: null })
    const path = file?.path ?? ''
    const read = await disk.read(path)
    expect(read).toEqual({ kind: 'read', text: '旧', version: file?.version })
    const saved = await disk.write(path, '新', file?.version ?? '')
    if (saved.kind !== 'saved') throw new Error('not saved')
    expect(content(path)).toBe('新')
    expect(await disk.remove(path, saved.version)).toMatchObject({ kind: 'removed', trash: expect.stringContaining(path) })
    expect(await disk.remove(path, saved.version)).toEqual({ kind: 'removed', trash: null })
    expect(await disk.read(path)).toMatchObject({ kind: 'failed', reason: { code: 'file.missing' } })
  })

  it('shows a conflict with what stands there, and overwrites nothing', async () => {
    const made = await disk.write('a.md', '旧', null)
    if (made.kind !== 'saved') throw new Error('not saved')
    at.put('a.md', '别人的')
    const conflict = await disk.write('a.md', '我的', made.version)
    expect(conflict).toMatchObject({ kind: 'conflict', text: '别人的', version: await at.versionOf('a.md'), fault: null })
    expect(content('a.md')).toBe('别人的')
    rmSync(join(at.folder, 'a.md'))
    expect(await disk.write('a.md', '我的', made.version)).toMatchObject({ kind: 'conflict', text: null, version: null })
    expect(await disk.write('a.md', '我的', null)).toMatchObject({ kind: 'saved' })
  })

  it('does not take its own earlier writes for those of others', async () => {
    const made = await disk.write('a.md', '0', null)
    if (made.kind !== 'saved') throw new Error('not saved')
    const texts = ['1', '12', '123', '12', '1234']
    const results = await Promise.all(texts.map((text) => disk.write('a.md', text, made.version)))
    expect(results.map(({ kind }) => kind)).toEqual(texts.map(() => 'saved'))
    expect(content('a.md')).toBe('1234')
    expect(await disk.write('a.md', '到此', made.version)).toMatchObject({ kind: 'conflict', text: '1234' })
  })

  it.each([
    ['file.notUnicode', 'a.md', '\ud800'],
    ['source.tooLarge', 'a.md', 'x'.repeat(4 * 1024 * 1024 + 1)],
    ['path.notAllowed', '../a.md', ''],
    ['path.notAllowed', 'a.exe', ''],
  ])('says why it failed: %s', async (code, path, text) => {
    expect(await disk.write(path, text, null)).toMatchObject({ kind: 'failed', reason: { code, message: { zh: expect.any(String) } } })
  })

  it('asks again where an answer is lost, and takes its own write for done', async () => {
    let lost = 0
    const losing: Fetch = async (url, init) => {
      const response = await fetch(url, init)
      if (init.method === 'PUT' && lost++ === 0) throw new TypeError('network')
      return response
    }
    const page = await opened(losing)
    const made = await page.write('a.md', '甲', null)
    expect([made.kind, lost, content('a.md')]).toEqual(['saved', 2, '甲'])
    lost = 0
    expect(await page.write('a.md', '乙', made.kind === 'saved' ? made.version : '')).toMatchObject({ kind: 'saved' })
    expect([lost, content('a.md')]).toEqual([2, '乙'])
  })

  it('says that the server is gone, and goes on when it is back', async () => {
    const { port } = at.server
    await at.server.close()
    expect(await disk.write('a.md', '甲', null)).toMatchObject({ kind: 'failed', reason: { code: 'server.unreachable' } })
    expect(await disk.list()).toMatchObject({ kind: 'failed', reason: { code: 'server.unreachable' } })
    const again = await startServer({ workspace: openWorkspace(at.folder), editor: at.editor, port, onFault: () => {} })
    expect(await disk.write('a.md', '甲', null)).toMatchObject({ kind: 'saved' })
    await again.close()
  })
})

describe('changes outside', () => {
  it('are told once, own ones never, those of other pages too', async () => {
    const other = await opened()
    await disk.list()
    const changes = changesOf(disk)
    await connected(disk)
    const made = await disk.write('a.md', '甲', null)
    if (made.kind !== 'saved') throw new Error('not saved')
    await other.write('b.md', '乙', null)
    await expect.poll(() => changes.map(({ path, kind }) => [path, kind])).toEqual([['b.md', 'created']])
    at.put('a.md', '别人的')
    await expect.poll(() => changes.length).toBe(2)
    expect(changes[1]).toEqual({ path: 'a.md', kind: 'changed', version: await at.versionOf('a.md') })
    other.close()
  })

  it('that happened while the server was away are told when it is back', async () => {
    at.put('a.md', '甲')
    await disk.list()
    const changes = changesOf(disk)
    const connections: boolean[] = []
    disk.onConnection((is) => connections.push(is))
    await expect.poll(() => connections).toEqual([true])
    const { port } = at.server
    await at.server.close()
    await expect.poll(() => connections).toEqual([true, false])
    at.put('a.md', '乙')
    at.put('b.md', '丙')
    const again = await startServer({ workspace: openWorkspace(at.folder), editor: at.editor, port, onFault: () => {} })
    await expect
      .poll(() => changes.map(({ path, kind }) => [path, kind]), { timeout: 10_000 })
      .toEqual([
        ['a.md', 'changed'],
        ['b.md', 'created'],
      ])
    expect(connections).toEqual([true, false, true])
    disk.close()
    await again.close()
  })

  it('are not listened for while nobody looks at the page', async () => {
    const listeners = new Set<() => void>()
    const page = {
      visibilityState: 'visible',
      addEventListener: (_type: 'visibilitychange', listener: () => void) => void listeners.add(listener),
      removeEventListener: (_type: 'visibilitychange', listener: () => void) => void listeners.delete(listener),
    }
    const turn = (state: string) => {
      page.visibilityState = state
      for (const listener of listeners) listener()
    }
    const heard: string[] = []
    const url = new URL('api/events?client=page-one', at.server.url).href
    const stream = listen(url, fetch, { event: (name) => heard.push(name), connection: () => {} }, page)
    await expect.poll(() => heard).toEqual(['folder'])
    turn('hidden')
    at.put('a.md', '甲')
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(heard).toEqual(['folder'])
    turn('visible')
    await expect.poll(() => heard).toEqual(['folder', 'folder'])
    stream.close()
    expect(listeners.size).toBe(0)
  })
})
