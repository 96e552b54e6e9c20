import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Answers, emptyTotals, type Sums, sampleSize, type Totals } from '../answers.ts'
import { type Measured, perPerson, timeKey } from '../measured.ts'
import { payers, type ResultName, type Work, workNames, works } from '../work.ts'

/** The statements of rules.sql. */
const statements = new Map(
  readFileSync(join(import.meta.dirname, 'rules.sql'), 'utf8')
    .split('-- name: ')
    .slice(1)
    .map((part): [string, string] => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n')).trim()]),
)
/** A statement of rules.sql, by its name there. */
export const statement = (name: string): string => statements.get(name) as string

/** The people of a CSV file as a table in memory, with the rules over it. */
async function opened(file: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(statement('types'))
  await connection.run(statement('people').replace('$file', file.replaceAll("'", "''")))
  await connection.run(statement('money'))
  await connection.run(statement('notice'))
  return connection
}

export async function duckdb(file: string, people: number): Promise<Measured> {
  const connection = await opened(file)
  const times = new Map<string, number>()
  const answers: Partial<Record<Work, Answers>> = {}
  const runs = 3
  for (const threads of [1, 2]) {
    await connection.run(`set threads to ${threads}`)
    for (const work of workNames) {
      times.set(timeKey(work, 'F', threads), await perPerson(people, () => connection.run(written(work)), { runs, threads }))
      times.set(timeKey(work, 'A', threads), await perPerson(people, () => connection.run(totalsQuery), { runs, threads }))
      if (threads === 2) answers[work] = { whole: await sumsOf(connection, work), sample: await sumsOf(connection, work, sampleSize) }
    }
  }
  const { totals, refused } = await totalsOf(connection)
  connection.closeSync()
  return { name: 'DuckDB, DECIMAL', times, answers, totals, refused }
}

const quoted = (name: string) => `"${name}"`

const written = (work: Work): string =>
  `create or replace table written_${work} as select 行, ${works[work].map(quoted).join(', ')}, ${statement('refused')} as refused from ${work}`

const totalsQuery = statement('totals').replace('$refused', `where ${statement('refused')}`)

/** A result as a whole number, as answers.ts has it. */
function whole(result: ResultName): string {
  const name = quoted(result)
  switch (result) {
    case '资助类别':
    case '动态资助主体':
      return `enum_code(${name})::bigint`
    case '期内缴费':
    case '享受本地待遇':
      return `${name}::bigint`
    case '待遇起始日':
      return `(${name} - date '1970-01-01')::bigint`
    default:
      return `(${name} * 100)::bigint`
  }
}

async function sumsOf(connection: DuckDBConnection, work: Work, first?: number): Promise<Record<string, Sums>> {
  const weight = '((行 * 2654435761) % 4294967296) >> 19'
  const asked = works[work].map((name) => {
    const value = whole(name)
    return `count(*) - count(${value}), sum(${value})::bigint, sum((${weight}) * (${value} + 1))::bigint`
  })
  const rows = first === undefined ? '' : `where 行 < ${first}`
  const reader = await connection.runAndReadAll(`select ${asked.join(', ')} from written_${work} ${rows}`)
  const [row = []] = reader.getRows()
  const at = (index: number) => Number(row[index] as bigint)
  return Object.fromEntries(
    works[work].map((name, index) => [name, { unknown: at(3 * index), sum: at(3 * index + 1), hash: at(3 * index + 2) }]),
  )
}

async function totalsOf(connection: DuckDBConnection): Promise<{ totals: Totals; refused: number }> {
  const reader = await connection.runAndReadAll(totalsQuery)
  const totals = emptyTotals()
  let refused = 0
  reader.getRows().forEach((row, county) => {
    payers.forEach((_, payer) => {
      const cell = county * payers.length + payer
      totals.sums[cell] = fen(row[1 + payer])
      totals.unknown[cell] = Number(row[1 + payers.length + payer])
    })
    refused += Number(row[1 + 2 * payers.length])
  })
  return { totals, refused }
}

/** DuckDB gives a decimal as its text; all have two places. */
const fen = (value: unknown): number => Number(String(value).replace('.', ''))
