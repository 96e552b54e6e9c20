import type { EntityGuard } from '../../guards.ts'
import { atRow, row } from '../formula/columns.ts'
import { fine } from '../formula/formFormulas.ts'
import type { SheetFormulas } from '../formula/sheetFormulas.ts'
import { columnLetters, quotedSheet } from '../xlsx/address.ts'
import { emptyCell, formulaCell, numberCell, type Row, type Sheet, textCell } from '../xlsx/sheet.ts'
import { highlights } from '../xlsx/styles.ts'
import { fitted } from '../xlsx/widths.ts'
import type { TypedFields } from './caseRows.ts'
import { firstRecordRow } from './computationSheet.ts'
import type { Lists } from './lists.ts'
import { fieldValidation } from './validations.ts'
import { hintOf, shownCell, styleOf } from './values.ts'

export interface ElementSheetOptions {
  readonly name: string
  readonly about: string
  readonly guard: EntityGuard
  readonly formulas: SheetFormulas
  /** Each with the number of the case that it belongs to, from 1. */
  readonly rows: readonly { readonly holder: number; readonly fields: TypedFields }[]
  readonly last: number
  readonly lists: Lists
}

/** The elements of a relation, a row each, with the number of the case that they belong to. */
export function elementSheet({ name, about, guard, formulas, rows, last, lists }: ElementSheetOptions): Sheet {
  const { fields } = guard
  const status = fields.length + 1
  const statusFormula = statusOf(formulas, name, fields.length)
  const records = Array.from({ length: last - firstRecordRow + 1 }, (_, index): Row => {
    const element = rows[index]
    const cells = fields.map(({ field, scale }) => {
      const shown = element?.fields.get(field.name)
      const style = styleOf('input', field.type, scale)
      return shown ? shownCell(shown, style) : emptyCell(style)
    })
    const number = { look: 'input', format: '0' } as const
    const holder = element ? numberCell(String(element.holder), number) : emptyCell(number)
    return { cells: [holder, ...cells, formulaCell(atRow(statusFormula, firstRecordRow + index), { look: 'result' })] }
  })
  const letters = columnLetters(status)
  const head = fields.map(({ field }) => textCell(field.name, { look: 'inputHead' }))
  const hints = fields.map(({ field, scale, required }) =>
    textCell(`${required ? '必填，' : ''}${hintOf(field.type, scale)}`, { look: 'hint' }),
  )
  return {
    name,
    tabColor: '70AD47',
    columns: fitted(
      [{ width: 10 }, ...fields.map(({ field }) => ({ width: field.type.kind === 'identity' ? 21 : 13 })), { width: 24 }],
      records,
    ),
    rows: [
      { cells: [textCell(about, { look: 'title' })] },
      { cells: [textCell('每行一个，“所属序号”是算例表里的序号。', { look: 'note' })] },
      { cells: [] },
      { cells: [textCell('所属序号', { look: 'inputHead' }), ...head, textCell('可用', { look: 'resultHead' })] },
      { cells: [textCell('必填', { look: 'hint' }), ...hints, textCell('', { look: 'hint' })], height: 60 },
      ...records,
    ],
    merges: ['A2:H2'],
    frozen: { rows: firstRecordRow - 1, columns: 1 },
    validations: fields.flatMap((field, index) =>
      fieldValidation(field, `${columnLetters(index + 1)}${firstRecordRow}:${columnLetters(index + 1)}${last}`, lists),
    ),
    conditions: [
      {
        range: `${letters}${firstRecordRow}:${letters}${last}`,
        formula: `AND($${letters}${firstRecordRow}<>"",$${letters}${firstRecordRow}<>"${fine}")`,
        highlight: highlights.attention,
      },
    ],
  }
}

function statusOf(formulas: SheetFormulas, sheet: string, fields: number): string {
  const wrong = formulas.inputs?.wrong() ?? '""'
  const told = formulas.from(formulas.add('字段', '哪些字段不可用', '检查', wrong))
  const belongs = formulas.from(formulas.belongs())
  const filled = `COUNTA(${quotedSheet(sheet)}!$A${row}:$${columnLetters(fields)}${row})>0`
  return `IF(${filled},IF(NOT(${belongs}),"所属序号不对",IF(${told}<>"",${told},"${fine}")),"")`
}
