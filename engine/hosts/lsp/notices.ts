import { type Dirent, readdirSync, statSync } from 'node:fs'
import { createWorkspace, type Document } from '../../service/index.ts'
import { readText } from '../cli/files.ts'
import { baseName, folderOf, isFile } from './paths.ts'

/** Deeper folders, and more notices than a set of policies holds, are not looked for. */
const deepest = 5
const mostNotices = 500
const mostSiblings = 200
const passedOver: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out'])

/** The notices of the open folders: files on disk with the editor's unsaved texts over them. */
export class Notices {
  private readonly workspace = createWorkspace()
  /** Texts of the editor. */
  private readonly open = new Set<string>()
  /** When a file was last changed as it was read from disk; 0 for one that is not there. */
  private readonly onDisk = new Map<string, number>()
  private folders: readonly string[] = []
  private found: readonly string[] | null = null

  setFolders(folders: readonly string[]): void {
    this.folders = folders
    this.found = null
  }

  /** A text of the editor; null gives the file back to the disk. */
  edit(path: string, text: string | null): void {
    this.onDisk.delete(path)
    if (text !== null) this.open.add(path)
    else this.open.delete(path)
    this.workspace.set(path, text)
    if (text === null) this.load(path)
  }

  /** Looks again at all that was read from disk; notices may have come or gone. */
  refresh(): void {
    this.found = null
    for (const path of [...this.onDisk.keys()]) if (modified(path) !== this.onDisk.get(path)) this.load(path)
  }

  text(path: string): string | null {
    return this.workspace.text(path)
  }

  isOpen(path: string): boolean {
    return this.open.has(path)
  }

  /** Whether a file may be changed: in the open folders, or in the editor. */
  isEditable(path: string): boolean {
    return this.open.has(path) || this.folders.length === 0 || this.folders.some((folder) => path.startsWith(`${folder}/`))
  }

  /** The notices that a file is part of: the one that it is, or those that use it; by itself where none does. */
  documentsFor(path: string): Document[] {
    const own = this.compiled(path)
    if (!own || isNotice(own)) return own ? [own] : []
    const using = this.others(own, baseName(path)).filter(({ compiled }) => compiled.written.some(({ file }) => file === path))
    return using.length > 0 ? using : [own]
  }

  /** Other notices that may share files with one, or name it. */
  relatives(document: Document): Document[] {
    const { compiled } = document
    const names = [...compiled.written.map(({ file }) => baseName(file)), compiled.draft.header.name].filter((name) => name !== '')
    return [...new Set(names.flatMap((name) => this.others(document, name)))]
  }

  /** The notices in the editor and in the open folders that mention a word. */
  private others({ entry }: Document, word: string): Document[] {
    const entries = new Set([...this.open, ...this.discovered()])
    return [...entries].flatMap((path) => {
      if (path === entry || !/\.(md|tiaoli)$/i.test(path)) return []
      this.load(path, false)
      return this.text(path)?.includes(word) ? (this.compiled(path) ?? []) : []
    })
  }

  private discovered(): readonly string[] {
    this.found ??= this.folders.flatMap((folder) => noticesIn(folder, deepest)).slice(0, mostNotices)
    return this.found
  }

  /** Compiles a file with all that it uses, which is read from disk as it turns out to be needed. */
  private compiled(path: string): Document | null {
    this.load(path, false)
    this.loadSiblings(path)
    for (;;) {
      const document = this.workspace.open(path)
      const missing = document ? [...document.reads].filter((read) => !this.open.has(read) && !this.onDisk.has(read)) : []
      if (missing.length === 0) return document
      for (const read of missing) this.load(read)
    }
  }

  /** A notice may name another without its path: it is looked for in the folders beside. */
  private loadSiblings(path: string): void {
    if (!isFile(path) || !/遵循|方案|conforms_to|scenario/.test(this.text(path) ?? '')) return
    const beside = folderOf(folderOf(path))
    const folders = entriesOf(beside).filter((entry) => entry.isDirectory())
    for (const { name } of folders.slice(0, mostSiblings)) {
      const sibling = `${beside}/${name}/notice.md`
      if (modified(sibling) > 0) this.load(sibling, false)
    }
  }

  /** Takes a file from disk, unless the editor has it; `again` even where it was read before. */
  private load(path: string, again = true): void {
    if (this.open.has(path) || !isFile(path) || (!again && this.onDisk.has(path))) return
    this.onDisk.set(path, modified(path))
    const text = readText(path)
    this.workspace.set(path, typeof text === 'string' ? text : null)
  }
}

/** Whether a document is a notice or scenario of its own, and not a file that notices use. */
function isNotice({ compiled, entry }: Document): boolean {
  const main = compiled.written.find(({ file }) => file === entry)
  return !/\.tiaoli$/i.test(entry) || main?.declarations.some(({ kind }) => kind === 'notice' || kind === 'scenario') === true
}

function modified(path: string): number {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    return found?.isFile() ? found.mtimeMs : 0
  } catch {
    // A folder on the way may not be read, or is no folder.
    return 0
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder === '' ? '/' : folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function noticesIn(folder: string, depth: number): string[] {
  const entries = entriesOf(folder)
  const own = entries.filter((entry) => entry.isFile() && /^notice\.md$|\.tiaoli$/i.test(entry.name)).map(({ name }) => `${folder}/${name}`)
  if (depth === 0) return own
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !passedOver.has(entry.name))
  return [...own, ...folders.flatMap(({ name }) => noticesIn(`${folder}/${name}`, depth - 1))]
}
