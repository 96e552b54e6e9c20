import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileLoader } from '../../engine/hosts/cli/files.ts'
import { type Compiled, compile, type Loader, type Program } from '../../engine/index.ts'

export const folders = ['taiyuan-2020', 'taiyuan-2021-draft', 'national-2020', 'english-sample'] as const
export type Folder = (typeof folders)[number]

const policies = fileURLToPath(new URL('../../policies', import.meta.url))
export const entryOf = (folder: Folder): string => join(policies, folder, 'notice.md')

/** A file that stands beside these tests. */
export const beside = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

export const textOf = (folder: Folder): string => readFileSync(entryOf(folder), 'utf8')

/** A notice of policies/, with its own text or, to see what a change does, with another. */
export const compiled = (folder: Folder, text?: string): Compiled => compiledAs(text, `${folder}/notice.md`)

/** A file of policies/ with another text; with its own where none is given. */
export function compiledAs(text: string | undefined, path: string): Compiled {
  const entry = join(policies, path)
  const files = fileLoader()
  const loader: Loader = text === undefined ? files : { ...files, read: (file) => (file === entry ? text : files.read(file)) }
  return compile(loader, entry) as Compiled
}

/** A 方案 of policies/, by its path there. */
export const scenarioOf = (path: string): Compiled => compiledAs(undefined, path)

/** Its program; the test fails where it has errors. */
export const programOf = (folder: Folder): Program => sound(compiled(folder))

/** The program of a compiled notice or 方案; the test fails where it has errors. */
export function sound({ program, diagnostics }: Compiled): Program {
  if (program) return program
  throw new Error(diagnostics.map(({ code }) => code).join(', '))
}
