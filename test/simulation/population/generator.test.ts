import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../engine/batch/batch.ts'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import {
  evaluator,
  type GeneratorOptions,
  generator,
  type InputRecord,
  type PopulationGenerator,
  parseDate,
  type Value,
} from '../../../engine/index.ts'
import { completedYears } from '../../../engine/number/date.ts'
import { normalize } from '../../../engine/number/decimal.ts'
import { readJsonRecord } from '../../../engine/records/readRecord.ts'
import { type Schema, schemaOf } from '../../../engine/records/schema.ts'
import { recordNdjson } from '../../../engine/simulation/population/writeRecords.ts'
import { chiSquare, rarelyAbove, rarelyBelow } from './chiSquare.ts'
import { contents, type Population, populationOf, stays } from './models.ts'

const taiyuan = populationOf('taiyuan-2020')
const national = populationOf('national-2020')
const populations = [
  ['taiyuan-2020', taiyuan],
  ['national-2020', national],
  ['english-sample', populationOf('english-sample')],
  ['hospital stays', stays],
] as const

const made = ({ model, program }: Population, options: Partial<GeneratorOptions> = {}): PopulationGenerator =>
  generator(model, program, { seed: 1, size: 20_000, ...options })

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

/** A SHA-256 of all cells, so that a change of any is seen. */
function checksum(batch: Batch): string {
  return createHash('sha256')
    .update(JSON.stringify(contents(batch)))
    .digest('hex')
    .slice(0, 16)
}

