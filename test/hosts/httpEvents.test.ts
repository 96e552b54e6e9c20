import { renameSync, rmSync, type watch } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { fileUrl, type Served, served } from './served.ts'

interface Heard {
  readonly events: {
    readonly name: string
    readonly data: { readonly path: string; readonly kind: string; readonly version: string | null }
  }[]
  until(count: number): Promise<void>
  stop(): void
}

const open: { end(): unknown }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.end()
})

async function start(options: Parameters<typeof served>[0] = {}): Promise<Served> {
  const at = await served(options)
  open.push(at)
  return at
}

/** Listens as the page of that name does; resolves when the list of the folder has come. */
async function hear(at: Served, client: string): Promise<Heard> {
  const events: Heard['events'] = []
  const made = request({ host: '127.0.0.1', port: at.server.port, path: `/api/events?client=${client}`, agent: false })
  made.on('error', () => {})
  made.on('response', (response) => {
    let rest = ''
    response.on('error', () => {})
    response.on('data', (chunk) => {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
        if (name) events.push({ name, data: JSON.parse(data) })
      }
    })
  })
  made.end()
  const until = async (count: number) => {
    await expect.poll(() => events.length, { timeout: 5000, interval: 5 }).toBeGreaterThanOrEqual(count)
  }
  open.push({ end: () => made.destroy() })
  await until(1)
  return { events, until, stop: () => made.destroy() }
}

const told = ({ events }: Heard) => events.slice(1).map(({ data }) => [data.path, data.kind])
const moment = () => new Promise((resolve) => setTimeout(resolve, 250))

describe('the events', () => {
  it('begin with all files, then tell what other programs do', async () => {
    const at = await start()
    at.put('a.md', '甲')
    const page = await hear(at, 'page-one')
    expect(page.events[0]).toMatchObject({
      name: 'folder',
      data: { files: [{ path: 'a.md', version: await at.versionOf('a.md') }], faults: [] },
    })
    at.put('a.md', '乙')
    await page.until(2)
    expect(page.events[1]).toEqual({ name: 'change', data: { path: 'a.md', kind: 'changed', version: await at.versionOf('a.md') } })
    at.put('新/b.md', '丙')
    await page.until(3)
    at.put('新/b.md', '丁')
    await page.until(4)
    rmSync(join(at.folder, 'a.md'))
    await page.until(5)
    expect(told(page)).toEqual([
      ['a.md', 'changed'],
      ['新/b.md', 'created'],
      ['新/b.md', 'changed'],
      ['a.md', 'removed'],
    ])
  })

  it('tell a write to every page but the one that made it', async () => {
    const at = await start()
    at.put('a.md', '甲')
    const [one, two] = [await hear(at, 'page-one'), await hear(at, 'page-two')]
    const version = await at.versionOf('a.md')
    const written = await at.write('a.md', '乙', version, 'page-one')
    await at.write('b.md', '新', null, 'page-one')
    await at.send(fileUrl('b.md'), {
      method: 'DELETE',
      headers: { 'If-Match': `"${await at.versionOf('b.md')}"`, 'X-Tiaoli-Client': 'page-one' },
    })
    await two.until(4)
    await moment()
    expect(told(one)).toEqual([])
    expect(two.events[1]?.data.version).toBe(written.json.version)
    expect(told(two)).toEqual([
      ['a.md', 'changed'],
      ['b.md', 'created'],
      ['b.md', 'removed'],
    ])
  })

  it('tell nobody twice, and nothing of what is hidden or left as it is', async () => {
    const at = await start()
    at.put('a.md', '甲')
    const page = await hear(at, 'page-one')
    at.put('a.md', '甲')
    at.put('.git/x.md', '')
    at.put('picture.png', '')
    await moment()
    expect(told(page)).toEqual([])
  })

  it('follow a file that another editor replaces by renaming', async () => {
    const at = await start()
    at.put('a.md', '甲')
    const page = await hear(at, 'page-one')
    renameSync(at.put('a.md.new', '乙'), join(at.folder, 'a.md'))
    await page.until(2)
    expect(told(page)).toEqual([['a.md', 'changed']])
  })

  it('come from looking now and then where the system reports nothing', async () => {
    const deaf = (() => {
      throw Object.assign(new Error('no more watches'), { code: 'ENOSPC' })
    }) as unknown as typeof watch
    const at = await start({ watch: { watching: deaf, every: 50 } })
    const page = await hear(at, 'page-one')
    at.put('a.md', '甲')
    await page.until(2)
    expect(told(page)).toEqual([['a.md', 'created']])
  })

  it('are refused to a page without a number', async () => {
    const at = await start()
    for (const query of ['', '?client=', '?client=a%20b%20c%20d%20e', `?client=${'x'.repeat(65)}`]) {
      expect((await at.send(`/api/events${query}`)).json.code).toBe('request.noClient')
    }
  })

  it('end with the server, and the server with them open', async () => {
    const at = await served()
    const page = await hear(at, 'page-one')
    await at.end()
    await expect(at.send('/api/workspace')).rejects.toThrow()
    page.stop()
  })

  it('say when the folder itself is gone', async () => {
    const at = await start()
    rmSync(at.folder, { recursive: true })
    const answer = await at.send('/api/workspace')
    expect([answer.status, answer.json.code]).toEqual([410, 'folder.gone'])
    expect((await at.send('/api/events?client=page-one')).json.code).toBe('folder.gone')
  })
})
