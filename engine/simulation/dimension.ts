import { completedYears, firstDay, lastDay, parseDate } from '../number/date.ts'
import { compare, type Decimal, parseDecimal } from '../number/decimal.ts'
import type { Value } from '../program/apply.ts'
import { membersOf } from '../program/members.ts'
import type { Program, Rule, Type } from '../program/program.ts'
import type { DimensionConfig } from './config.ts'
import { rulesOf } from './lookup.ts'
import type { GroupKey } from './summary.ts'
import { baseDateOf, type Variant } from './variant.ts'

/** How people are grouped: by a field, or by a result of the baseline, so that nobody is in two groups. */
export interface DimensionPlan {
  readonly name: string
  readonly by: DimensionSource
  readonly type: Type
  /** The groups in order; the last is of those whose group is unknown. */
  readonly keys: readonly GroupKey[]
  /** Of bands; null where the cell itself is the group. */
  readonly limits: Limits | null
  readonly members: readonly string[]
}

export type DimensionSource =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'result'; readonly rule: string; readonly name: string }

/** The group of a value is how many limits it has reached. */
export interface Limits {
  /** Of dates: the last day on which someone was born who has reached the limit; null for amounts and numbers. */
  readonly days: readonly number[] | null
  readonly values: readonly Decimal[]
}

/** Of a configuration that was checked. */
export function dimensionPlan(baseline: Variant, entity: string, config: DimensionConfig): DimensionPlan {
  const { by, type } = sourceOf(baseline.program, entity, config.by)
  const members = membersOf(baseline.program, type)
  const keys = [...keysOf(config, type, members), { kind: 'unknown' as const }]
  return { name: config.name, by, type, keys, limits: limitsOf(baseline, config, type), members }
}

function sourceOf(program: Program, entity: string, name: string): { by: DimensionSource; type: Type } {
  const field = program.entities.find((each) => each.name === entity)?.fields.find((each) => each.name === name)
  if (field) return { by: { kind: 'field', field: name }, type: field.type }
  const rule = rulesOf(program, entity).get(name) as Rule
  return { by: { kind: 'result', rule: rule.id, name }, type: rule.type }
}

function keysOf({ bands = [] }: DimensionConfig, type: Type, members: readonly string[]): GroupKey[] {
  if (type.kind === 'enum') return members.map((name) => ({ kind: 'member', name }))
  if (type.kind === 'boolean') return [false, true].map((value) => ({ kind: 'boolean', value }))
  const unit = type.kind === 'date' ? 'years' : type.kind === 'decimal' && type.unit === 'amount' ? 'yuan' : 'number'
  const ends = [null, ...bands, null]
  return ends.slice(1).map((to, index) => ({ kind: 'band', unit, from: ends[index] ?? null, to }))
}

function limitsOf(baseline: Variant, { bands = [] }: DimensionConfig, type: Type): Limits | null {
  if (type.kind === 'enum' || type.kind === 'boolean') return null
  const values = bands.map((band) => parseDecimal(String(band)) as Decimal)
  if (type.kind !== 'date') return { days: null, values }
  const baseDate = parseDate(baseDateOf(baseline)) as number
  return { days: bands.map((years) => lastBirthday(years, baseDate)), values }
}

/** The last day on which someone was born who has completed so many years: completed years fall as the day rises. */
function lastBirthday(years: number, baseDate: number): number {
  let [low, high] = [firstDay - 1, lastDay]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (completedYears(middle, baseDate) >= years) low = middle
    else high = middle - 1
  }
  return low
}

/** The group of a value; null is unknown. */
export function groupOf({ type, keys, limits, members }: DimensionPlan, value: Value | null): number {
  if (value === null) return keys.length - 1
  if (type.kind === 'enum') return members.indexOf(value as string)
  if (type.kind === 'boolean') return value === true ? 1 : 0
  const { days, values } = limits as Limits
  if (days) return days.filter((day) => (value as number) <= day).length
  return values.filter((limit) => compare(value as Decimal, limit) >= 0).length
}
