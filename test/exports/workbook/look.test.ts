import { describe, expect, it } from 'vitest'
import { formulaCell, numberCell, type Sheet, textCell } from '../../../engine/exports/workbook/xlsx/sheet.ts'
import { fitted } from '../../../engine/exports/workbook/xlsx/widths.ts'
import { programOf, sheetOf, workbookOfProgram } from './sample.ts'

const workbook = workbookOfProgram(
  programOf(`参数 比例：比例 ＝ 50%

对象 参保人
  费用：金额 0元至1万元

对于 参保人
计算 补助：金额 ＝ 费用 × 比例
`),
)

describe('a column', () => {
  const width = (cell: ReturnType<typeof textCell>) => fitted([{ width: 8 }], [{ cells: [cell] }])[0]?.width

  it.each([
    ['a text, a Chinese character counting two', textCell('未知：缴费日期', { look: 'result' }), 16],
    ['a number with what its format adds', numberCell('1234567.5', { look: 'result', format: '#,##0.00' }), 14],
    ['a percentage', numberCell('1234.5', { look: 'result', format: '0.00%' }), 12],
    ['what a formula gives', formulaCell('A1', { look: 'result' }, { text: 'record.fieldMissing' }), 21],
    ['nothing that is narrower than it is', textCell('是', { look: 'result' }), 8],
    ['a long text up to its most', textCell('长'.repeat(90), { look: 'result' }), 40],
  ])('is as wide as %s', (_, cell, expected) => expect(width(cell)).toBe(expected))
})

describe('the first sheet', () => {
  const about = sheetOf(workbook, '说明')
  const textAt = ({ rows }: Sheet, address: string) => {
    const cell = rows[Number(address.slice(1)) - 1]?.cells[0]
    return cell?.kind === 'text' ? cell.text : null
  }

  it('leads to every sheet that people use, by its name', () => {
    const links = about.links ?? []
    expect(links.map(({ sheet }) => sheet)).toEqual(['参数', '读法与基准日', '算例 参保人', '名单', '文字'])
    expect(links.map(({ cell }) => textAt(about, cell))).toEqual(links.map(({ sheet }) => sheet))
  })
})

describe('the parameters', () => {
  it('tell the range of a percentage as percentages', () => {
    const { rows } = sheetOf(workbook, '参数')
    const texts = rows.at(-1)?.cells.map((cell) => (cell?.kind === 'text' ? cell.text : '')) ?? []
    expect(texts[0]).toBe('比例')
    expect(texts[7]).toMatch(/^0% – \d+%，/)
  })
})