describe.each(populations)('%s', (_, population) => {
  const { program, model } = population
  const schema = schemaOf(program, model.entity, parseDate(program.header.baseDate) as number) as Schema

  it('makes records that the notice takes, whatever the seed', () => {
    const { lines } = recordNdjson(program, model)
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 2 ** 31 - 300 }), (seed, from) => {
        const { batch } = made(population, { seed, size: 2 ** 31 - 1 }).block(from, from + 200)
        for (const [row, line] of lines(batch).entries()) {
          const { value, refusals } = readJsonRecord(schema, line)
          expect(refusals).toEqual([])
          expect(value && plain(value)).toEqual(plain(recordAt(program, batch, row)))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('makes people of whom the notice refuses none', () => {
    const { batch } = made(population).block(0, 3000)
    const { evaluate } = evaluator(program)
    const outcomes = recordsOf(population, batch).map((record) => evaluate(record, model.entity))
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([])
  })

  it('makes the same people in blocks of any size, and any range alone', () => {
    const rows = (block: PopulationGenerator, size: number) =>
      [...block.blocks({ rows: size, to: 500 })].flatMap(({ batch }) => recordsOf(population, batch))
    const all = rows(made(population), 500)
    expect(rows(made(population), 7)).toEqual(all)
    expect(recordsOf(population, made(population).block(123, 130).batch)).toEqual(all.slice(123, 130))
  })

  it('numbers people from 1, in order, and refuses none', () => {
    const blocks = [...made(population, { size: 100 }).blocks({ rows: 30 })]
    expect(blocks.flatMap(({ numbers }) => [...numbers])).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
    expect(blocks.flatMap(({ refused }) => refused)).toEqual([])
    expect(made(population).synthetic).toBe(true)
  })

  it('makes others with another seed', () => {
    expect(checksum(made(population, { seed: 2 }).block(0, 500).batch)).not.toBe(checksum(made(population).block(0, 500).batch))
  })

  it('makes of every field what it makes of all, where only some are wanted', () => {
    const whole = made(population).block(0, 300).batch
    for (const { name } of program.entities.find((each) => each.name === model.entity)?.fields ?? []) {
      const wanted = { field: (_: string, field: string) => field === name, relation: () => false }
      const { batch } = made(population, { wanted }).block(0, 300)
      expect([...batch.columns.keys()]).toEqual([name])
      expect(shown(batch, name)).toEqual(shown(whole, name))
    }
  })
})

/** A record with its amounts at no more places than they need. */
function plain({ values, relations }: InputRecord): unknown {
  const normal = (value: Value) => (typeof value === 'object' ? normalize(value) : value)
  return {
    values: Object.fromEntries([...values].map(([name, value]) => [name, normal(value)])),
    relations: Object.fromEntries([...relations].map(([name, elements]) => [name, elements.map(plain)])),
  }
}

/** Texts by their words: their codes depend on what else is made. */
function shown(batch: Batch, field: string): unknown {
  const column = batch.columns.get(field)
  const words = column?.type.kind === 'text' ? [...column.cells].map((code) => batch.texts.text(code)) : [...(column?.cells ?? [])]
  return [words, column?.given && [...column.given]]
}

function recordsOf({ program }: Population, batch: Batch): InputRecord[] {
  return Array.from({ length: batch.rows }, (_, row) => recordAt(program, batch, row))
}

it('people stay the same from version to version: a change of this changes every result of a seed', () => {
  expect(populations.map(([, population]) => checksum(made(population).block(0, 1000).batch))).toMatchInlineSnapshot(`
    [
      "62920f4d4bc8b978",
      "4f17fbd2d7defa69",
      "f911eedc4693e9b1",
      "b6f474dbe41a1a49",
    ]
  `)
})

it.each([{ seed: -1 }, { seed: 0.5 }, { seed: 2 ** 53 }, { size: 2 ** 31 }, { size: -1 }])('makes none with %j', (options) => {
  expect(() => made(stays, options)).toThrow('no population')
})

describe('the people of Taiyuan', () => {
  const people = 200_000
  const { batch } = made(taiyuan, { size: people }).block(0, people)
  const cells = (field: string) => batch.columns.get(field)?.cells ?? []
  const givenOf = (field: string) => batch.columns.get(field)?.given ?? []
  const count = (holds: (row: number) => boolean) => Array.from({ length: people }, (_, row) => row).filter(holds).length
  const county = (name: string) => taiyuan.program.enumerations.find((each) => each.name === '县区')?.members.indexOf(name) as number

  it('live in the ten units as the census counts them', () => {
    const census = [1357242, 594238, 779479, 530499, 951238, 316445, 344472, 128483, 91208, 210757]
    const counts = census.map((_, place) => count((row) => cells('参保地')[row] === place))
    const found = chiSquare(
      counts,
      census.map((each) => (each * people) / 5304061),
    )
    expect(found).toBeLessThan(rarelyAbove(9))
    expect(found).toBeGreaterThan(rarelyBelow(9))
  })

  it.each([
    ['娄烦县', 0.18],
    ['阳曲县', 0.09],
    ['古交市', 0.02],
  ])('of %s are registered as poor in the share that the model says', (name, share) => {
    const all = count((row) => cells('参保地')[row] === county(name))
    const poor = count((row) => cells('参保地')[row] === county(name) && cells('建档立卡贫困人口')[row] === 1)
    expect(chiSquare([poor, all - poor], [all * share, all * (1 - share)])).toBeLessThan(rarelyAbove(1))
  })

  it('lack a date of birth once in a thousand', () => {
    const lacking = count((row) => givenOf('出生日期')[row] === 0)
    expect(chiSquare([lacking, people - lacking], [people / 1000, people * 0.999])).toBeLessThan(rarelyAbove(1))
  })

  it('are students at 18 to 24 only', () => {
    const baseDate = parseDate(taiyuan.program.header.baseDate) as number
    const ages = Array.from({ length: people }, (_, row) => row)
      .filter((row) => cells('大学生类别')[row] !== 0)
      .map((row) => completedYears(cells('出生日期')[row] as number, baseDate))
    expect(ages.length).toBeGreaterThan(1000)
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(18)
    expect(Math.max(...ages)).toBeLessThanOrEqual(24)
  })

  it('are on a list of their county where an amount is given, and only there', () => {
    const given = count((row) => givenOf('县级资助定额')[row] === 1)
    expect(given).toBeGreaterThan(0)
    expect(count((row) => givenOf('县级资助定额')[row] === 1 && cells('列入县级资助名单')[row] === 0)).toBe(0)
    expect(count((row) => givenOf('县级资助定额')[row] === 0 && cells('列入县级资助名单')[row] === 1)).toBeGreaterThan(0)
  })

  it('are of every group', () => {
    const never = taiyuan.model.parts.flatMap((part) => (part.kind === 'field' && new Set(cells(part.field)).size < 2 ? [part.field] : []))
    expect(never).toEqual([])
  })
})

describe('hospital stays', () => {
  const people = 20_000
  const { batch } = made(stays).block(0, people)
  const records = recordsOf(stays, batch)
  const staysOf = (record: InputRecord) => record.relations.get('住院') ?? []
  const billsOf = (record: InputRecord) => staysOf(record).flatMap((stay) => stay.relations.get('账单') ?? [])

  it('are as many as the person’s age lets expect', () => {
    const old = records.filter(({ values }) => ((values.get('出生日期') as number | undefined) ?? 0) < -3287)
    const counts = [0, 1, 2, 5].map((many) => old.filter((record) => staysOf(record).length === many).length)
    const found = chiSquare(
      counts,
      [0.6, 0.25, 0.1, 0.05].map((share) => share * old.length),
    )
    expect(found).toBeLessThan(rarelyAbove(3))
    expect(found).toBeGreaterThan(rarelyBelow(3))
  })

  it('follow conditions on the person who has them, and on the stay of a bill', () => {
    for (const record of records) {
      for (const stay of staysOf(record)) {
        const paid = record.values.get('县区') === '阳曲县' && stay.values.get('转诊') === true
        expect((stay.relations.get('账单') ?? []).every((bill) => bill.values.get('自费') === paid)).toBe(true)
      }
    }
    expect(records.flatMap(billsOf).filter((bill) => bill.values.get('自费')).length).toBeGreaterThan(100)
  })

  it('cost as the quantiles say', () => {
    const costs = records.flatMap(staysOf).map((stay) => Number((stay.values.get('费用') as { coefficient: bigint }).coefficient))
    const below = (limit: number) => costs.filter((cost) => cost < limit).length
    const counts = [below(400_000), below(2_000_000) - below(400_000), costs.length - below(2_000_000)]
    expect(
      chiSquare(
        counts,
        [0.5, 0.4, 0.1].map((share) => share * costs.length),
      ),
    ).toBeLessThan(rarelyAbove(2))
    expect(Math.min(...costs)).toBeGreaterThanOrEqual(10_000)
    expect(Math.max(...costs)).toBeLessThanOrEqual(80_000_000)
  })

  it('have bills in the steps that the model says', () => {
    const amounts = new Set(
      records.flatMap(billsOf).map((bill) => Number((bill.values.get('金额') as { coefficient: bigint }).coefficient)),
    )
    expect([...amounts].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => (index + 1) * 1000))
  })

  it('are left out where nobody asks for them, and nothing else changes', () => {
    const wanted = { field: () => true, relation: () => false }
    const without = made(stays, { wanted }).block(0, 300).batch
    expect(without.relations.size).toBe(0)
    expect(recordsOf(stays, without).map(({ values }) => values)).toEqual(records.slice(0, 300).map(({ values }) => values))
  })
})
