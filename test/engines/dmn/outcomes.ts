import type { World } from '../../../engine/exports/dmn/world.ts'
import { formatDate, parseDate } from '../../../engine/number/date.ts'
import { normalize, parseDecimal } from '../../../engine/number/decimal.ts'
import { parseInstant } from '../../../engine/number/instant.ts'
import type { Value } from '../../../engine/program/apply.ts'
import type { CaseRecord, Program, Type } from '../../../engine/program/program.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import { valueText } from '../../../engine/records/writeResults.ts'
import type { Setting } from '../../../engine/steps/settings.ts'
import { type Answer, inputOf, type RunOptions, unknownText } from '../../agreement/engines.ts'
import type { FeelValue, Outcome } from '../support/dmn.ts'

type Values = Readonly<Record<string, FeelValue>>

/** A record as a model takes it: every input, null where it is absent. Defaults are left to the model. */
export function inputsOf(world: World, program: Program, record: CaseRecord, options: RunOptions): Values {
  const { names, form } = world
  const { entity } = form
  const settings = settingsOf(world, program, options)
  if (!entity) return { 设置: settings }
  const input = inputOf(program, record, options)
  const values = entity.fields.map(({ name, type }): [string, FeelValue] => [
    names.input(name),
    Object.hasOwn(record, name) ? feelOf(input.values.get(name), type) : null,
  ])
  const relations = entity.relations.map((relation): [string, FeelValue] => [
    names.input(relation.name),
    (input.relations.get(relation.name) ?? []).map((element) => elementOf(world, relation.entity, element)),
  ])
  return { 设置: settings, ...Object.fromEntries([...values, ...relations]) }
}

function elementOf(world: World, entity: string, { values, relations }: InputRecord): FeelValue {
  const { fields, relations: inner } = world.names.entity(entity)
  const own = fields.map(({ name, type }): [string, FeelValue] => [world.names.component(entity, name), feelOf(values.get(name), type)])
  const lists = inner.map((relation): [string, FeelValue] => [
    world.names.component(entity, relation.name),
    (relations.get(relation.name) ?? []).map((each) => elementOf(world, relation.entity, each)),
  ])
  return { context: Object.fromEntries([...own, ...lists]) }
}

function settingsOf({ names, form }: World, program: Program, { baseDate, readings }: RunOptions): FeelValue {
  const chosen = form.settings.flatMap((setting, place): [string, FeelValue][] => {
    if (setting.kind === 'overridden' || form.fixed.has(place)) return []
    return [[names.setting(setting), chosenOf(setting, program, { baseDate, readings })]]
  })
  return chosen.every(([, value]) => value === null) ? null : { context: Object.fromEntries(chosen) }
}

function chosenOf(setting: Setting, { header }: Program, { baseDate, readings }: Pick<RunOptions, 'baseDate' | 'readings'>): FeelValue {
  if (setting.kind === 'baseDate') return baseDate === header.baseDate ? null : { date: baseDate }
  return setting.kind === 'reading' ? (readings[setting.question.name] ?? null) : null
}

function feelOf(value: Value | undefined, type: Type): FeelValue {
  if (value === undefined) return null
  if (typeof value === 'boolean' || typeof value === 'string') return value
  if (type.kind === 'date') return { date: formatDate(value as number) }
  const text = valueText(value, type)
  return type.kind === 'instant' ? { 'date and time': `${text}:00` } : { number: typeof value === 'number' ? String(value) : text }
}

/** What a model says of a record, as `answerOf` says it of the interpreter's outcome. */
export function answerFrom({ names, form }: World, { results, messages }: Outcome): Answer {
  const outcome = entriesOf(results.结果)
  if (!outcome) return { $failed: messages.join(' | ') }
  const refused = outcome.拒绝原因 as readonly FeelValue[]
  if (refused.length > 0) return { $refused: String(entriesOf(refused[0])?.code) }
  const unknown = entriesOf(outcome.未知原因) ?? {}
  return Object.fromEntries(
    form.results.map(({ rule }) => {
      const name = names.result(rule)
      const reasons = unknown[name] as readonly string[]
      return [rule.name, reasons.length > 0 ? unknownText([...new Set(reasons)]) : plain(outcome[name], rule.type)]
    }),
  )
}

const entriesOf = (value: FeelValue | undefined): Values | null =>
  value && typeof value === 'object' && 'context' in value ? value.context : null

function plain(value: FeelValue | undefined, type: Type): string {
  if (value === null || value === undefined || Array.isArray(value)) return String(value)
  if (typeof value !== 'object') return valueText(value, type)
  if ('date' in value) return valueText(parseDate(value.date) as number, type)
  if ('date and time' in value) return valueText(parseInstant(value['date and time']) as number, type)
  if (!('number' in value)) return JSON.stringify(value)
  const { number } = value
  if (type.kind === 'duration') return `${number} ${type.unit}s`
  return valueText(normalize(parseDecimal(number) as Parameters<typeof normalize>[0]), type)
}
