import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import { openDatabase } from '../../engine/hosts/data/duckdb.ts'
import { catalogue, refusalMessage, refuse, UnusableSource } from '../../engine/index.ts'
import type { ProblemCode } from '../../engine/program/validate/index.ts'
import { beyondExample } from '../exports/beyond.ts'
import { exportExamples } from '../exports/examples.ts'
import { fakeTerminal } from '../hosts/terminal.ts'
import { fileExamples } from '../records/columns/fileExamples.ts'
import { examples } from '../records/examples.ts'
import { columnExamples } from '../records/parquet/examples.ts'
import { analysisExamples, analysisProblemOf } from '../simulation/analyses/examples.ts'
import { bundleExamples, bundleProblemOf } from '../simulation/bundleExamples.ts'
import { configExamples } from '../simulation/configExamples.ts'
import { pairExamples, pairProblemOf } from '../simulation/pairExamples.ts'
import { sparkExamples } from '../simulation/sparkExamples.ts'
import { fixturesIn } from './fixtures.ts'
import { inputExamples } from './inputs.ts'
import { populationExample, populationExamples, soundModelProblems } from './populationExamples.ts'
import { programExample, programExamples } from './programExamples.ts'

const codes = Object.keys(catalogue)
const outside = [
  ...Object.keys(examples),
  ...Object.keys(columnExamples),
  ...Object.keys(fileExamples),
  ...Object.keys(inputExamples),
  ...Object.keys(programExamples),
  ...Object.keys(configExamples),
  ...Object.keys(pairExamples),
  ...Object.keys(analysisExamples),
  ...Object.keys(bundleExamples),
  ...Object.keys(populationExamples),
  ...Object.keys(exportExamples),
  ...Object.keys(sparkExamples),
  beyondExample().refusal.code,
]
const notice = fileURLToPath(new URL('../hosts/notices/subsidy', import.meta.url))
const proved = [...fixturesIn('bad').map((fixture) => fixture.code), ...outside]

it('every code of the catalogue has a fixture', () => {
  expect(codes.filter((code) => !proved.includes(code))).toEqual([])
})

it('every fixture is for a code of the catalogue', () => {
  expect(proved.filter((code) => !codes.includes(code))).toEqual([])
})

const onThisMachine = Object.entries(inputExamples).filter(([code]) => code !== 'input.duckdbMissing')

it.each(onThisMachine)('%s is what the command line says of its file', async (code, { file, content, values }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-inputs-'))
  const path = join(folder, file)
  if (content !== null) writeFileSync(path, content)
  const terminal = fakeTerminal()
  expect(await runCli(['run', notice, '--input', path], '1.2.3', terminal)).toBe(64)
  const said = refusalMessage(code as keyof typeof inputExamples, { ...values, file: path }, 'zh')
  expect(terminal.printed.err).toContain(code)
  expect(terminal.printed.err).toContain(said.replaceAll(`'${file}'`, `'${path}'`))
  rmSync(folder, { recursive: true })
})

it('input.duckdbMissing is what a machine without DuckDB gets', async () => {
  const opened = openDatabase({}, () => Promise.reject(new Error("Cannot find module '@duckdb/node-bindings'\nRequire stack: …")))
  const failure = await opened.catch((thrown: unknown) => thrown)
  expect(failure).toBeInstanceOf(UnusableSource)
  expect((failure as UnusableSource).refusals).toEqual([refuse('input.duckdbMissing', inputExamples['input.duckdbMissing'].values)])
})

it.each(Object.keys(programExamples) as ProblemCode[])('%s is what its example gets', (code) => {
  expect(programExample(code).problems.map((problem) => problem.code)).toContain(code)
})

it.each(Object.keys(pairExamples) as (keyof typeof pairExamples)[])('%s is what its two notices get', (code) => {
  expect(pairProblemOf(code).code).toBe(code)
})

it.each(Object.keys(analysisExamples) as (keyof typeof analysisExamples)[])('%s is what its question gets', async (code) => {
  expect((await analysisProblemOf(code)).code).toBe(code)
})

it.each(Object.keys(populationExamples) as (keyof typeof populationExamples)[])('%s is what its example gets', (code) => {
  expect(populationExample(code).problems.map((problem) => problem.code)).toContain(code)
})

it('nothing is wrong with the model that the examples change', () => {
  expect(soundModelProblems()).toEqual([])
})

it.each(Object.keys(bundleExamples) as (keyof typeof bundleExamples)[])('%s is what its bundle gets', (code) => {
  expect(bundleProblemOf(code).code).toBe(code)
})
