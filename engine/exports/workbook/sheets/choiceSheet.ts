import { quotedSheet } from '../xlsx/address.ts'
import { formulaCell, type Row, type Sheet, textCell, type Validation } from '../xlsx/sheet.ts'
import { highlights } from '../xlsx/styles.ts'
import type { SettingContext } from './parameterSheet.ts'
import { dayFormulas, firstRow, type Place } from './settings.ts'
import { shownCell, shownDay } from './values.ts'

const titles = ['项目', '说明', '选择（可改）', '通知的', '检查', '条款', '计算用'] as const
const widths = [14, 60, 26, 26, 16, 16, 12]

/** The base date and the reading of every open question, to be chosen: all formulas read these cells. */
export function choiceSheet(name: string, parameters: string, context: SettingContext): Sheet {
  const { readings } = context.settings
  const last = firstRow + readings.length
  const own = { look: 'hint' } as const
  const parameterRows = Math.max(context.settings.parameters.length, 1) + firstRow - 1
  const problems = `SUMPRODUCT(--(LEN($E$${firstRow}:$E$${last})>0))+SUMPRODUCT(--(LEN(${quotedSheet(parameters)}!$I$${firstRow}:$I$${parameterRows})>0))`
  const differing = `OR(SUMPRODUCT(--($C$${firstRow}:$C$${last}<>$D$${firstRow}:$D$${last}))>0,${quotedSheet(parameters)}!$B$2)`
  return {
    name,
    tabColor: 'FFC000',
    columns: widths.map((width) => ({ width })),
    rows: [
      { cells: [textCell('读法与基准日', { look: 'title' })] },
      { cells: [textCell('设置可用', own), formulaCell(`${problems}=0`, own, { flag: true })] },
      { cells: [textCell('设置已改', own), formulaCell(differing, own, { flag: false })] },
      { cells: titles.map((title) => textCell(title, { look: title.includes('可改') ? 'inputHead' : 'head' })) },
      baseDateRow(context),
      ...readings.map((place) => readingRow(place, context)),
    ],
    frozen: { rows: 4, columns: 1 },
    validations: readings.flatMap((place) => validation(place, context)),
    conditions: [
      { range: `E${firstRow}:E${last}`, formula: `$E${firstRow}<>""`, highlight: highlights.wrong },
      { range: `C${firstRow}:C${last}`, formula: `$C${firstRow}<>$D${firstRow}`, highlight: highlights.attention },
    ],
  }
}

function baseDateRow({ settings: { baseDate }, literals }: SettingContext): Row {
  const shown = shownDay(Number(baseDate.setting.value))
  const cell = `$C$${firstRow}`
  const { problem, value } = dayFormulas(cell, baseDate.setting.value as bigint, literals)
  const plain = (text: string) => textCell(text, { look: 'cell' })
  const format = 'yyyy-mm-dd'
  return {
    cells: [
      plain('基准日'),
      plain('年龄、参数的期间等按这一天算'),
      shownCell(shown, { look: baseDate.fixed ? 'cell' : 'input', format }),
      shownCell(shown, { look: 'cell', format }),
      formulaCell(guarded(baseDate.fixed, firstRow, problem), { look: 'cell' }, { text: '' }),
      plain(''),
      formulaCell(`IF($E$${firstRow}="",${value},0)`, { look: 'calc', format: '0' }),
    ],
  }
}

function readingRow({ setting: { question, value }, row, fixed }: Place<'reading'>, { lists }: SettingContext): Row {
  const plain = (text: string) => textCell(text, { look: 'cell' })
  const among = `IF(SUMPRODUCT(--EXACT(${lists.readings(question.name)},$C$${row}))>0,"","没有这个读法")`
  return {
    cells: [
      plain(question.name),
      plain(question.text),
      textCell(String(value), { look: fixed ? 'cell' : 'input', format: '@' }),
      plain(String(value)),
      formulaCell(guarded(fixed, row, among), { look: 'cell' }, { text: '' }),
      plain(question.clause ?? ''),
    ],
  }
}

const guarded = (fixed: boolean, row: number, problem: string): string => (fixed ? `IF($C$${row}=$D$${row},${problem},"不可改")` : problem)

const validation = ({ setting: { question }, row, fixed }: Place<'reading'>, { lists }: SettingContext): Validation[] =>
  fixed ? [] : [{ kind: 'list', range: `C${row}`, formula: lists.readings(question.name), message: '选一个读法' }]
