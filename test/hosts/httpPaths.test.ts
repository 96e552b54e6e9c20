import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Failure } from '../../engine/hosts/http/failure.ts'
import { isNoticePath, pathFromUrl } from '../../engine/hosts/http/paths.ts'
import { fileUrl, type Served, served } from './served.ts'

const secret = '不该读到的内容'
let at: Served

beforeAll(async () => {
  at = await served()
  at.put('a/notice.md', '可以读的内容')
  at.put('../secret.md', secret)
  at.put('../outside/secret.md', secret)
  at.put('.hidden.md', secret)
  at.put('.git/config.md', secret)
  at.put('node_modules/x/readme.md', secret)
  at.put('secret.txt', secret)
  at.put('../editor/index.html', '<p>编辑器</p>')
  symlinkSync('../outside', join(at.folder, 'linked'))
  symlinkSync('../outside/secret.md', join(at.folder, 'link.md'))
  symlinkSync('../outside/new.md', join(at.folder, 'dangling.md'))
  symlinkSync('../nowhere', join(at.folder, 'danglingFolder'))
  symlinkSync('secret.txt', join(at.folder, 'text.md'))
  symlinkSync('.git', join(at.folder, 'git'))
  symlinkSync('a', join(at.folder, 'inner'))
  symlinkSync('loop.md', join(at.folder, 'loop.md'))
})
afterAll(async () => {
  expect(at.faults).toEqual([])
  await at.end()
})

/** What stands behind /api/files/, exactly as it goes over the wire. */
const corpus = [
  '../secret.md',
  'a/../../secret.md',
  './a/notice.md',
  'a/./notice.md',
  'a//notice.md',
  '/etc/passwd.md',
  '//secret.md',
  '..%2fsecret.md',
  '%2e%2e/secret.md',
  '%2e%2e%2fsecret.md',
  '%2E%2E%2Fsecret.md',
  '..%5csecret.md',
  '..%5Csecret.md',
  '..\\secret.md',
  'a%2fnotice.md',
  'a%5cnotice.md',
  '..%252fsecret.md',
  '%c0%ae%c0%ae/secret.md',
  '%u002e%u002e/secret.md',
  '%uff0e%uff0e/secret.md',
  '%2e%2e%00/secret.md',
  'a/notice.md%00',
  'a/notice.md%00.md',
  'a%0anotice.md',
  'a%0d%0aX-Header:%20b.md',
  '%7f.md',
  '%',
  '%zz.md',
  '%e4%b8.md',
  '%ed%a0%80.md',
  'C:/secret.md',
  'C:secret.md',
  'c%3a%5csecret.md',
  '%5c%5cserver%5cshare%5csecret.md',
  '%5c%5c%3f%5cC:%5csecret.md',
  'file:///etc/passwd.md',
  'notice.md:stream.md',
  'con.md',
  'CON',
  'nul.md',
  'NUL.tiaoli',
  'aux/notice.md',
  'com1.md',
  'lpt9.json',
  'COM%C2%B9.md',
  'con%20.md',
  'prn.a.md',
  'conin$.md',
  'a./notice.md',
  'a%20/notice.md',
  'notice.md.',
  'notice.md%20',
  '.hidden.md',
  '.git/config.md',
  '.tiaoli-trash/notice.md',
  '.tiaoli-0123456789abcdef.tmp',
  'node_modules/x/readme.md',
  'NODE_MODULES/x/readme.md',
  'secret.txt',
  'notice',
  '',
  'a/',
  'a*.md',
  'a%3fb.md',
  'a%7cb.md',
  'a%22b.md',
  'a%3cb%3e.md',
  `${'x'.repeat(300)}.md`,
  `${'甲'.repeat(90)}.md`.replaceAll('甲', '%E7%94%B2'),
  `${'a/'.repeat(40)}notice.md`,
]

