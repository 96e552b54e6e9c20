import { powerOfTen } from '../../../number/decimal.ts'
import type { FormResult } from '../../../steps/form.ts'
import type { EntityGuard, FieldGuard } from '../../guards.ts'
import { atRow, row } from '../formula/columns.ts'
import { type FormFormulas, fine } from '../formula/formFormulas.ts'
import { columnLetters, quotedSheet } from '../xlsx/address.ts'
import {
  type Cell,
  type Computed,
  emptyCell,
  formulaCell,
  numberCell,
  type Row,
  type Sheet,
  textCell,
  type Validation,
} from '../xlsx/sheet.ts'
import { highlights, type Style } from '../xlsx/styles.ts'
import { fitted } from '../xlsx/widths.ts'
import { type CaseRow, expectedShown, statusText, unknownMark } from './caseRows.ts'
import { firstRecordRow } from './computationSheet.ts'
import type { Lists } from './lists.ts'
import { provenanceText } from './parameterSheet.ts'
import { changed } from './settings.ts'
import { fieldValidation } from './validations.ts'
import { hintOf, type Shown, shownCell, styleOf } from './values.ts'

/** What a check says of a row. */
export const agrees = '一致'
export const differs = '不一致'

/** Number and name stand before the fields. */
const columnsBeforeFields = 2

export interface CaseSheetOptions {
  readonly name: string
  readonly about: string
  readonly guard: EntityGuard | null
  readonly formulas: FormFormulas
  readonly rows: readonly CaseRow[]
  /** The last row that formulas are written for: what stands behind the cases is there to be filled in. */
  readonly last: number
  readonly lists: Lists
}

/** The cell whose text tells how many rows agree: `N passed, N failed`. */
export const totalCell = 'B2'

/** The sheet that people work on: a case a row, what is typed, what follows by formulas, what must follow, and whether it does. */
export function caseSheet(options: CaseSheetOptions): Sheet {
  return new CaseSheet(options).sheet()
}

class CaseSheet {
  private readonly options: CaseSheetOptions
  private readonly fields: readonly FieldGuard[]
  private readonly results: readonly FormResult[]
  private readonly status: number
  private readonly expected: number
  private readonly check: number
  /** Of each result, whether it agrees: cells of the sheet of computations. */
  private readonly agreements: readonly string[]

  constructor(options: CaseSheetOptions) {
    this.options = options
    this.fields = options.guard?.fields ?? []
    this.results = options.formulas.results.map(({ result }) => result)
    this.status = columnsBeforeFields + this.fields.length
    this.expected = this.status + 1 + this.results.length
    this.check = this.expected + 1 + this.results.length
    this.agreements = this.agreementColumns()
  }

  sheet(): Sheet {
    const { name, about, last, rows } = this.options
    const records = Array.from({ length: last - firstRecordRow + 1 }, (_, index) => this.record(index, rows[index]))
    const frozen = this.fields.length === 0 ? 1 : columnsBeforeFields
    return {
      name,
      tabColor: '70AD47',
      columns: fitted(this.widths(), records.map(unnamed)),
      rows: [{ cells: [textCell(about, { look: 'title' })] }, this.totals(), this.groups(), this.titles(), this.hints(), ...records],
      merges: this.mergedGroups(),
      frozen: { rows: firstRecordRow - 1, columns: frozen },
      validations: this.fields.flatMap((field, index) => this.validation(field, columnsBeforeFields + index)),
      conditions: this.conditions(),
    }
  }

  private widths() {
    const text = ({ rule }: FormResult) => ({
      width: widthOf(rule.name, rule.type.kind === 'decimal' || rule.type.kind === 'boolean' ? 11 : 16),
    })
    const results = this.results.map(text)
    const status = { width: 18 }
    return [
      { width: 7 },
      { width: 34 },
      ...this.fields.map(({ field }) => ({ width: widthOf(field.name, field.type.kind === 'identity' ? 21 : 12) })),
      status,
      ...results,
      status,
      ...results,
      { width: 10 },
    ]
  }

