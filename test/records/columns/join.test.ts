import { describe, expect, it } from 'vitest'
import type { RefusedRecord } from '../../../engine/batch/source.ts'
import { Texts } from '../../../engine/batch/texts.ts'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { keyedCsvBlocks } from '../../../engine/records/columns/csvBlocks.ts'
import type { Joined } from '../../../engine/records/columns/join.ts'
import { refusalMessage } from '../../../engine/records/writeResults.ts'
import { program, schema } from '../fixture.ts'
import { type FileExample, fileExamples } from './fileExamples.ts'
import { bytesOf } from './hostile.ts'
import { joined } from './joined.ts'
import { layout } from './support.ts'

/** Each person that is left, as name: the days of its stays; and who is refused for what. */
function brief({ parents, refusedChildren }: Joined) {
  const people = parents.flatMap(({ batch, numbers }) =>
    [...numbers].map((number, row) => {
      const { values, relations } = recordAt(program, batch, row)
      return `${number} ${values.get('姓名')}: ${(relations.get('就诊') ?? []).map((stay) => stay.values.get('入院日期')).join(' ')}`
    }),
  )
  const codes = (refused: readonly RefusedRecord[]) =>
    refused.map(({ number, refusals }) => `${number} ${refusals.map(({ code }) => code).join(' ')}`)
  return { people, refused: codes(parents.flatMap(({ refused }) => refused)), children: codes(refusedChildren) }
}

const stay = (key: string, day: number) => `${key},${new Date(day * 86_400_000).toISOString().slice(0, 10)}\n`

describe('rows of another file', () => {
  it('are the elements of the record with their key, in the order of the file, whatever blocks they come in', () => {
    const people = '编号,姓名,参保地\na,甲,阳曲县\nb,乙,小店区\nc,丙,娄烦县\n"d,""1""",丁,小店区\n é ,戊,小店区\n'
    const stays = `编号,入院日期\n${stay('c', 1)}${stay('a', 2)}${stay('c', 3)}${stay('"d,""1"""', 4)}${stay('c', 5)}${stay('é', 6)}`
    for (const rows of [1, 2, 3, 100]) {
      expect(brief(joined(people, stays, rows))).toEqual({
        people: ['1 甲: 2', '2 乙: ', '3 丙: 1 3 5', '4 丁: 4', '5 戊: 6'],
        refused: [],
        children: [],
      })
    }
  })

  it('refuse whom they can not be told of, and are all accounted for', () => {
    const people =
      '编号,姓名,参保地\na,甲,阳曲县\nb,乙,小店区\na,丙,娄烦县\nc,丁,太谷县\nd,戊,小店区\n,己,小店区\ne,庚,小店区\ne,辛,太谷县\n'
    const stays = `编号,入院日期\n${stay('a', 1)}${stay('b', 2)}${stay('c', 3)}${stay('d', 4)}d,昨天\n${stay('x', 6)}y,昨天\n${stay('e', 8)},1970-01-10\n`
    for (const rows of [1, 3, 100]) {
      expect(brief(joined(people, stays, rows))).toEqual({
        people: ['2 乙: 2'],
        refused: [
          ...['1 join.keyTwice', '3 join.keyTwice', '4 record.enumUnknown', '5 join.childRefused', '6 record.keyMissing'],
          ...['7 join.keyTwice', '8 record.enumUnknown'],
        ],
        children: [
          ...['1 join.parentRefused', '3 join.parentRefused', '4 join.parentRefused', '5 record.dateInvalid', '6 join.orphan'],
          ...['7 record.dateInvalid', '8 join.parentRefused', '9 record.keyMissing'],
        ],
      })
    }
  })

  it('may be none at all', () => {
    expect(brief(joined('编号,姓名,参保地\na,甲,阳曲县\n', '编号,入院日期\n'))).toEqual({ people: ['1 甲: '], refused: [], children: [] })
  })
})

it('a key may be a field as well, and is read whatever way its row is read', () => {
  const codes = new Texts()
  const reader = keyedCsvBlocks(schema, layout, { column: '姓名', codes })
  const [block] = [...reader.push(bytesOf('姓名,参保地\n甲,阳曲县\n"乙 ",阳曲县\n"丙""丙",阳曲县\n丁,太谷县\n戊,阳曲县')), ...reader.end()]
  expect([...(block?.keys ?? [])].map((code) => codes.text(code))).toEqual(['甲', '乙', '丙"丙', '戊'])
  expect([...(block?.refusedKeys ?? [])].map(([number, code]) => [number, codes.text(code)])).toEqual([[4, '丁']])
})

describe.each(Object.entries(fileExamples) as [keyof typeof fileExamples, FileExample][])('%s', (code, example) => {
  it('is what its example gets, and reads well in both languages', () => {
    const refusals = example.refusals().filter((refusal) => refusal.code === code)
    expect(refusals.length).toBeGreaterThan(0)
    expect(refusals.map(({ values }) => [refusalMessage(code, values, 'zh'), refusalMessage(code, values, 'en')])).toMatchSnapshot()
  })
})
