import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Disk } from '../../storage/disk.ts'
import type { Version } from '../../storage/model.ts'
import type { StoreEvent } from '../../storage/state.ts'
import type { Store } from '../../storage/store.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import type { Session } from '../session.ts'
import { entryAmong } from './entry.ts'
import { faultText } from './faults.ts'
import { createFiles, type Files } from './filing.ts'
import { filled } from './filled.ts'
import type { Choice, Refusal } from './folder.ts'
import type { OpenedHome } from './home.ts'
import type { Means } from './local.ts'
import { referenceEdits } from './references.ts'
import { type Samples, sampleFiles } from './samples.ts'
import { type FilesView, initialKeeping, type KeepingAction, type KeepingState, keep } from './state.ts'
import { isSameWhere, rememberedWhere, rememberWhere, whereOf } from './where.ts'

export type { Version } from '../../storage/model.ts'
export type { ThrownAway } from './filing.ts'

/** Keeps the texts of a session: in the browser always, and in the folder of `tiaoli serve` where the page comes from it. */
export interface Keeping extends Pick<Files, 'add' | 'remove' | 'bringBack' | 'thrownAway'> {
  readonly store: StoreApi<KeepingState>
  /** Stores everything now, and writes it to the folder. Opens the conflict that stands in the way. */
  save(): Promise<void>
  /** Makes this tab the one that writes these files. */
  takeOver(paths: readonly string[]): Promise<void>
  decide(path: string, choice: Choice): Promise<void>
  /** Opens or closes the question about a conflict. */
  ask(path: string | null): void
  setToFolder(on: boolean): void
  /** The last throwing away is no longer offered to be taken back at once. */
  forgetThrownAway(): void
  /** What the screen of files shows. */
  view(view: Partial<FilesView>): void
  /** Gives files new paths, old → new; references between files follow. */
  rename(moves: ReadonlyMap<string, string>): Promise<Refusal>
  /** Gives a file another text; the one it had is in the history under a name, and undo brings it back. */
  replace(path: string, text: string, name: string): Promise<Refusal>
  /** The notices that the editor brings, where they are not there; the paths that were added. */
  addSamples(): Promise<readonly string[]>
  /** Newest first. */
  versions(path: string): Promise<readonly Version[]>
  versionText(version: string): Promise<string | null>
  nameVersion(version: string, name: string | null): Promise<void>
  keepAs(path: string, name: string): Promise<void>
  restore(path: string, version: string): Promise<Refusal>
  /** For the end of the page: what waits is told to the browser before it returns. */
  leave(): void
  end(): Promise<void>
}

export interface KeepingOptions {
  readonly session: Pick<Session, 'texts' | 'store' | 'dispatch' | 'open'>
  readonly browser: Store
  readonly home: OpenedHome
  readonly disk: Disk | null
  readonly samples: Samples
  readonly toFolder: boolean
}

