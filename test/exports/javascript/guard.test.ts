import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../engine/number/date.ts'
import type { Program } from '../../../engine/program/program.ts'
import { readJsonRecord } from '../../../engine/records/readRecord.ts'
import { recordJson } from '../../../engine/records/recordJson.ts'
import { schemaOf } from '../../../engine/records/schema.ts'
import { javascriptModule } from '../../agreement/javascript.ts'
import { programOf } from '../../policies/notices.ts'
import { isExpressible } from '../../steps/support/expressible.ts'
import { loadedModule, type RulesModule } from '../../support/javascriptModule.ts'
import { compiled } from '../../support/random/compiled.ts'
import { Draw } from '../../support/random/draw.ts'
import { soundNotices } from '../../support/random/notice.ts'
import { RecordDrawer } from '../../support/random/records.ts'
import { programOfText, small, written } from './sample.ts'

/** What may stand in the place of a value. */
const wrong = [
  ...[
    'null',
    'true',
    '1',
    '-1',
    '0.5',
    '0.005',
    '1.10',
    '1e2',
    '-0',
    '1e-3',
    '99999999999999.99',
    '123456789012345678.5',
    '1e999',
    '12e12',
  ],
  ...['""', '"是"', '"1"', '"2021-02-29"', '"2021-02-28"', '"0000-01-01"', '"9999-12-31"', '"1899-12-31"', '"2021-01-31T24:00"'],
  ...['"2021-01-31T09:00:00"', '"P1Y"', '"P1Y1M"', '"P1D"', '"PT1H"', '"-P3M"', '"P1W"', '"14999919900101001x"', '"149999199001010012"'],
  ...['[]', '[1]', '{}', '[{}]', '[[]]', '[null]', `1${'0'.repeat(401)}`, '"\\u2028甲\\n"'],
]

/** What may be done to the text of a record: a value, a key or the brackets are others. */
function damaged(text: string, draw: Draw): string {
  const value = () => draw.one(wrong)
  const places = [...text.matchAll(/:("(?:[^"\\]|\\.)*"|[^,[\]{}]+)/g)]
  switch (draw.between(0, 6)) {
    case 0:
    case 1:
    case 2: {
      const place = places.length === 0 ? undefined : draw.one(places)
      return place ? `${text.slice(0, place.index)}:${value()}${text.slice(place.index + place[0].length)}` : text
    }
    case 3:
      return text.replace(/"([^"]+)":/, '"「$1」":')
    case 4:
      return text.replace(/"([^"]+)":/, (_, name: string) => `"${name}${draw.one(['x', '', '」', '\\t'])}":`)
    case 5:
      return `${text.slice(0, -1)}${text === '{}' ? '' : ','}${draw.one(['"toString"', '"__proto__"', '"甲乙"', '"「甲」"'])}:${value()}}`
    default:
      return draw.chance(4) ? text.slice(0, draw.between(0, text.length)) : text.replace(/"([^"]+)":/, '"$1":1,"$1":')
  }
}

/** What the reader of records refuses; what it lets through may still be beyond the export. */
function expected(program: Program, entity: string, text: string): unknown {
  const schema = schemaOf(program, entity, parseDate(program.header.baseDate) as number)
  if (!schema) throw new Error(`no entity ${entity}`)
  return readJsonRecord(schema, text).refusals.map(({ code, field }) => ({ code, field }))
}

function found(rules: RulesModule, entity: string, text: string): unknown {
  const { refused } = rules.prepareJson({ entity })(text)
  return (refused ?? []).filter(({ code }) => !/^evaluate\.|beyondExport/.test(code))
}

const choices = fc.array(fc.noBias(fc.nat(0xffff)), { minLength: 60, maxLength: 400, size: 'max' })

function holdsFor(program: Program, entity: string, rules: RulesModule, numbers: readonly number[]): void {
  const draw = new Draw(numbers)
  let text = recordJson(program, entity, new RecordDrawer(program).record(draw, entity))
  for (let count = draw.between(1, 4); count > 0; count--) text = damaged(text, draw)
  expect({ text, refused: found(rules, entity, text) }).toEqual({ text, refused: expected(program, entity, text) })
}

