import fc from 'fast-check'
import { Judge } from '../../../engine/exports/kit/judge.ts'
import { asWritten } from '../../../engine/exports/kit/settingChoices.ts'
import { evaluator } from '../../../engine/interpret/evaluator.ts'
import type { RecordOutcome } from '../../../engine/program/outcome.ts'
import type { CaseRecord, Program } from '../../../engine/program/program.ts'
import type { Limits } from '../../../engine/steps/cells.ts'
import { inputOf, type RunOptions } from '../../agreement/engines.ts'
import { type Sample, sampleOf } from '../../agreement/samples.ts'
import { programOf } from '../../policies/notices.ts'
import { isExpressible } from '../../steps/support/expressible.ts'
import { compiled } from '../../support/random/compiled.ts'
import { Draw } from '../../support/random/draw.ts'
import { soundNotices } from '../../support/random/notice.ts'
import { RecordDrawer } from '../../support/random/records.ts'

/** Records of one program with what the interpreter says of each. */
export interface EngineSample extends Sample {
  readonly expected: readonly RecordOutcome[]
}

/** Random records of every engine test: those of ENGINES_SEED, or of a seed that the test prints. */
export const seed = Number(process.env.ENGINES_SEED ?? Date.now() % 1_000_000)
console.info(`ENGINES_SEED=${seed}`)

/** Random records of an entity of Taiyuan's notice, boundaries preferred, as written or under other readings and another base date. */
export function taiyuanSample(count: number, { entity = '参保人', ...options }: Partial<RunOptions> = {}): EngineSample {
  const program = programOf('taiyuan-2020')
  const run: RunOptions = { entity, baseDate: program.header.baseDate, readings: {}, ...options }
  const drawer = new RecordDrawer(program, run.baseDate)
  const numbers = integers(seed)
  const records = Array.from({ length: count }, () => drawer.record(new Draw(numbers(60)), entity ?? ''))
  return withExpected({ program, records, options: run })
}

/** Random sound notices, each with some records; `fixed` ones at the base date and readings of the notice. */
export function randomSamples(count: number, records: number, settings: 'open' | 'fixed'): EngineSample[] {
  const drawn = fc.sample(fc.tuple(soundNotices, fc.array(fc.noBias(fc.nat(0xffff)), { maxLength: 400, size: 'max' })), {
    numRuns: count * 2,
    seed,
  })
  const sound = drawn.filter(([source]) => isExpressibleSource(source)).slice(0, count)
  return sound.map(([source, choices]) => {
    const sample = sampleOf([source, choices], records)
    const { entity } = sample.options
    const options = { entity, readings: {}, baseDate: sample.program.header.baseDate }
    return withExpected(settings === 'open' ? sample : { ...sample, options, records: valid(sample.program, sample.records, options) })
  })
}

/** Notices without errors that can be brought into steps: the others are refused by every target (test/exports/forms.test.ts). */
function isExpressibleSource(source: string): boolean {
  const { program } = compiled(source)
  return program !== null && isExpressible(program)
}

/** Dates of records may lie behind another base date. */
function valid(program: Program, records: readonly CaseRecord[], options: RunOptions): readonly CaseRecord[] {
  return records.filter((record) => {
    try {
      inputOf(program, record, options)
      return true
    } catch {
      return false
    }
  })
}

function withExpected(sample: Sample): EngineSample {
  const { program, records, options } = sample
  const by = evaluator(program, options)
  return { ...sample, expected: records.map((record) => by.evaluate(inputOf(program, record, options), options.entity)) }
}

/** The records of a sample that an export takes: those without a number beyond its limits. What it says of others is told by test/exports and the kits. */
export function takenOf(sample: EngineSample, limits: Limits): EngineSample {
  const { program, options } = sample
  const judge = new Judge(program, options.entity, { ...asWritten, baseDate: options.baseDate, readings: options.readings }, limits)
  const places = sample.records.flatMap((record, place) => (judge.judge(record) ? [place] : []))
  return {
    ...sample,
    records: places.map((place) => sample.records[place] as CaseRecord),
    expected: places.map((place) => sample.expected[place] as RecordOutcome),
  }
}

/** Lists of numbers drawn from a seed: mulberry32. */
function integers(start: number): (length: number) => number[] {
  let state = start | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) & 0xffff
  }
  return (length) => Array.from({ length }, next)
}
