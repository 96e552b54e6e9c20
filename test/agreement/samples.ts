import fc from 'fast-check'
import type { CaseRecord, Program } from '../../engine/program/program.ts'
import { compiled } from '../support/random/compiled.ts'
import { Draw } from '../support/random/draw.ts'
import { anyNotices, soundNotices } from '../support/random/notice.ts'
import { RecordDrawer } from '../support/random/records.ts'
import type { RunOptions } from './engines.ts'

/** How many programs a property draws; AGREEMENT_RUNS asks for more, AGREEMENT_SEED for those of a run that failed. */
export function runs(usual: number): fc.Parameters<unknown> {
  const { AGREEMENT_RUNS: count, AGREEMENT_SEED: seed } = process.env
  return { numRuns: count ? Number(count) : usual, ...(seed ? { seed: Number(seed) } : {}) }
}

/** A random program with records that it takes, readings and a base date. */
export interface Sample {
  readonly program: Program
  readonly records: readonly CaseRecord[]
  readonly options: RunOptions
}

const choices = fc.array(fc.noBias(fc.nat(0xffff)), { maxLength: 400, size: 'max' })

/** Source text with the decisions that its records are drawn by; `sampleOf` makes the sample. */
export const sources = fc.tuple(fc.oneof(anyNotices, soundNotices), choices)

export function sampleOf([source, list]: readonly [string, readonly number[]], count = 8): Sample {
  return sampleFrom(compiled(source).draft, list, count)
}

export function sampleFrom(program: Program, list: readonly number[], count: number): Sample {
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
