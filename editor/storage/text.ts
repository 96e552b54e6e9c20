/** How large a file the editor takes, in bytes. */
export const textLimit = 5 * 1024 * 1024

export type FileText =
  /** UTF-8; a byte order mark stays at the start of the text, so that it is written again. */
  | { readonly kind: 'text'; readonly text: string }
  /** Not UTF-8. `text` is what it says if it has the guessed encoding: to be shown, and taken if the officer agrees. */
  | { readonly kind: 'otherEncoding'; readonly guess: Encoding; readonly text: string }
  | { readonly kind: 'notText'; readonly looksLike: NotText }
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number }
  /** The browser could not read it: it was moved, or may not be read. */
  | { readonly kind: 'unreadable' }

export type Encoding = 'gb18030' | 'utf-16le' | 'utf-16be'

/** What a file that holds no text seems to be: an archive (also .docx, .xlsx), an older Office file, a PDF, a picture. */
export type NotText = 'zip' | 'office' | 'pdf' | 'picture' | 'unknown'

/** Reads a file that an officer has chosen or dropped. */
export async function readFileText(file: Blob, limit = textLimit): Promise<FileText> {
  if (file.size > limit) return { kind: 'tooLarge', bytes: file.size, limit }
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()))
  } catch {
    return { kind: 'unreadable' }
  }
}

/** What the bytes say. Nothing is replaced or guessed silently: what is not UTF-8 is for the officer to decide. */
export function decodeText(bytes: Uint8Array): Extract<FileText, { kind: 'text' | 'otherEncoding' | 'notText' }> {
  const marked = markedEncoding(bytes)
  if (marked) return decodedAs(marked, bytes)
  const looksLike = formatOf(bytes)
  if (looksLike) return { kind: 'notText', looksLike }
  if (bytes.includes(0)) return { kind: 'notText', looksLike: 'unknown' }
  const text = strictly('utf-8', bytes)
  return text === null || seemsGbk(bytes, text) ? decodedAs('gb18030', bytes) : { kind: 'text', text }
}

function decodedAs(guess: Encoding, bytes: Uint8Array): Extract<FileText, { kind: 'otherEncoding' | 'notText' }> {
  const text = strictly(guess, bytes)
  return text === null ? { kind: 'notText', looksLike: 'unknown' } : { kind: 'otherEncoding', guess, text: text.replace(/^\ufeff/, '') }
}

/** Null if any byte does not fit the encoding. */
export function strictly(encoding: Encoding | 'utf-8', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Some Chinese words in GBK are UTF-8 as well, 太原 among them, which then reads as a combining mark and a Cyrillic letter. Bytes
 * that are Chinese in the one encoding and hold no Chinese character in the other are taken for the one.
 */
export function seemsGbk(bytes: Uint8Array, asUtf8: string): boolean {
  return /[\u0080-\u07ff]/.test(asUtf8) && !/\p{Script=Han}/u.test(asUtf8) && isGb2312(bytes)
}

/** Whether all bytes are ASCII or pairs of the common set. */
function isGb2312(bytes: Uint8Array): boolean {
  let lead = 0
  for (const byte of bytes) {
    if (lead > 0) {
      if (byte < 0xa1 || byte === 0xff) return false
      lead = 0
    } else if (byte >= 0x80) {
      if (byte < 0xa1 || byte > 0xf7) return false
      lead = byte
    }
  }
  return lead === 0
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (begins(bytes, [0xff, 0xfe])) return 'utf-16le'
  return begins(bytes, [0xfe, 0xff]) ? 'utf-16be' : null
}

const formats: readonly (readonly [NotText, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 3, 4]],
  ['zip', [0x50, 0x4b, 5, 6]],
  ['office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
]

function formatOf(bytes: Uint8Array): NotText | null {
  return formats.find(([, magic]) => begins(bytes, magic))?.[0] ?? null
}

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)
