import { closest, type EvaluatorOptions, formatDate, type ParameterOverride, type Program, parseDate, readOverrides } from '../../index.ts'
import { UsageError } from './exit.ts'
import type { Texts } from './texts.ts'

/** What a run changes in a notice: `--as-of` and `--set`. */
export type Settings = EvaluatorOptions

/** A whole date, as records or as officers write it: 2021-01-01, 2021年1月1日. */
export function readDate(value: string, texts: Texts): string {
  const match = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(value)
  const iso = match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : value
  const day = parseDate(iso)
  if (day === null) throw new UsageError(texts.badDate(value))
  return formatDate(day)
}

/** Sorts NAME=VALUE pairs into readings of questions and values of parameters, refusing what the notice does not have. */
export function settingsOf(program: Program, pairs: readonly string[], asOf: string | undefined, texts: Texts): Settings {
  const readings: Record<string, string> = {}
  const parameters: Record<string, string> = {}
  for (const pair of pairs) {
    const { name, value } = split(pair, texts)
    if (Object.hasOwn(readings, name) || Object.hasOwn(parameters, name)) throw new UsageError(texts.repeatedSetting(name))
    if (isReading(program, name, value, texts)) readings[name] = value
    else parameters[name] = value
  }
  const baseDate = asOf === undefined ? {} : { baseDate: readDate(asOf, texts) }
  return { readings, parameters: overridesOf(program, parameters, texts), ...baseDate }
}

function split(pair: string, texts: Texts): { name: string; value: string } {
  const match = /^(.+?)\s*[=＝]\s*(.+)$/s.exec(pair.trim())
  if (!match) throw new UsageError(texts.badSetting(pair))
  const [, name = '', value = ''] = match
  return { name, value }
}

function isReading(program: Program, name: string, value: string, texts: Texts): boolean {
  const question = program.questions.find((each) => each.name === name)
  if (!question) return false
  const readings = question.readings.map((reading) => reading.name)
  if (!readings.includes(value)) throw new UsageError(texts.unknownReading(name, value, readings))
  return true
}

function overridesOf(program: Program, settings: Readonly<Record<string, string>>, texts: Texts): readonly ParameterOverride[] {
  const { overrides, problems } = readOverrides(program, settings)
  const [first] = problems
  if (!first) return overrides
  const { name, value, problem } = first
  if (problem === 'value') throw new UsageError(texts.badValue(name, value))
  const names = [...program.parameters, ...program.questions].map((each) => each.name)
  throw new UsageError(texts.unknownSetting(name, closest(name.replace(/[（(][^（(]*$/, ''), names)))
}
