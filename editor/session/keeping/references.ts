import type { Edit } from '../../../engine/index.ts'
import { folderOf, inside, seenFrom } from '../../worker/answers/paths.ts'

export { folderOf } from '../../worker/answers/paths.ts'

interface Source {
  readonly path: string
  readonly text: string
}

const quoted = /["“]([^"“”\n]+\.(?:md|tiaoli))["”]/g

/**
 * What has to change in files so that their references to each other hold after some get new paths. The edits are of the files
 * under their old paths.
 */
export function referenceEdits(files: readonly Source[], moves: ReadonlyMap<string, string>): Edit[] {
  const there = new Set(files.map(({ path }) => path))
  return files.flatMap(({ path, text }) => {
    const home = folderOf(moves.get(path) ?? path)
    return [...text.matchAll(quoted)].flatMap((found) => {
      const reference = found[1] ?? ''
      const target = inside(folderOf(path), reference)
      if (!there.has(target) || !(moves.has(target) || moves.has(path))) return []
      const moved = seenFrom(home, moves.get(target) ?? target)
      const start = found.index + 1
      return moved === reference ? [] : [{ span: { file: path, start, end: start + reference.length }, text: moved }]
    })
  })
}

/** Files that refer to any of these, without being one of them; in order of path. */
export function usersOf(files: readonly Source[], paths: readonly string[]): string[] {
  const wanted = new Set(paths)
  return files.flatMap((file) => (!wanted.has(file.path) && targetsOf(file).some((target) => wanted.has(target)) ? [file.path] : []))
}

/** These files with all that they refer to, directly or not, as far as it is there. */
export function withReferences(files: readonly Source[], paths: readonly string[]): string[] {
  const all = new Map(files.map((file) => [file.path, file]))
  const found = new Set<string>()
  const take = (path: string): void => {
    const file = all.get(path)
    if (!file || found.has(path)) return
    found.add(path)
    for (const target of targetsOf(file)) take(target)
  }
  for (const path of paths) take(path)
  return [...found].sort()
}

const targetsOf = ({ path, text }: Source): string[] => [...text.matchAll(quoted)].map((found) => inside(folderOf(path), found[1] ?? ''))
