import { type ExportedFile, exportNotice, exportTargets, manifestPath, problemOf, type Workspace } from '../../../engine/service/index.ts'
import { type ProblemItem, problemItem } from '../snapshot.ts'
import { type About, documentOf } from './about.ts'

/** The files of an export; or why there are none. */
export type ExportAnswer =
  | { readonly kind: 'files'; readonly files: readonly ExportFile[] }
  | {
      readonly kind: 'refused'
      /** Errors of the notice, or what the target can't express. */
      readonly because: 'errors' | 'target'
      readonly problems: readonly ProblemItem[]
    }

export interface ExportFile extends ExportedFile {
  /** As the list of the export's files gives it; null of the list itself. */
  readonly sha256: string | null
}

/** What the notice can be written as. */
export const exportAnswers = (workspace: Workspace) => ({
  exportTargets: ({ language }: About) => exportTargets(language),
  /** `version`: of Tiaoli, which the files name. Null where there is no such notice or target. */
  exported({ target, version, ...about }: About & { readonly target: string; readonly version: string }): ExportAnswer | null {
    const document = documentOf(workspace, about)
    const written = document && exportNotice(document, target, { version })
    if (!written) return null
    if (written.kind === 'files') return { kind: 'files', files: withHashes(written.files) }
    const { sources, program } = document.compiled
    const because = program === null ? 'errors' : 'target'
    return {
      kind: 'refused',
      because,
      problems: written.diagnostics.map((found) => problemItem(problemOf(found, sources, about.language))),
    }
  },
})

function withHashes(files: readonly ExportedFile[]): ExportFile[] {
  const list = files.find(({ path }) => path === manifestPath)
  const { files: hashes } = JSON.parse(String(list?.content ?? '{"files":{}}')) as { readonly files: Readonly<Record<string, string>> }
  return files.map((file) => ({ ...file, sha256: Object.hasOwn(hashes, file.path) ? (hashes[file.path] ?? null) : null }))
}
