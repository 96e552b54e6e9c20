import type { Columns } from './columns.ts'

/** Spreadsheets count days from the end of 1899; this is 1970-01-01. */
export const epoch = 25_569
/** 1900-03-01: the days before are not those of the calendar, since spreadsheets have a 29 February 1900. */
export const firstSerial = 61
/** 9999-12-31. */
export const lastSerial = 2_958_465

/** Whether all characters of a text at some places, from 1, are digits. */
export const digitsAt = (text: string, places: readonly number[]): string =>
  `SUMPRODUCT(--ISNUMBER(FIND(MID(${text},{${places.join(',')}},1),"0123456789")))=${places.length}`

/** The cells of a date that was written as a text. */
export interface DateText {
  /** Whether it is a date that exists. */
  readonly valid: string
  /** Its day since 1970, of a valid one. */
  readonly day: string
}

/**
 * Reads a text of the form 2020-09-01 in columns of its own: year, month, day, whether the date exists, and its day since 1970, by
 * whole-number arithmetic and not by the spreadsheet's own calendar, which is wrong before March 1900.
 */
export function dateText(columns: Columns, title: string, text: string): DateText {
  const add = (part: string, formula: string) =>
    columns.cell(columns.add({ title: `${title} ${part}`, note: '按“年-月-日”读文字', group: '读日期', formula }))
  const form = `AND(LEN(${text})=10,MID(${text},5,1)="-",MID(${text},8,1)="-",${digitsAt(text, [1, 2, 3, 4, 6, 7, 9, 10])})`
  const formed = add('写法', form)
  const year = add('年', `IF(${formed},VALUE(LEFT(${text},4)),1970)`)
  const month = add('月', `IF(${formed},VALUE(MID(${text},6,2)),1)`)
  const day = add('日', `IF(${formed},VALUE(MID(${text},9,2)),1)`)
  const leaping = `OR(AND(MOD(${year},4)=0,MOD(${year},100)<>0),MOD(${year},400)=0)`
  const length = `IF(${month}=2,IF(${leaping},29,28),IF(OR(${month}=4,${month}=6,${month}=9,${month}=11),30,31))`
  const valid = add('存在', `AND(${formed},${year}>=1,${month}>=1,${month}<=12,${day}>=1,${day}<=${length})`)
  // The year is taken to begin in March, so that the leap day ends it.
  const march = add('三月起的年', `IF(${month}>2,${year},${year}-1)`)
  const inYear = `INT((153*MOD(${month}+9,12)+2)/5)+${day}-1`
  const days = `(365*${march}+INT(${march}/4)-INT(${march}/100)+INT(${march}/400)+${inYear}-719468)`
  return { valid, day: add('天数', `IF(${valid},${days},0)`) }
}

/** A day since 1970 as a text 2020-09-01, by whole-number arithmetic in columns of its own. */
export function dayText(columns: Columns, title: string, day: string): string {
  const add = (part: string, formula: string) =>
    columns.cell(columns.add({ title: `${title} ${part}`, note: '把天数写成“年-月-日”', group: '写日期', formula }))
  // Years begin in March and come in cycles of 400 and of 4, counted in quarters of a day.
  const quarters = add('起点', `4*(${day}+719468)+3`)
  const inCycle = add('百年', `4*INT(MOD(${quarters},146097)/4)+3`)
  const ofYear = add('年内', `INT(MOD(${inCycle},1461)/4)`)
  const month = add('月序', `INT((5*${ofYear}+2)/153)`)
  const year = add('年', `100*INT(${quarters}/146097)+INT(${inCycle}/1461)+IF(${month}>9,1,0)`)
  const dayOfMonth = `TEXT(${ofYear}-INT((153*${month}+2)/5)+1,"00")`
  return add('文字', `TEXT(${year},"0000")&"-"&TEXT(IF(${month}>9,${month}-9,${month}+3),"00")&"-"&${dayOfMonth}`)
}
