import { realpathSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UsageError } from './exit.ts'
import { type Terminal, write } from './terminal.ts'

/** Where results go. A file appears whole under its name at `commit`, or not at all. */
export interface Output {
  write(text: string): Promise<void>
  commit(): Promise<void>
  abandon(): Promise<void>
}

/** Standard output, or the file of that name; never the file that is still being read. */
export async function openOutput(path: string | undefined, input: string | null, terminal: Terminal): Promise<Output> {
  if (path === undefined || path === '-') return streamOutput(terminal)
  const target = resolved(path)
  if (input !== null && target === resolved(input)) throw new UsageError(terminal.texts.sameFile(path))
  const found = statSync(target, { throwIfNoEntry: false })
  if (found?.isDirectory()) throw new UsageError(terminal.texts.isFolder(path))
  try {
    // A device or a pipe has no name to be replaced.
    return found && !found.isFile() ? plainOutput(await open(target, 'w')) : await fileOutput(target, found?.mode)
  } catch (failure) {
    throw new UsageError(terminal.texts.unwritable(path, failure instanceof Error ? failure.message : String(failure)))
  }
}

/** The file that a name leads to, symbolic links followed; the name itself where there is none yet. */
function resolved(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function streamOutput({ out }: Terminal): Output {
  return { write: (text) => write(out, text), commit: async () => {}, abandon: async () => {} }
}

function plainOutput(file: FileHandle): Output {
  return { write: (text) => writeWhole(file, text), commit: () => file.close(), abandon: () => file.close() }
}

async function writeWhole(file: FileHandle, text: string): Promise<void> {
  await file.writeFile(text)
}

async function fileOutput(target: string, mode: number | undefined): Promise<Output> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const file = await open(temporary, 'w', mode)
  const remove = () => rmSync(temporary, { force: true })
  // Also where the process is stopped half-way, nothing half-written stays behind.
  process.once('exit', remove)
  return {
    write: (text) => writeWhole(file, text),
    async commit() {
      await file.close()
      await rename(temporary, target)
      process.off('exit', remove)
    },
    async abandon() {
      await file.close()
      remove()
      process.off('exit', remove)
    },
  }
}
