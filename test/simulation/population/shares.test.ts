import { describe, expect, it } from 'vitest'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { generator, type InputRecord, type Value } from '../../../engine/index.ts'
import { compare } from '../../../engine/number/decimal.ts'
import type { CaseModel, Condition, Distribution, FieldModel, Share } from '../../../engine/simulation/population/model.ts'
import { chiSquare, rarelyAbove } from './chiSquare.ts'
import { populationOf } from './models.ts'

// Every share of every case, counted on records and by a reading of the model that has nothing of the generator's.

const people = 40_000

/** Negative, zero or positive, of two values of one type. */
function order(a: Value, b: Value): number {
  if (typeof a === 'object' && typeof b === 'object') return compare(a, b)
  return a === b ? 0 : a < b ? -1 : 1
}

function holds({ values }: InputRecord, condition: Condition): boolean {
  const value = values.get(condition.field)
  if (value === undefined) return false
  if (condition.kind === 'members') return condition.values.some((member) => order(member.value, value) === 0)
  const { from, to } = condition
  return (from === null || order(from.value, value) <= 0) && (to === null || order(value, to.value) <= 0)
}

const caseOf = (record: InputRecord, { cases }: FieldModel): CaseModel =>
  cases.find(({ when }) => when.every((condition) => holds(record, condition))) as CaseModel

/** The shares of a distribution, and which of them a value falls to. */
function sharesOf(distribution: Distribution): { readonly shares: readonly Share[]; readonly place: (value: Value) => number } {
  if (distribution.kind === 'absent') return { shares: [], place: () => -1 }
  if (distribution.kind === 'values') {
    const { values } = distribution
    return { shares: values.map(({ share }) => share), place: (value) => values.findIndex((each) => order(each.value, value) === 0) }
  }
  const { bands } = distribution
  const within = (value: Value) =>
    bands.findIndex(({ from, to, open }) => order(from.value, value) <= 0 && order(value, to.value) < (open ? 0 : 1))
  return { shares: bands.map(({ share }) => share), place: within }
}

describe.each(['taiyuan-2020', 'national-2020', 'english-sample'] as const)('%s', (folder) => {
  const { program, model } = populationOf(folder)
  const { batch } = generator(model, program, { seed: 20_201_101, size: people }).block(0, people)
  const records = Array.from({ length: people }, (_, row) => recordAt(program, batch, row))
  const fields = model.parts.flatMap((part) => (part.kind === 'field' ? [part] : []))

  it.each(fields)('has $field in the shares of the model, case by case', (field) => {
    const groups = new Map<CaseModel, InputRecord[]>(field.cases.map((each) => [each, []]))
    for (const record of records) groups.get(caseOf(record, field))?.push(record)
    for (const [{ distribution }, group] of groups) expectShares(group, field, distribution)
  })

  it('lacks values as often as the model says, and no others', () => {
    for (const field of fields) {
      const told = records.filter((record) => caseOf(record, field).distribution.kind !== 'absent')
      const lacking = told.filter(({ values }) => !values.has(field.field)).length
      const share = field.missing ? fraction(field.missing.share) : 0
      expectCounts([lacking, told.length - lacking], [share, 1 - share], told.length)
    }
  })
})

const fraction = ({ part, whole }: Share): number => Number(part) / Number(whole)

function expectShares(group: readonly InputRecord[], { field }: FieldModel, distribution: Distribution): void {
  const { shares, place } = sharesOf(distribution)
  const given = group.flatMap(({ values }) => values.get(field) ?? [])
  const places = given.map(place)
  const counts = shares.map((_, index) => places.filter((each) => each === index).length)
  expect(places.filter((each) => each < 0)).toEqual([])
  expectCounts(counts, shares.map(fraction), given.length)
}

/** χ² over what is expected often enough for it; what has no share must not occur. */
function expectCounts(counts: readonly number[], shares: readonly number[], all: number): void {
  const often = shares.flatMap((share, index) => (share * all >= 5 ? [index] : []))
  expect(counts.filter((count, index) => shares[index] === 0 && count > 0)).toEqual([])
  if (often.length < 2) return
  const found = chiSquare(
    often.map((index) => counts[index] as number),
    often.map((index) => (shares[index] as number) * all),
  )
  expect(found).toBeLessThan(rarelyAbove(often.length - 1))
}

it('leaves out of Taiyuan’s people nothing but what would name one', () => {
  const { program, model } = populationOf('taiyuan-2020')
  const modelled = model.parts.map((part) => (part.kind === 'field' ? part.field : part.relation))
  const fields = program.entities.find(({ name }) => name === '参保人')?.fields ?? []
  expect(fields.map(({ name }) => name).filter((name) => !modelled.includes(name))).toEqual(['姓名', '身份证号码'])
})
