import type { Batch, Column } from '../../batch/batch.ts'
import { cellValue } from '../../batch/cells.ts'
import { literalValue, type Value } from '../../program/apply.ts'
import { membersOf } from '../../program/members.ts'
import type { Entity, Field, Program } from '../../program/program.ts'
import { escapeFormula, writeRow } from '../../records/csv.ts'
import { valueJson, valueText } from '../../records/writeResults.ts'
import type { Part, PopulationModel } from './model.ts'

/** Turns the rows of a batch into lines that `run` reads, without their line ends. */
export interface RecordWriter {
  /** The line before all others; null where the format has none. */
  readonly header: string | null
  lines(batch: Batch): string[]
}

/** The first relation of the model, which no CSV file holds; null where it has none. */
export function relationOf(model: PopulationModel): string | null {
  return model.parts.find((part) => part.kind === 'relation')?.relation ?? null
}

/** The fields that the model distributes, in the notice's order. */
export function modelledFields(program: Program, model: PopulationModel): readonly Field[] {
  const names = new Set(fieldsOf(program, model.entity, model.parts))
  return entityOf(program, model.entity).fields.filter(({ name }) => names.has(name))
}

/**
 * A column for each field of the model, in the notice's order; an absent value is an empty cell. Texts that a spreadsheet would take
 * for formulas are escaped, as `run` reads them, or stand plain for a program that takes every text for what it is.
 */
export function recordCsv(program: Program, model: PopulationModel, formulas: 'escaped' | 'plain' = 'escaped'): RecordWriter {
  const fields = fieldsOf(program, model.entity, model.parts)
  const text = cellTexts(program, csvText(formulas === 'escaped' ? escapeFormula : (plain) => plain))
  return {
    header: writeRow(fields.map(escapeFormula)),
    lines(batch) {
      const columns = fields.map((field) => text(batch, field))
      // A row of one empty cell would be a blank line, which readers skip.
      return rowsOf(batch, (row) => columns.map((cell) => cell(row) ?? '').join(',') || '""')
    },
  }
}

/** A cell as it stands in the file, quoted where it must be: remembered so, and not quoted anew for every row. */
const csvText =
  (formula: (text: string) => string): Show =>
  ({ type }, value) => {
    if (type.kind === 'boolean') return value === true ? '是' : '否'
    const text = valueText(value, type)
    return writeRow([type.kind === 'text' || type.kind === 'enum' ? formula(text) : text])
  }

/** One JSON object a line; what a field's default stands for is left out. */
export function recordNdjson(program: Program, model: PopulationModel): RecordWriter {
  const text = cellTexts(program, (column, value) => valueJson(value, column.type))
  const objects = (entity: string, parts: readonly Part[], batch: Batch): ((row: number) => string) => {
    const fields = fieldsOf(program, entity, parts).map((field) => fieldEntry(program, entity, field, text(batch, field)))
    const relations = parts.flatMap((part) => {
      const children = part.kind === 'relation' ? batch.relations.get(part.relation) : undefined
      if (part.kind !== 'relation' || !children) return []
      const inner = objects(part.entity, part.parts, children.batch)
      return [(row: number) => listEntry(part.relation, children.offsets[row] as number, children.offsets[row + 1] as number, inner)]
    })
    return (row) => `{${[...fields, ...relations].flatMap((entry) => entry(row) ?? []).join(',')}}`
  }
  return { header: null, lines: (batch) => rowsOf(batch, objects(model.entity, model.parts, batch)) }
}

function fieldEntry(program: Program, entity: string, name: string, cell: (row: number) => string | null): (row: number) => string | null {
  const field = entityOf(program, entity).fields.find((each) => each.name === name)
  const usual = field?.default == null ? null : valueJson(literalValue(field.type, field.default), field.type)
  const key = `${JSON.stringify(name)}:`
  return (row) => {
    const text = cell(row)
    return text === null || text === usual ? null : key + text
  }
}

function listEntry(relation: string, from: number, to: number, element: (row: number) => string): string | null {
  if (from === to) return null
  return `${JSON.stringify(relation)}:[${Array.from({ length: to - from }, (_, index) => element(from + index)).join(',')}]`
}

function entityOf(program: Program, name: string): Entity {
  const entity = program.entities.find((each) => each.name === name)
  if (!entity) throw new Error(`no entity ${name} in the program`)
  return entity
}

function fieldsOf(program: Program, entity: string, parts: readonly Part[]): string[] {
  const modelled = new Set(parts.flatMap((part) => (part.kind === 'field' ? [part.field] : [])))
  return entityOf(program, entity).fields.flatMap(({ name }) => (modelled.has(name) ? [name] : []))
}

function rowsOf(batch: Batch, write: (row: number) => string): string[] {
  return Array.from({ length: batch.rows }, (_, row) => write(row))
}

/** As many as the dates of a long life; more are forgotten, and made again. */
const mostRemembered = 50_000

type Show = (column: Column, value: Value) => string

/** The text of a field by row, null where it is absent; remembered by cell, since values recur. */
function cellTexts(program: Program, show: Show): (batch: Batch, field: string) => (row: number) => string | null {
  const remembered = new Map<string, Map<number, string>>()
  return (batch, field) => {
    const column = batch.columns.get(field)
    if (!column) throw new Error(`${field} was not generated`)
    const { cells, given, type, scale } = column
    const name = `${batch.entity}.${field}`
    const known = remembered.get(name) ?? new Map<number, string>()
    remembered.set(name, known)
    const members = membersOf(program, type)
    return (row) => {
      if (given && given[row] === 0) return null
      const cell = cells[row] as number
      const text = known.get(cell)
      if (text !== undefined) return text
      if (known.size >= mostRemembered) known.clear()
      const made = show(column, cellValue(cell, type, scale, members, batch.texts))
      known.set(cell, made)
      return made
    }
  }
}
