import { deflateRawSync, crc32 as sumOf } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArchiveLimits, archiveLimits, packArchive, readArchive, unpackArchive } from '../../../editor/storage/archive.ts'
import { checkPath, comparable } from '../../../editor/storage/paths.ts'

const time = new Date(2026, 10, 21, 12)

interface Made {
  readonly name: string | readonly number[]
  readonly bytes?: Uint8Array
  readonly flags?: number
  readonly method?: number
  readonly size?: number
  readonly crc?: number
  readonly attributes?: number
}

/** A zip written by hand, so that it may claim what is not so. */
function made(entries: readonly Made[]): Uint8Array {
  const heads: Buffer[] = []
  const bodies: Buffer[] = []
  let offset = 0
  for (const { name, bytes = new Uint8Array(), flags = 0, method = 8, attributes = 0, ...claims } of entries) {
    const nameBytes = Buffer.from(typeof name === 'string' ? Buffer.from(name) : name)
    const packed = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(claims.crc ?? sumOf(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims.size ?? bytes.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    common.copy(head, 6)
    head.writeUInt32LE(attributes, 38)
    head.writeUInt32LE(offset, 42)
    heads.push(head, nameBytes)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, nameBytes, packed])
    bodies.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...bodies, directory, end]))
}

const text = (name: Made['name'], content = '甲', more: Partial<Made> = {}): Made => ({
  name,
  bytes: new TextEncoder().encode(content),
  ...more,
})
const fault = (entries: readonly Made[], limits: Partial<ArchiveLimits> = {}) => {
  const archive = unpackArchive(made(entries), { ...archiveLimits, ...limits })
  return archive.kind === 'refused' ? archive.reason : archive
}

