import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../engine/hosts/cli/exit.ts'
import { entryOf, fileLoader } from '../../engine/hosts/cli/files.ts'
import { texts } from '../../engine/hosts/cli/texts.ts'

const root = mkdtempSync(join(tmpdir(), 'tiaoli-files-'))
const at = (path: string) => join(root, path)
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), content)
  return at(path)
}

describe('NOTICE', () => {
  it('is a file, or a folder that holds notice.md', () => {
    const notice = put('a/notice.md', '')
    expect(entryOf(at('a'), texts.zh)).toBe(notice)
    expect(entryOf(notice, texts.zh)).toBe(notice)
  })

  it('is said not to exist', () => {
    put('b/other.md', '')
    expect(() => entryOf(at('b'), texts.zh)).toThrow(new UsageError(`文件夹 ${at('b')} 里没有 notice.md`))
    expect(() => entryOf(at('c'), texts.zh)).toThrow(UsageError)
  })
})

describe('the loader', () => {
  const codes = (content: string | Uint8Array) => {
    const loader = fileLoader()
    const text = loader.read(put('x.md', content))
    return { text, codes: loader.faults.map((fault) => fault.code) }
  }

  it('reads UTF-8 without its byte order mark', () => {
    expect(codes('\uFEFF甲\r\n')).toEqual({ text: '甲\r\n', codes: [] })
  })

  it.each([
    ['more than 4 MiB', 'x'.repeat(4 * 1024 * 1024 + 1), 'source.tooLarge'],
    ['another encoding', new Uint8Array([0xd0, 0xd5]), 'source.notText'],
    ['a binary file', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]), 'source.notText'],
  ])('reports %s', (_name, content, code) => {
    expect(codes(content)).toEqual({ text: null, codes: [code] })
  })

  it('finds nothing in a folder or where nothing is', () => {
    const loader = fileLoader()
    expect([loader.read(root), loader.read(at('none'))]).toEqual([null, null])
    expect(loader.faults).toEqual([])
  })

  it('resolves references against the file that makes them', () => {
    const { resolve } = fileLoader()
    expect(resolve(join('policies', 'taiyuan', 'notice.md'), '../common/vocabulary.tiaoli')).toBe(
      join('policies', 'common', 'vocabulary.tiaoli'),
    )
    expect(resolve(join('policies', 'notice.md'), root)).toBe(root)
  })

  it('finds a notice by its name in the folders beside', () => {
    const from = put('taiyuan/notice.md', '```tiaoli\n通知 太原2020\n```')
    const national = put('national/notice.md', '# 通知\n```tiaoli\n通知 「国家 2020」\n```')
    const english = put('english/notice.md', '```tiaoli\nnotice heating-2021\n```')
    put('binary/notice.md', new Uint8Array([0xff]))
    put('empty/readme.md', '')
    const { findNotice } = fileLoader()
    expect(findNotice('国家 2020', from)).toBe(national)
    expect(findNotice('heating-2021', from)).toBe(english)
    expect(findNotice('无', from)).toBeNull()
  })
})
