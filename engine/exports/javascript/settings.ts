import type { Cell } from '../../steps/cells.ts'
import type { Form } from '../../steps/form.ts'
import type { Bounds } from '../../steps/numbers.ts'
import type { Setting } from '../../steps/settings.ts'
import { isWideBetween } from './expression.ts'
import type { ModuleNames } from './moduleNames.ts'
import { comment, indented, quoted } from './text.ts'

type Of<K extends Setting['kind']> = Extract<Setting, { kind: K }>

/** What callers name a parameter's value by: the parameter, and where it has several values, the period as the notice writes it. */
export function parameterKeys(settings: readonly Setting[]): ReadonlyMap<Setting, string> {
  const parameters = settings.filter((setting): setting is Of<'parameter'> => setting.kind === 'parameter')
  const keys = new Map<Setting, string>()
  const taken = new Set<string>()
  for (const setting of parameters) {
    const { parameter, dated, period } = setting
    const plain = parameter.values.length === 1 ? parameter.name : `${parameter.name}（${dated.label}）`
    const key = taken.has(plain) ? `${plain}#${period + 1}` : plain
    taken.add(key)
    keys.set(setting, key)
  }
  return keys
}

/** The lists of readings and parameters that a run may choose from. */
export function settingsLines(settings: readonly Setting[], names: ModuleNames): string[] {
  const keys = parameterKeys(settings)
  const questions = settings.flatMap((setting, place) => (setting.kind === 'reading' ? questionLines(setting, names.setting(place)) : []))
  const parameters = settings.flatMap((setting, place) =>
    setting.kind === 'parameter' ? parameterLines(setting, keys.get(setting) as string, names.setting(place)) : [],
  )
  return [...list('questions', questions), '', ...list('parameterList', parameters)]
}

const list = (name: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [`const ${name} = []`] : [`const ${name} = [`, ...indented(lines), ']']

function questionLines({ question }: Of<'reading'>, property: string): string[] {
  const readings = question.readings.map(({ name }) => quoted(name)).join(', ')
  const entry = `key: ${quoted(question.name)}, property: ${quoted(property)}, readings: [${readings}], value: ${quoted(question.default)}`
  return [...comment([question.text]), `{ ${entry} },`]
}

function parameterLines(setting: Of<'parameter'>, key: string, property: string): string[] {
  const { parameter, period, dated } = setting
  const about = `parameter: ${quoted(parameter.name)}, period: ${period}, property: ${quoted(property)}`
  const value = `value: ${cellText(setting.value, setting.node)}, read: ${reader[setting.type.kind] ?? 'readText'}`
  return [
    ...comment([[parameter.name, dated.label, parameter.clause ?? ''].filter((part) => part !== '').join(' · ')]),
    `{ ...${fieldText(setting, key)}, key: ${quoted(key)}, ${about}, ${value} },`,
  ]
}

const reader: Readonly<Record<string, string>> = { decimal: 'readDecimal', date: 'readDate', boolean: 'readFlag', enum: 'readMember' }

function fieldText({ type, node, scale, members }: Of<'parameter'>, key: string): string {
  if (type.kind === 'decimal' && node.type === 'whole') return `decimalField(${quoted(key)}, { ${decimalBounds(scale, node)} })`
  if (type.kind === 'date') return `dateField(${quoted(key)}, {})`
  return type.kind === 'enum'
    ? `memberField(${quoted(key)}, { members: [${members.map(quoted).join(', ')}] })`
    : `plainField(${quoted(key)}, {})`
}

/** What the module computes a decimal with. */
export const decimalBounds = (scale: number, { low, high }: Bounds): string =>
  `scale: ${scale}, lowest: ${low}n, highest: ${high}n, wide: ${isWideBetween({ low, high })}`

/** A cell as it stands in the module. */
export function cellText(cell: Cell, node: Form['settings'][number]['node']): string {
  if (typeof cell === 'string') return quoted(cell)
  return `${cell}${typeof cell === 'bigint' && node.type === 'whole' && isWideBetween(node) ? 'n' : ''}`
}
