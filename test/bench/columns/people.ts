import type { Batch, Cells, Column } from '../../../engine/batch/batch.ts'
import { type ColumnLayout, layoutOf } from '../../../engine/batch/layout.ts'
import { Texts } from '../../../engine/batch/texts.ts'
import type { Program } from '../../../engine/program/program.ts'

export const seed = 20200828

/** Days since 1970. */
const day = (text: string): number => Date.parse(text) / 86_400_000
const baseDate = day('2021-01-01')

/** Census of 2020 by unit, in the order of the enumeration. */
const countyWeights = [1_357_242, 594_238, 779_479, 530_499, 951_238, 316_445, 344_472, 128_483, 91_208, 210_757]

/** How often a person is so; invented, of a likely size. */
const shares = {
  持居住证: 0.05,
  低保对象: 0.02,
  特困人员: 0.004,
  重点优抚对象: 0.005,
  见义勇为者: 0.0002,
  '享受40%救济对象': 0.0005,
  重度残疾: 0.012,
  丧失劳动能力: 0.004,
  建档立卡贫困人口: 0.03,
  低收入家庭: 0.03,
  列入县级资助名单: 0.006,
  动态新增: 0.01,
  已参加职工医保: 0.05,
  已参加居民医保: 0.5,
  省内转诊: 0.02,
} as const

type Random = () => number

/** Mulberry32: the same people in every run, and quick. */
function randomFrom(start: number): Random {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Invented people as the engine takes them, in memory that threads share: the columns that a rule reads, each filled by a
 * generator of its own, so that a row does not depend on how many there are.
 */
export function cityOf(program: Program, rows: number): Batch {
  const { columns } = layoutOf(program, '参保人')
  const read = columns.filter(({ field }) => field in fillers)
  const filled = read.map((layout, index) => fill(layout, rows, randomFrom(seed + index)))
  return {
    entity: '参保人',
    rows,
    columns: new Map(filled.map((column) => [column.field, column])),
    relations: new Map(),
    texts: new Texts(),
    kept: new Map(),
  }
}

/** The value of the next person; null where it is absent. */
type Filler = (random: Random) => number | null

const fillers: Readonly<Record<string, Filler>> = {
  参保地: weighted(countyWeights),
  大学生类别: weighted([93, 3, 2.5, 1.5]),
  出生日期: (random) => (random() < 0.005 ? null : baseDate - 1 - Math.floor(90 * 365 * random() ** 1.2)),
  县级资助定额: (random) => (random() < 0.2 ? null : 5000 + Math.floor(random() * 231) * 100),
  缴费日期: (random) => (random() < 0.1 ? null : day('2020-08-25') + Math.floor(random() * 125)),
  动态调整证明日期: (random) => (random() < 0.9 ? null : day('2019-10-01') + Math.floor(random() * 540)),
  ...Object.fromEntries(Object.entries(shares).map(([field, share]) => [field, (random: Random) => (random() < share ? 1 : 0)])),
}

function weighted(weights: readonly number[]): Filler {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let reached = 0
  const limits = weights.map((weight) => {
    reached += weight / whole
    return reached
  })
  return (random) => {
    const at = random()
    return Math.max(
      limits.findIndex((limit) => at < limit),
      0,
    )
  }
}

function fill({ field, type, scale, width, optional }: ColumnLayout, rows: number, random: Random): Column {
  const filler = fillers[field] as Filler
  const cells = sharedCells(width, rows)
  const given = optional ? new Uint8Array(new SharedArrayBuffer(rows)) : null
  const unit = type.kind === 'decimal' ? 10 ** (2 - scale) : 1
  for (let row = 0; row < rows; row++) {
    const value = filler(random)
    cells[row] = (value ?? 0) / unit
    if (given) given[row] = value === null ? 0 : 1
  }
  return { field, type, scale, cells, given }
}

function sharedCells(width: ColumnLayout['width'], rows: number): Cells {
  if (width === 'byte') return new Uint8Array(new SharedArrayBuffer(rows))
  return width === 'word' ? new Int32Array(new SharedArrayBuffer(rows * 4)) : new Float64Array(new SharedArrayBuffer(rows * 8))
}
