import { strToU8, zipSync } from 'fflate'

interface NamedText {
  readonly path: string
  readonly text: string
}

/** Gives the browser a file to keep. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes it from there; it needs the address a moment longer.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Files as one archive, each under its path. */
export function zipOf(files: readonly NamedText[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])))
}
