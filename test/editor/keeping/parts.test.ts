import { describe, expect, it } from 'vitest'
import { changeTo } from '../../../editor/session/change.ts'
import { freePath } from '../../../editor/session/keeping/filing.ts'
import { initialKeeping, type KeepingState, keep } from '../../../editor/session/keeping/state.ts'
import { lockedIn, saveStatus } from '../../../editor/session/keeping/status.ts'
import { readWhere } from '../../../editor/session/keeping/where.ts'
import { headOf } from '../../../editor/worker/answers/heads.ts'

describe('the change between two texts', () => {
  it.each([
    ['甲乙丙', '甲丁丙', { start: 1, end: 2, text: '丁' }],
    ['甲', '甲甲', { start: 1, end: 1, text: '甲' }],
    ['aaa', 'a', { start: 1, end: 3, text: '' }],
    // Characters of two units stay whole: 𠀀 and 𠀁 begin alike.
    ['x𠀀y', 'x𠀁y', { start: 1, end: 3, text: '𠀁' }],
    ['a\r\nb', 'a\r\rb', { start: 1, end: 3, text: '\r\r' }],
  ])('of %j to %j', (from, to, change) => {
    expect(changeTo(from, to)).toEqual(change)
    expect(from.slice(0, change.start) + change.text + from.slice(change.end)).toBe(to)
  })
  it('is none between equal ones', () => expect(changeTo('甲', '甲')).toBeNull())
})

describe('the head of a file', () => {
  it.each([
    ['a/notice.md', '正文\n\n```tiaoli\n通知 太原2020\n  文号：1\n```\n', { kind: 'notice', name: '太原2020', base: null }],
    ['a/notice.md', '通知 各县区：\n\n```tiaoli\nnotice 「Two words」\n```\n', { kind: 'notice', name: 'Two words', base: null }],
    ['a/s.tiaoli', '方案 明年 基于 太原2020 "../a/notice.md"\n', { kind: 'scenario', name: '明年', base: '../a/notice.md' }],
    ['a/draft.json', '{}', { kind: 'decisions', name: null, base: null }],
    ['a/v.tiaoli', '枚举 县：甲', { kind: 'part', name: null, base: null }],
    ['a/readme.md', '通知 不在规则里', { kind: 'part', name: null, base: null }],
  ])('%s %#', (path, text, head) => expect(headOf(path, text)).toEqual(head))
})

describe('the status of saving', () => {
  const file = { access: 'writer', pending: false, folder: null } as const
  const at = (...actions: Parameters<typeof keep>[1][]): KeepingState =>
    actions.reduce(
      keep,
      keep(keep(initialKeeping, { kind: 'file', path: 'a/n.md', file }), { kind: 'opened', home: 'folder', folder: 'f' }),
    )
  const reason = { code: 'disk.full', values: {}, message: { zh: '满', en: 'full' } }

  it('is the worst that holds', () => {
    expect(saveStatus(initialKeeping).kind).toBe('opening')
    expect(saveStatus(at()).kind).toBe('untouched')
    expect(saveStatus(at({ kind: 'pending', path: 'a/n.md' })).kind).toBe('saving')
    const failed = at({ kind: 'pending', path: 'a/n.md' }, { kind: 'folder', path: 'a/n.md', state: { kind: 'failed', reason } })
    expect(saveStatus(failed)).toMatchObject({ kind: 'notWritten', reason })
    expect(saveStatus(keep(failed, { kind: 'folder', path: 'a/n.md', state: { kind: 'gone' } }))).toEqual({ kind: 'gone', path: 'a/n.md' })
    expect(saveStatus(at({ kind: 'connected', connected: false })).kind).toBe('disconnected')
    expect(saveStatus(at({ kind: 'storage', storage: { kind: 'full', rescued: true } })).kind).toBe('notStored')
    expect(saveStatus(at({ kind: 'folder', path: 'a/n.md', state: { kind: 'written' }, at: 5 }))).toEqual({ kind: 'written', at: 5 })
    expect(saveStatus(at({ kind: 'toFolder', on: false }, { kind: 'folder', path: 'a/n.md', state: { kind: 'edited' } })).kind).toBe(
      'unwritten',
    )
  })

  it('stays the same object where nothing changed', () => {
    const state = at({ kind: 'folder', path: 'a/n.md', state: { kind: 'edited' } })
    expect(keep(state, { kind: 'folder', path: 'a/n.md', state: { kind: 'edited' } })).toBe(state)
    expect(keep(state, { kind: 'saved', path: 'gone', at: 1 }).files).toBe(state.files)
  })

  it('names what another tab writes', () => {
    expect(lockedIn(at({ kind: 'access', path: 'a/n.md', access: 'reader' }), 'a')).toEqual(['a/n.md'])
    expect(lockedIn(at(), 'a')).toEqual([])
  })

  it('closes the question when the conflict is over', () => {
    const asked = at({ kind: 'asking', path: 'a/n.md' })
    expect(keep(asked, { kind: 'folder', path: 'a/n.md', state: { kind: 'written' } }).asking).toBeNull()
  })
})

it('a free path is beside the taken ones', () => {
  const suffix = (number: number) => `（副本${number > 1 ? number : ''}）`
  expect(freePath('a.b/notice.md', [], suffix)).toBe('a.b/notice（副本）.md')
  expect(freePath('a.b/notice', ['A.B/notice（副本）'], suffix)).toBe('a.b/notice（副本2）')
})

it('where the officer was is only what we wrote', () => {
  expect(readWhere('nonsense')).toBeNull()
  expect(readWhere('{"entry":"a","screen":"elsewhere"}')).toBeNull()
  expect(readWhere('{"entry":"a","screen":"cases","table":{"file":1}}')).toEqual({
    entry: 'a',
    file: 'a',
    screen: 'cases',
    selectedCase: null,
    table: null,
  })
})
