import { powerOfTen } from '../../../number/decimal.ts'
import type { Setting } from '../../../steps/settings.ts'
import { Identifiers } from '../../identifiers.ts'
import { epoch, firstSerial, lastSerial } from '../formula/dates.ts'
import type { Literals } from '../formula/literals.ts'
import { quotedSheet } from '../xlsx/address.ts'
import { shownDay } from './values.ts'

type SettingOf<K extends Setting['kind']> = Extract<Setting, { readonly kind: K }>

/** The first row of settings, on both sheets. */
export const firstRow = 5

/** Where settings stand: the sheet of parameters, and that of base date and readings. */
export interface SettingSheets {
  readonly parameters: string
  readonly choices: string
}

/** A setting with its row, and what formulas call it. */
export interface Place<K extends Setting['kind']> {
  readonly setting: SettingOf<K>
  readonly row: number
  readonly name: string
  /** Whether it can't be chosen in this workbook: numbers would leave what a spreadsheet computes with exactly. */
  readonly fixed: boolean
}

/** Names that all formulas of a workbook use, beside those of single settings. */
export const usable = '设置可用'
export const changed = '设置已改'
export const baseDateName = '基准日'
const overriddenName = '参数已改'

/** Names of letters and digits that every spreadsheet takes; a prefix keeps them from being read as a cell, like AB12. */
const naming = {
  allowed: /[\p{Script=Han}0-9A-Za-z]/u,
  start: /^/,
  reserved: new Set([usable, changed, baseDateName, overriddenName]),
  longest: 200,
  foldsCase: true,
}

/** Gives every setting its row and its name in formulas. */
export class Settings {
  readonly parameters: readonly Place<'parameter'>[]
  readonly readings: readonly Place<'reading'>[]
  readonly baseDate: Place<'baseDate'>
  private readonly sheets: SettingSheets
  private readonly all: readonly Setting[]

  constructor(settings: readonly Setting[], fixed: ReadonlySet<number>, sheets: SettingSheets) {
    this.all = settings
    this.sheets = sheets
    const identifiers = new Identifiers(naming)
    const placed = <K extends Setting['kind']>(kind: K, from: number, called: (setting: SettingOf<K>) => string): Place<K>[] =>
      settings
        .map((setting, index) => ({ setting, index }))
        .filter((each): each is { setting: SettingOf<K>; index: number } => each.setting.kind === kind)
        .map(({ setting, index }, order) => {
          const name = kind === 'baseDate' ? baseDateName : identifiers.of(String(index), called(setting))
          return { setting, row: from + order, name, fixed: fixed.has(index) }
        })
    this.parameters = placed('parameter', firstRow, ({ parameter, dated }) => `参数_${parameter.name}_${dated.label}`)
    this.readings = placed('reading', firstRow + 1, ({ question }) => `读法_${question.name}`)
    this.baseDate = placed('baseDate', firstRow, () => '')[0] as Place<'baseDate'>
  }

  /** What a formula reads of a setting. */
  of(index: number): string {
    const setting = this.all[index] as Setting
    if (setting.kind === 'overridden') return overriddenName
    const places: readonly { readonly setting: Setting; readonly name: string }[] = [this.baseDate, ...this.readings, ...this.parameters]
    const found = places.find((place) => place.setting === setting)
    if (!found) throw new Error(`setting ${index} has no cell`)
    return found.name
  }

  /** Names → the cells that they stand for. */
  names(): ReadonlyMap<string, string> {
    const { parameters, choices } = this.sheets
    const at = (sheet: string, address: string) => `${quotedSheet(sheet)}!${address}`
    return new Map([
      [baseDateName, at(choices, `$G$${firstRow}`)],
      [usable, at(choices, '$B$2')],
      [changed, at(choices, '$B$3')],
      [overriddenName, at(parameters, '$B$2')],
      ...this.readings.map(({ name, row }) => [name, at(choices, `$C$${row}`)] as const),
      ...this.parameters.map(({ name, row }) => [name, at(parameters, `$L$${row}`)] as const),
    ])
  }
}

/** What is wrong with a setting's cell, as a text; empty where nothing is. And what it is for the computation. */
export interface SettingFormulas {
  readonly problem: string
  readonly value: string
}

/** The formulas of a parameter's value that stands in a cell. */
export function parameterFormulas({ setting }: Place<'parameter'>, cell: string, members: string, literals: Literals): SettingFormulas {
  const { type, node, value, scale } = setting
  if (node.type === 'flag') {
    return {
      problem: `IF(OR(ISLOGICAL(${cell}),EXACT(${cell},"是"),EXACT(${cell},"否")),"","填是或否")`,
      value: `OR(EXACT(${cell},"是"),EXACT(${cell},TRUE))`,
    }
  }
  if (node.type === 'text') {
    const among = members === '' ? `ISTEXT(${cell})` : `SUMPRODUCT(--EXACT(${members},${cell}))>0`
    return { problem: `IF(${among},"","不在可选的值里")`, value: `${cell}&""` }
  }
  if (type.kind === 'date') return dayFormulas(cell, value as bigint, literals)
  const factor = powerOfTen(scale)
  const counted = `ROUND(${cell}*${factor},0)`
  const range = `IF(OR(${counted}<${node.low},${counted}>${node.high}),"超出可设范围","")`
  const read = `IF(${counted}/${factor}<>${cell},"小数位太多",${range})`
  return { problem: `IF(AND(ISNUMBER(${cell}),NOT(ISLOGICAL(${cell}))),${read},"要填数")`, value: counted }
}

/** The formulas of a date that stands in a cell: from March 1900 on, or as the notice has it. */
export function dayFormulas(cell: string, own: bigint, literals: Literals): SettingFormulas {
  const shown = shownDay(Number(own))
  const isOwn = 'text' in shown ? `EXACT(${cell},${literals.of(shown.text)})` : 'FALSE'
  const isDay = `IF(AND(ISNUMBER(${cell}),NOT(ISLOGICAL(${cell}))),AND(${cell}>=${firstSerial},${cell}<=${lastSerial},INT(${cell})=${cell}),FALSE)`
  return { problem: `IF(OR(${isOwn},${isDay}),"","要填日期")`, value: `IF(ISTEXT(${cell}),${own},${cell}-${epoch})` }
}
