import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../../engine/hosts/cli/cli.ts'
import { fakeTerminal } from '../terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-run-parquet-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))
const taiyuan = fileURLToPath(new URL('../../../policies/taiyuan-2020', import.meta.url))

async function duckdb<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const done = await work(connection)
  connection.closeSync()
  instance.closeSync()
  return done
}

async function run(notice: string, ...args: string[]) {
  const terminal = fakeTerminal()
  return { status: await runCli(['run', notice, ...args], '1.2.3', terminal), ...terminal.printed }
}

/** Invented people; two of them are refused. */
const people = [
  { 参保地: '阳曲县', 大学生类别: '省属大学生', 低保对象: true },
  { 参保地: '小店区', 出生日期: '1950-02-28', 低收入家庭: true, 缴费日期: '2020-09-01' },
  { 参保地: '小店', 出生日期: '1950-02-28' },
  { 参保地: '古交市', 低收入家庭: true },
  { 参保地: '娄烦县', 列入县级资助名单: true, 县级资助定额: 120.5 },
  { 参保地: '娄烦县', 县级资助定额: 300 },
  { 参保地: '清徐县', 动态新增: true, 建档立卡贫困人口: true, 动态调整证明日期: '2020-11-02' },
  { 参保地: '清徐县', 动态新增: true, 重度残疾: true, 动态调整证明日期: '2023-11-02', 姓名: '甲,\'乙"' },
]

const types = { 出生日期: 'DATE', 缴费日期: 'DATE', 动态调整证明日期: 'DATE', 县级资助定额: 'DECIMAL(18,2)' } as Readonly<
  Record<string, string>
>

function columnType(name: string): string {
  const sample = people.map((person) => (person as Record<string, unknown>)[name]).find((value) => value !== undefined)
  return types[name] ?? (typeof sample === 'boolean' ? 'BOOLEAN' : 'VARCHAR')
}

async function peopleFile(name: string): Promise<string> {
  const ndjson = at('people.ndjson')
  writeFileSync(ndjson, people.map((person) => `${JSON.stringify(person)}\n`).join(''))
  const names = [...new Set(people.flatMap((person) => Object.keys(person)))]
  const columns = names.map((column) => `'${column}': '${columnType(column)}'`).join(', ')
  await duckdb((connection) =>
    connection.run(`COPY (SELECT * FROM read_json('${ndjson}', columns = {${columns}})) TO '${at(name)}' (FORMAT parquet)`),
  )
  return at(name)
}

describe('run', () => {
  it('gives for Parquet what it gives for the same records as NDJSON', async () => {
    const parquet = await run(taiyuan, '--input', await peopleFile('人员 [1]*.parquet'))
    const ndjson = await run(taiyuan, '--input', at('people.ndjson'))
    expect(parquet).toEqual(ndjson)
    expect(parquet.status).toBe(2)
    expect(parquet.err).toBe('已计算 6 条，拒绝 2 条\n')
  })

  it('writes results as typed columns, equal to those of NDJSON', async () => {
    const input = await peopleFile('typed.parquet')
    const { out } = await run(taiyuan, '--input', input)
    expect(await run(taiyuan, '--input', input, '--output', at('results.parquet'))).toEqual({
      status: 2,
      out: '',
      err: '已计算 6 条，拒绝 2 条\n',
    })
    const { types: written, rows } = await duckdb(async (connection) => {
      const read = await connection.runAndReadAll(`SELECT * FROM '${at('results.parquet')}'`)
      const names = read.columnNames()
      return {
        types: Object.fromEntries(names.map((name, index) => [name, read.columnType(index).toString()])),
        rows: read.getRowObjectsJson(),
      }
    })
    expect(written).toMatchObject({
      中央补助: 'DECIMAL(18,2)',
      资助类别: 'VARCHAR',
      期内缴费: 'BOOLEAN',
      待遇起始日: 'DATE',
      $unknown: 'VARCHAR',
      $refused: 'VARCHAR',
    })
    const expected = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(rows).toHaveLength(expected.length)
    rows.forEach((row, index) => {
      const { $unknown = null, $refused = null, ...results } = expected[index] as Record<string, unknown>
      expect([row.$unknown, row.$refused].map((json) => (json === null ? null : JSON.parse(String(json))))).toEqual([$unknown, $refused])
      for (const [name, value] of Object.entries(results)) expect([name, shown(row[name])]).toEqual([name, shown(value)])
      if ($refused !== null) expect(Object.values(row).filter((value) => value !== null)).toHaveLength(1)
    })
  })

  it('leaves nothing beside its results', () => {
    expect(existsSync(at('results.parquet'))).toBe(true)
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('leaves an existing file as it is where the input can’t be read', async () => {
    writeFileSync(at('kept.parquet'), 'kept')
    writeFileSync(at('wrong.ndjson'), '')
    writeFileSync(at('wrong.csv'), '地方\n甲\n')
    const { status, err } = await run(taiyuan, '--input', at('wrong.csv'), '--output', at('kept.parquet'))
    expect([status, readFileSync(at('kept.parquet'), 'utf8')]).toEqual([64, 'kept'])
    expect(err).toContain('header.columnUnknown')
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('writes the columns even where there are no records', async () => {
    expect((await run(taiyuan, '--input', at('wrong.ndjson'), '--output', at('none.parquet'))).status).toBe(0)
    const count = await duckdb(async (connection) =>
      (await connection.runAndReadAll(`SELECT count(*) FROM '${at('none.parquet')}'`)).value(0, 0),
    )
    expect(count).toBe(0n)
  })

  it('does not replace its input', async () => {
    const input = await peopleFile('same.parquet')
    const { status, err } = await run(taiyuan, '--input', input, '--output', input)
    expect([status, err]).toEqual([64, expect.stringContaining('就是输入文件')])
  })

  it('does not write results whose names differ only by case', async () => {
    const notice = at('case.md')
    const text =
      '# n\n\n```tiaoli\nnotice n\n  base_date: 2021-01-01\nentity person\n  income: amount 0元 to 10元\nfor person\ncompute total: amount = income\ncompute Total: amount = income\n```\n'
    writeFileSync(notice, text)
    const { status, err } = await run(notice, '--input', at('wrong.ndjson'), '--output', at('case.parquet'))
    expect([status, err]).toEqual([64, expect.stringContaining('只差大小写')])
  })
})

/** A value of JSON and of a typed column as one text: 27.50 is 27.5. */
function shown(value: unknown): string {
  return typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? String(Number(value)) : String(value)
}
