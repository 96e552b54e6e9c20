import { realpathSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UsageError } from './exit.ts'
import type { Target } from './stream.ts'
import { type Terminal, write } from './terminal.ts'

/** Where text goes. A file appears whole under its name at `commit`, or not at all. */
export interface Output {
  write(text: string): Promise<void>
  commit(): Promise<void>
  abandon(): Promise<void>
}

/** Answers as lines, with a line before all others where there is one. */
export function linesOf(output: Output, header: string | null): Target<string> {
  return {
    begin: async () => void (header === null || (await output.write(`${header}\n`))),
    write: (lines) => output.write(`${lines.join('\n')}\n`),
    commit: () => output.commit(),
    abandon: () => output.abandon(),
  }
}

/** Standard output, or the file of that name; never the file that is still being read. */
export async function openOutput(path: string | undefined, input: string | null, terminal: Terminal): Promise<Output> {
  if (path === undefined || path === '-') return streamOutput(terminal)
  const target = targetOf(path, input, terminal)
  const found = statSync(target, { throwIfNoEntry: false })
  try {
    // A device or a pipe has no name to be replaced.
    return found && !found.isFile() ? plainOutput(await open(target, 'w')) : await fileOutput(target, found?.mode)
  } catch (failure) {
    throw new UsageError(terminal.texts.unwritable(path, failure instanceof Error ? failure.message : String(failure)))
  }
}

/** The file that an output's name leads to; never the input, and no folder. */
export function targetOf(path: string, input: string | null, { texts }: Terminal): string {
  const target = resolved(path)
  if (input !== null && target === resolved(input)) throw new UsageError(texts.sameFile(path))
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(texts.isFolder(path))
  return target
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

/** A file beside another, to be written and then to take its name. */
export interface Temporary {
  readonly path: string
  commit(): Promise<void>
  abandon(): void
}

export function temporaryFor(target: string): Temporary {
  const path = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const remove = () => rmSync(path, { force: true })
  // Also where the process is stopped half-way, nothing half-written stays behind.
  process.once('exit', remove)
  return {
    path,
    async commit() {
      await rename(path, target)
      process.off('exit', remove)
    },
    abandon() {
      remove()
      process.off('exit', remove)
    },
  }
}

async function fileOutput(target: string, mode: number | undefined): Promise<Output> {
  const temporary = temporaryFor(target)
  const file = await open(temporary.path, 'w', mode)
  return {
    write: (text) => writeWhole(file, text),
    async commit() {
      await file.close()
      await temporary.commit()
    },
    async abandon() {
      await file.close()
      temporary.abandon()
    },
  }
}
