import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { Diagnostic, Loader } from '../../index.ts'
import { sizeFault, sourceText } from '../sourceText.ts'
import { UsageError } from './exit.ts'
import type { Texts } from './texts.ts'

/** The file that a command's NOTICE names: itself, or the notice.md in it. */
export function entryOf(notice: string, texts: Texts): string {
  const found = statOf(notice)
  if (!found) throw new UsageError(texts.noFile(notice))
  if (!found.isDirectory()) return notice
  const entry = join(notice, 'notice.md')
  if (!statOf(entry)?.isFile()) throw new UsageError(texts.noNotice(notice))
  return entry
}

/** A loader over the file system that keeps what it could not read as text. */
export interface FileLoader extends Loader {
  /** Files that exist but hold no notice: too large, or no text. */
  readonly faults: readonly Diagnostic[]
}

export function fileLoader(): FileLoader {
  const faults = new Map<string, Diagnostic>()
  return {
    get faults() {
      return [...faults.values()]
    },
    read(path) {
      const read = readText(path)
      if (typeof read !== 'object' || read === null) return read
      faults.set(path, read)
      return null
    },
    resolve: (from, reference) => (isAbsolute(reference) ? reference : join(dirname(from), reference)),
    findNotice,
  }
}

/** The text of a file, null where there is none, or why it is none; with or without its byte order mark. */
export function readText(path: string, mark: 'kept' | 'dropped' = 'dropped'): string | null | Diagnostic {
  const found = statOf(path)
  if (!found?.isFile()) return null
  const fault = sizeFault(path, found.size)
  if (fault) return fault
  const bytes = bytesOf(path)
  return bytes && sourceText(path, bytes, mark)
}

/** What a file holds; null where it may not be read. */
function bytesOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

function statOf(path: string) {
  return statSync(path, { throwIfNoEntry: false })
}

/** A notice of that name in one of the folders beside the folder of `from`. */
function findNotice(name: string, from: string): string | null {
  const beside = dirname(dirname(from))
  const entries = readdirSync(beside, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const paths = entries.map((entry) => join(beside, entry.name, 'notice.md'))
  return paths.sort().find((path) => noticeName(path) === name) ?? null
}

function noticeName(path: string): string | null {
  const text = readText(path)
  const match = typeof text === 'string' ? /^\s*(?:通知|notice)[ \t\u3000]+(.+?)[ \t\u3000]*(?:\/\/.*)?$/m.exec(text) : null
  return match?.[1]?.replace(/^「(.*)」$/, '$1') ?? null
}