describe('an archive', () => {
  it('holds what was put in, with marks, line ends and empty files', () => {
    const files = [
      { path: '决定.json', text: '{}' },
      { path: 'notice.md', text: '\ufeff# 通知\r\n' },
      { path: '方案/空.tiaoli', text: '' },
    ].toSorted((a, b) => (a.path < b.path ? -1 : 1))
    expect(unpackArchive(packArchive(files, time))).toEqual({ kind: 'archive', folder: null, files, otherEncodings: [], skipped: [] })
  })

  it('comes back as it was, whatever the files are', () => {
    const path = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((given) => {
      const check = checkPath(given)
      return check.kind === 'path' && check.path === given
    })
    const files = fc.uniqueArray(fc.record({ path, text: fc.string({ unit: 'grapheme' }).map((content) => `条理${content}`) }), {
      selector: (file) => comparable(file.path),
      minLength: 2,
      maxLength: 8,
    })
    const nested = files.filter((list) => new Set(list.map((file) => file.path.split('/')[0])).size > 1)
    fc.assert(
      fc.property(nested, (list) => {
        // A folder's name in one path and a file's in another.
        fc.pre(list.every((a) => list.every((b) => !comparable(b.path).startsWith(`${comparable(a.path)}/`))))
        const archive = unpackArchive(packArchive(list, time))
        expect(archive).toMatchObject({ kind: 'archive', files: list.toSorted((a, b) => (a.path < b.path ? -1 : 1)) })
      }),
    )
  })

  it('of one folder gives that folder its name', () => {
    const archive = unpackArchive(
      made([{ name: '太原/' }, text('太原/notice.md'), text('太原/方案/a.tiaoli'), text('__MACOSX/太原/._notice.md')]),
    )
    expect(archive).toMatchObject({ kind: 'archive', folder: '太原', files: [{ path: 'notice.md' }, { path: '方案/a.tiaoli' }] })
  })

  it('from Windows in China has its names in GBK', () => {
    expect(unpackArchive(made([text([0xcc, 0xab, 0xd4, 0xad, 0x2e, 0x6d, 0x64])]))).toMatchObject({ files: [{ path: '太原.md' }] })
  })

  it('with names in no such encoding is refused', () => {
    expect(fault([text('a.md'), text([0xff, 0xff])])).toEqual({ code: 'nameEncoding', entry: 2 })
    expect(fault([text([0xcc, 0xff], '甲', { flags: 0x800 })])).toEqual({ code: 'nameEncoding', entry: 1 })
  })

  it('leaves out what is no text, and offers other encodings', () => {
    const entries = [
      text('notice.md'),
      { name: '说明.docx', bytes: made([text('word/document.xml')]) },
      { name: '旧.md', bytes: Uint8Array.from([0xcc, 0xab]) },
    ]
    expect(unpackArchive(made(entries))).toMatchObject({
      files: [{ path: 'notice.md' }],
      skipped: [{ path: '说明.docx', looksLike: 'zip' }],
      otherEncodings: [{ path: '旧.md', text: '太', guess: 'gb18030' }],
    })
  })

  it.each([
    ['../../etc/passwd', 'upward'],
    ['a\\..\\..\\b.md', 'upward'],
    ['/etc/passwd', 'absolute'],
    ['C:\\Windows\\a', 'absolute'],
    ['a\u0000b', 'character'],
  ])('that would write to %j is refused', (path, reason) => {
    expect(fault([text('notice.md'), text(path)])).toEqual({ code: 'badPath', path, reason })
  })

  it.each([
    ['two names of one file', [text('a.md'), text('A.md')], { code: 'duplicatePath', path: 'A.md' }],
    ['an encrypted file', [text('a.md', 'x', { flags: 1 })], { code: 'encrypted', path: 'a.md' }],
    ['a link', [text('a.md', '/etc/passwd', { attributes: 0xa1ff0000 })], { code: 'link', path: 'a.md' }],
    ['an unknown method', [text('a.md', 'x', { method: 14 })], { code: 'unsupportedFile', path: 'a.md' }],
    ['a wrong sum', [text('a.md', 'x', { crc: 1 })], { code: 'damagedFile', path: 'a.md' }],
    ['a claim of too little', [text('a.md', 'xyz', { size: 1 })], { code: 'damagedFile', path: 'a.md' }],
    ['a claim of too much', [text('a.md', 'xyz', { size: 10 })], { code: 'damagedFile', path: 'a.md' }],
    ['nothing', [{ name: 'a/' }], { code: 'empty' }],
  ])('with %s is refused', (_, entries, reason) => {
    expect(fault(entries)).toEqual(reason)
  })

  it('that is too much is refused before it is unpacked', () => {
    const million = text('a.md', 'a'.repeat(1_000_000))
    expect(fault([million], { file: 999_999 })).toEqual({ code: 'fileTooLarge', path: 'a.md', limit: 999_999 })
    expect(fault([million, { ...million, name: 'b.md' }], { total: 1_500_000 })).toEqual({ code: 'totalTooLarge', limit: 1_500_000 })
    expect(fault([text('a'), text('b')], { files: 1 })).toEqual({ code: 'tooManyFiles', limit: 1 })
  })

  it('that claims little and holds much is stopped', () => {
    const bomb = { name: 'a.md', bytes: new Uint8Array(300_000_000), size: 1000 }
    const entries = made([bomb])
    const before = process.memoryUsage().arrayBuffers
    expect(unpackArchive(entries)).toEqual({ kind: 'refused', reason: { code: 'damagedFile', path: 'a.md' } })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000)
  })

  it('that is none is refused', async () => {
    const zip = made([text('a.md')])
    expect(unpackArchive(new TextEncoder().encode('甲'))).toEqual({ kind: 'refused', reason: { code: 'notZip' } })
    expect(unpackArchive(zip.subarray(0, -5))).toEqual({ kind: 'refused', reason: { code: 'notZip' } })
    expect(await readArchive(new Blob([zip as BlobPart]), { ...archiveLimits, archive: 10 })).toEqual({
      kind: 'refused',
      reason: { code: 'archiveTooLarge', limit: 10 },
    })
    const moved = { size: 1, arrayBuffer: () => Promise.reject(new DOMException('moved', 'NotReadableError')) } as Blob
    expect(await readArchive(moved)).toEqual({ kind: 'refused', reason: { code: 'unreadable' } })
  })

  it('with any byte changed is read, or refused, and never throws', () => {
    const zip = packArchive(
      [
        { path: 'notice.md', text: '太原'.repeat(50) },
        { path: 'a/b.md', text: '' },
      ],
      time,
    )
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.nat(255), (at, byte) => {
        const changed = zip.slice()
        changed[at] = byte
        expect(['archive', 'refused']).toContain(unpackArchive(changed).kind)
      }),
      { numRuns: 2000 },
    )
  })
})
