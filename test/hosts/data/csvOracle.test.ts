import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { openItems } from '../../../engine/hosts/data/records.ts'
import { formatDate } from '../../../engine/number/date.ts'
import { writeRow } from '../../../engine/records/csv.ts'
import { baseDate, program } from '../../records/fixture.ts'
import { shortest, withDuckdb } from '../../records/parquet/written.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-oracle-'))
afterAll(() => rmSync(folder, { recursive: true }))

const columns = {
  参保地: 'VARCHAR',
  姓名: 'VARCHAR',
  出生日期: 'DATE',
  低保对象: 'BOOLEAN',
  定额: 'DECIMAL(18, 2)',
  人数: 'BIGINT',
  比例: 'DECIMAL(18, 6)',
  备案时刻: 'TIMESTAMP',
  等待期: 'VARCHAR',
} as const

const places = ['小店区', '阳曲县', '娄烦县', '太原']
const optional = (cell: fc.Arbitrary<string>) => fc.oneof({ weight: 4, arbitrary: cell }, fc.constant(''))
const decimals = (scale: number, most: number) =>
  fc
    .tuple(fc.integer({ min: -1, max: most }), fc.nat(10 ** scale - 1))
    .map(([whole, rest]) => `${whole}.${String(rest).padStart(scale, '0')}`)
const day = fc.integer({ min: -30_000, max: baseDate + 2 }).map(formatDate)
const time = fc
  .tuple(day, fc.nat(23), fc.nat(59))
  .map(([date, ...of]) => `${date}T${of.map((part) => String(part).padStart(2, '0')).join(':')}`)
const name = fc
  .string({ unit: fc.constantFrom('甲', 'b', ' ', ',', '"', '\n', '😀', "'"), minLength: 1, maxLength: 6 })
  .map((text) => `名${text}`)

/** Rows of a well-formed file, some of whose values no field takes. */
const table = fc.array(
  fc.tuple(
    fc.constantFrom(...places),
    optional(name),
    optional(day),
    optional(fc.constantFrom('true', 'false')),
    optional(decimals(2, 300)),
    optional(fc.bigInt({ min: 0n, max: 2n ** 62n }).map(String)),
    optional(decimals(6, 2)),
    optional(time),
    optional(fc.constantFrom('P3M', 'P3D', '三个月')),
  ),
  { minLength: 1, maxLength: 30 },
)

async function readBy(format: 'csv' | 'parquet'): Promise<unknown[]> {
  const read: unknown[] = []
  for await (const { items } of openItems(
    { path: join(folder, `t.${format}`), format, size: null },
    { program, entity: '参保人', baseDate },
  )) {
    read.push(
      ...items.map((item) => (item.kind === 'record' ? shortest(item.record) : item.refusals.map(({ code, field }) => [code, field]))),
    )
  }
  return read
}

it('what DuckDB takes from a well-formed CSV file is what our reader takes from it', async () => {
  const types = Object.entries(columns).map(([column, type]) => `'${column}': '${type}'`)
  const source = `read_csv('${join(folder, 't.csv')}', header = true, columns = {${types.join(', ')}}, quote = '"', escape = '"')`
  const property = fc.asyncProperty(table, async (rows) => {
    writeFileSync(join(folder, 't.csv'), [Object.keys(columns), ...rows].map((row) => `${writeRow(row)}\r\n`).join(''))
    await withDuckdb(`COPY (SELECT * FROM ${source}) TO '${join(folder, 't.parquet')}' (FORMAT parquet)`)
    expect(await readBy('parquet')).toEqual(await readBy('csv'))
  })
  await fc.assert(property, { numRuns: 50, interruptAfterTimeLimit: 10_000 })
})
