import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createWorkspace, type Document } from '../../engine/service/index.ts'

const policies = fileURLToPath(new URL('../../policies', import.meta.url))

/** Every file of policies/, as a workspace takes them. */
export function policyFiles(): [path: string, text: string][] {
  const names = readdirSync(policies, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|tiaoli)$/.test(name))
  return names.map((name) => [name, readFileSync(join(policies, name), 'utf8')])
}

const made = new Map<string, Document>()

/** A notice of policies/; with a change of its text, made anew. */
export function policy(folder: string, change?: (text: string) => string): Document {
  const entry = `${folder}/notice.md`
  const known = change ? undefined : made.get(folder)
  if (known) return known
  const workspace = createWorkspace(policyFiles())
  if (change) workspace.set(entry, change(workspace.text(entry) ?? ''))
  const document = workspace.open(entry) as Document
  if (!change) made.set(folder, document)
  return document
}

/** A notice of its own text; the test fails where there is none. */
export function documentOf(text: string, path = 'notice.md'): Document {
  return createWorkspace([[path, text]]).open(path) as Document
}