  private totals(): Row {
    const { rows, last } = this.options
    const range = `$${columnLetters(this.check)}$${firstRecordRow}:$${columnLetters(this.check)}$${last}`
    const count = (word: string) => `SUMPRODUCT(--EXACT(${range},"${word}"))`
    const total = formulaCell(
      `${count(agrees)}&" passed, "&${count(differs)}&" failed"`,
      { look: 'total' },
      { text: `${rows.length} passed, 0 failed` },
    )
    return { cells: [textCell('合计', { look: 'total' }), total] }
  }

  private groups(): Row {
    const { fields, results } = this
    const group = (text: string, count: number, look: Style['look']): Cell[] =>
      Array.from({ length: count }, (_, index) => (index === 0 ? textCell(text, { look }) : emptyCell({ look })))
    return {
      cells: [
        ...group('算例', columnsBeforeFields, 'group'),
        ...group('输入（填在这里）', fields.length, 'inputGroup'),
        ...group('结果（公式）', 1 + results.length, 'resultGroup'),
        ...group('应得（按通知的设置）', 1 + results.length, 'expectedGroup'),
        ...group('核对', 1, 'group'),
      ],
    }
  }

  /** The titles of groups stand over all of their columns. */
  private mergedGroups(): string[] {
    const groups = [0, columnsBeforeFields, this.status, this.expected, this.check]
    return groups.flatMap((from, index) => {
      const to = (groups[index + 1] ?? from) - 1
      return to > from ? [`${columnLetters(from)}3:${columnLetters(to)}3`] : []
    })
  }

  private titles(): Row {
    const names = this.results.map(({ rule }) => rule.name)
    const cells = (texts: readonly string[], look: Style['look']) => texts.map((text) => textCell(text, { look }))
    return {
      cells: [
        ...cells(['序号', '名称'], 'head'),
        ...cells(
          this.fields.map(({ field }) => field.name),
          'inputHead',
        ),
        ...cells(['可用', ...names], 'resultHead'),
        ...cells(['可用', ...names], 'expectedHead'),
        ...cells(['一致'], 'head'),
      ],
    }
  }

  private hints(): Row {
    const about = this.results.map(({ rule }) =>
      [rule.clause ?? '', provenanceText(rule.provenance)].filter((part) => part !== '').join(' '),
    )
    const texts = [
      '',
      '空行可以填新的算例',
      ...this.fields.map(({ field, scale, required }) => `${required ? '必填，' : ''}${hintOf(field.type, scale)}`),
      '',
      ...about,
      '',
      ...about,
      '',
    ]
    return { cells: texts.map((text) => textCell(text, { look: 'hint' })), height: 60 }
  }

  private record(index: number, kase: CaseRow | undefined): Row {
    const { formulas } = this.options
    const number = firstRecordRow + index
    const expected = kase?.expected ?? null
    const status = expected && statusText(expected)
    const shown = this.results.map((result) => expected && expectedShown(result, expected))
    const cells = [
      numberCell(String(index + 1), { look: 'cell', format: '0' }),
      kase ? textCell(kase.name, { look: 'cell' }) : emptyCell({ look: 'cell' }),
      ...this.fields.map(({ field, scale }) => cellOf(kase?.fields.get(field.name) ?? null, styleOf('input', field.type, scale))),
      formulaCell(atRow(formulas.status, number), { look: 'result' }, computedText(status)),
      ...formulas.results.map((_, place) => this.resultCell(place, number, shown[place] ?? null, expected !== null)),
      status === null ? emptyCell({ look: 'expected' }) : textCell(status, { look: 'expected' }),
      ...this.results.map(({ rule, scale }, place) => cellOf(shown[place] ?? null, expectedStyle(styleOf('expected', rule.type, scale)))),
      formulaCell(atRow(this.checkFormula(), number), { look: 'result' }, computedText(expected && agrees)),
    ]
    return { cells }
  }

