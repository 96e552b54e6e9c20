import type { Language } from '../../../grammar/diagnostic.ts'
import { Interpreter } from '../../interpret/evaluate.ts'
import type { Element } from '../../interpret/explain/explanation.ts'
import { RecordFault } from '../../interpret/faults.ts'
import type { Place } from '../../interpret/place.ts'
import { isUnknown, type Outcome } from '../../interpret/unknown.ts'
import { EvaluationFault } from '../../program/apply.ts'
import type { Column, Expr, Program, Row, Rule, Table } from '../../program/program.ts'
import { showValue } from '../../program/show.ts'
import type { Person } from '../subject.ts'
import type { WhyCell } from './why.ts'

/** Reads the cells of a table against one person: which hold, and what the person has there. */
export class Cells {
  private readonly program: Program
  private readonly person: Person
  private readonly interpreter: Interpreter
  private readonly place: Place | null

  constructor(program: Program, person: Person) {
    this.program = program
    this.person = person
    this.interpreter = new Interpreter(program, { readings: person.readings })
    this.place = person.record && this.interpreter.place(person.record)
  }

  /** The table whose rows choose a rule's value; null where it has none. */
  tableOf({ body }: Rule): Table | null {
    return body.kind === 'table' ? (this.program.tables.find(({ id }) => id === body.table) ?? null) : null
  }

  /** The cells of a row for the record or, of a relation, for one of its elements. */
  of(table: Table, row: Row, element: Element | null, language: Language): WhyCell[] {
    const place = this.placeOf(element)
    return table.columns.map((column, index) => ({
      column: column.label,
      label: row.labels[index] ?? '',
      value: place && this.value(column, place, language),
      holds: place && this.holds(row.cells[index], place),
      span: row.cells[index]?.span ?? row.span,
    }))
  }

  private placeOf(element: Element | null): Place | null {
    let at: Place | null = this.place
    for (const { relation, number } of element?.path ?? []) at = at?.elements(relation)[number - 1] ?? null
    return at
  }

  private value({ subject, question }: Column, place: Place, language: Language): string | null {
    if (question !== null) return this.reading(question)
    const outcome = subject && this.outcome(subject, place)
    return subject && outcome !== null && !isUnknown(outcome) ? showValue(subject.type, outcome)[language] : null
  }

  private reading(question: string): string | null {
    const asked = this.program.questions.find(({ name }) => name === question)
    return this.person.readings[question] ?? asked?.default ?? null
  }

  private holds(cell: Expr | undefined, place: Place): boolean | null {
    const outcome = cell ? this.outcome(cell, place) : null
    return typeof outcome === 'boolean' ? outcome : null
  }

  /** null where it can't be worked out: what refuses the record is said elsewhere. */
  private outcome(expr: Expr, place: Place): Outcome | null {
    try {
      return this.interpreter.expression(expr, place)
    } catch (error) {
      if (error instanceof RecordFault || error instanceof EvaluationFault) return null
      throw error
    }
  }
}
