import type { ItemType } from './model.ts'
import { dateType, digitsType } from './typeNames.ts'

/** Business knowledge models of every export, by what they are for. */
export const functionNames = {
  /** Year, month and day of a day number. */
  civil: '历',
  /** The date of a day number. */
  date: '日期',
  /** The first day of a month counted from January of year 0. */
  firstOfMonth: '月初',
  /** The instant of a minute's number. */
  instant: '时刻',
  /** Whether a text is a sound identity number. */
  identity: '身份证号合法',
} as const

export type FunctionName = (typeof functionNames)[keyof typeof functionNames]

export interface FunctionModel {
  readonly about: string
  readonly parameters: readonly (readonly [name: string, type: string])[]
  /** Each may use those before it. */
  readonly entries: readonly (readonly [name: string, type: string, expression: string])[]
  readonly result: string
  readonly requires: readonly FunctionName[]
}

const dateParts = ['年', '月', '日'].map((name) => ({ name, type: 'number', label: '' }))
const functionTypes: readonly ItemType[] = [
  { name: dateType, base: null, collection: false, allowed: null, components: dateParts },
  { name: digitsType, base: 'number', collection: true, allowed: null, components: [] },
]

/** The types that some functions name. */
export function typesOfFunctions(used: Iterable<FunctionName>): ItemType[] {
  const named = new Set([...used].flatMap((name) => functions[name].entries.map(([, type]) => type)))
  return functionTypes.filter(({ name }) => named.has(name))
}

const epoch = 'date("1970-01-01")'

/**
 * What FEEL has no function for that both engines compute over the years 1 to 9999. Calendars after Howard Hinnant: the year begins in
 * March, and eras of 400 years are 146097 days long.
 */
export const functions: Readonly<Record<FunctionName, FunctionModel>> = {
  历: {
    about: '日数（1970年1月1日为0）的年、月、日。Year, month and day of a day number.',
    parameters: [['日数值', 'number']],
    entries: [
      ['起', 'number', '日数值 + 719468'],
      ['纪', 'number', 'floor(起 / 146097)'],
      ['纪内日', 'number', '起 - 纪 * 146097'],
      ['纪内年', 'number', 'floor((纪内日 - floor(纪内日 / 1460) + floor(纪内日 / 36524) - floor(纪内日 / 146096)) / 365)'],
      ['年内日', 'number', '纪内日 - (365 * 纪内年 + floor(纪内年 / 4) - floor(纪内年 / 100))'],
      ['三月起', 'number', 'floor((5 * 年内日 + 2) / 153)'],
      ['月份', 'number', 'if 三月起 < 10 then 三月起 + 3 else 三月起 - 9'],
      ['年份', 'number', '纪 * 400 + 纪内年 + (if 月份 > 2 then 0 else 1)'],
      ['日子', 'number', '年内日 - floor((153 * 三月起 + 2) / 5) + 1'],
    ],
    result: '{ 年: 年份, 月: 月份, 日: 日子 }',
    requires: [],
  },
  日期: {
    about: '日数的日期。The date of a day number.',
    parameters: [['日数值', 'number']],
    entries: [['年月日', dateType, '历(日数值)']],
    result: 'date(年月日.年, 年月日.月, 年月日.日)',
    requires: ['历'],
  },
  月初: {
    about: '从公元0年1月数起的月的第一天。The first day of a month counted from January of year 0.',
    parameters: [['月数值', 'number']],
    entries: [['整年', 'number', 'floor(月数值 / 12)']],
    result: `(date(整年, 月数值 - 12 * 整年 + 1, 1) - ${epoch}).days`,
    requires: [],
  },
  时刻: {
    about: '分钟数的时刻。The instant of a minute number.',
    parameters: [['分钟数值', 'number']],
    entries: [
      ['整日', 'number', 'floor(分钟数值 / 1440)'],
      ['余下', 'number', '分钟数值 - 整日 * 1440'],
    ],
    // jDMN has no time of hours, minutes and seconds alone; Drools has no durations beyond 292 years.
    result: 'date and time(日期(整日), time("00:00:00")) + duration("PT1M") * 余下',
    requires: ['日期'],
  },
  身份证号合法: {
    about: '十八位，出生日期存在，校验码正确。Eighteen characters, a date of birth that exists, a correct check character.',
    parameters: [['号码', 'string']],
    entries: [
      ['形式', 'boolean', 'string length(号码) = 18 and matches(号码, "^[0-9]{17}[0-9Xx]$")'],
      [
        '位',
        digitsType,
        'if 形式 then (for 第位 in 1..17 return number(substring(号码, 第位, 1), ",", ".")) else (for 第位 in 1..17 return 0)',
      ],
      ['年份', 'number', '位[7] * 1000 + 位[8] * 100 + 位[9] * 10 + 位[10]'],
      ['月份', 'number', '位[11] * 10 + 位[12]'],
      ['日子', 'number', '位[13] * 10 + 位[14]'],
      ['闰', 'boolean', 'modulo(年份, 4) = 0 and (modulo(年份, 100) != 0 or modulo(年份, 400) = 0)'],
      ['月长', 'number', 'if list contains([4, 6, 9, 11], 月份) then 30 else if 月份 = 2 then (if 闰 then 29 else 28) else 31'],
      ['权', digitsType, '[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]'],
      ['和', 'number', 'sum(for 第位 in 1..17 return 位[第位] * 权[第位])'],
      ['校验码', 'string', 'substring("10X98765432", modulo(和, 11) + 1, 1)'],
      ['存在', 'boolean', '年份 >= 1 and 月份 >= 1 and 月份 <= 12 and 日子 >= 1 and 日子 <= 月长'],
    ],
    result: 'if 形式 then 存在 and upper case(substring(号码, 18, 1)) = 校验码 else false',
    requires: [],
  },
}
