import { describe, expect, it } from 'vitest'
import {
  decisionsOf,
  endingOf,
  folderName,
  freeFolder,
  groupName,
  groupsOf,
  isShared,
  movedTo,
  nextYear,
  nextYearDay,
  withEnding,
} from '../../../editor/panels/files/groups.ts'
import { usersOf, withReferences } from '../../../editor/session/keeping/references.ts'
import { headOf } from '../../../editor/worker/answers/heads.ts'

const item = (path: string, text: string) => ({ path, length: text.length, ...headOf(path, text) })
const files = [
  item('a/notice.md', '```tiaoli\n通知 甲2020\n```'),
  item('a/试算.md', '```tiaoli\n方案 乙 基于 甲2020 "notice.md"\n```'),
  item('b/draft.json', '{}'),
  item('b/notice.md', '```tiaoli\n通知 丙\n```'),
  item('common/words.tiaoli', '枚举 县：甲'),
  item('d/notice.md', '```tiaoli\n读不懂\n```'),
]

describe('the files of a workspace', () => {
  it('stand by folder, notices first, with their scenarios and whether they are drafts', () => {
    const groups = groupsOf(files)
    expect(groups.map((group) => [group.folder, groupName(group), group.scenarios.length, group.isDraft, isShared(group)])).toEqual([
      ['a', '甲2020', 1, false, false],
      ['b', '丙', 0, true, false],
      ['common', 'common', 0, false, true],
      ['d', 'd', 0, false, false],
    ])
    expect(groups.map(decisionsOf)).toEqual(['', 'b/draft.json', '', ''])
  })
})

describe('names', () => {
  it.each([
    ['太原2020', '太原2021'],
    ['2019—2020', '2020—2021'],
    ['编号12020', '编号12020'],
  ])('of %s in the next year: %s', (name, next) => expect(nextYear(name)).toBe(next))

  it('of days, folders and files', () => {
    expect(nextYearDay('2024-02-29')).toBe('2025-02-28')
    expect(nextYearDay('2021-01-01')).toBe('2022-01-01')
    expect(folderName(' 甲/乙: 「丙」. ')).toBe('甲乙 丙')
    expect(freeFolder('A', ['a/notice.md', 'A-2/notice.md'])).toBe('A-3')
    expect(movedTo('a/notice.md', 'a', 'b')).toBe('b/notice.md')
    expect(movedTo('notice.md', '', 'b')).toBe('b/notice.md')
    expect([endingOf('a.b/notice.md'), endingOf('a.b/notice')]).toEqual(['.md', ''])
    expect([withEnding('甲', '.md'), withEnding('甲.tiaoli', '.md')]).toEqual(['甲.md', '甲.tiaoli'])
  })
})

describe('references', () => {
  const sources = [
    { path: 'a/notice.md', text: '引用 "../common/words.tiaoli"' },
    { path: 'a/试算.md', text: '方案 乙 基于 甲 "notice.md"' },
    { path: 'common/words.tiaoli', text: '引用 "deep.tiaoli"' },
    { path: 'common/deep.tiaoli', text: '引用 "words.tiaoli" 引用 "../gone.md"' },
  ]

  it('tell who uses a file, but not the files that go with it', () => {
    expect(usersOf(sources, ['a/notice.md'])).toEqual(['a/试算.md'])
    expect(usersOf(sources, ['a/notice.md', 'a/试算.md'])).toEqual([])
    expect(usersOf(sources, ['common/words.tiaoli'])).toEqual(['a/notice.md', 'common/deep.tiaoli'])
  })

  it('bring along all that is needed, round and round', () => {
    expect(withReferences(sources, ['a/试算.md'])).toEqual(['a/notice.md', 'a/试算.md', 'common/deep.tiaoli', 'common/words.tiaoli'])
    expect(withReferences(sources, ['common/words.tiaoli', '不在.md'])).toEqual(['common/deep.tiaoli', 'common/words.tiaoli'])
  })
})