  private resultCell(place: number, number: number, shown: Shown | null, isKnown: boolean): Cell {
    const { results, status } = this.options.formulas
    const { value, reasons, result } = results[place] as (typeof results)[number]
    const told = reasons === null ? value : `IF(${reasons}="",${value},"${unknownMark}"&${reasons})`
    const style = expectedStyle(styleOf('result', result.rule.type, result.scale))
    return formulaCell(atRow(`IF(EXACT(${status},"${fine}"),${told},"")`, number), style, isKnown ? computedOf(shown) : undefined)
  }

  private agreementColumns(): string[] {
    const { record } = this.options.formulas
    const sheet = quotedSheet(this.options.name)
    const cell = (column: number) => `${sheet}!$${columnLetters(column)}${row}`
    const same = (is: string, mustBe: string) => `EXACT(${is}&"",${mustBe}&"")`
    const add = (title: string, formula: string) => record.from(record.add(title, '与应得一致', '核对', formula))
    return [
      add('可用', same(cell(this.status), cell(this.expected))),
      ...this.results.map(({ rule, scale }, place) => {
        const [is, mustBe] = [cell(this.status + 1 + place), cell(this.expected + 1 + place)]
        const factor = powerOfTen(scale)
        const numbers = `AND(${is}=${mustBe},ROUND(${is}*${factor},0)=ROUND(${mustBe}*${factor},0))`
        return add(rule.name, `IF(AND(ISNUMBER(${is}),ISNUMBER(${mustBe})),${numbers},${same(is, mustBe)})`)
      }),
    ]
  }

  private checkFormula(): string {
    const [first = '', last = first] = [this.agreements[0], this.agreements.at(-1)]
    const all = `AND(${first}:${last.split('!').at(-1)})`
    const own = `$${columnLetters(this.expected)}${row}`
    return `IF(ISBLANK(${own}),"",IF(${changed},"设置已改",IF(${all},"${agrees}","${differs}")))`
  }

  private validation(field: FieldGuard, column: number): Validation[] {
    const letters = columnLetters(column)
    return fieldValidation(field, `${letters}${firstRecordRow}:${letters}${this.options.last}`, this.options.lists)
  }

  private conditions() {
    const { last } = this.options
    const range = (from: number, to: number) => `${columnLetters(from)}${firstRecordRow}:${columnLetters(to)}${last}`
    const at = (column: number) => `$${columnLetters(column)}${firstRecordRow}`
    const check = range(this.check, this.check)
    const status = range(this.status, this.status)
    const results = range(this.status, this.expected - 1)
    const [is, mustBe] = [`${columnLetters(this.status)}${firstRecordRow}`, `${columnLetters(this.expected)}${firstRecordRow}`]
    return [
      { range: check, formula: `${at(this.check)}="${differs}"`, highlight: highlights.wrong },
      { range: check, formula: `${at(this.check)}="${agrees}"`, highlight: highlights.right },
      { range: results, formula: `AND(${at(this.check)}="${differs}",${is}<>${mustBe})`, highlight: highlights.wrong },
      { range: status, formula: `AND(${at(this.status)}<>"",${at(this.status)}<>"${fine}")`, highlight: highlights.attention },
    ]
  }
}

/** Wide enough for a name in two lines, a Chinese character counting two. */
function widthOf(name: string, least: number): number {
  const length = [...name].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)
  return Math.min(30, Math.max(least, Math.ceil(length / 2) + 3))
}

/** Names of cases wrap: their column has the width that it has. */
const unnamed = ({ cells }: Row): Row => ({ cells: cells.with(1, null) })

const cellOf = (shown: Shown | null, style: Style): Cell => (shown === null ? emptyCell(style) : shownCell(shown, style))

/** A formula's cell must not be of the format text: a spreadsheet would show the formula. */
const expectedStyle = ({ look, format }: Style): Style => (format === undefined || format === '@' ? { look } : { look, format })

const computedText = (text: string | null): Computed | undefined => (text === null ? undefined : { text })
const computedOf = (shown: Shown | null): Computed => shown ?? { text: '' }
