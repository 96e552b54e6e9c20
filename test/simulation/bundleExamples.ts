import { sha256 } from '../../engine/exports/sha256.ts'
import { bundleFile, bundleVersion, summaryFile } from '../../engine/simulation/bundle/bundle.ts'
import { dataProblems, engineProblems } from '../../engine/simulation/bundle/check.ts'
import { differencesOf } from '../../engine/simulation/bundle/differences.ts'
import type { BundleProblem } from '../../engine/simulation/bundle/problem.ts'
import { type ReadBundle, readBundle } from '../../engine/simulation/bundle/read.ts'
import { bundleFiles } from '../../engine/simulation/bundle/write.ts'
import type { SimulationConfig } from '../../engine/simulation/config.ts'
import { planOf } from '../../engine/simulation/plan.ts'
import { runOver } from '../../engine/simulation/runOver.ts'
import type { Summary } from '../../engine/simulation/summary.ts'
import { notice, recordOf } from '../support/notice.ts'
import { weightedOf } from './support/drawn.ts'

const { program } = notice(`通知 样例
  基准日：2021年1月1日
对象 参保人
  低保对象：是否 默认 否
对于 参保人
计算 个人实缴：金额
  当 低保对象 则 0元
  其它 280元
`)

const config: SimulationConfig = {
  payers: [{ name: '个人', results: ['个人实缴'] }],
  person: { result: '个人实缴', kind: 'cost' },
  dimensions: [{ name: '低保', by: '低保对象' }],
}

function summaryOf(people: readonly boolean[]): Summary {
  const variant = { program, options: {} }
  const { plan } = planOf({ baseline: variant, scenario: variant }, config)
  if (!plan) throw new Error('no plan')
  const records = people.map((poor) => recordOf(program, { 低保对象: poor }))
  return runOver({ weighted: [weightedOf(plan, records)], unreadable: 0, synthetic: true, distinct: null, serves: 'free' }, plan)
}

export const summary: Summary = summaryOf([true, false, false])
const model = '{"对象": "参保人"}\n'

/** The files of a bundle of synthetic people, by name. */
export function writtenBundle(): Map<string, string> {
  const none = { asOf: null, set: [] }
  const people = { kind: 'synthetic', model, size: 3, seed: 1 } as const
  const programs = { baseline: program, scenario: program }
  const parts = {
    programs,
    settings: { baseline: none, scenario: none },
    config,
    people,
    top: 20,
    summary,
    version: '1.2.3',
    made: '2021-01-01',
  }
  return new Map(bundleFiles(parts, [], sha256).map(({ file, text }) => [file, text]))
}

export function reread(files: ReadonlyMap<string, string>): ReturnType<typeof readBundle> {
  return readBundle((file) => files.get(file) ?? null, sha256)
}

type Found = readonly BundleProblem[]

interface BundleExample {
  /** As people may see it. */
  readonly shown: string
  readonly found: () => Found
}

/** What is found after a file of the bundle was rewritten; null takes it away. */
function after(file: string, rewrite: ((text: string) => string) | null): Found {
  const files = writtenBundle()
  if (rewrite) files.set(file, rewrite(files.get(file) as string))
  else files.delete(file)
  return reread(files).problems
}

/** For every code of a bundle what gets it. */
export const bundleExamples: Readonly<Record<BundleProblem['code'], BundleExample>> = {
  'bundle.unreadable': { shown: 'echo {} > bundle.json', found: () => after(bundleFile, () => '{}') },
  'bundle.newer': {
    shown: `"version": ${bundleVersion} → "version": 99`,
    found: () => after(bundleFile, (text) => text.replace(`"version": ${bundleVersion}`, '"version": 99')),
  },
  'bundle.partMissing': { shown: 'rm summary.json', found: () => after(summaryFile, null) },
  'bundle.requestChanged': {
    shown: '"seed": 1 → "seed": 2',
    found: () => after(bundleFile, (text) => text.replace('"seed": 1', '"seed": 2')),
  },
  'bundle.rulesChanged': {
    shown: 'scenario.program.json: "280" → "320"',
    found: () => after('scenario.program.json', (text) => text.replaceAll('"280"', '"320"')),
  },
  'bundle.modelChanged': { shown: 'echo >> population.json', found: () => after('population.json', (text) => `${text}\n`) },
  'bundle.dataMissing': { shown: 'rm people.csv', found: () => dataProblems('people.csv', sha256('甲'), null) },
  'bundle.dataChanged': { shown: 'echo >> people.csv', found: () => dataProblems('people.csv', sha256('甲'), sha256('乙')) },
  'bundle.figureDiffers': {
    shown: 'summary.json: "baseline": "560" → "baseline": "840"',
    found: () => differencesOf(summaryOf([false, false, false]), summary),
  },
  'bundle.engineDiffers': {
    shown: 'npm install tiaoli@2.0.0',
    found: () => engineProblems((reread(writtenBundle()).found as ReadBundle).bundle, '2.0.0'),
  },
}

/** What the example of a code gets. */
export function bundleProblemOf(code: BundleProblem['code']): BundleProblem {
  const found = bundleExamples[code].found().find((each) => each.code === code)
  if (!found) throw new Error(`the example of ${code} does not get it`)
  return found
}
