import { seemsGbk, strictly } from './text.ts'

/** One entry of a zip's directory; sizes in bytes, as the archive claims them. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly link: boolean
  readonly crc: number
  readonly packed: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
}

export type ZipDirectory =
  | { readonly kind: 'directory'; readonly entries: readonly ZipEntry[] }
  | { readonly kind: 'notZip' }
  | { readonly kind: 'damaged' }
  /** Zip64, or split over several files. */
  | { readonly kind: 'unsupported' }
  /** A name that is neither UTF-8 nor GB 18030; the number of the entry, from 1. */
  | { readonly kind: 'nameEncoding'; readonly entry: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22

/** Reads the directory at the end of a zip: the names and sizes, before anything is unpacked. */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return { kind: 'notZip' }
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  const split = view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count
  if (split || count === 0xffff || start === 0xffffffff) return { kind: 'unsupported' }
  try {
    return readEntries(bytes, view, start, count)
  } catch (error) {
    // A field beyond the end of the bytes.
    if (error instanceof RangeError) return { kind: 'damaged' }
    throw error
  }
}

/** The record at the very end; a comment of up to 65,535 bytes may follow it. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - endLength
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === endSignature && view.getUint16(at + 20, true) === last - at) return at
  }
  return null
}

function readEntries(bytes: Uint8Array, view: DataView, start: number, count: number): ZipDirectory {
  const entries: ZipEntry[] = []
  let at = start
  for (let i = 1; i <= count; i++) {
    if (view.getUint32(at, true) !== entrySignature) return { kind: 'damaged' }
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const flags = view.getUint16(at + 8, true)
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0)
    if (name === null) return { kind: 'nameEncoding', entry: i }
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      // The upper half holds the mode of a Unix file.
      link: view.getUint32(at + 38, true) >>> 28 === 0xa,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return { kind: 'directory', entries }
}

/** Windows in China writes names in GBK and says nothing of it; others write UTF-8 and often say nothing either. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string | null {
  const name = strictly('utf-8', bytes)
  if (isUtf8) return name
  return name === null || seemsGbk(bytes, name) ? strictly('gb18030', bytes) : name
}

/** The packed bytes of an entry; null if they are not where the directory says. */
export function packedBytes(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature) return null
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  return start + packed <= bytes.length ? bytes.subarray(start, start + packed) : null
}
