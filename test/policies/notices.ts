import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileLoader } from '../../engine/hosts/cli/files.ts'
import { type Compiled, compile, type Loader, type Program } from '../../engine/index.ts'

export const folders = ['taiyuan-2020', 'national-2020', 'english-sample'] as const
export type Folder = (typeof folders)[number]

const policies = fileURLToPath(new URL('../../policies', import.meta.url))
export const entryOf = (folder: Folder): string => join(policies, folder, 'notice.md')

/** A file that stands beside these tests. */
export const beside = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

export const textOf = (folder: Folder): string => readFileSync(entryOf(folder), 'utf8')

/** A notice of policies/, with its own text or, to see what a change does, with another. */
export function compiled(folder: Folder, text?: string): Compiled {
  const entry = entryOf(folder)
  const files = fileLoader()
  const loader: Loader = text === undefined ? files : { ...files, read: (path) => (path === entry ? text : files.read(path)) }
  return compile(loader, entry) as Compiled
}

/** Its program; the test fails where it has errors. */
export function programOf(folder: Folder): Program {
  const { program, diagnostics } = compiled(folder)
  if (program) return program
  throw new Error(diagnostics.map(({ code }) => code).join(', '))
}
