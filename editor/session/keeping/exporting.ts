import { packArchive } from '../../storage/archive.ts'
import type { Texts } from '../texts.ts'

/** Files of the session as a zip, UTF-8 with their names marked as such. */
export function packed(texts: Pick<Texts, 'text'>, paths: readonly string[], time = new Date()): Uint8Array<ArrayBuffer> {
  const files = paths.flatMap((path) => {
    const text = texts.text(path)
    return text === null ? [] : [{ path, text }]
  })
  return packArchive(files, time)
}
