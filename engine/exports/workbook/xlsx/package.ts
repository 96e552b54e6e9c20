import { strToU8, type Zippable, zipSync } from 'fflate'
import { columnLetters, quotedSheet } from './address.ts'
import { xmlFormula, xmlText } from './escape.ts'
import type { Sheet } from './sheet.ts'
import { sheetXml } from './sheetXml.ts'
import { Styles } from './styles.ts'

export interface Workbook {
  readonly title: string
  readonly sheets: readonly Sheet[]
  /** Names that formulas use → what they stand for. */
  readonly names: ReadonlyMap<string, string>
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook as the bytes of an .xlsx file (ECMA-376); the same workbook always gives the same bytes. */
export function workbookBytes({ title, sheets, names }: Workbook): Uint8Array<ArrayBuffer> {
  const styles = new Styles()
  const parts = sheets.map((sheet, index): [string, string] => [
    `xl/worksheets/sheet${index + 1}.xml`,
    sheetXml(sheet, styles, index === 0),
  ])
  const all: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']], [['core', 'docProps/core.xml']])],
    ['docProps/core.xml', coreXml(title)],
    ['xl/workbook.xml', workbookXml(sheets, names)],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const), ['styles', 'styles.xml']], []),
    ],
    ...parts,
    ['xl/styles.xml', styles.xml()],
  ]
  // An archive keeps hours of its files: one that never changes.
  const mtime = new Date(2020, 0, 1)
  const files: Zippable = Object.fromEntries(all.map(([path, xml]) => [path, [strToU8(head + xml), { mtime, level: 6 }]]))
  return new Uint8Array(zipSync(files))
}

function contentTypes(sheets: number): string {
  const part = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`
  return [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('xl/workbook.xml', `${kinds}.sheet.main+xml`),
    part('xl/styles.xml', `${kinds}.styles+xml`),
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...Array.from({ length: sheets }, (_, index) => part(`xl/worksheets/sheet${index + 1}.xml`, `${kinds}.worksheet+xml`)),
    '</Types>',
  ].join('')
}

function relationsXml(parts: readonly (readonly [kind: string, path: string])[], metadata: readonly (readonly [string, string])[]): string {
  const written = [
    ...parts.map(([kind, path], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${path}"/>`),
    ...metadata.map(
      ([kind, path], index) => `<Relationship Id="rIdM${index + 1}" Type="${relations}/metadata/${kind}-properties" Target="${path}"/>`,
    ),
  ]
  return `<Relationships xmlns="${relations}">${written.join('')}</Relationships>`
}

const coreXml = (title: string): string =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>条理 Tiaoli</dc:creator></cp:coreProperties>`

/** Every spreadsheet program is asked to compute all formulas when it opens the file. */
function workbookXml(sheets: readonly Sheet[], names: ReadonlyMap<string, string>): string {
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const printed = sheets.flatMap((sheet, index) => printTitles(sheet, index))
  const defined = [...names].map(([name, formula]) => `<definedName name="${xmlText(name)}">${xmlFormula(formula)}</definedName>`)
  const all = [...printed, ...defined]
  return [
    `<workbook xmlns="${main}" xmlns:r="${office}">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000" tabRatio="800"/></bookViews>',
    `<sheets>${listed.join('')}</sheets>`,
    all.length > 0 ? `<definedNames>${all.join('')}</definedNames>` : '',
    '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
    '</workbook>',
  ].join('')
}

/** Frozen rows are printed on every page, and so are frozen columns. */
function printTitles({ name, frozen: { rows, columns } }: Sheet, index: number): string[] {
  const sheet = xmlFormula(quotedSheet(name))
  const parts = [columns > 0 ? `${sheet}!$A:$${columnLetters(columns - 1)}` : '', rows > 0 ? `${sheet}!$1:$${rows}` : '']
  const written = parts.filter((part) => part !== '').join(',')
  return written === '' ? [] : [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${written}</definedName>`]
}
