import { randomBytes } from 'node:crypto'
import { type FileHandle, link, lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errnoOf } from './failure.ts'

/** The part of the file system that may run out of room; given by tests. */
export type Open = (path: string, flags: string, mode?: number) => Promise<FileHandle>

/** Half-written files stand under such names, hidden and passed over, until they get their own. */
export const temporaryName = /^\.tiaoli-[0-9a-f]{16}\.tmp$/

/** Puts new content in the place of a file: whole or not at all. `confirmed` is asked last, when all is on the disk; false leaves the file. */
export function replaceFile(target: string, bytes: Uint8Array, confirmed: () => Promise<boolean>, openFile: Open = open): Promise<boolean> {
  return throughTemporary(target, bytes, openFile, async (temporary) => {
    if (!(await confirmed())) return false
    await patiently(() => rename(temporary, target))
    return true
  })
}

/** Makes a file, and the folders above it, where nothing stands; false where something does. */
export async function createFile(target: string, bytes: Uint8Array, openFile: Open = open): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true })
  return throughTemporary(target, bytes, openFile, (temporary) => claim(temporary, target))
}

async function throughTemporary(
  target: string,
  bytes: Uint8Array,
  openFile: Open,
  place: (temporary: string) => Promise<boolean>,
): Promise<boolean> {
  const temporary = join(dirname(target), `.tiaoli-${randomBytes(8).toString('hex')}.tmp`)
  try {
    await writeThrough(temporary, bytes, await modeOf(target), openFile)
    const placed = await place(temporary)
    if (placed) await flushFolder(dirname(target))
    return placed
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Writes a new file and waits until the disk has it. */
async function writeThrough(path: string, bytes: Uint8Array, mode: number | undefined, openFile: Open): Promise<void> {
  const file = await openFile(path, 'wx', mode)
  try {
    await file.writeFile(bytes)
    // The process's umask may have taken permissions from the mode that the old file had.
    if (mode !== undefined) await file.chmod(mode).catch(() => {})
    await file.sync()
  } finally {
    await file.close()
  }
}

async function modeOf(target: string): Promise<number | undefined> {
  try {
    return (await lstat(target)).mode & 0o777
  } catch {
    return undefined
  }
}

/** Gives a file its name if nobody has it. A hard link decides that in one step; where there are none, a look has to do. */
async function claim(temporary: string, target: string): Promise<boolean> {
  try {
    await link(temporary, target)
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errnoOf(error) ?? '')) throw error
  }
  if (await exists(target)) return false
  await patiently(() => rename(temporary, target))
  return true
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch {
    return false
  }
}

/** After a power cut the folder still knows the new name. Not every system can; the content is safe without. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // Windows opens no folders.
  }
}

/** Virus scanners on Windows hold a file for a moment; elsewhere the first answer stands. */
async function patiently(step: () => Promise<void>): Promise<void> {
  const waits = process.platform === 'win32' ? [20, 60, 180, 540] : []
  for (const wait of waits) {
    try {
      return await step()
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(error) ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  await step()
}
