import type { Type } from '../../program/program.ts'
import type { Setting } from '../../steps/settings.ts'
import { fault } from './fault.ts'
import { feelDate, feelText, feelWhole, power } from './feel.ts'
import type { Decision, Entry, ItemType } from './model.ts'
import { Reader } from './reader.ts'
import { chosenType, settingsType } from './typeNames.ts'
import { nodeType } from './units.ts'
import { cellOfValue, daysOf, literalOf } from './values.ts'
import type { World } from './world.ts'
import { feelType, fixed } from './worldNames.ts'

/** What a run may choose, all of it optional. */
export function settingsInput(world: World): ItemType {
  const components = choosable(world).map((setting) => ({
    name: world.names.setting(setting),
    type: typeOf(world, setting),
    label: labelOf(setting),
  }))
  return { name: settingsType, base: null, collection: false, allowed: null, components }
}

/** Settings that are not built in. */
const choosable = ({ form }: World): Setting[] =>
  form.settings.filter((setting, place) => setting.kind !== 'overridden' && !form.fixed.has(place))

const typeOf = (world: World, setting: Setting): string =>
  setting.kind === 'baseDate' ? 'date' : setting.kind === 'parameter' ? feelType(world.names, setting.type) : 'string'

function labelOf(setting: Setting): string {
  if (setting.kind === 'baseDate') return '基准日'
  if (setting.kind === 'reading') return `疑义 ${setting.question.name}：${setting.question.text}`
  return setting.kind === 'parameter' ? `参数 ${setting.parameter.name} ${setting.dated.label}`.trim() : ''
}

/** The settings that hold: what is chosen, else the notice's; whole numbers, as all steps read them. */
export function chosenSettings(world: World): { readonly decision: Decision; readonly type: ItemType } {
  const reader = new Reader(world, null)
  const entries = [...world.settings].toSorted((a, b) => a - b).flatMap((place) => chosenEntries(world, reader, place))
  return {
    decision: {
      name: fixed.chosen,
      label: '采用的设置',
      type: chosenType,
      about: ['没有另定的，按通知。The notice’s own, where nothing is chosen.'],
      logic: { kind: 'context', entries, result: null },
      requires: reader.requires,
    },
    type: {
      name: chosenType,
      base: null,
      collection: false,
      allowed: null,
      components: entries.map(({ name, type: each, about }) => ({ name, type: each, label: about })),
    },
  }
}

function chosenEntries(world: World, reader: Reader, place: number): Entry[] {
  const setting = world.form.settings[place] as Setting
  const name = world.names.setting(setting)
  const about = labelOf(setting)
  if (setting.kind === 'overridden') return [overridden(world, reader, name)]
  const given = `${reader.require(fixed.settings)}.${name}`
  const choose = (notice: string, chosen: string) =>
    `if ${fixed.settings} = null then ${notice} else if ${given} = null then ${notice} else ${chosen}`
  if (setting.kind === 'reading') return [{ name, type: 'string', about, text: choose(feelText(String(setting.value)), given) }]
  if (setting.kind === 'baseDate') {
    const date: Entry = { name, type: 'date', about, text: choose(feelDate(setting.value as bigint), given) }
    const days: Entry = { name: `${name}_日数`, type: 'number', about: '1970年1月1日为0', text: daysOf(name) }
    return [date, days]
  }
  const own = cellText(setting.value)
  const chosen =
    setting.type.kind === 'enum' || setting.type.kind === 'text'
      ? given
      : `(${cellOfValue(given, setting.type, setting.scale, setting.value)})`
  return [{ name, type: nodeType(setting.node), about: `${about}${scaled(setting.type, setting.scale)}`, text: choose(own, chosen) }]
}

const scaled = ({ kind }: Type, scale: number): string => (kind === 'decimal' && scale > 0 ? `（×${power(scale)}）` : '')

const cellText = (cell: Setting['value']): string =>
  typeof cell === 'bigint' ? feelWhole(cell) : typeof cell === 'string' ? feelText(cell) : String(cell)

/** Whether any parameter is set. */
function overridden(world: World, reader: Reader, name: string): Entry {
  const parameters = choosable(world).filter(({ kind }) => kind === 'parameter')
  const given = parameters.map((setting) => `${reader.require(fixed.settings)}.${world.names.setting(setting)} != null`)
  const text = given.length === 0 ? 'false' : `if ${fixed.settings} = null then false else ${given.join(' or ')}`
  return { name, type: 'boolean', about: '是否另定了参数', text }
}

/** What is wrong with what is chosen: a reading that is none, a value out of its bounds. */
export function settingChecks(world: World, reader: Reader): string[] {
  return choosable(world).flatMap((setting) => {
    const path = feelText(`${fixed.settings}.${world.names.setting(setting)}`)
    const given = `${fixed.settings}.${world.names.setting(setting)}`
    return wrong(reader, setting, given).map(([condition, code]) => {
      reader.require(fixed.settings)
      return `if ${fixed.settings} = null then null else if ${given} = null then null else if ${condition} then ${fault(code, path)} else null`
    })
  })
}

function wrong(reader: Reader, setting: Setting, given: string): [condition: string, code: string][] {
  if (setting.kind === 'baseDate') return [[`${given}.year < 1 or ${given}.year > 9999`, 'record.outOfRange']]
  if (setting.kind === 'reading')
    return [
      [
        notAmong(
          setting.question.readings.map(({ name }) => name),
          given,
        ),
        'record.enumUnknown',
      ],
    ]
  if (setting.kind === 'overridden') return []
  const { node, type, scale, members } = setting
  if (type.kind === 'enum') return [[notAmong(members, given), 'record.enumUnknown']]
  if (node.type !== 'whole') return []
  if (type.kind === 'date') return [[`${given}.year < 1 or ${given}.year > 9999`, 'record.outOfRange']]
  const cell = scale > 0 ? `${given} * ${power(scale)}` : given
  reader.require(fixed.settings)
  return [
    [`floor(${cell}) != ${cell}`, 'record.tooFine'],
    [`${given} < ${literalOf(node.low, type, scale)} or ${given} > ${literalOf(node.high, type, scale)}`, 'record.outOfRange'],
  ]
}

const notAmong = (members: readonly string[], value: string): string =>
  `not(list contains([${members.map(feelText).join(', ')}], ${value}))`
