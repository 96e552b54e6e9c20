import type { Language } from '../../../grammar/diagnostic.ts'

/** The words in which a model's distributions are told. */
export interface AssumptionTexts {
  readonly comma: string
  readonly and: string
  readonly or: string
  readonly others: string
  readonly absent: string
  always(value: string): string
  missing(share: string): string
  count(relation: string): string
  is(field: string, values: string): string
  /** One end may be open, not both. */
  within(field: string, from: string | null, to: string | null): string
  /** `open` leaves the end out. */
  band(from: string, to: string, open: boolean): string
  step(size: string): string
}

const zh: AssumptionTexts = {
  comma: '、',
  and: '，且',
  or: '、',
  others: '其余',
  absent: '没有值',
  always: (value) => `都是${value}`,
  missing: (share) => `漏填 ${share}`,
  count: (relation) => `${relation}（个数）`,
  is: (field, values) => `${field}为${values}`,
  within: (field, from, to) => (from === null ? `${field} ≤ ${to}` : to === null ? `${field} ≥ ${from}` : `${field}在${from}至${to}`),
  band: (from, to, open) => `${from}至${to}${open ? '（不含）' : ''}`,
  step: (size) => `（每隔${size}）`,
}

const en: AssumptionTexts = {
  comma: ', ',
  and: ' and ',
  or: ' or ',
  others: 'others',
  absent: 'no value',
  always: (value) => `always ${value}`,
  missing: (share) => `left out ${share}`,
  count: (relation) => `${relation} (how many)`,
  is: (field, values) => `${field} is ${values}`,
  within: (field, from, to) =>
    from === null ? `${field} ≤ ${to}` : to === null ? `${field} ≥ ${from}` : `${field} is from ${from} to ${to}`,
  band: (from, to, open) => (open ? `from ${from} to under ${to}` : `from ${from} to ${to}`),
  step: (size) => ` (in steps of ${size})`,
}

export const assumptionTexts: Readonly<Record<Language, AssumptionTexts>> = { zh, en }

/** What every result that rests on a synthetic population says. */
export const syntheticLabel: Readonly<Record<Language, string>> = { zh: '合成数据', en: 'synthetic data' }
