import type { Given } from '../../session/keeping/importing.ts'

/** The files of a file input, with their paths in the folder that was chosen. */
export function givenOf(files: FileList | null): Given[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

/** Everything that was dropped, folders with all that is in them. */
export async function givenByDrop(data: DataTransfer): Promise<Given[]> {
  // Before anything is awaited: the list is empty afterwards.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry())
  const loose = [...data.files]
  if (entries.every((entry) => entry === null)) return loose.map((file) => ({ path: file.name, file }))
  const found = await Promise.all(entries.map((entry) => (entry ? within(entry) : [])))
  return found.flat()
}

async function within(entry: FileSystemEntry): Promise<Given[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)).catch(() => null)
    return [{ path: entry.fullPath.replace(/^\//, ''), file: file ?? unreadable }]
  }
  const children = await childrenOf((entry as FileSystemDirectoryEntry).createReader())
  const found: Given[] = []
  for (const child of children) found.push(...(await within(child)))
  return found
}

/** A reader gives at most a hundred at a time. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => [])
    if (some.length === 0) return all
    all.push(...some)
  }
}

/** Stands for a file that the browser can't open: reading it fails, and that is said. */
const unreadable = { size: 0, arrayBuffer: () => Promise.reject(new Error('unreadable')) } as unknown as Blob
