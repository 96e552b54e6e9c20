import { civil } from '../../number/date.ts'
import { literalValue } from '../../program/apply.ts'
import type { Type } from '../../program/program.ts'
import type { Cell } from '../../steps/cells.ts'
import { cellOf, fieldType, fillerOf } from '../../steps/cells.ts'
import type { Calendar, Frame, Node } from '../../steps/node.ts'
import type { Arrangement, Group } from './arrange.ts'
import type { Column } from './columns.ts'
import { constant, operand, operandOf, type Scope } from './expression.ts'
import { power } from './feel.ts'
import { type FunctionName, functionNames } from './functions.ts'
import { cellOfKnown, cellOfValue } from './values.ts'
import type { World } from './world.ts'
import { fixed } from './worldNames.ts'

const dateProperties = { year: 'year', month: 'month', dayOfMonth: 'day' } as const

/** A cell that a node may hold, where nobody reads which. */
const anyCell = (node: Node): Cell => (node.type === 'whole' ? node.low : node.type === 'text' ? '' : false)

/** Reads values for one decision, and gathers what the decision requires. */
export class Reader implements Scope {
  readonly requires = new Set<string>()
  private readonly world: World
  private readonly here: Group | null

  constructor(world: World, here: Group | null) {
    this.world = world
    this.here = here
  }

  private get arrangement(): Arrangement {
    return this.world.arrangement
  }

  /** Notes that a decision or input is required, and gives its name. */
  require(name: string): string {
    this.requires.add(name)
    return name
  }

  read(node: Node): string | null {
    const { columns, plan } = this.arrangement
    const home = this.arrangement.homeOf(node)
    if (home) return this.world.place(home, this.here, this)
    const column = columns.get(node)
    if (column) return this.column(node, column)
    const step = plan.steps.get(node)
    if (!step) return null
    if ((node.frame?.depth ?? 0) === 0) throw new Error(`no decision holds step ${step.number}`)
    return this.world.innerName(node, this.here)
  }

  /** The value of a table's column, as the node that it stands for has it. */
  column(node: Node, column: Column): string {
    const { table, place, result, open } = column
    const { type } = this.world.ruleOf(table, place)
    const path = this.columnPath(column)
    if (open.length > 0) {
      const rest = open.map((each) => `if ${operandOf(this, each.when)} then ${operandOf(this, each.value)} else `).join('')
      const unknown = `${operand(this.whereRowApplies(column, path))} = null`
      return `if ${unknown} then (${rest}${operandOf(this, result.otherwise)}) else ${operand(cellOfKnown(path, type, result.scale))}`
    }
    const otherwise = result.otherwise.kind === 'constant' ? result.otherwise.value : anyCell(node)
    return this.whereRowApplies(column, cellOfValue(path, type, result.scale, otherwise), constant(otherwise))
  }

  /** A column's value as its table gives it, null where nobody knows it; null for other nodes. */
  straight(node: Node): string | null {
    const column = this.arrangement.columns.get(node)
    // A sum of no rows is 0, and null in FEEL.
    return column && column.table.table.policy !== 'sum' ? this.whereRowApplies(column, this.columnPath(column)) : null
  }

  private columnPath({ table, place }: Column): string {
    const value = this.require(this.world.columnName(table, place))
    return this.world.hasOneOutput(table) ? value : `${value}.${this.world.names.output(table, this.world.ruleOf(table, place))}`
  }

  /** What is read of a table's row. Where none applies, a table of several outputs is null, and some engines fail at a part of null. */
  private whereRowApplies({ table, place }: Column, text: string, otherwise = 'null'): string {
    return this.world.hasOneOutput(table) ? text : `if ${this.world.columnName(table, place)} = null then ${otherwise} else ${text}`
  }

  /** A text that gives a cell, in the units that people read. */
  converted(text: string, { kind }: Type, scale: number): string {
    if (kind === 'date') return this.call(functionNames.date, text)
    if (kind === 'instant') return this.call(functionNames.instant, text)
    return kind === 'decimal' && scale > 0 ? `(${text}) / ${power(scale)}` : text
  }

  field(frame: Frame, name: string): string {
    if (frame.holder === null) return this.require(this.world.names.input(name))
    return `${this.world.elementName(frame, this.here)}.${this.world.names.component(frame.entity as string, name)}`
  }

  cell(frame: Frame, name: string): string {
    const field = this.fieldOf(frame, name)
    const { kind } = field.type
    if (kind === 'boolean' || (kind === 'text' && field.stated === null) || frame.holder !== null) return this.written(frame, name)
    if (kind === 'enum' && field.stated === null) return this.field(frame, name)
    this.world.cells.add(name)
    return this.require(this.world.names.cell(name))
  }

  /** The same, worked out from what the record gives. */
  written(frame: Frame, name: string): string {
    const { type, scale, stated, filler } = this.fieldOf(frame, name)
    const text = this.field(frame, name)
    if (type.kind === 'identity') return `if ${text} = null then null else upper case(${text})`
    const isText = type.kind === 'text' || type.kind === 'enum'
    return isText && stated === null ? text : cellOfValue(text, type, scale, filler)
  }

  part(part: Exclude<Calendar, 'firstOfMonth'>, of: Node): string | null {
    const day = of.kind === 'setting' ? this.date(of.setting) : of.kind === 'field' ? this.dateField(of.frame as Frame, of.field) : null
    if (day === null) return null
    const property = `${day.text}.${dateProperties[part]}`
    if (day.absent === null) return property
    return `if ${day.text} = null then ${civil(Number(day.absent))[dateProperties[part]]} else ${property}`
  }

  private dateField(frame: Frame, name: string): { text: string; absent: Cell | null } | null {
    const { type, filler } = this.fieldOf(frame, name)
    return type.kind === 'date' ? { text: this.field(frame, name), absent: filler } : null
  }

  private date(setting: number): { text: string; absent: null } | null {
    const isBaseDate = this.world.form.settings[setting]?.kind === 'baseDate'
    return isBaseDate ? { text: `${this.setting(setting, 'date')}`, absent: null } : null
  }

  hasDefault(frame: Frame, name: string): boolean {
    return this.fieldOf(frame, name).stated !== null
  }

  private fieldOf(frame: Frame, name: string): { type: Type; scale: number; stated: Cell | null; filler: Cell } {
    const field = this.world.names.field(frame.entity as string, name)
    const scale = field.numeric?.scale ?? 0
    const stated = field.default === null ? null : cellOf(literalValue(field.type, field.default), scale)
    return { type: field.type, scale, stated, filler: stated ?? fillerOf(fieldType(field, this.world.form.limits)) }
  }

  index(frame: Frame): string {
    return `${this.world.indexName(frame, this.here)} - 1`
  }

  setting(place: number, as: 'cell' | 'date' = 'cell'): string {
    return `${this.require(fixed.chosen)}.${this.world.chosenName(place, as)}`
  }

  call(name: FunctionName, ...given: readonly string[]): string {
    this.world.functions.add(name)
    return `${this.require(name)}(${given.join(', ')})`
  }
}
