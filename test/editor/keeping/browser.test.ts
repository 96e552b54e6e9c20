import { beforeEach, describe, expect, it } from 'vitest'
import { memoryBackend } from '../../../editor/storage/memory.ts'
import { faultyBackend } from '../storage/support.ts'
import { openPage } from './support.ts'

// The texts of a session kept in the browser, with no folder behind the page.

const samples = [
  ['taiyuan-2020/notice.md', '```tiaoli\n通知 太原2020\n```\n'],
  ['taiyuan-common/vocabulary.tiaoli', '枚举 县：甲'],
] as const
const notice = 'taiyuan-2020/notice.md'

describe('the browser', () => {
  it('has the samples at first, and then what was made of them', async () => {
    const backend = memoryBackend()
    const first = await openPage({ backend, samples })
    expect(first.session.store.getState()).toMatchObject({ entry: notice, paths: [notice, 'taiyuan-common/vocabulary.tiaoli'] })
    first.texts.type(notice, '改过')
    expect(first.status()).toEqual({ kind: 'saving' })
    await first.keeping.save()
    expect(first.status()).toMatchObject({ kind: 'saved' })
    await first.end()
    const again = await openPage({ backend, samples: [['other/notice.md', '不再要']] })
    expect(again.texts.text(notice)).toBe('改过')
    expect(again.texts.paths).toHaveLength(2)
    await again.end()
  })

  it('that is full says so, and stores again when there is room', async () => {
    const backend = faultyBackend()
    const opened = await openPage({ backend, samples })
    backend.fault = 'QuotaExceededError'
    opened.texts.type(notice, '存不进')
    await opened.keeping.save()
    expect(opened.status()).toMatchObject({ kind: 'notStored', storage: { kind: 'full' } })
    expect(opened.texts.text(notice)).toBe('存不进')
    backend.fault = null
    opened.texts.type(notice, '又有空间')
    await opened.keeping.save()
    expect(opened.status()).toMatchObject({ kind: 'saved' })
    await opened.end()
  })

  it('takes back any version, which can be taken back too', async () => {
    const opened = await openPage({ samples })
    await opened.keeping.keepAs(notice, '送审稿')
    opened.texts.type(notice, '改坏了')
    const [named] = (await opened.keeping.versions(notice)).filter(({ name }) => name === '送审稿')
    expect(await opened.keeping.restore(notice, named?.id ?? '')).toBeNull()
    expect(opened.texts.text(notice)).toBe(samples[0][1])
    const before = (await opened.keeping.versions(notice)).find(({ kind }) => kind === 'beforeRestore')
    expect(await opened.keeping.versionText(before?.id ?? '')).toBe('改坏了')
    await opened.keeping.restore(notice, before?.id ?? '')
    expect(opened.texts.text(notice)).toBe('改坏了')
    await opened.end()
  })
})

describe('the samples', () => {
  let opened: Awaited<ReturnType<typeof openPage>>
  beforeEach(async () => {
    opened = await openPage({ samples })
    return () => opened.end()
  })

  it('are added again where they are gone, beside what was changed, and not where they are', async () => {
    expect(await opened.keeping.addSamples()).toEqual([])
    opened.texts.type(notice, '我的')
    await opened.keeping.remove(['taiyuan-common/vocabulary.tiaoli'])
    expect(await opened.keeping.addSamples()).toEqual(['taiyuan-2020-sample/notice.md', 'taiyuan-common/vocabulary.tiaoli'])
    expect(opened.texts.text(notice)).toBe('我的')
  })

  it('can all be thrown away: then the files are shown', async () => {
    expect(await opened.keeping.remove([...opened.texts.paths])).toBeNull()
    expect(opened.session.store.getState()).toMatchObject({ entry: '', screen: 'files', paths: [] })
    for (const { id } of await opened.keeping.thrownAway()) await opened.keeping.bringBack(id)
    expect(opened.session.store.getState().entry).toBe(notice)
  })
})

describe('a name', () => {
  it('is followed when the notice that is worked on gets another', async () => {
    const opened = await openPage({ samples })
    expect(await opened.keeping.rename(new Map([[notice, 'taiyuan-2021/notice.md']]))).toBeNull()
    expect(opened.session.store.getState()).toMatchObject({ entry: 'taiyuan-2021/notice.md', screen: 'draft' })
    expect(opened.texts.text('taiyuan-2021/notice.md')).toBe(samples[0][1])
    await opened.end()
  })
})
