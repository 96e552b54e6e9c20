import { statSync } from 'node:fs'
import { type BundledFile, type BundleProblem, dataProblems, type ReadBundle } from '../../../index.ts'
import { childOf, joinedFiles, type Owner } from '../children.ts'
import { childrenTexts } from '../childrenTexts.ts'
import { UsageError } from '../exit.ts'
import type { Terminal } from '../terminal.ts'
import { fileSource, hashOfFile, JoinedPeople, modelOf, type PeopleOptions, type PeopleSource } from './people.ts'

/** The people of a kept simulation, as they are now; null where a file of theirs is gone. */
export interface KeptPeople {
  readonly source: PeopleSource | null
  readonly problems: readonly BundleProblem[]
}

/** Finds the people of a bundle again: by their model, or in their files, which may have moved to where the options say. */
export async function keptPeople(
  { bundle, model, programs }: ReadBundle,
  entity: string,
  options: Pick<PeopleOptions, 'population' | 'children'>,
  terminal: Terminal,
): Promise<KeptPeople> {
  const { people } = bundle.request
  if (people.kind === 'file') return keptFile(people, { program: programs.baseline, entity }, options, terminal)
  const text = model as string
  const { size, seed } = people
  const made = modelOf(people.model.file, text, programs.baseline, terminal)
  return { source: { kind: 'synthetic', model: made, text, size, seed }, problems: [] }
}

async function keptFile(
  kept: BundledFile,
  owner: Owner,
  options: Pick<PeopleOptions, 'population' | 'children'>,
  terminal: Terminal,
): Promise<KeptPeople> {
  const path = options.population ?? kept.path
  const children = childrenNow(kept, options.children, terminal)
  const found = await Promise.all([{ path, sha256: kept.sha256 }, ...children].map(checked))
  const problems = found.flatMap((each) => each.problems)
  if (found.some(({ there }) => !there)) return { source: null, problems }
  const file = fileSource(path, kept.mapping, terminal)
  const named = { children: children.map((each) => `${each.relation}=${each.path}`), ...(kept.joined && { key: kept.joined.key }) }
  const files = joinedFiles(file.input, named, owner, terminal)
  return { source: { ...file, joined: files && new JoinedPeople(files) }, problems }
}

/** The files of elements where they lie now. */
function childrenNow({ joined }: BundledFile, moved: readonly string[], { language }: Terminal) {
  const texts = childrenTexts[language]
  const places = new Map(moved.map((pair) => childOf(pair, texts)).map(({ relation, path }) => [relation, path]))
  const kept = joined?.children ?? []
  for (const relation of places.keys()) {
    if (!kept.some((each) => each.relation === relation)) throw new UsageError(texts.notKept(relation))
  }
  return kept.map((each) => ({ ...each, path: places.get(each.relation) ?? each.path }))
}

async function checked({ path, sha256 }: { readonly path: string; readonly sha256: string }) {
  const there = statSync(path, { throwIfNoEntry: false })?.isFile() === true
  return { there, problems: dataProblems(path, sha256, there ? await hashOfFile(path) : null) }
}
