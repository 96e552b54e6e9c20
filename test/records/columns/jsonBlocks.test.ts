import { describe, expect, it } from 'vitest'
import { everything } from '../../../engine/batch/builder.ts'
import { csvBlocks } from '../../../engine/records/columns/csvBlocks.ts'
import { jsonBlocks } from '../../../engine/records/columns/jsonBlocks.ts'
import { recordReader } from '../../../engine/records/reader.ts'
import { examples } from '../examples.ts'
import { schema } from '../fixture.ts'
import { bytesOf } from './hostile.ts'
import { contentsOf, expectedOf, layout, pieces } from './support.ts'

const people = [
  '{"姓名":"甲","参保地":"阳曲县","定额":27.5,"就诊":[{"入院日期":"2020-02-29"},{"入院日期":"2020-03-01","费用":1e2}]}',
  '{"姓名":"乙","参保地":"太谷县"}',
  '{"姓名":"丙","参保地":"小店区","人数":90071992547409930}',
  '{"姓名":"丁","参保地":"小店区","低保对象":true,"就诊":[{"费用":1}]}',
  '{"姓名":"戊","参保地":"小店区","等待期":"P3M","身份证号码":"11010519491231002X"}',
]

describe.each(['ndjson', 'json'] as const)('%s in blocks is what the record reader makes of it', (format) => {
  const text = format === 'json' ? `[${people.join(',')}]` : people.join('\n')

  it.each([1, 2, 3, 100])('with blocks of %i', (rows) => {
    const bytes = bytesOf(text)
    for (const cuts of [[], [1, 50, 51, 120], Array.from(bytes, (_, index) => index)]) {
      const found = contentsOf(jsonBlocks(format, schema, layout, { rows }), pieces(bytes, cuts))
      expect(found).toEqual(expectedOf(recordReader(format, schema), [bytes]))
    }
  })

  it('also the examples of what is refused', () => {
    for (const example of Object.values(examples).filter((each) => each.format === format)) {
      const bytes = typeof example.input === 'string' ? bytesOf(example.input) : example.input
      const found = contentsOf(jsonBlocks(format, schema, layout, { ...(example.limit && { limit: example.limit }) }), [bytes])
      expect(found).toEqual(expectedOf(recordReader(format, schema, example.limit), [bytes]))
    }
  })
})

describe('what is read', () => {
  const wanted = { ...everything, field: (_: string, field: string) => field === '定额' }

  it('is kept only where it is wanted, and checked all the same', () => {
    const reader = csvBlocks(schema, layout, { wanted })
    const [block] = [...reader.push(bytesOf('姓名,参保地,定额\n甲,阳曲县,27.5\n=乙,阳曲县,1\n丙,太谷县,1\n丁,小店区,\n')), ...reader.end()]
    expect([...(block?.batch.columns.keys() ?? [])]).toEqual(['定额'])
    expect(block?.batch.columns.get('定额')).toMatchObject({ cells: Int32Array.of(2750, 0), given: Uint8Array.of(1, 0) })
    expect(block?.refused.map(({ number, refusals }) => [number, refusals[0]?.code])).toEqual([
      [2, 'record.formula'],
      [3, 'record.enumUnknown'],
    ])
  })

  it('comes in blocks of so many rows, numbered through', () => {
    const reader = csvBlocks(schema, layout, { rows: 2 })
    const blocks = [...reader.push(bytesOf(`参保地\n${'阳曲县\n'.repeat(3)}太谷县\n阳曲县\n`)), ...reader.end()]
    expect(blocks.map(({ batch, numbers, refused }) => [batch.rows, [...numbers], refused.map(({ number }) => number)])).toEqual([
      [2, [1, 2], []],
      [2, [3, 5], [4]],
    ])
  })
})

describe('columns under other names', () => {
  const read = (text: string, mapping: readonly (readonly [string, string | null])[]) =>
    contentsOf(csvBlocks(schema, layout, { mapping: new Map(mapping) }), [bytesOf(text)])
  const plain = (text: string) => contentsOf(csvBlocks(schema, layout), [bytesOf(text)])

  it('are the fields that they are mapped to, in brackets or not', () => {
    const mapping = [
      ['县区', '参保地'],
      ['低保', '「低保对象」'],
    ] as const
    expect(read('县区,低保,定额\n阳曲县,是,1\n', mapping)).toEqual(plain('参保地,低保对象,定额\n阳曲县,是,1\n'))
  })

  it('are left out where that is said, whatever they hold but bytes that are no text', () => {
    const left = read('参保地,备注,定额\n阳曲县,=A1,1\n小店区,"a,""b""",2\n小店区,\uE0FF,3\n小店区,x"y,4\n', [['备注', null]])
    const expected = plain('参保地,定额\n阳曲县,1\n小店区,2\n\uE0FF\n"小店区,4\n')
    expect(left).toEqual(expected)
  })

  it('swap without a trace', () => {
    const mapping = [
      ['定额', '人数'],
      ['人数', '定额'],
    ] as const
    expect(read('参保地,定额,人数\n阳曲县,3,27.5\n', mapping)).toEqual(plain('参保地,人数,定额\n阳曲县,3,27.5\n'))
  })

  it('may not be two columns of one field', () => {
    expect(read('参保地,县区\n', [['县区', '参保地']])).toMatchObject({ unusable: [{ code: 'header.columnTwice', field: '参保地' }] })
  })
})
