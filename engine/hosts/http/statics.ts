import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { failure } from './failure.ts'
import { headersOf, securityHeaders } from './headers.ts'
import { readingMethods, requireMethod } from './methods.ts'
import { isPlainName } from './paths.ts'
import { texts } from './texts.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
}

/** Vite writes a hash of the content into these names: what they name never changes. */
const hashedName = /^assets\/.*-[\w-]{8}\.\w+$/
const compressible = /^(text\/|application\/(json|manifest|wasm)|image\/svg|font\/ttf)/
/** Below it the head of the answer is larger than what is saved. In bytes. */
const worthwhile = 1024

/** The media type of a file, by its ending. */
export function typeOf(name: string): string {
  return types[extname(name).toLowerCase()] ?? 'application/octet-stream'
}

type Encoding = 'br' | 'gzip' | 'identity'

interface Asset {
  readonly stamp: string
  readonly etag: string
  readonly bodies: Map<Encoding, Promise<Buffer>>
}

/** The built editor in a folder; its files are kept in memory until they change on the disk. */
export interface Statics {
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>
  /** Compresses what a browser will ask for, while it is still starting. */
  warm(): Promise<void>
}

export function createStatics(folder: string): Statics {
  const assets = new Map<string, Asset>()

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    requireMethod(request, readingMethods)
    const name = nameOf(path)
    const file = name === null ? null : await fileOf(folder, name)
    if (name === null || file === null) {
      if (path === '/' || path === '/index.html') return answerUnbuilt(request, response)
      throw failure('request.unknown', { path })
    }
    await answerAsset(request, response, name, await assetOf(assets, name, file))
  }

  async function warm(): Promise<void> {
    const names = (await readdir(folder, { recursive: true }).catch(() => [])).map((name) => name.split(sep).join('/'))
    for (const name of names.filter((each) => compressible.test(typeOf(each)))) {
      const file = await fileOf(folder, name)
      if (file) await warmAsset(await assetOf(assets, name, file))
    }
  }

  return { answer, warm }
}

/** The file that an address names; null where it can name none. */
function nameOf(path: string): string | null {
  try {
    const name = path === '/' ? 'index.html' : path.slice(1).split('/').map(decodeURIComponent).join('/')
    return name.split('/').every(isPlainName) ? name : null
  } catch {
    return null
  }
}

interface Found {
  readonly path: string
  readonly stamp: string
}

async function fileOf(folder: string, name: string): Promise<Found | null> {
  try {
    const root = await realpath(folder)
    const path = await realpath(join(root, name))
    const found = await lstat(path)
    const inside = relative(root, path).split(/[/\\]/).join('/') === name
    return found.isFile() && inside ? { path, stamp: `${found.size} ${found.mtimeMs}` } : null
  } catch {
    return null
  }
}

async function assetOf(assets: Map<string, Asset>, name: string, { path, stamp }: Found): Promise<Asset> {
  const known = assets.get(name)
  if (known?.stamp === stamp) return known
  const body = await readFile(path)
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const asset: Asset = { stamp, etag, bodies: new Map([['identity', Promise.resolve(body)]]) }
  assets.set(name, asset)
  return asset
}

async function warmAsset(asset: Asset): Promise<void> {
  const body = await asset.bodies.get('identity')
  if (body && body.length >= worthwhile) await bodyIn(asset, 'br', body)
}

async function answerAsset(request: IncomingMessage, response: ServerResponse, name: string, asset: Asset): Promise<void> {
  const type = typeOf(name)
  const body = await asset.bodies.get('identity')
  if (!body) throw new Error('an asset lacks its own content')
  const encoding = compressible.test(type) && body.length >= worthwhile ? encodingFor(request) : 'identity'
  const etag = encoding === 'identity' ? `"${asset.etag}"` : `"${asset.etag}-${encoding}"`
  const headers = {
    ...headersOf(name),
    'Content-Type': type,
    'Cache-Control': hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    // The one header of an answer that a page can read of itself: it tells the editor that a folder stands behind it.
    'Server-Timing': 'tiaoli',
    ETag: etag,
    Vary: 'Accept-Encoding',
  }
  if (isKnown(request, etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const sent = await bodyIn(asset, encoding, body)
  const encoded: Record<string, string> = encoding === 'identity' ? {} : { 'Content-Encoding': encoding }
  response.writeHead(200, { ...headers, ...encoded, 'Content-Length': sent.length })
  response.end(request.method === 'HEAD' ? undefined : sent)
}

function isKnown({ headers }: IncomingMessage, etag: string): boolean {
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  return known.includes(etag)
}

function encodingFor({ headers }: IncomingMessage): Encoding {
  const accepted = String(headers['accept-encoding'] ?? '')
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';')[0]?.trim())
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity'
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Compressed once, and quickly: over the loopback a byte costs little, a wait for a better ratio more. */
function bodyIn({ bodies }: Asset, encoding: Encoding, body: Buffer): Promise<Buffer> {
  const known = bodies.get(encoding)
  if (known !== undefined) return known
  const made = encoding === 'br' ? brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : zip(body, { level: 4 })
  bodies.set(encoding, made)
  return made
}

/** Said on the page itself, where somebody is waiting for the editor. */
function answerUnbuilt(request: IncomingMessage, response: ServerResponse): void {
  const sentences = [texts.zh['editor.missing'](), texts.en['editor.missing']()]
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>条理</title>${sentences.map((each) => `<p>${each}</p>`).join('')}</html>`
  response.writeHead(503, {
    ...securityHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
