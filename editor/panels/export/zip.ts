import { strToU8, zipSync } from 'fflate'

interface NamedText {
  readonly path: string
  readonly text: string
}

/** Files as one archive, each under its path. */
export function zipOf(files: readonly NamedText[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])))
}
