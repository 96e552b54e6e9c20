import { createWorkspace, type Document, type Workspace } from '../../../engine/service/index.ts'

/** What a notice is compared with. */
export interface Before {
  /** The main file. */
  readonly entry: string
  /** Texts by path that are not those of now: as they were at the opening, or an older version. */
  readonly texts: Readonly<Record<string, string>> | null
  /** What to call it, where it is not called by its name. */
  readonly name: string | null
}

/** Opens what is compared with: as it stands now, or with the earlier texts in a workspace of their own. Null where it is not there. */
export function openerOf(workspace: Workspace): (before: Before) => Document | null {
  const earlier = createWorkspace()
  return ({ entry, texts }) => {
    if (texts === null) return workspace.open(entry)
    const wanted = new Map(workspace.paths.map((path) => [path, workspace.text(path)]))
    for (const [path, text] of Object.entries(texts)) wanted.set(path, text)
    for (const path of earlier.paths) if (!wanted.has(path)) earlier.set(path, null)
    for (const [path, text] of wanted) earlier.set(path, text)
    return earlier.open(entry)
  }
}
