import { strToU8, zipSync } from 'fflate'

interface NamedFile {
  readonly path: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** Files as one archive, each under its path. */
export function zipOf(files: readonly NamedFile[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ path, content }) => [path, typeof content === 'string' ? strToU8(content) : content])))
}
