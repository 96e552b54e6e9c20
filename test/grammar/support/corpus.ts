import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from '../../../grammar/source.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Every notice and file of rules below a folder of the repository, as it stands. */
export function filesBelow(folder: string): Source[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|tiaoli)$/.test(name))
  return names.sort().map((name) => ({ file: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }))
}

export const policies = filesBelow('policies')
export const corpus = [...policies, ...filesBelow('test')]
