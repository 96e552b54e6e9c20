import { Inflate, strToU8, Zip, ZipDeflate } from 'fflate'
import type { NewFile } from './changes.ts'
import { checkPath, comparable, type PathFault } from './paths.ts'
import { decodeText, type Encoding, type NotText, textLimit } from './text.ts'
import { packedBytes, readZipDirectory, type ZipEntry } from './zipDirectory.ts'

export interface ArchiveLimits {
  /** Of the archive, and of all its files unpacked, in bytes. */
  readonly archive: number
  readonly total: number
  readonly file: number
  readonly files: number
}

export const archiveLimits: ArchiveLimits = { archive: 50 * 1024 * 1024, total: 100 * 1024 * 1024, file: textLimit, files: 1000 }

export type Archive =
  | {
      readonly kind: 'archive'
      /** The folder that all files were in, which is taken off their paths; null if there was none. */
      readonly folder: string | null
      /** Files of text, in order of path. */
      readonly files: readonly NewFile[]
      /** Texts in another encoding: to be taken if the officer agrees. */
      readonly otherEncodings: readonly (NewFile & { readonly guess: Encoding })[]
      /** What holds no text and was left out. */
      readonly skipped: readonly { readonly path: string; readonly looksLike: NotText }[]
    }
  | { readonly kind: 'refused'; readonly reason: ArchiveFault }

export type ArchiveFault =
  | { readonly code: 'notZip' | 'damaged' | 'unsupported' | 'empty' | 'unreadable' }
  | { readonly code: 'archiveTooLarge' | 'totalTooLarge' | 'tooManyFiles'; readonly limit: number }
  | { readonly code: 'fileTooLarge'; readonly path: string; readonly limit: number }
  | { readonly code: 'encrypted' | 'link' | 'damagedFile' | 'unsupportedFile' | 'duplicatePath'; readonly path: string }
  | { readonly code: 'badPath'; readonly path: string; readonly reason: PathFault }
  | { readonly code: 'nameEncoding'; readonly entry: number }

/** Packs files into a zip, as UTF-8 with their names marked as such. The same files and time give the same bytes. */
export function packArchive(files: readonly NewFile[], time: Date): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  // One by one, since as keys of one object a file called __proto__ would be lost.
  for (const { path, text } of files) {
    const entry = new ZipDeflate(path, { level: 6 })
    entry.mtime = time
    zip.add(entry)
    entry.push(strToU8(text), true)
  }
  zip.end()
  return joined(chunks)
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Reads a zip that an officer has chosen. */
export async function readArchive(file: Blob, limits = archiveLimits): Promise<Archive> {
  if (file.size > limits.archive) return refused({ code: 'archiveTooLarge', limit: limits.archive })
  try {
    return unpackArchive(new Uint8Array(await file.arrayBuffer()), limits)
  } catch (error) {
    if (error instanceof DOMException) return refused({ code: 'unreadable' })
    throw error
  }
}

/** Unpacks a zip, all of it or nothing: a name that leads out of the folder, or too much of anything, refuses the whole. */
export function unpackArchive(bytes: Uint8Array, limits = archiveLimits): Archive {
  const directory = readZipDirectory(bytes)
  if (directory.kind === 'nameEncoding') return refused({ code: 'nameEncoding', entry: directory.entry })
  if (directory.kind !== 'directory') return refused({ code: directory.kind })
  const named = directory.entries.filter(({ name }) => !isRubbish(name))
  const fault = faultOf(named, limits)
  if (fault) return refused(fault)
  const unpacked: { path: string; bytes: Uint8Array }[] = []
  for (const entry of named) {
    const content = unpackEntry(bytes, entry)
    if (content === null) return refused({ code: 'damagedFile', path: entry.name })
    unpacked.push({ path: pathOf(entry), bytes: content })
  }
  return sorted(unpacked)
}

const refused = (reason: ArchiveFault): Archive => ({ kind: 'refused', reason })

const pathOf = ({ name }: ZipEntry): string => checkPath(name).path

/** Folders, and what systems leave in them. */
function isRubbish(name: string): boolean {
  return /[/\\]$/.test(name) || /(^|[/\\])(__MACOSX[/\\]|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name)
}

/** What speaks against the archive before anything is unpacked; the sizes are claims, which unpackEntry holds it to. */
function faultOf(entries: readonly ZipEntry[], limits: ArchiveLimits): ArchiveFault | null {
  if (entries.length === 0) return { code: 'empty' }
  if (entries.length > limits.files) return { code: 'tooManyFiles', limit: limits.files }
  const seen = new Set<string>()
  let total = 0
  for (const entry of entries) {
    const check = checkPath(entry.name)
    if (check.kind === 'badPath') return { code: 'badPath', path: entry.name, reason: check.reason }
    const fault = entryFault(entry, limits)
    if (fault) return fault
    if (seen.has(comparable(check.path))) return { code: 'duplicatePath', path: check.path }
    seen.add(comparable(check.path))
    total += entry.size
    if (total > limits.total) return { code: 'totalTooLarge', limit: limits.total }
  }
  return null
}

function entryFault(entry: ZipEntry, limits: ArchiveLimits): ArchiveFault | null {
  const path = entry.name
  if (entry.encrypted) return { code: 'encrypted', path }
  if (entry.link) return { code: 'link', path }
  if (entry.method !== 0 && entry.method !== 8) return { code: 'unsupportedFile', path }
  return entry.size > limits.file ? { code: 'fileTooLarge', path, limit: limits.file } : null
}

/** The bytes of an entry; null unless they are exactly as many as was claimed, with the sum that was claimed. */
function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const packed = packedBytes(bytes, entry)
  const content = packed && (entry.method === 0 ? packed : inflated(packed, entry.size))
  return content?.length === entry.size && crc32(content) === entry.crc ? content : null
}

/** How many packed bytes are unpacked at a time: deflate makes at most some 1,000 times as many of them. */
const step = 16 * 1024

/** Unpacks, but not beyond the size that was claimed: a bomb goes off before it is large. */
function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  const content = new Uint8Array(size)
  let length = 0
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) content.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length && length <= size; at += step) {
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length)
    }
  } catch {
    return null
  }
  return length === size ? content : null
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (sum >>> 8) ^ (crcTable[(sum ^ byte) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}

function sorted(unpacked: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Archive {
  const folder = commonFolder(unpacked.map(({ path }) => path))
  const inside = (path: string) => (folder === null ? path : path.slice(folder.length + 1))
  const read = unpacked
    .map(({ path, bytes }) => ({ path: inside(path), ...decodeText(bytes) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return {
    kind: 'archive',
    folder,
    files: read.flatMap((file) => (file.kind === 'text' ? [{ path: file.path, text: file.text }] : [])),
    otherEncodings: read.flatMap((file) =>
      file.kind === 'otherEncoding' ? [{ path: file.path, text: file.text, guess: file.guess }] : [],
    ),
    skipped: read.flatMap((file) => (file.kind === 'notText' ? [{ path: file.path, looksLike: file.looksLike }] : [])),
  }
}

/** The first part of the paths, where all have the same and more follows. */
function commonFolder(paths: readonly string[]): string | null {
  const [first = ''] = (paths[0] ?? '').split('/')
  return paths.every((path) => path.startsWith(`${first}/`)) ? first : null
}
