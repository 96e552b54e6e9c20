import type { Form } from '../../steps/form.ts'
import type { Setting } from '../../steps/settings.ts'
import type { DataNames } from './naming.ts'
import { typeName } from './records.ts'
import { type Constant, cellRule, type Rule, variable } from './rule.ts'

/** What a run may choose, and under which name the data hold it. */
export interface SettingData {
  readonly kind: Setting['kind']
  /** The question or parameter; null for others. */
  readonly name: string | null
  /** The place of a parameter's value in its list. */
  readonly period: number | null
  /** The years or days of which the value is, as the notice writes it. */
  readonly label: string | null
  readonly key: string
  readonly type: string
  readonly scale: number
  /** Where nobody chooses. */
  readonly value: Constant
  /** What is chosen is refused where the rule is true. */
  readonly refused: Rule
}

/** The settings that any of some forms leaves open. */
export function settingsData(forms: readonly Form[], names: DataNames): SettingData[] {
  const [first] = forms
  return (first?.settings ?? []).flatMap((setting, place) =>
    forms.some(({ fixed }) => fixed.has(place)) ? [] : [settingData(setting, names.setting(place))],
  )
}

function settingData(setting: Setting, key: string): SettingData {
  const { kind, value } = setting
  const shared = { kind, key, value: cellRule(value), name: null, period: null, label: null, scale: 0, refused: refusedRule(setting, key) }
  switch (setting.kind) {
    case 'baseDate':
      return { ...shared, type: 'date' }
    case 'reading':
      return { ...shared, type: 'enum', name: setting.question.name }
    case 'parameter': {
      const { parameter, period, dated, type, scale } = setting
      const named = { name: parameter.name, period, label: dated.label, scale }
      return { ...shared, ...named, type: typeName(type) }
    }
    case 'overridden':
      return { ...shared, type: 'boolean' }
  }
}

function refusedRule(setting: Setting, key: string): Rule {
  const value = variable(key)
  const { node } = setting
  if (node.type === 'whole') return { or: [{ '<': [value, Number(node.low)] }, { '>': [value, Number(node.high)] }] }
  const members = membersOf(setting)
  return members.length === 0 ? false : { '!': [{ in: [value, members.map(cellRule)] }] }
}

function membersOf(setting: Setting): readonly string[] {
  if (setting.kind === 'reading') return setting.question.readings.map(({ name }) => name)
  return setting.kind === 'parameter' ? setting.members : []
}
