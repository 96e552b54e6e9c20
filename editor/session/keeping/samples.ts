import type { NewFile } from '../../storage/changes.ts'
import type { Texts } from '../texts.ts'

export type Samples = readonly (readonly [string, string])[]

/** The files of the samples that are to be added: all of a folder that is not there, and of one that was changed, all beside it under another name. */
export function sampleFiles(samples: Samples, texts?: Pick<Texts, 'paths' | 'text'>): NewFile[] {
  const folders = [...new Set(samples.map(([path]) => topOf(path)))]
  return folders.flatMap((folder) => {
    const files = samples.filter(([path]) => topOf(path) === folder)
    const state = texts ? stateOf(files, texts) : 'absent'
    if (state === 'same') return []
    const name = state === 'absent' || !texts ? folder : freeFolder(folder, texts.paths)
    return files.map(([path, text]) => ({ path: name + path.slice(folder.length), text }))
  })
}

const topOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf('/')))

function stateOf(files: Samples, { paths, text }: Pick<Texts, 'paths' | 'text'>): 'absent' | 'same' | 'different' {
  const folder = topOf(files[0]?.[0] ?? '')
  if (!paths.some((path) => topOf(path) === folder)) return 'absent'
  return files.every(([path, sample]) => text(path) === sample) ? 'same' : 'different'
}

function freeFolder(folder: string, paths: readonly string[]): string {
  const used = new Set(paths.map(topOf))
  for (let number = 1; ; number++) {
    const name = `${folder}-sample${number > 1 ? number : ''}`
    if (!used.has(name)) return name
  }
}
