import { describe, expect, it } from 'vitest'
import { memoryBackend } from '../../../editor/storage/memory.ts'
import type { Store } from '../../../editor/storage/store.ts'
import { faultyBackend, openedNotice, pageWith, storageOf } from './support.ts'

/** A clock that is set by hand. */
function clock(start = Date.UTC(2026, 10, 21)) {
  let time = start
  const pass = (ms: number) => {
    time += ms
  }
  return { now: () => time, pass }
}

const textOf = async (store: Store, file: string) => {
  const opened = await store.open(file)
  return opened.kind === 'open' ? opened.file.text : opened.kind
}

const pastOf = async (store: Store, file: string) => {
  const versions = await store.versions(file)
  return Promise.all(versions.map(async ({ id, kind, name }) => `${name ?? kind}: ${await store.versionText(id)}`))
}

describe('a workspace', () => {
  it('has files, which another page finds', async () => {
    const backend = memoryBackend()
    const { store } = await pageWith(backend)
    const made = await store.createWorkspace('太原', [
      { path: 'notice.md', text: '甲' },
      { path: '方案\\a.tiaoli', text: '乙' },
    ])
    expect(made).toMatchObject({ kind: 'done', value: { name: '太原', removed: null } })
    const { store: other } = await pageWith(backend)
    const [workspace] = await other.workspaces()
    const files = await other.files(workspace?.id ?? '')
    expect(files.map(({ path, text }) => [path, text])).toEqual([
      ['notice.md', '甲'],
      ['方案/a.tiaoli', '乙'],
    ])
  })

  it('is not made with paths that lead out of it, or twice to one file', async () => {
    const { store } = await pageWith(memoryBackend())
    expect(await store.createWorkspace('x', [{ path: '../a', text: '' }])).toMatchObject({ kind: 'badPath', reason: 'upward' })
    const twice = ['a.md', 'A.md'].map((path) => ({ path, text: '' }))
    expect(await store.createWorkspace('x', twice)).toEqual({ kind: 'pathTaken', path: 'A.md' })
    expect(await store.workspaces()).toEqual([])
  })

  it('can be thrown away and brought back, for 30 days', async () => {
    const backend = memoryBackend()
    const { now, pass } = clock()
    const { store } = await pageWith(backend, { now })
    const file = await openedNotice(store)
    const [workspace] = await store.workspaces()
    const id = workspace?.id ?? ''
    await store.removeWorkspace(id)
    expect([await store.workspaces(), (await store.removedWorkspaces()).length]).toEqual([[], 1])
    await store.bringBackWorkspace(id)
    expect(await textOf(store, file)).toBe('甲')
    await store.removeWorkspace(id)
    pass(31 * 24 * 3_600_000)
    const { store: later } = await pageWith(backend, { now })
    expect(await later.removedWorkspaces()).toEqual([])
    expect(await textOf(later, file)).toBe('missing')
    expect(await later.renameWorkspace(id, 'x')).toEqual({ kind: 'missing' })
  })

  it('has each path once, also when files are renamed and brought back', async () => {
    const { store } = await pageWith(memoryBackend())
    const file = await openedNotice(store)
    const workspace = (await store.workspaces())[0]?.id ?? ''
    expect(await store.addFile(workspace, { path: 'Notice.md', text: '' })).toEqual({ kind: 'pathTaken', path: 'notice.md' })
    expect(await store.addFile(workspace, { path: 'c:/x', text: '' })).toMatchObject({ kind: 'badPath', reason: 'absolute' })
    const renamed = await store.renameFile(file, '2021/notice.md')
    expect(renamed).toMatchObject({ kind: 'done', value: { path: '2021/notice.md', id: file } })
    await store.removeFile(file)
    expect(await store.addFile(workspace, { path: '2021/notice.md', text: '新' })).toMatchObject({ kind: 'done' })
    expect(await store.bringBackFile(file)).toEqual({ kind: 'pathTaken', path: '2021/notice.md' })
    expect((await store.removedFiles(workspace)).map(({ id }) => id)).toEqual([file])
  })
})

