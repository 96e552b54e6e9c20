import type { NewFile } from '../../storage/changes.ts'
import type { StoredFile } from '../../storage/model.ts'
import type { Store } from '../../storage/store.ts'

export interface OpenedHome {
  readonly name: string
  readonly workspace: string
  readonly rows: readonly StoredFile[]
}

/** The workspace of that name in the browser; made with these files where there is none. Two tabs that start at once make one. */
export function openHome(store: Store, name: string, first: readonly NewFile[]): Promise<OpenedHome> {
  const open = () => found(store, name, first)
  const locks = globalThis.navigator?.locks as LockManager | undefined
  return locks ? locks.request(`tiaoli.home.${name}`, open).catch(open) : open()
}

async function found(store: Store, name: string, first: readonly NewFile[]): Promise<OpenedHome> {
  const known = (await store.workspaces()).find((workspace) => workspace.name === name)
  const workspace = known ?? (await made(store, name, first))
  return { name, workspace: workspace.id, rows: await store.files(workspace.id) }
}

async function made(store: Store, name: string, first: readonly NewFile[]) {
  const created = await store.createWorkspace(name, first)
  if (created.kind === 'done') return created.value
  // Not even an empty one: the browser refuses everything. The session then lives in the page, and the state says so.
  throw new Error(`The browser made no workspace: ${created.kind}`)
}
