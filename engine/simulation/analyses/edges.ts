import type { Batch } from '../../batch/batch.ts'
import { cellValue } from '../../batch/cells.ts'
import type { ColumnLayout } from '../../batch/layout.ts'
import { Texts } from '../../batch/texts.ts'
import { recordAt } from '../../batch/toRecord.ts'
import type { Interpreter } from '../../interpret/evaluate.ts'
import type { Program } from '../../program/program.ts'
import type { InputRecord } from '../../program/record.ts'
import type { Domain } from './domain.ts'
import { shownBy, type Turn } from './turns.ts'

/** Between a cell and the next one something turns. */
export interface Edge {
  readonly key: string
  /** The cell below; the one above is the next. */
  readonly below: number
  readonly rules: readonly string[]
  /** The other fields on which it rests where the edge lies. */
  readonly depends: readonly string[]
}

/** A range is looked at in so many parts: what turns back again within one of them is not seen. */
const parts = 16

/** Finds the edges of one field: those that are the same for all once, the others for each combination of what they depend on. */
export class Edges {
  private readonly program: Program
  private readonly interpreter: Interpreter
  private readonly layout: ColumnLayout
  private readonly domain: Domain
  private readonly fixed: readonly Edge[]
  private readonly moving: readonly MovingTurn[]

  constructor(program: Program, interpreter: Interpreter, layout: ColumnLayout, domain: Domain, turns: readonly Turn[]) {
    this.program = program
    this.interpreter = interpreter
    this.layout = layout
    this.domain = domain
    const own = turns.filter(({ moving }) => moving.has(layout.field))
    const alone = own.filter(({ fields, elements }) => fields.size === 1 && !elements)
    this.fixed = merged(alone.flatMap((turn) => this.found(turn, emptyRecord).map((below) => fixedEdge(below, turn))))
    this.moving = own
      .filter((turn) => !alone.includes(turn))
      .map((turn, index) => ({ turn, index, known: new Map<string, readonly number[]>() }))
  }

  /** How many places there are at which something turns, of those found so far. */
  get count(): number {
    return (
      this.fixed.length + this.moving.reduce((most, { known }) => most + Math.max(0, ...[...known.values()].map(({ length }) => length)), 0)
    )
  }

  /** The edges for a person, ascending. */
  of(batch: Batch, row: number): readonly Edge[] {
    if (this.moving.length === 0) return this.fixed
    return merged([...this.fixed, ...this.moving.flatMap((moving) => this.movingEdges(moving, batch, row))])
  }

  private movingEdges({ turn, index, known }: MovingTurn, batch: Batch, row: number): Edge[] {
    const depends = [...turn.fields].filter((field) => field !== this.layout.field)
    const key = turn.elements ? `${row}` : depends.map((field) => cellText(batch, field, row)).join()
    const cells = (turn.elements ? undefined : known.get(key)) ?? this.found(turn, recordAt(this.program, batch, row))
    if (!turn.elements) known.set(key, cells)
    return cells.map((below, place) => ({ key: `${index}#${place}`, below, rules: [turn.rule], depends }))
  }

  private found(turn: Turn, record: InputRecord): number[] {
    const { from, to } = this.domain
    const shown = (cell: number) => shownBy(this.interpreter, turn, this.interpreter.place(this.moved(record, cell)))
    const probes = Array.from({ length: parts + 1 }, (_, index) => from + Math.floor(((to - from) * index) / parts))
    const seen = probes.map((cell) => ({ cell, shown: shown(cell) }))
    return seen.slice(1).flatMap((high, index) => turningIn(seen[index] as Seen, high, shown))
  }

  private moved({ values, relations }: InputRecord, cell: number): InputRecord {
    const { field, type, scale } = this.layout
    return { values: new Map([...values, [field, cellValue(cell, type, scale, [], noTexts)]]), relations }
  }
}

interface MovingTurn {
  readonly turn: Turn
  readonly index: number
  readonly known: Map<string, readonly number[]>
}

interface Seen {
  readonly cell: number
  readonly shown: string
}

const noTexts = new Texts()
const emptyRecord: InputRecord = { values: new Map(), relations: new Map() }

const fixedEdge = (below: number, { rule }: Turn): Edge => ({ key: `=${below}`, below, rules: [rule], depends: [] })

/** The cells in a range behind which something turns, found by halving. */
function turningIn(low: Seen, high: Seen, shown: (cell: number) => string): number[] {
  if (low.shown === high.shown || low.cell === high.cell) return []
  if (high.cell - low.cell === 1) return [low.cell]
  const cell = Math.floor((low.cell + high.cell) / 2)
  const middle = { cell, shown: shown(cell) }
  return [...turningIn(low, middle, shown), ...turningIn(middle, high, shown)]
}

/** Edges at one place are one: those that lie there for all stand first. */
function merged(edges: readonly Edge[]): readonly Edge[] {
  const byPlace = new Map<number, Edge>()
  for (const edge of edges) {
    const known = byPlace.get(edge.below)
    byPlace.set(edge.below, known ? { ...known, rules: [...new Set([...known.rules, ...edge.rules])] } : edge)
  }
  return [...byPlace.values()].toSorted((a, b) => a.below - b.below)
}

function cellText({ columns }: Batch, field: string, row: number): string {
  const column = columns.get(field)
  if (!column || (column.given && column.given[row] === 0)) return '-'
  return String(column.cells[row])
}