describe('an edit', () => {
  it('is stored', async () => {
    const backend = memoryBackend()
    const { store, events } = await pageWith(backend)
    const file = await openedNotice(store)
    expect(store.edit(file, '甲')).toEqual({ kind: 'same' })
    expect(store.edit(file, '甲乙')).toEqual({ kind: 'pending' })
    expect(store.edit('other', '')).toEqual({ kind: 'notOpen' })
    expect(store.unsaved()).toEqual([{ path: 'notice.md', text: '甲乙' }])
    await store.flush()
    expect(events.map(({ kind }) => kind)).toEqual(['pending', 'saved'])
    expect(await textOf((await pageWith(backend)).store, file)).toBe('甲乙')
  })

  it('makes a version of what was before, once a run', async () => {
    const { now, pass } = clock()
    const { store } = await pageWith(memoryBackend(), { now })
    const file = await openedNotice(store, '一')
    for (const [text, pause] of [
      ['二', 0],
      ['三', 300],
      ['四', 300],
      ['五', 5000],
      ['六', 300],
    ] as const) {
      pass(pause)
      store.edit(file, text)
      await store.flush()
    }
    expect(await pastOf(store, file)).toEqual(['automatic: 四', 'automatic: 一'])
  })

  it('keeps what another page without locks had written, as a version', async () => {
    const backend = memoryBackend()
    const one = await pageWith(backend)
    const file = await openedNotice(one.store, '原')
    const two = await pageWith(backend)
    await two.store.open(file)
    one.store.edit(file, '一')
    await one.store.flush()
    two.store.edit(file, '二')
    await two.store.flush()
    expect(await pastOf(two.store, file)).toContain('otherTab: 一')
  })
})

describe('the past', () => {
  it('can be restored, and that taken back', async () => {
    const { now, pass } = clock()
    const { store } = await pageWith(memoryBackend(), { now })
    const file = await openedNotice(store, '一')
    pass(5000)
    store.edit(file, '二')
    // What waits is stored first.
    const first = await store.keepAs(file, '最初')
    const restored = await store.restore(file, first.kind === 'done' ? first.value.id : '')
    expect(restored).toEqual({ kind: 'restored', text: '一' })
    expect(await textOf(store, file)).toBe('一')
    const [before] = await store.versions(file)
    expect(before).toMatchObject({ kind: 'beforeRestore' })
    expect(await store.restore(file, before?.id ?? '')).toEqual({ kind: 'restored', text: '二' })
    expect(await store.restore(file, 'none')).toEqual({ kind: 'missing' })
    expect(store.edit(file, '三')).toEqual({ kind: 'pending' })
  })

  it('gives a file no version of another', async () => {
    const { store } = await pageWith(memoryBackend())
    const file = await openedNotice(store, '一')
    const other = await openedNotice(store, '二')
    const kept = await store.keepAs(other, '二')
    expect(await store.restore(file, kept.kind === 'done' ? kept.value.id : '')).toEqual({ kind: 'missing' })
  })

  it('has names, given and taken', async () => {
    const { store } = await pageWith(memoryBackend())
    const file = await openedNotice(store, '一')
    const kept = await store.keepAs(file, '送审稿')
    const id = kept.kind === 'done' ? kept.value.id : ''
    expect(await pastOf(store, file)).toEqual(['送审稿: 一'])
    expect(await store.nameVersion(id, null)).toMatchObject({ kind: 'done', value: { kind: 'automatic', name: null } })
    expect(await store.nameVersion(id, '二稿')).toMatchObject({ kind: 'done', value: { kind: 'named', name: '二稿' } })
    expect(await store.keepAs('none', 'x')).toEqual({ kind: 'missing' })
  })
})

describe('a browser without room', () => {
  it('goes on, with a copy, and stores again when there is room', async () => {
    const backend = faultyBackend()
    const storage = storageOf()
    const { store, events } = await pageWith(backend, { storage })
    const file = await openedNotice(store)
    backend.fault = 'QuotaExceededError'
    store.edit(file, '甲乙')
    await store.flush()
    expect(store.state).toEqual({ kind: 'full', rescued: true })
    expect(await textOf(store, file)).toBe('甲乙')
    expect(store.unsaved()).toEqual([{ path: 'notice.md', text: '甲乙' }])
    expect(await store.close(file)).toBe(false)
    expect(await store.addFile('x', { path: 'a', text: '' })).toMatchObject({ kind: 'refused', state: { kind: 'full' } })
    backend.fault = null
    await store.flush()
    expect(store.state).toEqual({ kind: 'kept' })
    expect([store.unsaved(), storage.length]).toEqual([[], 0])
    expect(events.filter(({ kind }) => kind === 'state')).toHaveLength(2)
  })

  it('still has the text after a reload that finds no room either', async () => {
    const backend = faultyBackend()
    const storage = storageOf()
    const { store } = await pageWith(backend, { storage })
    const file = await openedNotice(store)
    backend.fault = 'QuotaExceededError'
    store.edit(file, '甲乙')
    await store.flush()
    const { store: later } = await pageWith(backend, { storage })
    expect(await textOf(later, file)).toBe('甲乙')
    expect([later.state, later.unsaved().length]).toEqual([{ kind: 'full', rescued: true }, 1])
    backend.fault = null
    await later.renameWorkspace('none', '')
    expect(later.state).toMatchObject({ kind: 'full' })
    await later.flush()
    expect([later.state, later.unsaved(), storage.length]).toEqual([{ kind: 'kept' }, [], 0])
  })

  it('gives up old versions first', async () => {
    const { now, pass } = clock()
    const backend = faultyBackend()
    const { store, events } = await pageWith(backend, { now })
    const file = await openedNotice(store, '0')
    for (let i = 1; i <= 8; i++) {
      pass(5000)
      store.edit(file, String(i))
      await store.flush()
    }
    const transact = backend.transact.bind(backend)
    let refusals = 1
    backend.transact = (mode, work) => {
      if (mode === 'write' && refusals-- > 0) throw new DOMException('no room', 'QuotaExceededError')
      return transact(mode, work)
    }
    pass(5000)
    store.edit(file, '9')
    await store.flush()
    expect(store.state).toEqual({ kind: 'kept' })
    expect(events).toContainEqual({ kind: 'pruned', versions: 2 })
    expect((await pastOf(store, file)).at(-1)).toBe('automatic: 2')
  })

  it('says where there is no room for the copy either', async () => {
    const backend = faultyBackend()
    const { store } = await pageWith(backend, { storage: storageOf(100) })
    const file = await openedNotice(store)
    backend.fault = 'QuotaExceededError'
    store.edit(file, '长'.repeat(1000))
    await store.flush()
    expect(store.state).toEqual({ kind: 'full', rescued: false })
    expect(store.unsaved()).toHaveLength(1)
  })

  it('is told from one that fails otherwise', async () => {
    const backend = faultyBackend()
    const { store } = await pageWith(backend)
    const file = await openedNotice(store)
    backend.fault = 'UnknownError'
    store.edit(file, '乙')
    await store.flush()
    expect(store.state).toEqual({ kind: 'failing', reason: 'UnknownError', rescued: true })
  })
})

