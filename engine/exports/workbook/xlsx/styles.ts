import { xmlText } from './escape.ts'

/** What a cell looks like: of the person who types, of the notice, of the computation. */
export type Look =
  | 'plain'
  | 'title'
  | 'total'
  | 'note'
  | 'wrapped'
  | 'group'
  | 'inputGroup'
  | 'resultGroup'
  | 'expectedGroup'
  | 'link'
  | 'head'
  | 'inputHead'
  | 'resultHead'
  | 'expectedHead'
  | 'hint'
  | 'input'
  | 'result'
  | 'expected'
  | 'cell'
  | 'calc'

export interface Style {
  readonly look: Look
  /** A number format; none for General. `@` keeps what is typed as text. */
  readonly format?: string
}

interface Appearance {
  readonly size?: number
  readonly bold?: boolean
  readonly color?: string
  readonly fill?: string
  readonly border?: boolean
  readonly wrap?: boolean
  readonly center?: boolean
  readonly underline?: boolean
}

const appearances: Readonly<Record<Look, Appearance>> = {
  plain: {},
  title: { size: 14, bold: true },
  total: { size: 12, bold: true, color: '1F5F3A' },
  note: { color: '7A4B00', fill: 'FFF3CD', wrap: true },
  wrapped: { wrap: true },
  // Over many columns: in their middle it would be out of sight.
  group: { bold: true, fill: 'D9D9D9', border: true },
  inputGroup: { bold: true, fill: 'FFE699', border: true },
  resultGroup: { bold: true, fill: 'C6E0B4', border: true },
  expectedGroup: { bold: true, fill: 'BDD7EE', border: true },
  link: { color: '0563C1', border: true, wrap: true, underline: true },
  head: { bold: true, fill: 'EDEDED', border: true, wrap: true, center: true },
  inputHead: { bold: true, fill: 'FFE699', border: true, wrap: true, center: true },
  resultHead: { bold: true, fill: 'C6E0B4', border: true, wrap: true, center: true },
  expectedHead: { bold: true, fill: 'BDD7EE', border: true, wrap: true, center: true },
  hint: { size: 9, color: '595959', fill: 'F7F7F7', border: true, wrap: true, center: true },
  input: { fill: 'FFFBEB', border: true },
  result: { border: true },
  expected: { color: '44546A', border: true },
  cell: { border: true, wrap: true },
  calc: { size: 9, color: '595959' },
}

export const wraps = (look: Look): boolean => appearances[look].wrap === true
export const fontSizes = (look: Look): number => appearances[look].size ?? plainFont

const looks = Object.keys(appearances) as Look[]
const plainFont = 10

/** Colours that rules of a sheet give to cells, by their place in styles.xml. */
export const highlights = { wrong: 0, right: 1, attention: 2 } as const

const highlighted = [
  ['9C0006', 'FFC7CE'],
  ['006100', 'E2F0D9'],
  ['7A4B00', 'FFE699'],
] as const

/** Gathers the styles that sheets use, and writes them. */
export class Styles {
  private readonly formats: string[] = []
  private readonly known = new Map<string, number>()
  private readonly written: string[] = []

  constructor() {
    this.of({ look: 'plain' })
  }

  /** The number that cells name a style by. */
  of({ look, format }: Style): number {
    const key = `${look} ${format ?? ''}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    this.known.set(key, this.written.length)
    this.written.push(this.cellFormat(look, format))
    return this.written.length - 1
  }

  private cellFormat(look: Look, format: string | undefined): string {
    const place = looks.indexOf(look)
    const { border, wrap, center } = appearances[look]
    const alignment = `<alignment vertical="center"${wrap ? ' wrapText="1"' : ''}${center ? ' horizontal="center"' : ''}/>`
    const number = format === undefined ? 0 : this.format(format)
    const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    return `<xf numFmtId="${number}" fontId="${place}" fillId="${place + 2}" borderId="${border ? 1 : 0}" xfId="0" ${applied}>${alignment}</xf>`
  }

  /** Numbers up to 163 are formats that spreadsheets know by themselves; 49 is text. `_ ` keeps numbers off the text beside them. */
  private format(format: string): number {
    if (format === '@') return 49
    if (!this.formats.includes(format)) this.formats.push(format)
    return 164 + this.formats.indexOf(format)
  }

  xml(): string {
    const formats = this.formats.map((format, index) => `<numFmt numFmtId="${164 + index}" formatCode="${xmlText(`${format}_ `)}"/>`)
    const all = looks.map((look) => appearances[look])
    const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`
    return [
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      counted('numFmts', formats),
      counted('fonts', all.map(fontXml)),
      counted('fills', [patternXml('none'), patternXml('gray125'), ...all.map(({ fill }) => (fill ? solidXml(fill) : patternXml('none')))]),
      counted('borders', [
        '<border><left/><right/><top/><bottom/><diagonal/></border>',
        `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
      ]),
      counted('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
      counted('cellXfs', this.written),
      counted('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
      counted(
        'dxfs',
        highlighted.map(
          ([color, fill]) =>
            `<dxf><font><color rgb="FF${color}"/></font><fill><patternFill patternType="solid"><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`,
        ),
      ),
      '</styleSheet>',
    ].join('')
  }
}

const counted = (name: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`

const fontXml = ({ size = plainFont, bold, underline, color = '000000' }: Appearance): string =>
  `<font>${bold ? '<b/>' : ''}${underline ? '<u/>' : ''}<sz val="${size}"/><color rgb="FF${color}"/><name val="宋体"/><family val="2"/><charset val="134"/></font>`

const patternXml = (pattern: string): string => `<fill><patternFill patternType="${pattern}"/></fill>`
const solidXml = (color: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`
