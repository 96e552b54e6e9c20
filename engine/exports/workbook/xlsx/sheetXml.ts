import { columnLetters, columnNumber, quotedSheet } from './address.ts'
import { xmlFormula, xmlText } from './escape.ts'
import { heightOf } from './heights.ts'
import type { Cell, Computed, Condition, Row, Sheet, SheetColumn, Validation } from './sheet.ts'
import type { Styles } from './styles.ts'

/** A sheet as the XML of its part. */
export function sheetXml(sheet: Sheet, styles: Styles, selected: boolean): string {
  const { columns, rows, merges = [], validations = [], conditions = [], links = [] } = sheet
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetPr>${sheet.tabColor ? `<tabColor rgb="FF${sheet.tabColor}"/>` : ''}<pageSetUpPr fitToPage="${isWide(sheet) ? 0 : 1}"/></sheetPr>`,
    viewXml(sheet, selected),
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.map(columnXml).join('')}</cols>`,
    `<sheetData>${rows.map((row, index) => rowXml(row, index + 1, { styles, height: heightOf(row, columns, mergedIn(merges, index + 1)) })).join('')}</sheetData>`,
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
      : '',
    conditions.map(conditionXml).join(''),
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`
      : '',
    links.length > 0 ? `<hyperlinks>${links.map(linkXml).join('')}</hyperlinks>` : '',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    // A wide sheet is printed over several pages of A3, others on A4 as wide as the page.
    isWide(sheet)
      ? '<pageSetup paperSize="8" scale="75" orientation="landscape"/>'
      : '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
    '</worksheet>',
  ].join('')
}

/** Wider than a page shows legibly, in characters. */
const pageWidth = 230

export const isWide = ({ columns }: Sheet): boolean => columns.reduce((sum, { width }) => sum + width, 0) > pageWidth

function viewXml({ frozen: { rows, columns } }: Sheet, selected: boolean): string {
  const chosen = selected ? ' tabSelected="1"' : ''
  if (rows + columns === 0) return `<sheetViews><sheetView workbookViewId="0"${chosen}/></sheetViews>`
  const corner = `${columnLetters(columns)}${rows + 1}`
  const pane = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight'
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  return `<sheetViews><sheetView workbookViewId="0"${chosen}><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`
}

const columnXml = ({ width, hidden }: SheetColumn, index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`

/** How many columns the cell of a row takes. */
function mergedIn(merges: readonly string[], row: number): (column: number) => number {
  const own = merges.flatMap((range) => {
    const [, from = '', first, to = ''] = /^([A-Z]+)(\d+):([A-Z]+)/.exec(range) ?? []
    return Number(first) === row ? [{ from: columnNumber(from), to: columnNumber(to) }] : []
  })
  return (column) => {
    const found = own.find(({ from }) => from === column)
    return found ? found.to - found.from + 1 : 1
  }
}

function rowXml({ cells }: Row, number: number, { styles, height }: { readonly styles: Styles; readonly height: number }): string {
  const written = cells.map((cell, column) => (cell ? cellXml(cell, `${columnLetters(column)}${number}`, styles.of(cell.style)) : ''))
  return `<row r="${number}" ht="${Math.round(height * 10) / 10}" customHeight="1">${written.join('')}</row>`
}

function cellXml(cell: Cell, address: string, style: number): string {
  const start = `<c r="${address}" s="${style}"`
  switch (cell.kind) {
    case 'empty':
      return `${start}/>`
    case 'text':
      return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.text)}</t></is></c>`
    case 'number':
      return `${start}><v>${cell.number}</v></c>`
    case 'flag':
      return `${start} t="b"><v>${cell.flag ? 1 : 0}</v></c>`
    case 'shared':
      return `${start}><f t="shared" si="${cell.group}"/></c>`
    case 'sharing':
      return `${start}><f t="shared" ref="${cell.range}" si="${cell.group}">${xmlFormula(cell.formula)}</f></c>`
    case 'formula':
      return `${start}${kindXml(cell.computed)}><f>${xmlFormula(cell.formula)}</f>${valueXml(cell.computed)}</c>`
  }
}

const kindXml = (computed: Computed | undefined): string =>
  computed === undefined || 'number' in computed ? '' : 'text' in computed ? ' t="str"' : ' t="b"'

function valueXml(computed: Computed | undefined): string {
  if (computed === undefined) return ''
  if ('number' in computed) return `<v>${computed.number}</v>`
  return `<v>${'text' in computed ? xmlText(computed.text) : computed.flag ? 1 : 0}</v>`
}

const conditionXml = ({ range, formula, highlight }: Condition, index: number): string =>
  `<conditionalFormatting sqref="${range}"><cfRule type="expression" dxfId="${highlight}" priority="${index + 1}"><formula>${xmlFormula(formula)}</formula></cfRule></conditionalFormatting>`

const linkXml = ({ cell, sheet }: NonNullable<Sheet['links']>[number]): string =>
  `<hyperlink ref="${cell}" location="${xmlText(`${quotedSheet(sheet)}!A1`)}"/>`

/** Spreadsheets take messages of up to 225 characters. */
const longestMessage = 200

function validationXml(validation: Validation): string {
  const message = xmlText([...validation.message].slice(0, longestMessage).join(''))
  const shared = `allowBlank="1" showErrorMessage="1" showInputMessage="1" errorTitle="条理" error="${message}" prompt="${message}" sqref="${validation.range}"`
  if (validation.kind === 'list') {
    return `<dataValidation type="list" ${shared}><formula1>${xmlFormula(validation.formula)}</formula1></dataValidation>`
  }
  return `<dataValidation type="${validation.kind}" operator="between" ${shared}><formula1>${validation.low}</formula1><formula2>${validation.high}</formula2></dataValidation>`
}
