import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileUrl, type Served, served } from './served.ts'

const script = `console.log('${'条理'.repeat(2000)}')`
let at: Served
beforeAll(async () => {
  at = await served()
  at.put('a.md', '甲')
  at.put('../editor/index.html', '<!doctype html><title>条理</title>')
  at.put('../editor/assets/index-Dw1rgT_a.js', script)
  at.put('../editor/assets/font.woff2', 'x'.repeat(3000))
  at.put('../editor/manifest.webmanifest', '{}')
})
afterAll(async () => {
  expect(at.faults).toEqual([])
  await at.end()
})

const asset = '/assets/index-Dw1rgT_a.js'

describe('the editor', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/?lang=en', 'text/html; charset=utf-8', 'no-cache'],
    [asset, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/font.woff2', 'font/woff2', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
  ])('is served: %s', async (path, type, cache) => {
    const { status, headers } = await at.send(path)
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cache])
  })

  it('lets the simulation’s worker compile WebAssembly, and nothing else', async () => {
    at.put('../editor/assets/simulator-Dw1rgT_a.js', script)
    const policy = async (path: string) => (await at.send(path)).headers['content-security-policy']
    expect(await policy('/assets/simulator-Dw1rgT_a.js')).toContain("script-src 'self' 'wasm-unsafe-eval';")
    for (const path of ['/', asset, '/api/workspace']) expect(await policy(path)).toContain("script-src 'self';")
  })

  it('is compressed as the browser can read it', async () => {
    const plain = await at.send(asset)
    expect([plain.headers['content-encoding'], plain.text]).toEqual([undefined, script])
    const br = await at.send(asset, { headers: { 'Accept-Encoding': 'gzip, deflate, br, zstd' } })
    expect([br.headers['content-encoding'], brotliDecompressSync(br.bytes).toString()]).toEqual(['br', script])
    const gzip = await at.send(asset, { headers: { 'Accept-Encoding': 'gzip, br;q=0' } })
    expect([gzip.headers['content-encoding'], gunzipSync(gzip.bytes).toString()]).toEqual(['gzip', script])
    const font = await at.send('/assets/font.woff2', { headers: { 'Accept-Encoding': 'br' } })
    expect(font.headers['content-encoding']).toBeUndefined()
    expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
    expect(br.headers.vary).toBe('Accept-Encoding')
  })

  it('is not sent again where the browser has it, and is when it was built anew', async () => {
    const { headers } = await at.send('/')
    const known = { headers: { 'If-None-Match': `"other", ${headers.etag}` } }
    const same = await at.send('/', known)
    expect([same.status, same.bytes.length]).toEqual([304, 0])
    const page = join(at.editor, 'index.html')
    writeFileSync(page, '<!doctype html><title>新版</title>')
    utimesSync(page, new Date(), new Date(statSync(page).mtimeMs + 5000))
    expect((await at.send('/', known)).text).toContain('新版')
  })

  it('answers HEAD without a body', async () => {
    const { status, headers, bytes } = await at.send(asset, { method: 'HEAD' })
    expect([status, bytes.length, Number(headers['content-length'])]).toEqual([200, 0, Buffer.byteLength(script)])
  })

  it('that is not built says how to build it', async () => {
    const bare = await served()
    rmSync(bare.editor, { recursive: true })
    const page = await bare.send('/')
    expect([page.status, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
    expect(page.text).toContain('npm run build')
    expect(page.text).toContain('编辑器还没有构建')
    expect((await bare.send('/api/workspace')).status).toBe(200)
    await bare.end()
  })
})

describe('every answer', () => {
  it.each([
    ['/'],
    [asset],
    ['/none'],
    ['/api/workspace'],
    ['/api/none'],
    [fileUrl('a.md')],
    [fileUrl('none.md')],
    ['/api/files/..%2fa.md'],
  ])('carries the policies: %s', async (path) => {
    const { headers } = await at.send(path)
    const policy = String(headers['content-security-policy'])
    const directives = Object.fromEntries(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')]))
    expect(directives).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'font-src': "'self' data:",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  it.each([
    ['POST', '/', 'GET, HEAD'],
    ['POST', '/api/workspace', 'GET, HEAD'],
    ['PUT', '/api/events', 'GET'],
    ['OPTIONS', fileUrl('a.md'), 'GET, HEAD, PUT, DELETE'],
    ['PATCH', fileUrl('a.md'), 'GET, HEAD, PUT, DELETE'],
  ])('to %s %s is that it cannot be used', async (method, path, allowed) => {
    const { status, json, headers } = await at.send(path, { method })
    expect([status, json.code, headers.allow]).toEqual([405, 'request.method', allowed])
  })
})

describe('a request', () => {
  const hosts = [
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1:80',
    '127.0.0.1:80@evil.example',
    '[::2]',
    '0.0.0.0',
  ]
  it.each(hosts)('to the host %j is refused', async (host) => {
    for (const path of ['/', '/api/workspace', fileUrl('a.md')]) {
      const { status, json } = await at.send(path, { headers: { Host: host } })
      expect([status, json.code]).toEqual([421, 'request.host'])
    }
  })

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST:4620', '[::1]:4620'])('to the host %j is answered', async (host) => {
    expect((await at.send('/api/workspace', { headers: { Host: host } })).status).toBe(200)
  })

  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://localhost:1' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ]
  it.each(foreign)('of another page is refused: %j', async (headers) => {
    const put = { 'Content-Type': 'application/json', 'If-None-Match': '*', ...headers }
    const write = await at.send(fileUrl('new.md'), { method: 'PUT', headers: put, body: '{"text":""}' })
    const read = await at.send(fileUrl('a.md'), { headers })
    expect([write.status, write.json.code, read.status]).toEqual([403, 'request.origin', 403])
    expect((await at.send(fileUrl('new.md'))).status).toBe(404)
  })

  it('of the own page is answered', async () => {
    const host = `127.0.0.1:${at.server.port}`
    const headers = { Host: host, Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' }
    expect((await at.send(fileUrl('a.md'), { headers })).status).toBe(200)
  })

  it('for a whole address is refused', async () => {
    const { status, json } = await at.send('http://evil.example/api/workspace')
    expect([status, json.code]).toEqual([404, 'request.unknown'])
  })

  it('from another machine reaches nobody', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4')
      .map((address) => address.address)
    // Another address of the loopback network stands in where the machine has no network.
    for (const host of [...others, '127.0.0.2']) expect([host, await connects(host)]).toEqual([host, false])
    expect(await connects('127.0.0.1')).toBe(true)
  })
})

function connects(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: at.server.port, timeout: 2000 })
    const answer = (reached: boolean) => {
      socket.destroy()
      resolve(reached)
    }
    socket.on('connect', () => answer(true))
    socket.on('timeout', () => answer(false))
    socket.on('error', () => answer(false))
  })
}
