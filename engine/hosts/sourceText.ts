import { type Diagnostic, diagnostic } from '../index.ts'

const mebibyte = 1024 * 1024
/** Longer than any notice; a file beyond it is something else. In bytes. */
export const sizeLimit = 4 * mebibyte

/** Why a file of so many bytes is not read; null where it may be. */
export function sizeFault(file: string, size: number): Diagnostic | null {
  if (size <= sizeLimit) return null
  return diagnostic('source.tooLarge', { file, start: 0, end: 0 }, { megabytes: Math.ceil(size / mebibyte), limit: sizeLimit / mebibyte })
}

/** The bytes of a file as text, with or without its byte order mark; or why they are none. */
export function sourceText(file: string, bytes: Uint8Array, mark: 'kept' | 'dropped' = 'dropped'): string | Diagnostic {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: mark === 'kept' }).decode(bytes)
  } catch {
    return diagnostic('source.notText', { file, start: 0, end: 0 }, { reason: 'UTF-8' })
  }
}
