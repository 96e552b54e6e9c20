import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { compile, type Program } from '../../../engine/index.ts'

const policies = resolve(import.meta.dirname, '../../../policies')

/** The Taiyuan notice; with a change of its text, that. Throws where it has errors. */
export function taiyuan(change: (text: string) => string = (text) => text): Program {
  const entry = resolve(policies, 'taiyuan-2020/notice.md')
  const loader = {
    read: (path: string) => (path === entry ? change(readFileSync(path, 'utf8')) : readFileSync(path, 'utf8')),
    resolve: (from: string, to: string) => resolve(dirname(from), to),
    findNotice: () => resolve(policies, 'national-2020/notice.md'),
  }
  const compiled = compile(loader, entry)
  if (compiled?.program) return compiled.program
  throw new Error(`the notice has errors: ${compiled?.diagnostics.map(({ code }) => code).join(', ')}`)
}
