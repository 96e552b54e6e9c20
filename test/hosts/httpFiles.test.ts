import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileUrl, type Served, served } from './served.ts'

let at: Served
beforeEach(async () => {
  at = await served()
})
afterEach(async () => {
  expect(at.faults).toEqual([])
  await at.end()
})

const read = (path: string) => readFileSync(join(at.folder, path), 'utf8')
const mebibyte = 1024 * 1024

describe('the folder', () => {
  it('lists notice files with size and version, and nothing hidden, foreign or linked from outside', async () => {
    at.put('太原/notice.md', '# 通知\r\n')
    at.put('common/vocabulary.tiaoli', '参数')
    at.put('cases.json', '[]')
    at.put('.hidden.md', '')
    at.put('.git/a.md', '')
    at.put('node_modules/a/readme.md', '')
    at.put('picture.png', '')
    at.put('../outside/secret.md', '')
    symlinkSync('../outside/secret.md', join(at.folder, 'link.md'))
    symlinkSync('../outside', join(at.folder, 'linked'))
    symlinkSync('.git/a.md', join(at.folder, 'hidden.md'))
    symlinkSync('太原/notice.md', join(at.folder, 'same.md'))
    const { json } = await at.send('/api/workspace')
    expect(json.server).toBe('tiaoli')
    expect(json.folder).toBe('通知')
    expect(json.files.map((file: { path: string; size: number }) => [file.path, file.size])).toEqual([
      ['cases.json', 2],
      ['common/vocabulary.tiaoli', 6],
      ['same.md', 10],
      ['太原/notice.md', 10],
    ])
    expect(json.faults.map((fault: { path: string; reason: { code: string } }) => [fault.path, fault.reason.code]).sort()).toEqual([
      ['hidden.md', 'path.outside'],
      ['link.md', 'path.outside'],
    ])
    expect(json.files[3].version).toBe(await at.versionOf('太原/notice.md'))
    expect(json.files[2].version).toBe(json.files[3].version)
  })

  it('says which files cannot be read, and which names cannot be used', async () => {
    at.put('gbk.md', new Uint8Array([0xd0, 0xd5]))
    at.put('large.md', 'x'.repeat(4 * mebibyte + 1))
    at.put('a:b.md', '')
    at.put('con/aux.md', '')
    const { json } = await at.send('/api/workspace')
    expect(json.files.map((file: { path: string; fault: { code: string } }) => [file.path, file.fault.code])).toEqual([
      ['gbk.md', 'source.notText'],
      ['large.md', 'source.tooLarge'],
    ])
    expect(json.faults.map((fault: { path: string }) => fault.path).sort()).toEqual(['a:b.md', 'con/aux.md'])
  })

  it('sees a change of the same size within the same moment', async () => {
    at.put('a.md', '甲')
    const before = (await at.send('/api/workspace')).json.files[0].version
    at.put('a.md', '乙')
    expect((await at.send('/api/workspace')).json.files[0].version).not.toBe(before)
  })
})

describe('reading', () => {
  it('gives text, version and size', async () => {
    at.put('通知 2026.md', '甲\r\n乙')
    const { status, json, headers } = await at.send(fileUrl('通知 2026.md'))
    expect([status, json.path, json.text, json.size]).toEqual([200, '通知 2026.md', '甲\r\n乙', 8])
    expect(headers.etag).toBe(`"${json.version}"`)
  })

  it.each([
    ['another encoding', new Uint8Array([0xd0, 0xd5]), 422, 'source.notText'],
    ['more than 4 MiB', 'x'.repeat(4 * mebibyte + 1), 413, 'source.tooLarge'],
  ])('refuses %s, in both languages', async (_name, content, status, code) => {
    at.put('a.md', content)
    const answer = await at.send(fileUrl('a.md'))
    expect([answer.status, answer.json.code]).toEqual([status, code])
    expect(answer.json.message.zh).toMatch(/\p{Script=Han}/u)
    expect(answer.json.message.en).not.toMatch(/\p{Script=Han}/u)
  })

  it('refuses what is not there, and folders', async () => {
    mkdirSync(join(at.folder, 'folder.md'))
    at.put('a.md', '')
    expect((await at.send(fileUrl('none.md'))).json.code).toBe('file.missing')
    expect((await at.send(fileUrl('folder.md'))).json.code).toBe('file.isFolder')
    expect((await at.send(fileUrl('a.md/b.md'))).json.code).toBe('path.underFile')
  })
})

