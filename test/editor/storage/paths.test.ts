import { describe, expect, it } from 'vitest'
import { checkPath, comparable, pathLimit } from '../../../editor/storage/paths.ts'

describe('a path', () => {
  it.each([
    ['notice.md', 'notice.md'],
    ['方案/加重 2027.tiaoli', '方案/加重 2027.tiaoli'],
    ['方案\\加重.tiaoli', '方案/加重.tiaoli'],
    ['./a//b/./c.md', 'a/b/c.md'],
    ['cafe\u0301.md', 'café.md'],
    ['.gitignore', '.gitignore'],
    ['a..b', 'a..b'],
  ])('%s is %s', (given, path) => {
    expect(checkPath(given)).toEqual({ kind: 'path', path })
  })

  it.each([
    ['', 'empty'],
    ['./', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['\\\\host\\share\\a', 'absolute'],
    ['C:\\a.md', 'absolute'],
    ['c:a.md', 'absolute'],
    ['../a.md', 'upward'],
    ['a/../../b.md', 'upward'],
    ['a\\..\\b.md', 'upward'],
    ['a\u0000.md', 'character'],
    ['a\n.md', 'character'],
    ['a?.md', 'character'],
    ['a<b>.md', 'character'],
    ['notice\u202edm.exe', 'character'],
    ['con', 'reserved'],
    ['a/NUL.md', 'reserved'],
    ['a./b', 'reserved'],
    ['a /b', 'reserved'],
    ['a'.repeat(pathLimit + 1), 'long'],
  ])('is refused: %j, %s', (path, reason) => {
    expect(checkPath(path)).toEqual({ kind: 'badPath', path, reason })
  })

  it('is the same with other capitals', () => {
    expect(comparable('Notice.MD')).toBe(comparable('notice.md'))
  })
})
