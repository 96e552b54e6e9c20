import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { snapshotOf } from '../../editor/worker/snapshot.ts'
import { caseReport, createWorkspace, type Document } from '../../engine/service/index.ts'
import { seeded } from '../fuzz/random.ts'
import { anyNotices } from '../support/random/notice.ts'
import { policyFiles } from './documents.ts'
import { editing } from './support/editing.ts'

const seed = Number(process.env.INCREMENTAL_SEED ?? Date.now() % 2 ** 31)
const steps = Number(process.env.INCREMENTAL_STEPS ?? 0)

const policies = new Map(policyFiles())
const only = (...paths: string[]) => new Map(paths.map((path) => [path, policies.get(path) ?? '']))

/** A notice as data: compiled, its cases run, what every screen shows of it. What is worked out only when asked for, is asked for. */
function asData(document: Document | null, every: boolean): unknown {
  if (!document) return null
  const { bindings, ...rest } = document.compiled
  const found = bindings.map((bound) => ({
    ...bound,
    found: bound.found.map((value) => ('sources' in value ? { ...value, sources: every && value.sources() } : value)),
  }))
  const focus = { entry: document.entry, language: 'zh', readings: {} } as const
  return { ...rest, bindings: found, report: caseReport(document), snapshot: snapshotOf(document, focus, 0, null) }
}

/** Every step of the work must compile, from what is remembered, to what a fresh compile makes of the same files. */
function agrees(start: ReadonlyMap<string, string>, entry: string, from: number, count: number): void {
  const workspace = createWorkspace(start)
  let step = 0
  for (const files of editing(start, seeded(from), count)) {
    for (const [path, text] of files) workspace.set(path, text)
    const every = step % 10 === 0
    const [now, fresh] = [workspace, createWorkspace(files)].map((each) => asData(each.open(entry), every))
    if (!isDeepStrictEqual(now, fresh)) expect(now, `seed ${from}, step ${step}`).toEqual(fresh)
    step++
  }
}

const cases: [name: string, files: ReadonlyMap<string, string>, count: number][] = [
  ['the Taiyuan notice', only('taiyuan-2020/notice.md', 'taiyuan-common/vocabulary.tiaoli', 'national-2020/notice.md'), 50],
  [
    'a scenario of the Taiyuan notice',
    only('taiyuan-2021-draft/scenario.tiaoli', 'taiyuan-2020/notice.md', 'taiyuan-common/vocabulary.tiaoli', 'national-2020/notice.md'),
    30,
  ],
  ['the English sample', only('english-sample/notice.md'), 100],
]

it.each(cases)(`%s compiles and runs the same from memory after every edit (seed ${seed})`, { timeout: 90_000 }, (_name, files, count) => {
  agrees(files, [...files.keys()][0] as string, seed, steps || count)
})

it(`random notices compile and run the same from memory after every edit (seed ${seed})`, () => {
  const check = fc.property(anyNotices, fc.integer(), (text, from) => agrees(new Map([['notice.md', text]]), 'notice.md', from, 12))
  fc.assert(check, { seed, numRuns: steps || 40 })
})