describe('writing', () => {
  it('replaces the version that it builds on', async () => {
    at.put('a.md', '旧')
    chmodSync(join(at.folder, 'a.md'), 0o640)
    const { status, json } = await at.write('a.md', '新\r\n\n', await at.versionOf('a.md'))
    expect([status, json.size, read('a.md')]).toEqual([200, 6, '新\r\n\n'])
    expect(json.version).toBe(await at.versionOf('a.md'))
    if (process.platform !== 'win32') expect(statSync(join(at.folder, 'a.md')).mode & 0o777).toBe(0o640)
    expect(readdirSync(at.folder)).toEqual(['a.md'])
  })

  it('makes a new file and its folders', async () => {
    const { status, json } = await at.write('2027/草稿/notice.md', '# 通知', null)
    expect([status, read('2027/草稿/notice.md')]).toEqual([201, '# 通知'])
    expect(json.version).toBe(await at.versionOf('2027/草稿/notice.md'))
  })

  it('keeps a byte order mark that the editor never saw', async () => {
    at.put('a.md', '\uFEFF甲')
    const { json } = await at.send(fileUrl('a.md'))
    expect(json.text).toBe('甲')
    await at.write('a.md', '乙', json.version)
    expect(read('a.md')).toBe('\uFEFF乙')
    await at.write('a.md', '\uFEFF丙', await at.versionOf('a.md'))
    expect(read('a.md')).toBe('\uFEFF丙')
  })

  it('overwrites nothing that was changed outside, and says what is there', async () => {
    at.put('a.md', '旧')
    const version = await at.versionOf('a.md')
    at.put('a.md', '别人的')
    const { status, json } = await at.write('a.md', '我的', version)
    expect([status, json.code]).toEqual([412, 'file.changed'])
    expect(json.current).toEqual({ text: '别人的', version: await at.versionOf('a.md') })
    expect(read('a.md')).toBe('别人的')
  })

  it('says so where the file is gone, or is no longer text', async () => {
    at.put('a.md', '旧')
    const version = await at.versionOf('a.md')
    at.put('a.md', new Uint8Array([0xff]))
    const unreadable = await at.write('a.md', '我的', version)
    expect([unreadable.status, unreadable.json.current, unreadable.json.fault.code]).toEqual([412, null, 'source.notText'])
    unlinkSync(join(at.folder, 'a.md'))
    const gone = await at.write('a.md', '我的', version)
    expect([gone.status, gone.json.current, gone.json.fault]).toEqual([412, null, null])
    expect(readdirSync(at.folder)).toEqual([])
  })

  it('makes no new file over an old one', async () => {
    at.put('a.md', '旧')
    const { status, json } = await at.write('a.md', '新', null)
    expect([status, json.code, json.current.text, read('a.md')]).toEqual([412, 'file.exists', '旧', '旧'])
  })

  it('answers a request that is made again, since its answer was lost, as if it were the first', async () => {
    at.put('a.md', '旧')
    const version = await at.versionOf('a.md')
    const first = await at.write('a.md', '新', version)
    const again = await at.write('a.md', '新', version)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.json).toEqual(first.json)
  })

  it('lets one of two writers through', async () => {
    at.put('a.md', '旧')
    const version = await at.versionOf('a.md')
    for (let round = 0; round < 10; round++) {
      at.put('a.md', '旧')
      const texts = Array.from({ length: 4 }, (_, writer) => `${round}.${writer}`.repeat(10_000))
      const answers = await Promise.all(texts.map((text) => at.write('a.md', text, version)))
      const won = answers.flatMap(({ status }, i) => (status === 200 ? [texts[i]] : []))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
      expect(read('a.md')).toBe(won[0])
      for (const { json, status } of answers) if (status === 412) expect(json.current.text).toBe(won[0])
    }
  })

  it('lets one of two makers of a file through', async () => {
    const answers = await Promise.all(['甲', '乙', '丙'].map((text) => at.write('new/a.md', text, null)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412])
  })
})

