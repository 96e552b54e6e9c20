import { workbookOf } from '../../../engine/exports/workbook/build.ts'
import { kitCases } from '../../../engine/exports/workbook/cases.ts'
import { areForms, workbookForms } from '../../../engine/exports/workbook/forms.ts'
import { columnLetters } from '../../../engine/exports/workbook/xlsx/address.ts'
import type { Workbook } from '../../../engine/exports/workbook/xlsx/package.ts'
import type { Cell, Sheet } from '../../../engine/exports/workbook/xlsx/sheet.ts'
import type { Program } from '../../../engine/program/program.ts'
import { check } from '../../diagnostics/notice.ts'

const head = `通知 试验
  基准日：2021年1月1日
  舍入：四舍五入到分
`

/** The program of a notice's rules. */
export function programOf(rules: string): Program {
  const { program, diagnostics } = check(`\`\`\`tiaoli\n${head}\n${rules}\n\`\`\`\n`).compiled
  if (program) return program
  throw new Error(diagnostics.map(({ code, values }) => `${code} ${JSON.stringify(values)}`).join(', '))
}

/** The workbook of a program as it is exported, before it becomes bytes. */
export function workbookOfProgram(program: Program): Workbook {
  const forms = workbookForms(program)
  if (!areForms(forms)) throw new Error(forms.map(({ code }) => code).join(', '))
  return workbookOf({ program, sources: new Map(), version: 'test' }, kitCases(program, forms))
}

export const sheetOf = ({ sheets }: Workbook, name: string): Sheet => {
  const found = sheets.find((sheet) => sheet.name === name)
  if (!found) throw new Error(`no sheet ${name} among ${sheets.map((sheet) => sheet.name).join(', ')}`)
  return found
}

/** What a cell holds, in a line. */
export function written(cell: Cell | null | undefined): string {
  switch (cell?.kind) {
    case 'text':
      return cell.text
    case 'number':
      return cell.number
    case 'flag':
      return String(cell.flag)
    case 'formula':
    case 'sharing':
      return `=${cell.formula}`
    default:
      return ''
  }
}

/** The formulas of a sheet's first row of records, each with its title and column. */
export function formulasOf(sheet: Sheet): string {
  const [titles, first] = [sheet.rows[3]?.cells ?? [], sheet.rows[5]?.cells ?? []]
  const lines = first.flatMap((cell, column) => {
    const text = written(cell)
    return text.startsWith('=') ? [`${columnLetters(column)} ${written(titles[column])}\n  ${text}`] : []
  })
  return `${lines.join('\n')}\n`
}
