import type { BigIntStats, Dirent } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sizeFault, sourceText } from '../sourceText.ts'
import { temporaryName } from './atomic.ts'
import { diskFailure, errnoOf, Failure, failure, type Reason, reason, reasonOf } from './failure.ts'
import { hasNoticeEnding, isIgnored, isNoticePath, locate } from './paths.ts'
import { versionOf } from './version.ts'

/** A notice file of the folder. A file with a fault is there, but cannot be read as text. */
export interface FileEntry {
  readonly path: string
  /** In bytes. */
  readonly size: number
  readonly version: string
  readonly fault: Reason | null
}

/** All notice files of a folder, in the order of their paths. */
export interface Listing {
  readonly files: readonly FileEntry[]
  /** What was left out, and why. */
  readonly faults: readonly { readonly path: string; readonly reason: Reason }[]
  /** Absolute paths of the folders that were looked into. */
  readonly folders: readonly string[]
}

/** So many names are looked at; a folder with more is not one of notices. */
const entryLimit = 20_000
/** A file written to within this time may be written to again without its time stamp changing, in nanoseconds. */
const settled = 3_000_000_000n
/** What a crash left half-written is removed when it is a day old, in milliseconds. */
const day = 86_400_000

interface Known {
  readonly stamp: string
  readonly entry: FileEntry
}

/** Looks through a folder; remembers what unchanged files held, so that looking again costs a glance at each. */
export function createScanner(root: string, limit = entryLimit): () => Promise<Listing> {
  let known = new Map<string, Known>()
  return async () => {
    const pass = new Pass(root, known, limit)
    await pass.folder('')
    known = pass.known
    const files = pass.files.sort((a, b) => (a.path < b.path ? -1 : 1))
    return { files, faults: pass.faults, folders: pass.folders }
  }
}

class Pass {
  readonly files: FileEntry[] = []
  readonly faults: { path: string; reason: Reason }[] = []
  readonly folders: string[] = []
  readonly known = new Map<string, Known>()
  private readonly root: string
  private readonly before: ReadonlyMap<string, Known>
  private readonly limit: number
  private left: number

  constructor(root: string, before: ReadonlyMap<string, Known>, limit: number) {
    this.root = root
    this.before = before
    this.limit = limit
    this.left = limit
  }

  /** `path` is relative with a trailing `/`, or empty. */
  async folder(path: string): Promise<void> {
    for (const entry of await this.entries(path)) {
      if (this.left === 0) return
      this.left--
      if (this.left === 0) this.faults.push({ path, reason: reason('folder.tooLarge', { limit: this.limit }) })
      await this.entry(path, entry)
    }
  }

  private async entries(path: string): Promise<Dirent[]> {
    const folder = join(this.root, path)
    try {
      const entries = await readdir(folder, { withFileTypes: true })
      this.folders.push(folder)
      return entries
    } catch (error) {
      if (path === '') throw errnoOf(error) === 'ENOENT' ? failure('folder.gone', {}) : diskFailure(error, '.')
      this.leftOut(path, error)
      return []
    }
  }

  private async entry(folder: string, entry: Dirent): Promise<void> {
    const path = `${folder}${entry.name}`
    if (temporaryName.test(entry.name)) return removeStale(join(this.root, path))
    if (isIgnored(entry.name)) return
    if (entry.isDirectory()) return this.folder(`${path}/`)
    if (!hasNoticeEnding(entry.name) || !(entry.isFile() || entry.isSymbolicLink())) return
    if (isNoticePath(path)) await this.file(path, entry.isSymbolicLink())
    else this.faults.push({ path, reason: reason('path.notAllowed', { path }) })
  }

  private async file(path: string, isLink: boolean): Promise<void> {
    try {
      const real = isLink ? await locate(this.root, path) : join(this.root, path)
      const found = await stat(real, { bigint: true })
      if (found.isFile()) this.files.push(await this.fileEntry(path, real, found))
    } catch (error) {
      this.leftOut(path, error)
    }
  }

  private async fileEntry(path: string, real: string, found: BigIntStats): Promise<FileEntry> {
    const stamp = [found.ino, found.size, found.mtimeNs, found.ctimeNs].join()
    const before = this.before.get(path)
    const entry = before?.stamp === stamp ? before.entry : await readEntry(path, real, Number(found.size), stamp)
    const age = BigInt(Date.now()) * 1_000_000n - found.mtimeNs
    if (age > settled) this.known.set(path, { stamp, entry })
    return entry
  }

  /** What vanished between two looks is simply not there. */
  private leftOut(path: string, error: unknown): void {
    if (errnoOf(error) === 'ENOENT') return
    const known = diskFailure(error, path)
    if (!(known instanceof Failure)) throw known
    this.faults.push({ path, reason: known.reason })
  }
}

async function readEntry(path: string, real: string, size: number, stamp: string): Promise<FileEntry> {
  const tooLarge = sizeFault(path, size)
  if (tooLarge) return { path, size, version: versionOf(Buffer.from(stamp)), fault: reasonOf(tooLarge) }
  const bytes = await readFile(real)
  const text = sourceText(path, bytes)
  return { path, size: bytes.length, version: versionOf(bytes), fault: typeof text === 'string' ? null : reasonOf(text) }
}

async function removeStale(path: string): Promise<void> {
  try {
    if (Date.now() - (await stat(path)).mtimeMs > day) await rm(path, { force: true })
  } catch {
    // Somebody else was quicker.
  }
}
