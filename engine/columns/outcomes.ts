import { cellValue } from '../batch/cells.ts'
import type { Texts } from '../batch/texts.ts'
import { membersOf } from '../program/members.ts'
import type { RecordOutcome, Result } from '../program/outcome.ts'
import type { Program } from '../program/program.ts'
import { type BatchResults, type ResultColumn, rowStatus } from './results.ts'

/** The outcome of one row, read from the columns as far as they hold it. */
export function outcomeOf(program: Program, texts: Texts, results: BatchResults, row: number): RecordOutcome {
  if (results.status[row] !== rowStatus.fine) return results.outcomeAt(row)
  const entries = new Map<string, Result>()
  for (const column of results.columns.values()) {
    const result = resultAt(program, texts, column, row)
    if (result === null) return results.outcomeAt(row)
    entries.set(column.name, result)
  }
  return { kind: 'results', results: entries }
}

/** Null where only the interpreter can tell the reasons. */
function resultAt(program: Program, texts: Texts, column: ResultColumn, row: number): Result | null {
  const { type, scale, cells, unknown } = column
  const set = unknown?.[row] ?? 0
  if (set !== 0) {
    const reasons = column.reasonsOf(set)
    return reasons && { kind: 'unknown', reasons }
  }
  return { kind: 'known', value: cellValue(cells[row] as number, type, scale, membersOf(program, type), texts), type }
}
