import { closeSync, openSync, writeSync } from 'node:fs'
import type { Batch, Column } from '../../../engine/batch/batch.ts'
import { formatDate } from '../../../engine/index.ts'
import { counties, students } from './work.ts'

const lines = 10_000

/** The people as a file of records, 是 and 否 as 1 and 0, which DuckDB reads too. */
export function writeCsv(people: Batch, path: string): void {
  const file = openSync(path, 'w')
  const columns = [...people.columns.values()]
  const texts = columns.map(textsOf)
  writeSync(file, `${columns.map(({ field }) => field).join(',')}\n`)
  for (let from = 0; from < people.rows; from += lines) {
    let text = ''
    for (let row = from; row < Math.min(people.rows, from + lines); row++) text += `${texts.map((cell) => cell(row)).join(',')}\n`
    writeSync(file, text)
  }
  closeSync(file)
}

function textsOf({ field, type, scale, cells, given }: Column): (row: number) => string {
  const known = ((): ((cell: number) => string) => {
    switch (type.kind) {
      case 'boolean':
        return (cell) => (cell === 1 ? '1' : '0')
      case 'enum':
        return (cell) => (field === '参保地' ? counties : students)[cell] as string
      case 'date':
        return formatDate
      default:
        return (cell) => (cell / 10 ** scale).toFixed(scale)
    }
  })()
  return (row) => (given?.[row] === 0 ? '' : known(cells[row] as number))
}
