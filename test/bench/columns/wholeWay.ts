import { closeSync, openSync, readSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Batch } from '../../../engine/batch/batch.ts'
import { layoutOf } from '../../../engine/batch/layout.ts'
import { csvBlocks, type Program, parseDate, type Schema, schemaOf } from '../../../engine/index.ts'
import { line } from '../measure.ts'
import { emptyTotals, mustAgree, type Totals } from './answers.ts'
import { evaluatorFor } from './evaluators.ts'
import { perPerson } from './measured.ts'
import { statement } from './peers/duckdb.ts'
import { ruleOf } from './peers/engineRun.ts'
import { addBlock, blockRows } from './peers/fold.ts'
import { works } from './work.ts'

/** From the bytes of a CSV file to totals by the whole notice, beside DuckDB that reads the file and does no more. */
export async function wholeWay(program: Program, people: Batch, file: string, expected: Totals): Promise<void> {
  console.log('\n  A CSV file in, totals by 参保地 and payer out, all 18 results of the notice evaluated; ns a person')
  let totals = emptyTotals()
  const own = await perPerson(
    people.rows,
    () => {
      totals = totalsOfFile(program, file)
    },
    { runs: 3 },
  )
  mustAgree('CSV to totals', 'totals', totals, expected)
  line('Tiaoli, one thread', own.toFixed(0))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(statement('types'))
  for (const threads of [1, 2]) {
    await connection.run(`set threads to ${threads}`)
    const time = await perPerson(people.rows, () => connection.run(statement('reading').replace('$file', file)), { runs: 3, threads })
    line(
      `DuckDB, merely reading, ${threads === 1 ? 'one thread' : 'two threads'}`,
      time.toFixed(0),
      `${(own / time).toFixed(2)} × is Tiaoli`,
    )
  }
  connection.closeSync()
}

function totalsOfFile(program: Program, file: string): Totals {
  const totals = emptyTotals()
  const by = evaluatorFor(program, { results: new Set(works.notice.map(ruleOf)), exact: true })
  const schema = schemaOf(program, '参保人', parseDate(program.header.baseDate) as number) as Schema
  const reader = csvBlocks(schema, layoutOf(program, '参保人'), { rows: blockRows })
  const take = (blocks: ReturnType<typeof reader.push>) => {
    for (const { batch, refused } of blocks) {
      if (refused.length > 0) throw new Error(`record ${refused[0]?.number} was refused`)
      addBlock(totals, batch, by.evaluate(batch), 0)
    }
  }
  eachPiece(file, (bytes) => take(reader.push(bytes)))
  take(reader.end())
  return totals
}

/** A file in pieces of a megabyte, as a stream would come. */
function eachPiece(path: string, use: (bytes: Uint8Array) => void): void {
  const file = openSync(path, 'r')
  const buffer = new Uint8Array(1 << 20)
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) use(buffer.subarray(0, read))
  closeSync(file)
}
