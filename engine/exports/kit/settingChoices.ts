import { formatDate, parseDate, yearOf } from '../../number/date.ts'
import { decimal, formatDecimal } from '../../number/decimal.ts'
import type { LiteralValue, Program } from '../../program/program.ts'
import { type Setting, settingsOf } from '../../steps/settings.ts'
import type { Chooser } from './chooser.ts'
import type { KitParameter, KitSettings } from './kit.ts'
import { momentOf } from './overrides.ts'

/** The notice's own. */
export const asWritten: KitSettings = { baseDate: null, readings: {}, parameters: [] }

/** Base dates other than the notice's, at most: those at the ends of parameters' periods first. */
const mostBaseDates = 10

/** How often everything is chosen at once. */
const mixedChoices = 4

/**
 * Every other reading, some other base dates, another value for each parameter's value, one at a time; then some all at
 * once. `room` is how many times larger than in the notice a parameter may be set.
 */
export function settingChoices(program: Program, chooser: Chooser, room?: bigint): KitSettings[] {
  const readings = program.questions.flatMap(({ name, readings: all, default: own }) =>
    all.flatMap((reading) => (reading.name === own ? [] : [{ ...asWritten, readings: { [name]: reading.name } }])),
  )
  const baseDates = otherBaseDates(program).map((baseDate) => ({ ...asWritten, baseDate }))
  const own = { baseDate: program.header.baseDate, room }
  const parameters = settable(program, own).flatMap((setting) =>
    otherValues(setting, chooser).map((value) => ({ ...asWritten, parameters: [kitParameter(setting, value)] })),
  )
  const mixed = Array.from({ length: mixedChoices }, () => mixedChoice(program, chooser, room))
  return [...readings, ...baseDates, ...parameters, ...mixed]
}

/** The first and last days of parameters' values with the day beside each, then those of years around the base date. */
function otherBaseDates({ header: { baseDate }, parameters }: Program): string[] {
  const day = (iso: string | null) => (iso === null ? null : parseDate(iso))
  const ends = parameters.flatMap(({ values }) =>
    values.flatMap(({ from, to }) => {
      const [first, last] = [day(from), day(to)]
      return [...(first === null ? [] : [first - 1, first]), ...(last === null ? [] : [last, last + 1])]
    }),
  )
  const own = parseDate(baseDate) as number
  const year = yearOf(own)
  const years = [`${year - 1}-12-31`, `${year}-12-31`, `${year + 1}-01-01`, `${year - (year % 4)}-02-29`].flatMap(
    (iso) => parseDate(iso) ?? [],
  )
  const near = [...new Set(ends)].toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own))
  return [...new Set([...near, ...years])]
    .filter((each) => each !== own)
    .slice(0, mostBaseDates)
    .map(formatDate)
}

type ParameterSetting = Extract<Setting, { kind: 'parameter' }>

/** The values of parameters that a run can replace one by one at a base date. */
function settable(program: Program, { baseDate, room }: { baseDate: string; room: bigint | undefined }): ParameterSetting[] {
  return settingsOf(program, room).filter(
    (setting): setting is ParameterSetting =>
      setting.kind === 'parameter' && momentOf(setting.parameter, setting.period, baseDate) !== null,
  )
}

/** A step more than the notice's value, and any that may be set. */
function otherValues(setting: ParameterSetting, chooser: Chooser): LiteralValue[] {
  const { node, value, type, scale, members } = setting
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'string')
    return (type.kind === 'enum' ? members : [value, `${value}'"`]).filter((each) => each !== value).slice(0, 2)
  if (node.type !== 'whole') return []
  if (type.kind === 'date') return [value - 1n, value + BigInt(chooser.between(1, 400))].map((day) => formatDate(Number(day)))
  const options = [value + 1n, chooser.whole(node.low, node.high)].filter((each) => each !== value && each <= node.high)
  return options.map((cell) => formatDecimal(decimal(cell, scale)))
}

const kitParameter = ({ parameter, period }: ParameterSetting, value: LiteralValue): KitParameter => ({
  parameter: parameter.name,
  period,
  value,
})

/** Another base date, any readings, and some parameters at once: settings must not depend on each other. */
function mixedChoice(program: Program, chooser: Chooser, room: bigint | undefined): KitSettings {
  const dates = otherBaseDates(program)
  const baseDate = dates.length > 0 ? chooser.one(dates) : null
  const readings = program.questions.map(({ name, readings: all }) => [name, chooser.one(all).name] as const)
  const parameters = settable(program, { baseDate: baseDate ?? program.header.baseDate, room }).flatMap((setting) => {
    const values = otherValues(setting, chooser)
    return values.length === 0 || chooser.chance(2) ? [] : [kitParameter(setting, chooser.one(values))]
  })
  return { baseDate, readings: Object.fromEntries(readings), parameters }
}
