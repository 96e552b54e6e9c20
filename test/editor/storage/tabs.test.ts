import { afterEach, describe, expect, it } from 'vitest'
import { memoryBackend } from '../../../editor/storage/memory.ts'
import type { Store } from '../../../editor/storage/store.ts'
import type { Backend } from '../../../editor/storage/tables.ts'
import { type Bench, openedNotice, pageWith } from './support.ts'

// Node has the locks and channels of a browser; each store here is a tab.

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

let count = 0
/** Tabs of one browser. */
function browser() {
  const name = `test ${count++}`
  const backend = memoryBackend()
  return async (on: Backend = backend): Promise<Bench> => {
    const channel = new BroadcastChannel(name)
    const bench = await pageWith(on, { tabs: { locks: navigator.locks as LockManager, channel, patience: 300 } })
    ends.push(() => bench.store.end())
    return bench
  }
}

const accessOf = async (store: Store, file: string) => {
  const opened = await store.open(file)
  return opened.kind === 'open' ? opened.file.access : opened.kind
}
const textOf = async (store: Store, file: string) => {
  const opened = await store.open(file)
  return opened.kind === 'open' ? opened.file.text : opened.kind
}

describe('two tabs', () => {
  it('write one file one at a time, and the other reads along', async () => {
    const tab = browser()
    const one = await tab()
    const file = await openedNotice(one.store)
    const two = await tab()
    expect(await accessOf(two.store, file)).toBe('reader')
    expect(two.store.edit(file, 'x')).toEqual({ kind: 'readOnly' })
    expect(await two.store.restore(file, 'x')).toEqual({ kind: 'readOnly' })
    one.store.edit(file, '乙')
    await one.store.flush()
    await expect.poll(() => two.events).toContainEqual({ kind: 'text', file, text: '乙' })
  })

  it('take over: the first one stores what it has and is told', async () => {
    const tab = browser()
    const one = await tab()
    const file = await openedNotice(one.store)
    const two = await tab()
    await two.store.open(file)
    one.store.edit(file, '乙')
    expect(await two.store.takeOver(file)).toEqual({ kind: 'open', file: { file, path: 'notice.md', text: '乙', access: 'writer' } })
    await expect.poll(() => one.events).toContainEqual({ kind: 'access', file, access: 'reader' })
    expect(one.store.edit(file, 'x')).toEqual({ kind: 'readOnly' })
    two.store.edit(file, '丙')
    await two.store.flush()
    await expect.poll(() => textOf(one.store, file)).toBe('丙')
    expect(await two.store.versions(file)).not.toContainEqual(expect.objectContaining({ kind: 'otherTab' }))
    // And back.
    await one.store.takeOver(file)
    expect(one.store.edit(file, '丁')).toEqual({ kind: 'pending' })
    await expect.poll(() => accessOf(two.store, file)).toBe('reader')
  })

  it('hand over by themselves when the writer leaves', async () => {
    const tab = browser()
    const one = await tab()
    const file = await openedNotice(one.store)
    const two = await tab()
    await two.store.open(file)
    one.store.edit(file, '乙')
    await one.store.close(file)
    await expect.poll(() => two.events).toContainEqual({ kind: 'access', file, access: 'writer' })
    expect(await textOf(two.store, file)).toBe('乙')
    expect(two.store.edit(file, '丙')).toEqual({ kind: 'pending' })
  })

  it('lose nothing when the first one does not answer', async () => {
    // A tab that hears nothing: it is frozen, and wakes after the other has taken over.
    const deaf = new BroadcastChannel('deaf')
    ends.push(() => deaf.close())
    const backend = memoryBackend()
    const frozen = await pageWith(backend, { tabs: { locks: navigator.locks as LockManager, channel: deaf, patience: 100 } })
    const own = await openedNotice(frozen.store, '原')
    frozen.store.edit(own, '没来得及')
    const thief = await pageWith(backend, { tabs: { locks: navigator.locks as LockManager, channel: undefined, patience: 100 } })
    ends.push(
      () => thief.store.end(),
      () => frozen.store.end(),
    )
    await thief.store.takeOver(own)
    await expect.poll(() => frozen.events.map(({ kind }) => kind)).toContain('keptAside')
    expect(await textOf(frozen.store, own)).toBe('原')
    const versions = await thief.store.versions(own)
    expect(await thief.store.versionText(versions.find(({ kind }) => kind === 'otherTab')?.id ?? '')).toBe('没来得及')
  })

  it('tell each other of new files', async () => {
    const tab = browser()
    const one = await tab()
    const two = await tab()
    await openedNotice(one.store)
    await expect.poll(() => two.events).toContainEqual({ kind: 'listed' })
  })
})