describe('a request to write', () => {
  const put = (headers: Record<string, string>, body: string | Uint8Array, path = 'a.md') =>
    at.send(fileUrl(path), { method: 'PUT', headers: { 'Content-Type': 'application/json', ...headers }, body })
  const anew = { 'If-None-Match': '*' }

  it.each([
    ['no version', {}, '{"text":"甲"}', 428, 'request.noVersion'],
    ['any version', { 'If-Match': '*' }, '{"text":"甲"}', 428, 'request.noVersion'],
    ['broken JSON', anew, '{"text":"甲"', 400, 'request.notJson'],
    ['no body', anew, '', 400, 'request.notJson'],
    ['bytes that are no UTF-8', anew, new Uint8Array([0x22, 0xff, 0x22]), 400, 'request.notJson'],
    ['no JSON by its type', { ...anew, 'Content-Type': 'text/plain' }, '{"text":"甲"}', 400, 'request.notJson'],
    ['no text', anew, '{"txt":"甲"}', 400, 'request.noText'],
    ['a text that is none', anew, '{"text":12}', 400, 'request.noText'],
    ['a list', anew, '[]', 400, 'request.noText'],
    ['null', anew, 'null', 400, 'request.noText'],
    ['half a character', anew, '{"text":"\\ud800"}', 422, 'file.notUnicode'],
    ['a large text', anew, JSON.stringify({ text: 'x'.repeat(4 * mebibyte + 1) }), 413, 'source.tooLarge'],
    ['an endless body', anew, 'x'.repeat(12 * mebibyte), 413, 'request.tooLarge'],
  ])('with %s is refused', async (_name, headers, body, status, code) => {
    const answer = await put(headers, body)
    expect([answer.status, answer.json.code]).toEqual([status, code])
    expect(readdirSync(at.folder)).toEqual([])
  })

  it('takes the largest text, whatever JSON makes of it', async () => {
    expect((await put(anew, JSON.stringify({ text: '\n'.repeat(4 * mebibyte) }))).status).toBe(201)
  })

  it('that breaks off writes nothing, and the server goes on', async () => {
    const head = `PUT ${fileUrl('a.md')} HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`
    const socket = connect(at.server.port, '127.0.0.1')
    await new Promise((resolve) => socket.write(`${head}{"text":"`, resolve))
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(readdirSync(at.folder)).toEqual([])
    expect((await at.write('a.md', '甲', null)).status).toBe(201)
  })
})

describe('removing', () => {
  const remove = (path: string, version: string) => at.send(fileUrl(path), { method: 'DELETE', headers: { 'If-Match': `"${version}"` } })

  it('moves a file into the trash', async () => {
    at.put('甲/a.md', '内容')
    const { status, json } = await remove('甲/a.md', await at.versionOf('甲/a.md'))
    expect(status).toBe(200)
    expect(json.trash).toMatch(/^\.tiaoli-trash\/.*\/甲\/a\.md$/)
    expect(read(json.trash)).toBe('内容')
    expect((await at.send('/api/workspace')).json.files).toEqual([])
  })

  it('leaves a file that was changed outside, and says what is not there', async () => {
    at.put('a.md', '旧')
    const version = await at.versionOf('a.md')
    at.put('a.md', '新')
    const changed = await remove('a.md', version)
    expect([changed.status, changed.json.current.text, read('a.md')]).toEqual([412, '新', '新'])
    expect((await remove('b.md', version)).json.code).toBe('file.missing')
    expect((await at.send(fileUrl('a.md'), { method: 'DELETE' })).json.code).toBe('request.noVersion')
  })
})

describe('a disk', () => {
  const failing = (code: string) => async (path: string, flags: string, mode?: number) => {
    const file = await open(path, flags, mode)
    const error = Object.assign(new Error(code), { code, syscall: 'write' })
    return Object.assign(Object.create(file) as FileHandle, {
      writeFile: async (bytes: Uint8Array) => {
        await file.write(bytes.subarray(0, bytes.length / 2))
        throw error
      },
      close: () => file.close(),
    })
  }

  it.each([
    ['ENOSPC', 507, 'disk.full'],
    ['EDQUOT', 507, 'disk.full'],
    ['EROFS', 403, 'disk.readOnly'],
    ['EACCES', 403, 'disk.denied'],
    ['EBUSY', 423, 'file.inUse'],
    ['EIO', 500, 'disk.failed'],
  ])('that answers %s leaves the file as it was, and nothing beside it', async (errno, status, code) => {
    const other = await served({ openFile: failing(errno) })
    try {
      other.put('a.md', '旧的内容')
      const answer = await other.write('a.md', '新的内容', await other.versionOf('a.md'))
      expect([answer.status, answer.json.code]).toEqual([status, code])
      expect([answer.json.message.zh, answer.json.message.en].map((said) => /\p{Script=Han}/u.test(said))).toEqual([true, false])
      expect(readFileSync(join(other.folder, 'a.md'), 'utf8')).toBe('旧的内容')
      expect(readdirSync(other.folder)).toEqual(['a.md'])
      expect((await other.write('b.md', '新', null)).json.code).toBe(code)
      expect(readdirSync(other.folder)).toEqual(['a.md'])
    } finally {
      await other.end()
    }
  })
})

describe('a fault of our own', () => {
  it('is said without its inside, and reported where the server runs', async () => {
    const fault = new Error('inside')
    const other = await served({ openFile: () => Promise.reject(fault) })
    const answer = await other.write('a.md', '甲', null)
    expect([answer.status, answer.json.code, answer.text.includes('inside')]).toEqual([500, 'server.fault', false])
    expect(other.faults).toEqual([fault])
    await other.end()
  })
})
