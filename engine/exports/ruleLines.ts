import type { Rule } from '../program/program.ts'
import type { Label } from '../steps/form.ts'
import { provenanceWords } from './provenance.ts'

/** What a rule's comment says: its name and clause, and how its value was derived or why it was assumed. */
export function ruleLines({ name, clause, provenance }: Rule): string[] {
  const where = clause ?? provenance.clause
  return [where === null ? name : `${name} · ${where}`, ...provenanceWords(provenance)]
}

/** The same above where the value is computed, as a whole number: with what that is a number of. */
export function valueLines(label: Label): string[] {
  const [first = '', ...rest] = ruleLines(label.rule)
  const unit = unitWords(label)
  return [unit === '' ? first : `${first} · ${unit}`, ...rest]
}

const durationUnits = { month: '月数 months', day: '天数 days', minute: '分钟数 minutes' } as const

/** What a computed value is a whole number of; nothing where that is plain. */
export function unitWords({ rule: { type }, scale }: Label): string {
  const step = scale === 0 ? '1' : `0.${'1'.padStart(scale, '0')}`
  switch (type.kind) {
    case 'decimal':
      if (type.unit === 'amount') return `单位 ${step} 元 in ${step} yuan`
      return scale === 0 ? '' : `单位 ${step} in units of ${step}`
    case 'date':
      return '1970-01-01 起的天数 days since 1970-01-01'
    case 'instant':
      return '1970-01-01 起的分钟数 minutes since 1970-01-01'
    case 'duration':
      return durationUnits[type.unit]
    default:
      return ''
  }
}
