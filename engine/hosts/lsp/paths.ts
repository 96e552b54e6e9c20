import { fileURLToPath, pathToFileURL } from 'node:url'

/** A document's path in the workspace: `/` between folders; documents that are no files keep their URI. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri
  try {
    return fileURLToPath(uri).replaceAll('\\', '/')
  } catch {
    // A file on another host, which this system can't name.
    return uri
  }
}

export function uriOf(path: string): string {
  return isFile(path) ? pathToFileURL(path).href : path
}

/** Whether a path names a file on disk, and not a document of the editor's own. */
export const isFile = (path: string): boolean => path.startsWith('/') || /^[a-zA-Z]:\//.test(path)

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
