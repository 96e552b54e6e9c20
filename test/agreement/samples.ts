import fc from 'fast-check'
import type { CaseRecord, Program } from '../../engine/program/program.ts'
import { compiled } from '../support/random/compiled.ts'
import { Draw } from '../support/random/draw.ts'
import { anyNotices, soundNotices } from '../support/random/notice.ts'
import { RecordDrawer } from '../support/random/records.ts'
import type { RunOptions } from './engines.ts'

/** Source text with the decisions that records are drawn by. */
export type Drawn = readonly [source: string, choices: readonly number[]]

/** Shrinking a failure ends after so many milliseconds too: what is shown then is small enough. */
const longest = 15_000

/**
 * Tries a property on random notices. What it throws on is shrunk and shown as text, with the seed. AGREEMENT_RUNS asks for
 * more notices than usual, AGREEMENT_SEED for those of an earlier run.
 */
export function onRandomNotices(usual: number, property: (drawn: Drawn) => void): void {
  const { AGREEMENT_RUNS: count, AGREEMENT_SEED: seed } = process.env
  const length = count ? { numRuns: Number(count) } : { numRuns: usual, interruptAfterTimeLimit: longest }
  tryNotices({ ...length, ...(seed ? { seed: Number(seed) } : {}) }, property)
}

/** Throws, with the notice made small and the seed, where the property does. */
export function tryNotices(parameters: fc.Parameters<[Drawn]>, property: (drawn: Drawn) => void): void {
  const run = fc.check(
    fc.property(sources, (drawn) => property(drawn)),
    parameters,
  )
  if (!run.failed || !run.counterexample) return
  const [[source, choices]] = run.counterexample
  const again = `AGREEMENT_SEED=${run.seed}, path ${run.counterexamplePath}, records by [${choices}]`
  throw new Error(`${source}\n${again}\n${String(run.errorInstance)}`, { cause: run.errorInstance })
}

/** A random program with records that it takes, readings and a base date. */
export interface Sample {
  readonly program: Program
  readonly records: readonly CaseRecord[]
  readonly options: RunOptions
}

const choices = fc.array(fc.noBias(fc.nat(0xffff)), { maxLength: 400, size: 'max' })

/** Drawn notices, sound ones and others, with the decisions that their records are drawn by. */
export const sources = fc.tuple(fc.oneof(anyNotices, soundNotices), choices)

export function sampleOf([source, list]: Drawn, count = 8): Sample {
  return sampleFrom(compiled(source).draft, list, count)
}

function sampleFrom(program: Program, list: readonly number[], count: number): Sample {
  const draw = new Draw(list)
  const options = optionsFor(program, draw)
  const drawer = new RecordDrawer(program, options.baseDate)
  const records = Array.from({ length: count }, () => (options.entity === null ? {} : drawer.record(draw, options.entity)))
  return { program, records, options }
}

function optionsFor(program: Program, draw: Draw): RunOptions {
  const others = program.entities.map((entity) => entity.name)
  const entity = draw.chance(6) ? draw.one(others) : program.mainEntity
  const readings = program.questions.flatMap(({ name, readings }) => (draw.chance(2) ? [[name, draw.one(readings).name] as const] : []))
  const baseDate = draw.chance(6) ? draw.one(['2020-02-29', '2019-07-01', '2022-03-01']) : program.header.baseDate
  return { entity, readings: Object.fromEntries(readings), baseDate }
}
