import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvBlocks } from '../../../engine/records/columns/csvBlocks.ts'
import { recordReader } from '../../../engine/records/reader.ts'
import { examples } from '../examples.ts'
import * as sample from '../fixture.ts'
import { bytesOf, files, hostile, usual } from './hostile.ts'
import { largeDefault, odd, type Subject } from './oddFixture.ts'
import { contentsOf, expectedOf, layout, pieces } from './support.ts'

// FUZZ_SECONDS=60 FUZZ_SEED=123 npx vitest run test/records/columns
const seconds = Number(process.env.FUZZ_SECONDS ?? 1)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const limit = 300

const person: Subject = { program: sample.program, schema: sample.schema, layout }
const fieldsOf = ({ schema }: Subject) => [...schema.fields.keys()]

/** Reads the bytes both ways, cut at the places, and expects the same. */
function compare({ program, schema, layout }: Subject, bytes: Uint8Array, cuts: readonly number[] = [], rows = 3): void {
  const found = contentsOf(csvBlocks(schema, layout, { limit, rows }), pieces(bytes, cuts), program)
  expect(found).toEqual(expectedOf(recordReader('csv', schema, limit), [bytes]))
}

describe('a CSV file in blocks is what the reader of texts makes of it', () => {
  it.each([
    ['people', person, '参保地'],
    ['odd things', odd, null],
    ['things with a default that no cell holds', largeDefault, null],
  ] as const)(
    `whatever is said of %s and wherever it is cut (seed ${seed}, ${seconds} s)`,
    (_what, subject, always) => {
      const property = fc.property(files(fieldsOf(subject), always), ({ bytes, cuts }) => compare(subject, bytes, cuts))
      fc.assert(property, {
        seed,
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: seconds * 1000,
        markInterruptAsFailure: false,
      })
    },
    (seconds + 20) * 1000,
  )

  it('cut at every byte', () => {
    const bytes = bytesOf(
      '\uFEFF姓名,参保地,低保对象,定额\r\n"甲,""乙""\n丙",阳曲县,是,27.5\r\n丁, 小店区,TRUE,\r\n"戊,娄烦县,否,1\r\n己,娄烦县,否,1',
    )
    for (let cut = 0; cut <= bytes.length; cut++) compare(person, bytes, [cut])
    compare(
      person,
      bytes,
      Array.from(bytes, (_, index) => index),
    )
  })

  it.each([...fieldsOf(person).map((name) => [name, person] as const), ...fieldsOf(odd).map((name) => [name, odd] as const)])(
    'whatever a cell of %s says',
    (name, subject) => {
      const other = subject === person ? (name === '参保地' ? '低保对象' : '参保地') : name === '项' ? '名' : '项'
      const cells = [...hostile, ...(usual[name] as readonly string[])]
      for (const cell of [...cells, ...cells.map((text) => `"${text}"`)]) {
        const [good] = usual[other] as readonly string[]
        compare(subject, bytesOf(`${name},${other}\n${cell},${good}\n${cell},${good}\n`))
        compare(subject, bytesOf(`${other},${name}\r\n${good},${cell}\r\n${good},${cell}\r\n`))
        compare(subject, bytesOf(`${name}\n${cell}\n${cell}\r\n`))
      }
    },
  )

  it.each([-1, 0, 1])('with rows that are %i bytes longer than the longest', (more) => {
    const name = 'x'.repeat(limit + more - ',阳曲县'.length - 2 * '阳曲县'.length)
    for (const end of ['\n', '\r\n']) compare(person, bytesOf(`姓名,参保地\n${name},阳曲县${end}甲,阳曲县\n`))
  })

  it('with a row that goes over thousands of lines, in one piece and in many', () => {
    const bytes = bytesOf(`姓名,参保地\n甲,阳曲县\n"乙\n${'\n'.repeat(5000)}",阳曲县\n丙,阳曲县\n"丁${'\n戊,阳曲县'.repeat(3000)}\n`)
    compare(person, bytes)
    compare(
      person,
      bytes,
      Array.from({ length: 100 }, (_, index) => index * 300),
    )
  })

  it('also the examples of what is refused', () => {
    for (const { format, input } of Object.values(examples)) {
      if (format === 'csv') compare(person, typeof input === 'string' ? bytesOf(input) : input)
    }
  })
})
