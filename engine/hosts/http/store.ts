import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sizeFault, sourceText } from '../sourceText.ts'
import { createFile, type Open, replaceFile } from './atomic.ts'
import { diskFailure, Failure, failure, type Reason, sourceFailure } from './failure.ts'
import { locate } from './paths.ts'
import { versionOf } from './version.ts'

/** What a write builds on: a version that it replaces, or nothing being there. */
export type Base = { readonly kind: 'version'; readonly version: string } | { readonly kind: 'nothing' }

export interface FileText {
  readonly path: string
  /** Without a byte order mark; the file keeps its own when it is written. */
  readonly text: string
  readonly version: string
  readonly size: number
}

export interface Written {
  readonly path: string
  readonly version: string
  readonly size: number
  readonly created: boolean
}

/** What stands on the disk where a write was refused: null where nothing does, a fault where it is no text. */
export interface Current {
  readonly current: { readonly text: string; readonly version: string } | null
  readonly fault: Reason | null
}

/** Reads and writes the notice files of one folder; `root` is a real path. Throws `Failure`. Writers take turns, see workspace.ts. */
export interface Store {
  read(path: string): Promise<FileText>
  write(path: string, text: string, base: Base): Promise<Written>
  /** Moves a file into the trash folder; the answer says where it is now. */
  remove(path: string, version: string): Promise<{ readonly path: string; readonly trash: string }>
}

const trashFolder = '.tiaoli-trash'
const mark = '\uFEFF'

export function createStore(root: string, openFile?: Open): Store {
  return {
    read: (path) => explained(path, async () => textOf(path, await bytesOf(path, await locate(root, path)))),
    write: (path, text, base) => explained(path, () => write(root, path, text, base, openFile)),
    remove: (path, version) => explained(path, () => remove(root, path, version)),
  }
}

async function explained<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    throw diskFailure(error, path)
  }
}

function textOf(path: string, bytes: Uint8Array): FileText {
  const text = sourceText(path, bytes)
  if (typeof text !== 'string') throw sourceFailure(text)
  return { path, text, version: versionOf(bytes), size: bytes.length }
}

async function bytesOf(path: string, target: string): Promise<Buffer> {
  const found = await stat(target)
  if (!found.isFile()) throw failure(found.isDirectory() ? 'file.isFolder' : 'path.outside', { path })
  const tooLarge = sizeFault(path, found.size)
  if (tooLarge) throw sourceFailure(tooLarge)
  return readFile(target)
}

/** The bytes on the disk, null where no file is, or what is wrong with it. */
async function before(path: string, target: string): Promise<Buffer | Failure | null> {
  try {
    return await bytesOf(path, target)
  } catch (error) {
    const known = diskFailure(error, path)
    if (!(known instanceof Failure)) throw known
    if (known.reason.code === 'file.missing') return null
    if (known.reason.code.startsWith('source.')) return known
    throw known
  }
}

async function write(root: string, path: string, text: string, base: Base, openFile?: Open): Promise<Written> {
  if (/\p{Surrogate}/u.test(text)) throw failure('file.notUnicode', { path })
  const target = await locate(root, path)
  const old = await before(path, target)
  const bytes = encoded(text, old)
  const tooLarge = sizeFault(path, bytes.length)
  if (tooLarge) throw sourceFailure(tooLarge)
  const written = { path, version: versionOf(bytes), size: bytes.length }
  // Also what a page asks for again that did not hear the first answer.
  if (Buffer.isBuffer(old) && old.equals(bytes)) return { ...written, created: false }
  if (!builtOn(base, old)) throw refused(path, base, old)
  const again = () => before(path, target)
  const done =
    base.kind === 'nothing'
      ? await createFile(target, bytes, openFile)
      : await replaceFile(target, bytes, async () => builtOn(base, await again()), openFile)
  if (!done) throw refused(path, base, await again())
  return { ...written, created: base.kind === 'nothing' }
}

/** Exactly the text; before it the byte order mark of the file, which the editor never saw. */
function encoded(text: string, old: Buffer | Failure | null): Buffer {
  const marked = Buffer.isBuffer(old) && old.subarray(0, 3).equals(Buffer.from(mark)) && !text.startsWith(mark)
  return Buffer.from(marked ? mark + text : text)
}

function builtOn(base: Base, old: Buffer | Failure | null): boolean {
  return base.kind === 'nothing' ? old === null : Buffer.isBuffer(old) && versionOf(old) === base.version
}

function refused(path: string, base: Base, old: Buffer | Failure | null): Failure {
  return failure(base.kind === 'nothing' ? 'file.exists' : 'file.changed', { path }, { ...currentOf(path, old) })
}

function currentOf(path: string, old: Buffer | Failure | null): Current {
  if (old === null) return { current: null, fault: null }
  if (old instanceof Failure) return { current: null, fault: old.reason }
  try {
    const { text, version } = textOf(path, old)
    return { current: { text, version }, fault: null }
  } catch (error) {
    if (error instanceof Failure) return { current: null, fault: error.reason }
    throw error
  }
}

async function remove(root: string, path: string, version: string): Promise<{ path: string; trash: string }> {
  const old = await before(path, await locate(root, path))
  if (old === null) throw failure('file.missing', { path })
  const base = { kind: 'version', version } as const
  if (!builtOn(base, old)) throw refused(path, base, old)
  // The time for the person who looks for it, the rest so that no two ever meet.
  const stamp = `${new Date().toISOString().replaceAll(':', '-')}-${randomBytes(3).toString('hex')}`
  const trash = `${trashFolder}/${stamp}/${path}`
  const destination = join(root, ...trash.split('/'))
  await mkdir(dirname(destination), { recursive: true })
  await rename(join(root, ...path.split('/')), destination)
  return { path, trash }
}
