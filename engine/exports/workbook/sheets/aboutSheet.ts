import { withThousands } from '../../../number/thousands.ts'
import type { Form } from '../../../steps/form.ts'
import { type ExportHeader, headerLines } from '../../header.ts'
import { quotedSheet } from '../xlsx/address.ts'
import { formulaCell, type Row, type Sheet, textCell } from '../xlsx/sheet.ts'
import type { Look } from '../xlsx/styles.ts'
import { totalCell } from './caseSheet.ts'

export interface AboutOptions {
  readonly name: string
  readonly header: ExportHeader
  /** Each form with its sheet of cases and the number of its cases. */
  readonly forms: readonly { readonly form: Form; readonly sheet: string; readonly cases: number }[]
  /** What each of the other sheets is for; several of one kind are told together. */
  readonly sheets: readonly SheetLine[]
  readonly fixed: boolean
}

export interface SheetLine {
  readonly title: string
  readonly about: string
  /** The sheet of that name, where the line is about one. */
  readonly leadsTo: string | null
}

const codes: readonly (readonly [code: string, meaning: string])[] = [
  ['record.fieldMissing', '必填的没有填'],
  ['record.typeMismatch', '填的不是这一类值（如应填数，填了文字）'],
  ['record.tooFine', '小数位太多'],
  ['record.outOfRange', '超出通知规定的范围'],
  ['record.beyondExport', '超出本工作簿能精确计算的范围'],
  ['record.dateInvalid', '没有这个日期，或写法不对'],
  ['record.instantInvalid', '没有这个时刻，或写法不对'],
  ['record.durationInvalid', '不是这种单位的整数'],
  ['record.enumUnknown', '不是可选的一项'],
  ['record.identityInvalid', '身份证号码不对'],
  ['evaluate.assertion', '违反通知的规定（断言）'],
  ['evaluate.divisionByZero', '除数是零'],
  ['evaluate.dateOutOfRange', '算出的日期超出历法'],
]

/** The first sheet: which notice this is, how to use the workbook, and in one line whether all cases agree. */
export function aboutSheet(options: AboutOptions): Sheet {
  const { name, header, forms, sheets, fixed } = options
  const leading = sheets.flatMap(({ leadsTo }) => leadsTo ?? [])
  const [title = '', ...about] = headerLines(header)
  const line = (text: string): Row => ({ cells: [textCell(text, { look: 'wrapped' })] })
  const two = (first: string, second: string): Row => ({ cells: [textCell(first, { look: 'cell' }), textCell(second, { look: 'cell' })] })
  const head = (text: string): Row => ({ cells: [textCell(text, { look: 'group' }), textCell('', { look: 'group' })] })
  const rows: Row[] = [
    { cells: [textCell(title, { look: 'title' })] },
    {
      cells: [
        formulaCell(
          totalFormula(forms),
          { look: 'total' },
          { text: `${totalTitle}${forms.reduce((sum, { cases }) => sum + cases, 0)} passed, 0 failed` },
        ),
      ],
    },
    ...about.map(line),
    line(''),
    head('怎样用 How to use'),
    two('填新的算例 Add a case', '在“算例”页的空行里填名称和黄色的输入，结果由公式算出。Type into the yellow cells of an empty row.'),
    two(
      '换参数、读法、基准日 Change a setting',
      fixed
        ? '本通知的数太大，改了参数就不能保证算得准：设置是内置的。Settings are built in: with others, numbers would be too large to be exact.'
        : '改“参数”“读法与基准日”页黄色的格，全部算例重新计算；应得的数是按通知原来的设置，这时不再核对。Change the yellow cells; every case is recomputed.',
    ),
    two(
      '核对 Check',
      '“一致”一列把公式的结果与条理算出的应得逐项比较；上面一行是合计。The line above counts the cases that agree with Tiaoli.',
    ),
    two('未知 Unknown', '缺信息时结果写“未知：原因”。What is not known is told with its reasons.'),
    two(
      '可用 Usable',
      '不可用的算例没有结果，这一列写明代码和字段（代码见下）。A row that is refused has no results; the codes are below.',
    ),
    line(''),
    head('各页 Sheets'),
    ...sheets.map(({ title, about: what, leadsTo }) => ({
      cells: [textCell(title, { look: leadsTo === null ? 'cell' : 'link' }), textCell(what, { look: 'cell' })],
    })),
    line(''),
    head('精确 Exactness'),
    two(
      '计算 Computation',
      '金额按最小单位的整数计算，不超过 15 位，没有舍入误差；舍入只在通知写明的地方。Whole numbers of at most 15 digits: no rounding but the notice’s own.',
    ),
    ...limitLines(forms).map(([which, text]) => two(which, text)),
    line(''),
    head('代码 Codes'),
    ...codes.map(([code, meaning]) => two(code, meaning)),
  ]
  return {
    name,
    tabColor: '44546A',
    columns: [{ width: 36 }, { width: 92 }],
    rows,
    merges: [...about.map((_, index) => `A${index + 3}:B${index + 3}`), ...rowsOf(rows, 'group').map((row) => `A${row}:B${row}`)],
    frozen: { rows: 0, columns: 0 },
    links: rowsOf(rows, 'link').map((row, place) => ({ cell: `A${row}`, sheet: leading[place] ?? name })),
  }
}

/** The numbers of rows that begin with a cell of this look. */
const rowsOf = (rows: readonly Row[], look: Look): number[] =>
  rows.flatMap(({ cells }, index) => (cells[0]?.style.look === look ? [index + 1] : []))

const totalTitle = '算例核对 Cases checked: '

/** The totals of all sheets of cases added up, in the words that a program looks for. */
function totalFormula(forms: AboutOptions['forms']): string {
  const [column = '', line = ''] = [totalCell.slice(0, 1), totalCell.slice(1)]
  const cell = (sheet: string) => `${quotedSheet(sheet)}!$${column}$${line}`
  const passed = forms.map(({ sheet }) => `VALUE(LEFT(${cell(sheet)},FIND(" ",${cell(sheet)})-1))`)
  const failed = forms.map(
    ({ sheet }) => `VALUE(MID(${cell(sheet)},FIND(", ",${cell(sheet)})+2,LEN(${cell(sheet)})-FIND(", ",${cell(sheet)})-8))`,
  )
  return `"${totalTitle}"&(${passed.join('+')})&" passed, "&(${failed.join('+')})&" failed"`
}

/** What the notice's open numbers are bounded by: sheets with the same bounds together, those with the usual ones last. */
function limitLines(forms: AboutOptions['forms']): [which: string, text: string][] {
  const texts = [...new Set(forms.map(({ form }) => limitText(form)))]
  const groups = texts
    .map((text) => ({ text, sheets: forms.filter(({ form }) => limitText(form) === text).map(({ sheet }) => sheet) }))
    .toSorted((a, b) => a.sheets.length - b.sheets.length)
  const rest = groups.length === 1 ? '各页 All sheets' : '其余各页 All other sheets'
  return groups.map(({ text, sheets }, index) => [index === groups.length - 1 ? rest : sheets.join('、'), text])
}

function limitText({ limits }: Form): string {
  const [most, elements] = [withThousands(String(limits.magnitude)), withThousands(String(limits.elements))]
  return `通知没有限定的数，绝对值至多 ${most}；明细至多 ${elements} 行。Numbers up to ${most}; up to ${elements} elements.`
}
