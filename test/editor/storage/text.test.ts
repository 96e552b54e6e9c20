import { describe, expect, it } from 'vitest'
import { decodeText, readFileText } from '../../../editor/storage/text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** 太原市 in GBK. */
const gbk = [0xcc, 0xab, 0xd4, 0xad, 0xca, 0xd0]

describe('a file', () => {
  it.each([['太原市'], [''], ['\ufeff带 BOM 的'], ['一\r\n二\r三\n'], ['𠮷 and 😀']])(
    'is UTF-8, every character of it kept: %j',
    (text) => {
      expect(decodeText(utf8(text))).toEqual({ kind: 'text', text })
      const read = decodeText(utf8(text))
      expect(read.kind === 'text' && utf8(read.text)).toEqual(utf8(text))
    },
  )

  it.each([
    // Also valid UTF-8, as an odd mark and two odd letters; with 市 it is not.
    ['gb18030', gbk],
    ['utf-16le', [0xff, 0xfe, 0x2a, 0x59, 0x9f, 0x53, 0x02, 0x5e]],
    ['utf-16be', [0xfe, 0xff, 0x59, 0x2a, 0x53, 0x9f, 0x5e, 0x02]],
  ])('in another encoding is offered as what it seems to say: %s', (guess, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ kind: 'otherEncoding', guess, text: '太原市' })
  })

  it('of two characters may be both; it is taken for the Chinese one', () => {
    expect(decodeText(Uint8Array.from(gbk.slice(0, 4)))).toEqual({ kind: 'otherEncoding', guess: 'gb18030', text: '太原' })
  })

  it.each([
    ['zip', [0x50, 0x4b, 3, 4, 20]],
    ['office', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ['pdf', [...utf8('%PDF-1.7')]],
    ['picture', [0x89, 0x50, 0x4e, 0x47]],
    ['unknown', [65, 0, 66]],
    ['unknown', [0x81, 0x20, 0xff, 0xff]],
    ['unknown', [0xff, 0xfe, 0x00, 0xd8]],
  ])('without text is named: %s %j', (looksLike, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ kind: 'notText', looksLike })
  })

  it('of more than 5 MB is not read', async () => {
    const limit = 5 * 1024 * 1024
    expect(await readFileText(new Blob([new Uint8Array(limit + 1)]))).toEqual({ kind: 'tooLarge', bytes: limit + 1, limit })
    expect(await readFileText(new Blob(['a'.repeat(limit)]))).toMatchObject({ kind: 'text' })
  })

  it('that was moved meanwhile is said to be unreadable', async () => {
    const moved = { size: 1, arrayBuffer: () => Promise.reject(new DOMException('moved', 'NotReadableError')) } as Blob
    expect(await readFileText(moved)).toEqual({ kind: 'unreadable' })
  })
})
