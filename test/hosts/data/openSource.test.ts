import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { UnusableSource } from '../../../engine/batch/source.ts'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { type DataFormat, type DataInput, openItems, openSource, type SourceOptions } from '../../../engine/hosts/data/records.ts'
import { workbookBytes } from '../../../engine/hosts/data/xlsx.ts'
import { baseDate, program } from '../../records/fixture.ts'
import { shortest, withDuckdb } from '../../records/parquet/written.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-source-'))
afterAll(() => rmSync(folder, { recursive: true }))
const subject = { program, entity: '参保人', baseDate }

/** The same three people in every format; the second lives nowhere. */
const rows = [
  ['阳曲县', 27.5, '甲'],
  ['阳曲', 1, '乙'],
  ['小店区', null, '  丙 '],
] as const

const writers: Readonly<Record<DataFormat, (path: string) => void | Promise<void>>> = {
  ndjson: (path) =>
    writeFileSync(path, rows.map(([place, amount, name]) => `${JSON.stringify({ 参保地: place, 定额: amount, 姓名: name })}\n`).join('')),
  json: (path) => writeFileSync(path, JSON.stringify(rows.map(([place, amount, name]) => ({ 参保地: place, 定额: amount, 姓名: name })))),
  csv: (path) => writeFileSync(path, `参保地,定额,姓名\r\n${rows.map((row) => row.join(',')).join('\r\n')}\r\n`),
  parquet: (path) => {
    const values = rows.map(([place, amount, name]) => `('${place}', ${amount ?? 'NULL'}::DECIMAL(9,2), '${name}')`)
    return withDuckdb(`COPY (SELECT * FROM (VALUES ${values.join(', ')}) t(参保地, 定额, 姓名)) TO '${path}' (FORMAT parquet)`)
  },
  xlsx: async (path) => {
    const columns = (['text', 'amount', 'text'] as const).map((kind, index) => ({
      title: ['参保地', '定额', '姓名'][index] as string,
      kind,
      width: 9,
    }))
    const cells = rows.map(([place, amount, name]) => [place, amount === null ? null : String(amount), name])
    writeFileSync(path, await workbookBytes({ sheets: [{ name: '人', columns, rows: cells, note: '编造的人' }] }))
  },
}

async function written(format: DataFormat): Promise<DataInput> {
  const path = join(folder, `people.${format}`)
  await writers[format](path)
  return { path, format, size: statSync(path).size }
}

async function read(input: DataInput, options?: SourceOptions) {
  const [records, numbers, refused]: [unknown[], number[], unknown[]] = [[], [], []]
  let bytes = 0
  for await (const { block, bytes: some } of openSource(input, subject, options)) {
    bytes += some
    numbers.push(...block.numbers)
    for (const each of block.refused) refused.push([each.number, each.refusals.map(({ code }) => code)])
    for (let row = 0; row < block.batch.rows; row++) records.push(shortest(recordAt(program, block.batch, row)))
  }
  return { records, numbers, refused, bytes }
}

describe.each(Object.keys(writers) as DataFormat[])('a source of %s', (format) => {
  it('gives the records with their numbers, those refused apart, and says how far it is', async () => {
    const input = await written(format)
    const { bytes, ...all } = await read(input)
    expect(all).toEqual({
      records: [
        { 参保地: '阳曲县', 定额: '27.5', 姓名: '甲', 低保对象: false, 就诊: [] },
        { 参保地: '小店区', 姓名: '  丙 ', 低保对象: false, 就诊: [] },
      ],
      numbers: [1, 3],
      refused: [[2, ['record.enumUnknown']]],
    })
    expect(bytes).toBeCloseTo(input.size as number)
  })

  it('gives them one by one in their order', async () => {
    const kinds: string[] = []
    for await (const { items } of openItems(await written(format), subject)) kinds.push(...items.map(({ kind }) => kind))
    expect(kinds).toEqual(['record', 'refused', 'record'])
  })

  it('reads no columns that nobody wants', async () => {
    const wanted = { field: (_: string, field: string) => field === '参保地', relation: () => false }
    expect((await read(await written(format), { wanted })).records).toEqual([{ 参保地: '阳曲县' }, { 参保地: '小店区' }])
  })
})

it.each(['csv', 'parquet', 'xlsx'] as const)('the columns of %s are named by a mapping', async (format) => {
  const mapping = new Map([
    ['姓名', null],
    ['定额', '定额'],
  ])
  expect((await read(await written(format), { mapping })).records).toEqual([
    { 参保地: '阳曲县', 定额: '27.5', 低保对象: false, 就诊: [] },
    { 参保地: '小店区', 低保对象: false, 就诊: [] },
  ])
  await expect(read(await written(format), { mapping: new Map([['性名', null]]) })).rejects.toThrow('header.mappedColumn')
})

it.each([
  ['empty.csv', 'csv', '', 'header.missing'],
  ['strange.csv', 'csv', '地方\n甲\n', 'header.columnUnknown'],
  ['gbk.csv', 'csv', new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x0a]), 'header.'],
  ['text.parquet', 'parquet', 'PAR1', 'input.parquetUnreadable'],
  ['text.xlsx', 'xlsx', 'PK', 'input.xlsxUnreadable'],
] as const)('%s can’t be read as a whole', async (name, format, content, code) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  const failure = await read({ path, format, size: null }).catch((thrown: unknown) => thrown)
  expect(failure).toBeInstanceOf(UnusableSource)
  expect((failure as UnusableSource).refusals[0]?.code).toContain(code)
})

it('an empty workbook has no header', async () => {
  const path = join(folder, 'none.xlsx')
  writeFileSync(path, await workbookBytes({ sheets: [{ name: '空', columns: [], rows: [] }] }))
  await expect(read({ path, format: 'xlsx', size: null })).rejects.toThrow('header.missing')
})
