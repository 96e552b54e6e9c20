import { lstat, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { errnoOf, failure } from './failure.ts'

/** Files that the editor reads and writes, by the end of their names. */
const endings = ['.md', '.tiaoli', '.json']
const deepest = 32
/** What a file system holds in one name, in bytes. */
const longestName = 255
/** Names that mean a device on Windows, whatever ending stands behind them. */
const devices = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i

/**
 * The path of a file from what stands behind `/api/files/` in a request, as it came: `/` between folders, every name decoded
 * once and by itself, so that no encoded separator or dot means anything.
 */
export function pathFromUrl(encoded: string): string {
  const path = encoded.split('/').map(decoded).join('/')
  if (encoded.split('/').some((name) => /[/\\]/.test(decoded(name))) || !isNoticePath(path)) throw failure('path.notAllowed', { path })
  return path
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    throw failure('path.notAllowed', { path: name })
  }
}

/** Whether a path within the folder may name a notice file, on every system alike. */
export function isNoticePath(path: string): boolean {
  const names = path.split('/')
  return names.length <= deepest && names.every(isPlainName) && hasNoticeEnding(path)
}

export function hasNoticeEnding(name: string): boolean {
  return endings.some((ending) => name.toLowerCase().endsWith(ending))
}

/** Names that are passed over without a word: hidden ones and what npm installs. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.toLowerCase() === 'node_modules'
}

/** A name that is the same file on every system: no separators, streams, devices, wildcards, control characters. */
export function isPlainName(name: string): boolean {
  if (name === '' || isIgnored(name) || Buffer.byteLength(name) > longestName) return false
  return !/[\\/:*?"<>|\p{Cc}\p{Surrogate}]/u.test(name) && !/[. ]$/.test(name) && !devices.test(name)
}

/**
 * Where a path really is on the disk, symbolic links followed; or where it would come to be. `root` is itself real.
 * A link may lead to another notice file of the folder and nowhere else.
 */
export async function locate(root: string, path: string): Promise<string> {
  const target = join(root, ...path.split('/'))
  const real = await realOrNull(target)
  if (real !== null) return inside(root, real, path, isNoticePath)
  if (await isLink(target)) throw failure('path.outside', { path })
  const parent = dirname(target)
  return join(await futureFolder(root, parent, path), relative(parent, target))
}

/** Where a folder is or would come to be. */
async function futureFolder(root: string, folder: string, path: string): Promise<string> {
  if (folder === root) return root
  const real = await realOrNull(folder)
  if (real !== null) return real === root ? root : inside(root, real, path, (within) => within.split('/').every(isPlainName))
  if (await isLink(folder)) throw failure('path.outside', { path })
  const parent = dirname(folder)
  return join(await futureFolder(root, parent, path), relative(parent, folder))
}

function inside(root: string, real: string, path: string, allowed: (within: string) => boolean): string {
  const within = relative(root, real)
  if (isAbsolute(within) || !allowed(within.split(sep).join('/'))) throw failure('path.outside', { path })
  return real
}

async function realOrNull(path: string): Promise<string | null> {
  try {
    return await realpath(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink()
  } catch {
    return false
  }
}