/** Opens what was kept, or on the first run the samples, and from then on keeps what changes. */
export async function openKeeping({ session, browser, home, disk, samples, toFolder }: KeepingOptions): Promise<Keeping> {
  const state = createStore<KeepingState>()(() => ({ ...initialKeeping, toFolder, storage: browser.state }))
  const tell = (action: KeepingAction) => state.setState((before) => keep(before, action), true)
  const { workspace, rows, name: homeName } = home
  const means: Means = {
    store: browser,
    workspace,
    texts: session.texts,
    state,
    tell,
    language: () => session.store.getState().language,
    message: (severity, text) => session.dispatch({ kind: 'message', severity, text: text[means.language()] }),
  }

  const listed = (): void => {
    const { texts } = session
    const { entry, file, screen } = session.store.getState()
    session.dispatch({ kind: 'paths', paths: texts.paths })
    if (texts.text(entry) === null) {
      const next = entryAmong(texts)
      if (next !== entry) session.dispatch({ kind: 'notice', entry: next })
      if (next === '') session.dispatch({ kind: 'screen', screen: 'files' })
      else if (entry !== '') session.dispatch({ kind: 'screen', screen })
    } else if (texts.text(file) === null) session.dispatch({ kind: 'file', file: entry })
  }

  const files = createFiles({ means, disk, listed: () => state.getState().home !== 'opening' && listed() })
  let syncing: Promise<void> = Promise.resolve()

  const heard = (event: StoreEvent): void => {
    files.local.heard(event)
    const path = 'file' in event ? (files.local.path(event.file) ?? event.file) : ''
    if (event.kind === 'state') tell({ kind: 'storage', storage: event.state })
    else if (event.kind === 'keptAside') means.message('warning', filled(keepingTexts.keptAside, path))
    else if (event.kind === 'pruned') means.message('warning', filled(keepingTexts.pruned, event.versions))
    else if (event.kind === 'recovered') sayRecovered(event.recovered)
    else if (event.kind === 'listed') syncing = syncing.then(files.sync, files.sync)
  }
  const sayRecovered = ({ path, as }: Store['recovered'][number]) =>
    means.message('information', filled(as === 'version' ? keepingTexts.recoveredVersion : keepingTexts.recovered, path))

  const ends = [
    browser.subscribe(heard),
    session.texts.listen({ refused: (path) => means.message('warning', filled(keepingTexts.otherTab, path)) }),
  ]
  if (files.folder) await files.folder.open(rows)
  else for (const row of rows) await files.local.take(row)
  for (const recovered of browser.recovered) sayRecovered(recovered)
  startWhere(session, homeName)
  tell({ kind: 'opened', home: disk ? 'folder' : 'browser', folder: disk?.folder ?? null })
  ends.push(session.store.subscribe((now, before) => isSameWhere(now, before) || rememberWhere(homeName, whereOf(now))))

  const idOf = (path: string): string => files.local.id(path) ?? ''
  const keepAs = async (path: string, name: string): Promise<void> => {
    await browser.flush()
    const kept = await browser.keepAs(idOf(path), name)
    if (kept.kind !== 'done') means.message('error', faultText(kept))
  }
  return {
    store: state,
    async save() {
      await browser.flush()
      await files.folder?.writeAll()
      const conflict = Object.entries(state.getState().files).find(([, { folder }]) => folder?.kind === 'conflict')
      if (conflict) tell({ kind: 'asking', path: conflict[0] })
    },
    async takeOver(paths) {
      for (const path of paths) await files.local.takeOver(path)
    },
    decide: async (path, choice) => {
      await files.folder?.decide(path, choice)
      if (state.getState().asking === path) tell({ kind: 'asking', path: null })
    },
    ask: (path) => tell({ kind: 'asking', path }),
    setToFolder(on) {
      tell({ kind: 'toFolder', on })
      for (const path of session.texts.paths) files.folder?.changed(path)
    },
    add: files.add,
    remove: files.remove,
    bringBack: files.bringBack,
    thrownAway: files.thrownAway,
    forgetThrownAway: () => tell({ kind: 'thrownAway', paths: [] }),
    view: (view) => tell({ kind: 'view', view }),
    async rename(moves) {
      const { texts } = session
      const all = texts.paths.map((path) => ({ path, text: texts.text(path) ?? '' }))
      texts.apply(referenceEdits(all, moves))
      const { entry, screen } = session.store.getState()
      for (const [from, to] of moves) {
        const refusal = await files.rename(from, to)
        if (refusal) return refusal
      }
      const moved = moves.get(entry)
      if (moved !== undefined) {
        session.dispatch({ kind: 'notice', entry: moved })
        session.dispatch({ kind: 'screen', screen })
      }
      return null
    },
    async replace(path, text, name) {
      if (!files.local.isWriter(path)) return filled(keepingTexts.otherTab, path)
      await keepAs(path, name)
      session.texts.replace(path, text)
      return null
    },
    async addSamples() {
      const added = sampleFiles(samples, session.texts)
      const refusal = await files.add(added)
      if (refusal) means.message('error', refusal)
      return refusal ? [] : added.map(({ path }) => path)
    },
    versions: (path) => browser.versions(idOf(path)),
    versionText: browser.versionText,
    async nameVersion(version, name) {
      const named = await browser.nameVersion(version, name)
      if (named.kind !== 'done') means.message('error', faultText(named))
    },
    keepAs,
    async restore(path, version) {
      await browser.flush()
      const restored = await browser.restore(idOf(path), version)
      if (restored.kind === 'restored') return null
      return restored.kind === 'readOnly' ? filled(keepingTexts.otherTab, path) : faultText(restored)
    },
    leave: browser.leave,
    async end() {
      for (const end of ends) end()
      files.folder?.close()
      await browser.end()
    },
  }
}

/** Shows what the officer saw last, as far as it is still there. */
function startWhere({ texts, store, open, dispatch }: KeepingOptions['session'], home: string): void {
  const where = rememberedWhere(home)
  const entry = where && texts.text(where.entry) !== null ? where.entry : entryAmong(texts)
  open([], entry)
  if (entry === '') dispatch({ kind: 'screen', screen: 'files' })
  if (entry === '' || where?.entry !== entry) return
  if (texts.text(where.file) !== null) dispatch({ kind: 'file', file: where.file })
  if (where.table) dispatch({ kind: 'table', table: where.table })
  if (where.selectedCase !== null) dispatch({ kind: 'case', name: where.selectedCase })
  if (store.getState().screen !== where.screen) dispatch({ kind: 'screen', screen: where.screen })
}
