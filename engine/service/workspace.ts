import { Memory } from '../../grammar/memory/memory.ts'
import { Trees } from '../../grammar/memory/trees.ts'
import { type Compiled, compile } from '../compile.ts'
import type { Loader } from '../load.ts'

/** A notice as it stands in the workspace: what every function of the service reads. */
export interface Document {
  /** The path of the notice's main file. */
  readonly entry: string
  readonly compiled: Compiled
  /** The paths of every file that was read or looked for; setting another leaves the document as it is. */
  readonly reads: ReadonlySet<string>
  /** What its compile leaves for the next, and for running its cases. */
  readonly memory: Memory
}

/** Notices in memory: files by path, `/` between folders. Compiles what is asked for and keeps it until a file that it read changes. */
export interface Workspace {
  readonly paths: readonly string[]
  text(path: string): string | null
  /** Sets, replaces or (with null) removes a file. */
  set(path: string, text: string | null): void
  /** The compiled notice; null where the file is not there. */
  open(entry: string): Document | null
}

/** A document with what it asked for by name, and what its compile leaves for the next. */
interface Opened {
  readonly memory: Memory
  readonly document: Document | null
  readonly lookups: readonly Lookup[]
}

/** A notice that was looked for by its name, and the path that was found. */
interface Lookup {
  readonly name: string
  readonly from: string
  readonly found: string | null
}

export function createWorkspace(files: Iterable<readonly [string, string]> = []): Workspace {
  const texts = new Map(files)
  const trees = new Trees()
  const opened = new Map<string, Opened>()
  return {
    get paths() {
      return [...texts.keys()].sort()
    },
    text: (path) => texts.get(path) ?? null,
    set(path, text) {
      if ((texts.get(path) ?? null) === text) return
      if (text === null) texts.delete(path)
      else texts.set(path, text)
      for (const [entry, each] of opened) if (isStale(each, path, texts)) opened.set(entry, { ...each, document: null })
    },
    open(entry) {
      const known = opened.get(entry)
      if (known?.document) return known.document
      const made = openedAnew(texts, entry, known?.memory ?? new Memory(trees))
      if (made.document) opened.set(entry, made)
      return made.document
    },
  }
}

function openedAnew(texts: ReadonlyMap<string, string>, entry: string, memory: Memory): Opened {
  const reads = new Set<string>()
  const lookups: Lookup[] = []
  const compiled = compile(memoryLoader(texts, reads, lookups), entry, memory)
  return { memory, lookups, document: compiled && { entry, compiled, reads, memory } }
}

/** Whether a document read the file that was set, or would find another notice by a name. */
function isStale({ document, lookups }: Opened, path: string, texts: ReadonlyMap<string, string>): boolean {
  if (!document || document.reads.has(path)) return true
  return isNotice(path) && lookups.some(({ name, from, found }) => findNotice(texts, name, from) !== found)
}

/** A loader over files in memory, which notes what it is asked for; references are relative to the file that names them. */
function memoryLoader(texts: ReadonlyMap<string, string>, reads: Set<string>, lookups: Lookup[]): Loader {
  return {
    read(path) {
      reads.add(path)
      return texts.get(path) ?? null
    },
    resolve: resolvedPath,
    findNotice(name, from) {
      const found = findNotice(texts, name, from)
      lookups.push({ name, from, found })
      return found
    },
  }
}

/** The path that a reference in a file means, `/` between folders. */
export function resolvedPath(from: string, reference: string): string {
  return joined(folderOf(from), reference)
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** A reference beside a folder, `.` and `..` taken out; one that leaves the workspace stays as it is and is not found. */
function joined(folder: string, reference: string): string {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of reference.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

const isNotice = (path: string): boolean => path.endsWith('/notice.md')

/** A notice of that name in one of the folders beside the folder of `from`. */
function findNotice(texts: ReadonlyMap<string, string>, name: string, from: string): string | null {
  const beside = folderOf(folderOf(from))
  const candidates = [...texts.keys()].filter((path) => isNotice(path) && folderOf(folderOf(path)) === beside)
  return candidates.sort().find((path) => noticeName(texts.get(path) ?? '') === name) ?? null
}

function noticeName(text: string): string | null {
  const match = /^\s*(?:通知|notice)[ \t\u3000]+(.+?)[ \t\u3000]*(?:\/\/.*)?$/m.exec(text)
  return match?.[1]?.replace(/^「(.*)」$/, '$1') ?? null
}
