import type { Program } from '../../../program/program.ts'
import { columnRange, quotedSheet } from '../xlsx/address.ts'
import { type Cell, type Sheet, textCell } from '../xlsx/sheet.ts'

/** The lists that drop-down lists and guards read: enumerations, the readings of each question, 是 and 否. */
export class Lists {
  private readonly sheet: string
  private readonly lists: (readonly [key: string, members: readonly string[]])[]

  constructor(sheet: string, { enumerations, questions }: Program) {
    this.sheet = sheet
    this.lists = [
      ['是否', ['是', '否']],
      ...enumerations.map(({ name, members }) => [`enum ${name}`, members] as const),
      ...questions.map(({ name, readings }) => [`reading ${name}`, readings.map((reading) => reading.name)] as const),
    ]
  }

  get flags(): string {
    return this.range('是否')
  }

  enumeration(name: string): string {
    return this.range(`enum ${name}`)
  }

  readings(question: string): string {
    return this.range(`reading ${question}`)
  }

  private range(key: string): string {
    const place = this.lists.findIndex(([each]) => each === key)
    const length = this.lists[place]?.[1].length ?? 1
    return `${quotedSheet(this.sheet)}!${columnRange(place, 2, Math.max(2, length + 1))}`
  }

  toSheet(): Sheet {
    const longest = Math.max(0, ...this.lists.map(([, members]) => members.length))
    const cells = (row: number): (Cell | null)[] =>
      this.lists.map(([, members]) => (row < members.length ? textCell(members[row] as string, { look: 'plain', format: '@' }) : null))
    const titles = this.lists.map(([key]) => textCell(key.replace(/^(enum|reading) /, ''), { look: 'head' }))
    return {
      name: this.sheet,
      columns: this.lists.map(() => ({ width: 20 })),
      rows: [{ cells: titles }, ...Array.from({ length: longest }, (_, row) => ({ cells: cells(row) }))],
      frozen: { rows: 1, columns: 0 },
      tabColor: 'BFBFBF',
    }
  }
}
