import type { Frame, Node } from '../../../steps/node.ts'
import type { EntityGuard } from '../../guards.ts'
import { quotedSheet } from '../xlsx/address.ts'
import { Columns, row } from './columns.ts'
import { type InputPlaces, Inputs } from './inputs.ts'
import { type Places, Printer } from './printer.ts'

/** The rows of a sheet that hold records, both included. */
export interface Rows {
  readonly first: number
  readonly last: number
}

/** What the formulas of one kind of record are made with. */
export interface SheetOptions extends Omit<InputPlaces, 'columns'> {
  readonly frame: Frame
  /** null for results that rest on no record. */
  readonly guard: EntityGuard | null
  /** The sheet of its computations. */
  readonly computations: string
  readonly rows: Rows
  readonly setting: (place: number) => string
  /** The label of a node in the notice's words, for titles of columns. */
  readonly titleOf: (node: Node) => { readonly title: string; readonly note: string }
}

/** The formulas of one kind of record: its input guard, its fields and its steps, each a column of one sheet. */
export class SheetFormulas {
  readonly columns: Columns
  readonly inputs: Inputs | null
  readonly printer: Printer
  readonly options: SheetOptions
  private readonly outer: { readonly of: SheetFormulas; readonly position: string } | null
  private readonly cells = new Map<Node, string>()

  constructor(options: SheetOptions, outer: SheetFormulas | null = null) {
    this.options = options
    this.columns = new Columns(options.computations)
    this.outer = outer && { of: outer, position: this.positionIn(outer) }
    this.inputs = options.guard && new Inputs(options.guard, { ...options, columns: this.columns })
    this.printer = new Printer(this.places())
  }

  /** Adds a column and gives its cell of the same row. */
  add(title: string, note: string, group: string, formula: string, whole = false): string {
    return this.columns.cell(this.columns.add({ title, note, group, formula, whole }))
  }

  /** Puts a node into a column of its own; its formula where it is not the printer's. */
  hold(node: Node, formula = this.printer.formula(node)): void {
    const { title, note } = this.options.titleOf(node)
    this.cells.set(node, this.add(title, note, '步骤', formula, node.type === 'whole'))
  }

  /** The cell that holds a node, which gets one if it has none. */
  cellOf(node: Node, title: string, note: string): string {
    const held = this.cells.get(node)
    if (held !== undefined) return held
    const cell = this.add(title, note, '步骤', this.printer.formula(node), node.type === 'whole')
    this.cells.set(node, cell)
    return cell
  }

  /** A cell of this sheet as formulas on another sheet read it, in the same row. */
  from(cell: string): string {
    return `${quotedSheet(this.options.computations)}!${cell}`
  }

  /** Whether a row's number is that of a record of the sheet above. */
  belongs(): string {
    return this.add('所属', '有这个序号', '检查', `ISNUMBER(MATCH(${this.key()},${this.keysOf(this.outer?.of ?? this)},0))`)
  }

  /** The place of a row's holder among the rows of the sheet above, from 1. */
  private positionIn(outer: SheetFormulas): string {
    return this.add('所属行', '在上一级表中的第几行', '字段', `IFERROR(MATCH(${this.key()},${this.keysOf(outer)},0),1)`)
  }

  private key(): string {
    return `${quotedSheet(this.options.sheet)}!$A${row}`
  }

  private keysOf(formulas: SheetFormulas): string {
    return formulas.range(formulas.options.sheet, `$A${row}`)
  }

  /** All cells of a column, of this sheet or of that which people type into, as formulas on any sheet write them. */
  range(sheet: string, cell: string): string {
    const { first, last } = this.options.rows
    const letters = cell.slice(0, -row.length)
    return `${quotedSheet(sheet)}!${letters}$${first}:${letters}$${last}`
  }

  private places(): Places {
    const { frame, literals, setting, sheet } = this.options
    const own = (node: Node) => node.frame === frame || this.outer === null
    return {
      literals,
      setting,
      field: (of, field) => this.at(of, ({ inputs }) => inputs?.value(field) ?? ''),
      given: (of, field) => this.at(of, ({ inputs }) => inputs?.isGiven(field) ?? ''),
      index: () => {
        const keys = `${quotedSheet(sheet)}!$A`
        return `(COUNTIF(${keys}$${this.options.rows.first}:$A${row},${keys}${row})-1)`
      },
      held: (node) => {
        if (own(node)) return this.cells.get(node) ?? null
        const cell = this.outer?.of.cells.get(node)
        return cell === undefined ? null : this.lookedUp(cell)
      },
      aside: (node, formula) => {
        const { title } = this.options.titleOf(node)
        return this.add(title, '中间', '步骤', formula, node.type === 'whole')
      },
    }
  }

  private at(frame: Frame, read: (formulas: SheetFormulas) => string): string {
    if (frame === this.options.frame) return read(this)
    const { of } = this.outer as { of: SheetFormulas }
    return this.lookedUp(read(of))
  }

  /** The cell of the row's holder. */
  private lookedUp(cell: string): string {
    const { of, position } = this.outer as { of: SheetFormulas; position: string }
    return `INDEX(${of.range(of.options.computations, cell)},${position})`
  }
}
