import type { StoredFile, Version, Workspace } from './model.ts'
import { type Backend, inOrder, type Tables } from './tables.ts'

interface Rows {
  readonly workspaces: Map<string, Workspace>
  readonly files: Map<string, StoredFile>
  readonly versions: Map<string, Version>
  readonly texts: Map<string, string>
}

/** Keeps everything while the page is open: for a browser that stores nothing, and for tests. */
export function memoryBackend(): Backend {
  let rows: Rows = { workspaces: new Map(), files: new Map(), versions: new Map(), texts: new Map() }
  let last: Promise<unknown> = Promise.resolve()
  return {
    kind: 'memory',
    transact(mode, work) {
      const run = async () => {
        const copy = mode === 'write' ? copied(rows) : rows
        const result = await work(tablesOf(copy))
        rows = copy
        return result
      }
      // One after the other, as IndexedDB does with writes to the same tables.
      const result = last.then(run, run)
      last = result.catch(() => undefined)
      return result
    },
    close() {},
  }
}

function copied(rows: Rows): Rows {
  return { workspaces: new Map(rows.workspaces), files: new Map(rows.files), versions: new Map(rows.versions), texts: new Map(rows.texts) }
}

function tablesOf({ workspaces, files, versions, texts }: Rows): Tables {
  return {
    workspaces: async () => [...workspaces.values()],
    workspace: async (id) => workspaces.get(id),
    putWorkspace: async (workspace) => void workspaces.set(workspace.id, workspace),
    deleteWorkspace: async (id) => void workspaces.delete(id),
    file: async (id) => files.get(id),
    filesOf: async (id) => [...files.values()].filter(({ workspace }) => workspace === id),
    putFile: async (file) => void files.set(file.id, file),
    deleteFile: async (id) => void files.delete(id),
    version: async (id) => versions.get(id),
    versionsOf: async (id) => inOrder([...versions.values()].filter(({ file }) => file === id)),
    allVersions: async () => [...versions.values()],
    versionText: async (id) => texts.get(id),
    putVersion: async (version, text) => {
      versions.set(version.id, version)
      texts.set(version.id, text)
    },
    relabelVersion: async (version) => void versions.set(version.id, version),
    deleteVersion: async (id) => {
      versions.delete(id)
      texts.delete(id)
    },
  }
}