describe('a browser that stores nothing', () => {
  const nothing = { connect: async () => ({ kind: 'refused', reason: 'unavailable' }) as const }

  it('works as long as the page is open, and says so', async () => {
    const { store } = await pageWith(memoryBackend(), { ...nothing, storage: null })
    expect(store.state).toEqual({ kind: 'memory', reason: 'unavailable', rescued: false })
    const file = await openedNotice(store)
    store.edit(file, '乙')
    await store.flush()
    expect(await textOf(store, file)).toBe('乙')
    expect(store.state).toMatchObject({ kind: 'memory', rescued: false })
  })

  it('finds its texts again where it has localStorage', async () => {
    const storage = storageOf()
    const { store } = await pageWith(memoryBackend(), { ...nothing, storage })
    const file = await openedNotice(store)
    store.edit(file, '乙')
    await store.flush()
    expect(store.state).toEqual({ kind: 'memory', reason: 'unavailable', rescued: true })
    const { store: later } = await pageWith(memoryBackend(), { ...nothing, storage })
    expect(later.recovered).toEqual([{ file, path: 'notice.md', as: 'newFile' }])
    expect((await later.workspaces()).map(({ name }) => name)).toEqual(['太原 2020'])
    expect(await textOf(later, file)).toBe('乙')
  })
})

describe('a page that ends at once', () => {
  it('leaves a copy, which the next one brings back', async () => {
    const backend = faultyBackend()
    const storage = storageOf()
    const { store } = await pageWith(backend, { storage })
    const file = await openedNotice(store)
    store.edit(file, '乙')
    backend.fault = 'AbortError'
    store.leave()
    await store.flush()
    backend.fault = null
    const { store: later } = await pageWith(backend, { storage })
    expect(later.recovered).toEqual([{ file, path: 'notice.md', as: 'current' }])
    expect(await textOf(later, file)).toBe('乙')
    expect(storage.length).toBe(0)
  })

  it('does not go over what another page wrote since', async () => {
    const backend = faultyBackend()
    const storage = storageOf()
    const { store } = await pageWith(backend, { storage })
    const file = await openedNotice(store)
    store.edit(file, '乙')
    backend.fault = 'AbortError'
    store.leave()
    await store.flush()
    backend.fault = null
    const other = await pageWith(backend)
    await other.store.open(file)
    other.store.edit(file, '丙')
    await other.store.flush()
    const { store: later } = await pageWith(backend, { storage })
    expect(later.recovered).toEqual([{ file, path: 'notice.md', as: 'version' }])
    expect(await textOf(later, file)).toBe('丙')
    expect(await pastOf(later, file)).toContain('otherTab: 乙')
  })

  it('leaves nothing where all is stored, and survives rubbish in localStorage', async () => {
    const storage = storageOf()
    storage.setItem('tiaoli.rescue.x', '{"text":')
    storage.setItem('tiaoli.rescue.y', 'null')
    storage.setItem('other', '1')
    const { store } = await pageWith(memoryBackend(), { storage })
    const file = await openedNotice(store)
    store.edit(file, '乙')
    store.leave()
    await store.flush()
    expect(storage.getItem(`tiaoli.rescue.${file}`)).toBeNull()
    expect(store.recovered).toEqual([])
  })
})