describe('the input guard', () => {
  it('refuses what the reader of records refuses, of the notices that there are', () => {
    const entities = [[programOf('taiyuan-2020'), ['参保人', '县区汇总', '医疗费用汇总']] as const, [small, ['参保人']] as const]
    for (const [program, names] of entities) {
      const rules = javascriptModule(program, program.mainEntity)
      for (const entity of names) {
        fc.assert(
          fc.property(choices, (numbers) => holdsFor(program, entity, rules, numbers)),
          { numRuns: 250, interruptAfterTimeLimit: 5000 },
        )
      }
    }
  })

  it('refuses what the reader of records refuses, of random notices', () => {
    fc.assert(
      fc.property(soundNotices, fc.array(choices, { minLength: 20, maxLength: 20 }), (source, all) => {
        const { draft } = compiled(source)
        if (draft.mainEntity === null || !isExpressible(draft)) return
        const rules = javascriptModule(draft, draft.mainEntity)
        for (const numbers of all) holdsFor(draft, draft.mainEntity, rules, numbers)
      }),
      { numRuns: 60, interruptAfterTimeLimit: 10_000 },
    )
  })

  const rules: RulesModule = loadedModule(written(small, 'rules.mjs'))
  const of = (record: unknown, json = false) => rules.evaluate(record, { json }).refused

  it.each<[unknown, unknown]>([
    [null, [{ code: 'record.notObject', field: null }]],
    [[], [{ code: 'record.notObject', field: null }]],
    [{ 参保地: '东区', 总资产: Number.NaN }, [{ code: 'record.typeMismatch', field: '总资产' }]],
    [{ 参保地: '东区', 总资产: '0x10' }, [{ code: 'record.typeMismatch', field: '总资产' }]],
    [{ 参保地: '东区', 总资产: '' }, [{ code: 'record.typeMismatch', field: '总资产' }]],
    [{ 参保地: '东区', 总资产: 0.1 + 0.2 }, [{ code: 'record.tooFine', field: '总资产' }]],
    [{ 参保地: '东区', 总资产: 10n ** 12n + 1n }, [{ code: 'record.beyondExport', field: '总资产' }]],
    [{ 参保地: '东区', 总资产: '1e12' }, null],
    [{ 参保地: '东区', 总资产: 0.07, 出生日期: undefined }, null],
    [{ 参保地: '东区', 总资产: 1, 就诊: new Array(1) }, [{ code: 'record.notObject', field: '就诊[1]' }]],
    [
      {
        参保地: '东区',
        总资产: 1,
        就诊: [
          { 入院日期: '2020-01-01', 费用: 1 },
          { 入院日期: '2020-1-1', 费用: 1_000_001 },
        ],
      },
      [
        { code: 'record.dateInvalid', field: '就诊[2].入院日期' },
        { code: 'record.outOfRange', field: '就诊[2].费用' },
      ],
    ],
  ])('%o', (record, refused) => {
    expect(of(record)).toEqual(refused)
  })

  it('takes no text for a number where records are JSON', () => {
    expect(of({ 参保地: '东区', 总资产: '1' }, true)).toEqual([{ code: 'record.typeMismatch', field: '总资产' }])
  })

  it('reads elements within elements as deep as JSON is read, and objects in a circle no deeper', () => {
    const head = '通知 甲\n  基准日：2021年1月1日\n对象 人\n  岁数：整数\n  子女：多个 人\n对于 人\n计算 人数：整数 ＝ 个数 子女'
    const program = programOfText(`\`\`\`tiaoli\n${head}\n\`\`\`\n`)
    const family = javascriptModule(program, '人')
    const nested = (depth: number): string => (depth === 0 ? '{"岁数":1}' : `{"岁数":1,"子女":[${nested(depth - 1)}]}`)
    for (const depth of [31, 32]) {
      const refused = expected(program, '人', nested(depth))
      expect(family.prepareJson()(nested(depth)).refused ?? []).toEqual(refused)
      expect(family.evaluate(JSON.parse(nested(depth))).refused ?? []).toEqual(refused)
    }
    const circle: { 岁数: number; 子女: unknown[] } = { 岁数: 1, 子女: [] }
    circle.子女.push(circle)
    expect(family.evaluate(circle).refused).toEqual([{ code: 'record.tooDeep', field: null }])
  })
})
