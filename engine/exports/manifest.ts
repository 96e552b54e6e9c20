import { sha256 } from './sha256.ts'
import type { ExportedFile } from './target.ts'

/** The list of an export's files, kept beside them: what is not on it, or was changed since, is not overwritten. */
export const manifestPath = 'tiaoli-export.json'

interface Manifest {
  readonly target: string
  readonly version: string
  /** Path → SHA-256 of the content as it was written. */
  readonly files: Readonly<Record<string, string>>
}

/** The files of an export with their list, which stands last. */
export function listed(target: string, version: string, files: readonly ExportedFile[]): ExportedFile[] {
  const manifest: Manifest = { target, version, files: Object.fromEntries(files.map(({ path, content }) => [path, sha256(content)])) }
  return [...files, { path: manifestPath, content: `${JSON.stringify(manifest, null, 2)}\n` }]
}

/** Of a folder's files, by path (the list as text), those that no export wrote or that were changed since: all of them where it has no list. */
export function foreignFiles(files: ReadonlyMap<string, ExportedFile['content']>): string[] {
  const known = filesOf(files.get(manifestPath) ?? '')
  return [...files.keys()].filter((path) => path !== manifestPath && known.get(path) !== sha256(files.get(path) ?? ''))
}

function filesOf(content: ExportedFile['content']): ReadonlyMap<string, unknown> {
  try {
    const manifest: unknown = JSON.parse(typeof content === 'string' ? content : '')
    const hashes = typeof manifest === 'object' && manifest !== null && 'files' in manifest ? manifest.files : null
    return new Map(typeof hashes === 'object' && hashes !== null ? Object.entries(hashes) : [])
  } catch {
    return new Map()
  }
}
