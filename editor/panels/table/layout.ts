import type { GridColumn as TableColumn } from '../../../engine/service/index.ts'
import type { GridColumn } from '../../grid/index.ts'
import type { Say } from '../../session/hooks.ts'
import type { ShownTable } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'

/** Behind the columns of the table: where its values come from, and the comment. */
export const behind = ['provenance', 'comment'] as const

/** How the columns of a table look and what may be picked in them. */
export function columnsOf(grid: ShownTable, say: Say): GridColumn[] {
  const ids = uniqueIds(grid.columns)
  const columns = grid.columns.map(
    (column, index): GridColumn => ({
      id: ids[index] as string,
      ...titlesOf(column),
      group: column.kind === 'result' ? 'results' : 'conditions',
      kind: shapeOf(column),
      width: widthOf(grid, index),
      ...pickerOf(grid, column),
      ...markOf(grid, column),
    }),
  )
  return [...columns, ...behindOf(grid, say)]
}

/** A result is renamed by its name alone, and shows its type behind it. */
function titlesOf({ kind, name, label, written }: TableColumn): Pick<GridColumn, 'title' | 'heading'> {
  if (kind !== 'result' || name === null) return { title: label, heading: label }
  return { title: name, heading: written ? `${name}：${written}` : label }
}

function shapeOf({ type }: TableColumn): GridColumn['kind'] {
  if (type?.kind === 'decimal') return 'number'
  return type?.kind === 'date' ? 'date' : 'text'
}

/** What is wrong with the title. */
function markOf({ problems }: ShownTable, { span }: TableColumn): Pick<GridColumn, 'state' | 'message'> {
  const problem = problems.find((each) => span.start <= each.span.start && each.span.end <= span.end && each.span.end > each.span.start)
  if (!problem) return {}
  return { state: problem.severity === 'error' ? 'error' : 'warning', message: problem.message }
}

function behindOf({ rows }: ShownTable, say: Say): GridColumn[] {
  return [
    {
      id: 'provenance',
      title: say(tableTexts.provenance),
      group: 'behind',
      width: clamp(Math.max(...rows.slice(0, sampled).map(({ provenance }) => pixels(provenance)), 0), 90, 260),
      message: say(tableTexts.provenanceHint),
    },
    {
      id: 'comment',
      title: say(tableTexts.comment),
      group: 'behind',
      width: clamp(Math.max(...rows.slice(0, sampled).map(({ comment }) => pixels(comment)), 0), 60, 200),
    },
  ]
}

function uniqueIds(columns: readonly TableColumn[]): string[] {
  const seen = new Map<string, number>()
  return columns.map(({ label }) => {
    const count = seen.get(label) ?? 0
    seen.set(label, count + 1)
    return count === 0 ? label : `${label} ${count}`
  })
}

function pickerOf({ words }: ShownTable, { kind, type, choices }: TableColumn): Pick<GridColumn, 'choices' | 'multiple'> {
  if (choices.length === 0) return {}
  const texts = choices.map(({ text }) => text)
  if (kind === 'result') return { choices: [...texts, words.silent] }
  if (kind === 'question') return { choices: [words.any, ...texts], multiple: true }
  if (type?.kind === 'boolean') return { choices: [words.any, ...texts] }
  return { choices: [words.any, words.other, ...texts], multiple: true }
}

/** A larger table is measured by its first rows. */
const sampled = 100

/** The button that opens the list of choices in a cell. */
const button = 20

function widthOf({ columns, rows }: ShownTable, index: number): number {
  const column = columns[index]
  const texts = rows.slice(0, sampled).map(({ cells }) => pixels(cells[index] ?? ''))
  const room = column && column.choices.length > 0 ? button : 0
  return clamp(Math.max(pixels(column?.label ?? '') + 8, ...texts.map((width) => width + room)), 64, 220)
}

/** About as wide as the text is drawn, in CSS pixels. */
const pixels = (text: string): number => [...text].reduce((sum, character) => sum + (isWide(character) ? 14 : 8), 24)

const isWide = (character: string): boolean => character > '\u2e80' || /[\u2014\u2018-\u201d\u2026]/.test(character)

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
