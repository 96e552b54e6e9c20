import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Compiled, compile, type Loader } from '../../engine/index.ts'
import { memoryLoader } from './notice.ts'

const root = join(import.meta.dirname, '../..')
const paths = ['policies/taiyuan-2020/notice.md', 'policies/taiyuan-common/vocabulary.tiaoli', 'policies/national-2020/notice.md'] as const

export const entry = paths[0]
const files: ReadonlyMap<string, string> = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

/** The Taiyuan notice as it stands in policies/. */
export const notice = files.get(entry) as string

/** A loader of the policies with some of their files replaced. */
export function policiesWith(changed: Readonly<Record<string, string>>): Loader {
  return memoryLoader(new Map([...files, ...Object.entries(changed)]))
}

/** The Taiyuan notice with another text. */
export function compileTaiyuan(text: string): Compiled {
  return compile(policiesWith({ [entry]: text }), entry) as Compiled
}
