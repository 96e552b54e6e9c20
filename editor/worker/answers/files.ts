import type { Workspace } from '../../../engine/service/index.ts'
import type { About } from './about.ts'
import { type FileHead, headOf } from './heads.ts'

export interface FileItem extends FileHead {
  readonly path: string
  /** UTF-16 units. */
  readonly length: number
}

/** What there is to work on. */
export const fileAnswers = (workspace: Workspace) => {
  const known = new Map<string, { readonly text: string; readonly head: FileHead }>()
  const head = (path: string): FileItem => {
    const text = workspace.text(path) ?? ''
    const before = known.get(path)
    const found = before?.text === text ? before.head : headOf(path, text)
    known.set(path, { text, head: found })
    return { path, length: text.length, ...found }
  }
  return {
    /** Every file, by what it is. `paths` only asks anew when the list changes. */
    fileHeads(_about: About & { readonly paths: readonly string[] }): FileItem[] {
      return workspace.paths.map(head)
    },
  }
}