const linked = [
  'linked/secret.md',
  'link.md',
  'dangling.md',
  'danglingFolder/a.md',
  'text.md',
  'git/config.md',
  'loop.md',
  'linked/deep/er/a.md',
]

const methods = [
  { method: 'GET' },
  { method: 'PUT', headers: { 'Content-Type': 'application/json', 'If-None-Match': '*' }, body: '{"text":"侵入"}' },
  { method: 'DELETE', headers: { 'If-Match': `"${'x'.repeat(43)}"` } },
]

function snapshot(): string[] {
  return readdirSync(join(at.folder, '..'), { recursive: true, encoding: 'utf8' }).sort()
}

describe('an address that leaves the folder or names no notice file', () => {
  it.each(corpus)('%j is refused, whatever is asked', async (path) => {
    const before = snapshot()
    for (const sent of methods) {
      const answer = await at.send(`/api/files/${path}`, sent)
      expect([sent.method, answer.status, answer.json?.code]).toEqual([sent.method, 400, 'path.notAllowed'])
      expect(answer.text).not.toContain(secret)
    }
    expect(snapshot()).toEqual(before)
  })

  it.each(linked)('%j, a link, is refused', async (path) => {
    const before = snapshot()
    for (const sent of methods) {
      const answer = await at.send(`/api/files/${path}`, sent)
      expect([sent.method, answer.status, answer.json?.code]).toEqual([sent.method, 403, 'path.outside'])
      expect(answer.text).not.toContain(secret)
    }
    expect(snapshot()).toEqual(before)
  })

  it.each([
    '/api/../secret.md',
    '/../secret.md',
    '/%2e%2e/secret.md',
    '/..%2fsecret.md',
    '/assets/../../secret.md',
    '/.git/config.md',
    '/%',
    '//etc/passwd',
  ])('%j gives no file beside the editor', async (path) => {
    const answer = await at.send(path)
    expect([answer.status, answer.json.code]).toEqual([404, 'request.unknown'])
  })

  it('is decoded once: what is still encoded then is a name like any other', async () => {
    at.put('%2e%2e%2fsecret.md', '名字里有百分号')
    expect((await at.send('/api/files/%252e%252e%252fsecret.md')).json.text).toBe('名字里有百分号')
  })

  it('is not a link within the folder', async () => {
    const answer = await at.send('/api/files/inner/notice.md')
    expect([answer.status, answer.json.text]).toEqual([200, '可以读的内容'])
  })
})

describe('a path', () => {
  it.each(['通知 2026.md', 'a/b/notice.md', '（一）规则+表格&甲=乙#1.tiaoli', "it's 100%.json", 'console.md', 'A.MD', 'com10.md'])(
    'may be %j',
    (path) => {
      expect(pathFromUrl(fileUrl(path).slice('/api/files/'.length))).toBe(path)
    },
  )

  it('stays within the folder whatever is sent, or is refused', () => {
    const piece = fc.constantFrom('.', '..', '/', '\\', '%2e', '%2f', '%5c', '%00', '%25', 'a', ':', '~', '.md', '通', ' ', '\u202e')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = accepted(pieces.join(''))
        if (path === null) return
        expect(isNoticePath(path)).toBe(true)
        expect(path.split('/')).not.toContain('..')
        expect(join('/root', path).startsWith('/root/')).toBe(true)
        expect(path).not.toMatch(/[\\\0:]/)
      }),
      { numRuns: 3000 },
    )
  })
})

function accepted(encoded: string): string | null {
  try {
    return pathFromUrl(encoded)
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

describe('a folder that is swapped for a link', () => {
  it('is not followed out', async () => {
    mkdirSync(join(at.folder, 'swapped'))
    writeFileSync(join(at.folder, '..', 'outside', 'a.md'), secret)
    symlinkSync('../../outside', join(at.folder, 'swapped', 'to'))
    const answer = await at.send('/api/files/swapped/to/a.md')
    expect([answer.status, answer.json.code]).toEqual([403, 'path.outside'])
  })
})
