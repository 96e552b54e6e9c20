import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { layoutOf } from '../../../engine/batch/layout.ts'
import type { Block } from '../../../engine/batch/source.ts'
import { UnusableSource } from '../../../engine/batch/source.ts'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { openParquet } from '../../../engine/hosts/data/parquetInput.ts'
import type { BindingOptions } from '../../../engine/records/parquet/binding.ts'
import { blocksOf, type ColumnFile } from '../../../engine/records/parquet/file.ts'
import { openParquetBytes } from '../../../engine/records/parquet/hyparquet.ts'
import { recordReader } from '../../../engine/records/reader.ts'
import { program, schema } from '../fixture.ts'
import { bytesOf, shortest, withDuckdb } from './written.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-refusals-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
/** Writes the rows of a query to a file of its own. */
async function written(query: string, options = ''): Promise<string> {
  const path = join(folder, `${files++}.parquet`)
  await withDuckdb(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`)
  return path
}

const opens: readonly [string, (path: string) => Promise<ColumnFile>][] = [
  ['DuckDB', openParquet],
  ['hyparquet', async (path) => openParquetBytes(bytesOf(path), path)],
]

async function blocksIn(file: ColumnFile, options?: BindingOptions): Promise<Block[]> {
  const blocks: Block[] = []
  for await (const block of blocksOf(file, { schema, layout: layoutOf(program, '参保人') }, options)) blocks.push(block)
  return blocks
}

const recordsIn = (blocks: readonly Block[]) =>
  blocks.flatMap(({ batch }) => Array.from({ length: batch.rows }, (_, row) => shortest(recordAt(program, batch, row))))

const columns = {
  参保地: 'VARCHAR',
  姓名: 'VARCHAR',
  身份证号码: 'VARCHAR',
  出生日期: 'DATE',
  低保对象: 'TINYINT',
  定额: 'DECIMAL(18, 4)',
  人数: 'BIGINT',
  比例: 'DOUBLE',
  备案时刻: 'VARCHAR',
  等待期: 'VARCHAR',
  就诊: 'STRUCT(入院日期 DATE, 费用 DECIMAL(18, 3))[]',
} as const
type Name = keyof typeof columns

/** A row of those columns as SQL, and the same record as JSON. */
type Row = readonly [sql: Partial<Record<Name, string>>, json: string]

const rows: readonly Row[] = [
  [{ 参保地: "'阳曲县'" }, '"参保地": "阳曲县"'],
  [{ 参保地: "'阳曲'" }, '"参保地": "阳曲"'],
  [{}, ''],
  [{ 参保地: "'阳曲县'", 出生日期: "'1899-12-31'" }, '"参保地": "阳曲县", "出生日期": "1899-12-31"'],
  [{ 参保地: "'阳曲县'", 出生日期: "'2021-01-02'", 定额: '281' }, '"参保地": "阳曲县", "出生日期": "2021-01-02", "定额": 281'],
  [{ 参保地: "'阳曲县'", 定额: '27.5550' }, '"参保地": "阳曲县", "定额": 27.555'],
  [{ 参保地: "'阳曲县'", 定额: '-0.01' }, '"参保地": "阳曲县", "定额": -0.01'],
  [{ 参保地: "'阳曲县'", 人数: '0' }, '"参保地": "阳曲县", "人数": 0'],
  [{ 参保地: "'阳曲县'", 人数: '9223372036854775807' }, '"参保地": "阳曲县", "人数": 9223372036854775807'],
  [{ 参保地: "'阳曲县'", 比例: '0.1::DOUBLE + 0.2::DOUBLE' }, '"参保地": "阳曲县", "比例": 0.30000000000000004'],
  [{ 参保地: "'阳曲县'", 比例: '0.75' }, '"参保地": "阳曲县", "比例": 0.75'],
  [{ 参保地: "'阳曲县'", 身份证号码: "'110105194912310021'" }, '"参保地": "阳曲县", "身份证号码": "110105194912310021"'],
  [{ 参保地: "'阳曲县'", 备案时刻: "'2020-10-01 9:00'" }, '"参保地": "阳曲县", "备案时刻": "2020-10-01 9:00"'],
  [{ 参保地: "'阳曲县'", 等待期: "'P3D'" }, '"参保地": "阳曲县", "等待期": "P3D"'],
  [
    { 参保地: "'娄烦县'", 就诊: "[{'入院日期': DATE '2020-01-01', '费用': 1.5}, {'入院日期': NULL, '费用': -1}]" },
    '"参保地": "娄烦县", "就诊": [{"入院日期": "2020-01-01", "费用": 1.5}, {"费用": -1}]',
  ],
  [
    { 参保地: "'娄烦县'", 就诊: "[NULL, {'入院日期': DATE '2020-01-01'}]" },
    '"参保地": "娄烦县", "就诊": [null, {"入院日期": "2020-01-01"}]',
  ],
  [{ 参保地: "'娄烦县'", 就诊: "[{'入院日期': DATE '2020-01-01'}]" }, '"参保地": "娄烦县", "就诊": [{"入院日期": "2020-01-01"}]'],
  [{ 参保地: "'小店区'", 低保对象: '1' }, '"参保地": "小店区", "低保对象": true'],
]

const query = rows
  .map(([sql]) => {
    const cells = Object.entries(columns).map(([name, type]) => `(${sql[name as Name] ?? 'NULL'})::${type} AS "${name}"`)
    return `SELECT ${cells.join(', ')}`
  })
  .join(' UNION ALL ')

describe.each(opens)('%s', (_name, open) => {
  it('refuses what JSON refuses, for the same reasons, and keeps the numbers of the records', async () => {
    const text = rows.map(([, json]) => `{${json}}\n`).join('')
    const items = recordReader('ndjson', schema).push(new TextEncoder().encode(text))
    const blocks = await blocksIn(await open(await written(query)))
    expect(blocks.flatMap(({ refused }) => refused)).toEqual(
      items.flatMap((item, index) => (item.kind === 'record' ? [] : [{ number: index + 1, refusals: item.refusals }])),
    )
    expect(recordsIn(blocks)).toEqual(items.flatMap((item) => (item.kind === 'record' ? [shortest(item.record)] : [])))
    const numbers = blocks.flatMap((block) => [...block.numbers])
    expect(numbers).toEqual(items.flatMap((item, index) => (item.kind === 'record' ? [index + 1] : [])))
  })

  it.each([
    ["'阳曲县' AS 参保地, 'NaN'::DOUBLE AS 定额", 'record.typeMismatch'],
    ["'阳曲县' AS 参保地, 0.1::DOUBLE + 0.2::DOUBLE AS 定额", 'record.tooFine'],
    ["'阳曲县' AS 参保地, 90071992547409.93::DOUBLE AS 人数", 'record.tooFine'],
    ["'阳曲县' AS 参保地, 9007199254740993::DOUBLE AS 人数", 'record.floatInexact'],
    ["'阳曲县' AS 参保地, 2::TINYINT AS 低保对象", 'record.typeMismatch'],
    ["'阳曲县' AS 参保地, TIMESTAMP '2020-01-01 00:00:01' AS 出生日期", 'record.dateInvalid'],
    ["'阳曲县' AS 参保地, TIMESTAMP '2020-01-01 09:00:30' AS 备案时刻", 'record.instantInvalid'],
    ["'阳曲县' AS 参保地, DATE 'infinity' AS 出生日期", 'record.dateInvalid'],
  ])('refuses %s with %s', async (select, code) => {
    const [block] = await blocksIn(await open(await written(`SELECT ${select}`)))
    expect(block?.batch.rows).toBe(0)
    expect(block?.refused[0]?.refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  it.each([
    ["'阳曲县' AS 参保地, 27.5::DOUBLE AS 定额", { 参保地: '阳曲县', 定额: '27.5' }],
    ["'阳曲县' AS 参保地, 27::SMALLINT AS 定额", { 参保地: '阳曲县', 定额: '27' }],
    ["'阳曲县' AS 参保地, TIMESTAMP_MS '2020-01-01 00:00:00' AS 出生日期", { 参保地: '阳曲县', 出生日期: 18262 }],
    ["'阳曲县' AS 参保地, TIMESTAMP_NS '1969-12-31 23:59:00' AS 备案时刻", { 参保地: '阳曲县', 备案时刻: -1 }],
    ["'阳曲县' AS 「参保地」", { 参保地: '阳曲县' }],
    // Larger than a cell holds: kept whole.
    [
      "'阳曲县' AS 参保地, 123456789012345678901234567890::DECIMAL(38,0) AS 人数",
      { 参保地: '阳曲县', 人数: '123456789012345678901234567890' },
    ],
  ])('reads %s', async (select, expected) => {
    const blocks = await blocksIn(await open(await written(`SELECT ${select}`)))
    expect(blocks.flatMap(({ refused }) => refused)).toEqual([])
    expect(recordsIn(blocks)).toEqual([{ 低保对象: false, 就诊: [], ...expected }])
  })

  it.each([
    ["'甲' AS 姓名", 'header.columnMissing', '参保地'],
    ["'甲' AS 参保的, '阳曲县' AS 参保地", 'header.columnUnknown', '参保的'],
    ["'阳曲县' AS 参保地, '阳曲县' AS 「参保地」", 'header.columnTwice', '参保地'],
    ["'阳曲县' AS 参保地, '100' AS 定额", 'header.columnType', '定额'],
    ["'阳曲县' AS 参保地, 1.5::FLOAT AS 定额", 'header.columnType', '定额'],
    ["'阳曲县' AS 参保地, 110105194912310021 AS 身份证号码", 'header.columnType', '身份证号码'],
    ["'阳曲县' AS 参保地, TIMESTAMPTZ '2020-01-01 00:00:00+00' AS 备案时刻", 'header.columnType', '备案时刻'],
    ["'阳曲县' AS 参保地, ['a'] AS 就诊", 'header.columnType', '就诊'],
    ["'阳曲县' AS 参保地, [{'费用': 1}] AS 就诊", 'header.columnMissing', '就诊.入院日期'],
    ["'阳曲县' AS 参保地, [{'入院日期': 1}] AS 就诊", 'header.columnType', '就诊.入院日期'],
  ])('does not read %s: %s', async (select, code, field) => {
    const failure = await blocksIn(await open(await written(`SELECT ${select}`))).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(UnusableSource)
    expect((failure as UnusableSource).refusals.map((refusal) => [refusal.code, refusal.field])).toEqual([[code, field]])
  })

  it('takes the names of columns from a mapping, and leaves out what it leaves out', async () => {
    const path = await written("SELECT '阳曲县' AS county, '甲' AS name, 1 AS nothing")
    const mapping = new Map([
      ['county', '参保地'],
      ['name', '姓名'],
      ['nothing', null],
    ])
    expect(recordsIn(await blocksIn(await open(path), { mapping }))).toEqual([{ 参保地: '阳曲县', 姓名: '甲', 低保对象: false, 就诊: [] }])
    const mappedTo = async (column: string, field: string | null) =>
      blocksIn(await open(path), { mapping: new Map([...mapping, [column, field]]) })
    await expect(mappedTo('cuonty', null)).rejects.toThrow('header.mappedColumn')
    await expect(mappedTo('nothing', '参保的')).rejects.toThrow('header.mappedField')
  })

  it('reads only the fields that are wanted', async () => {
    const path = await written("SELECT '阳曲县' AS 参保地, 'x' AS 身份证号码, 100 AS 定额")
    const wanted = { field: (_: string, field: string) => field !== '身份证号码', relation: () => false }
    const [block] = await blocksIn(await open(path), { wanted })
    expect(block?.refused).toEqual([])
    expect([...(block?.batch.columns.keys() ?? [])]).not.toContain('身份证号码')
  })

  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4'])('reads %s', async (codec) => {
    const path = await written(
      "SELECT '阳曲县' AS 参保地, (i % 280)::DECIMAL(9, 2) AS 定额 FROM range(5000) r(i)",
      `, COMPRESSION ${codec}`,
    )
    const blocks = await blocksIn(await open(path))
    expect(recordsIn(blocks)).toHaveLength(5000)
    expect(recordsIn(blocks)[4999]).toEqual({ 参保地: '阳曲县', 定额: '239', 低保对象: false, 就诊: [] })
  })

  it('says what is no Parquet file, also where it breaks off or its bytes are changed', async () => {
    const path = join(folder, 'text.parquet')
    writeFileSync(path, '参保地\n阳曲县\n')
    await expect((async () => blocksIn(await open(path)))()).rejects.toThrow('input.parquetUnreadable')
  })
})
