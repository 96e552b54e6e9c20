import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, it } from 'vitest'
import { headerOf } from '../../../editor/worker/simulation/header.ts'
import { isParquet, parquetPeople } from '../../../editor/worker/simulation/parquet.ts'
import { layoutOf } from '../../../engine/batch/layout.ts'
import type { Block } from '../../../engine/batch/source.ts'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { program, schema } from '../../records/fixture.ts'
import { shortest } from '../../records/parquet/written.ts'

const bytes = parquetWriteBuffer({
  columnData: [
    { name: '县区', data: ['阳曲县', '小店区', '没有的'], type: 'STRING' },
    { name: '姓名', data: ['甲', '乙', '丙'], type: 'STRING' },
    { name: '定额', data: [27.5, 100, 1], type: 'DOUBLE' },
  ],
})
const file = new File([bytes], '人员.Parquet')
const records = { schema, layout: layoutOf(program, '参保人') }
const wanted = { field: (_: string, field: string) => field !== '姓名', relation: () => false }

it('people of a Parquet file are read in the browser as far as they are wanted', async () => {
  expect(isParquet(file)).toBe(true)
  expect(await headerOf(file)).toEqual(['县区', '姓名', '定额'])
  const blocks: Block[] = []
  for await (const block of parquetPeople(file, records, wanted, { 县区: '参保地', 姓名: null, 定额: '定额' })) blocks.push(block)
  const people = blocks.flatMap(({ batch }) => Array.from({ length: batch.rows }, (_, row) => shortest(recordAt(program, batch, row))))
  expect(people).toEqual([
    { 参保地: '阳曲县', 低保对象: false, 定额: '27.5' },
    { 参保地: '小店区', 低保对象: false, 定额: '100' },
  ])
  expect(blocks.flatMap(({ refused }) => refused.map(({ number }) => number))).toEqual([3])
})

it('columns that are not named as the fields are, and bytes that are no Parquet file, are said', async () => {
  await expect(parquetPeople(file, records, wanted, null).next()).rejects.toThrow('header.columnMissing')
  const text = new File(['参保地\n阳曲县\n'], 'text.parquet')
  await expect(parquetPeople(text, records, wanted, null).next()).rejects.toThrow('input.parquetUnreadable')
})
