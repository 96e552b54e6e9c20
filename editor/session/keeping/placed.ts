import type { Base, StoredFile } from '../../storage/model.ts'

/** A file as the folder has it. `text` null where it was not read: the version is the one that is known. */
export interface OnDisk {
  readonly path: string
  readonly version: string
  readonly text: string
}

/** What becomes of a file when the folder is opened and the browser's copy of it is compared with what it holds now. */
export type Placed =
  /** New here. */
  | { readonly kind: 'take'; readonly disk: OnDisk }
  /** As it was, or changed in the folder only: that text is shown, and the one before is in the history. */
  | { readonly kind: 'follow'; readonly file: StoredFile; readonly disk: OnDisk }
  /** Changed here only: to be written. */
  | { readonly kind: 'write'; readonly file: StoredFile; readonly base: Base | null }
  | { readonly kind: 'conflict'; readonly file: StoredFile; readonly disk: OnDisk }
  /** Not in the folder any more, and not changed here. */
  | { readonly kind: 'remove'; readonly file: StoredFile }
  /** Not in the folder any more, but changed here. */
  | { readonly kind: 'gone'; readonly file: StoredFile }

export function placed(stored: readonly StoredFile[], disk: readonly OnDisk[]): Placed[] {
  const here = new Map(stored.map((file) => [file.path, file]))
  const there = new Set(disk.map(({ path }) => path))
  const found = disk.map((each): Placed => {
    const file = here.get(each.path)
    return file ? beside(file, each) : { kind: 'take', disk: each }
  })
  return [...found, ...stored.filter(({ path }) => !there.has(path)).map(alone)]
}

function beside(file: StoredFile, disk: OnDisk): Placed {
  const { base, text } = file
  if (text === disk.text || base?.text === text) return { kind: 'follow', file, disk }
  return base?.revision === disk.version ? { kind: 'write', file, base } : { kind: 'conflict', file, disk }
}

function alone(file: StoredFile): Placed {
  if (file.base === null) return { kind: 'write', file, base: null }
  return file.base.text === file.text ? { kind: 'remove', file } : { kind: 'gone', file }
}
