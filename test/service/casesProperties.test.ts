import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { format, hasErrors } from '../../engine/index.ts'
import { normalize } from '../../engine/number/decimal.ts'
import { literalValue } from '../../engine/program/apply.ts'
import type { CaseRecord, CaseValue, LiteralValue, Program, Type } from '../../engine/program/program.ts'
import { literalOf } from '../../engine/program/show.ts'
import { caseRow } from '../../engine/service/cases/draft.ts'
import { caseForm } from '../../engine/service/cases/form.ts'
import {
  addCase,
  type CaseDraft,
  type CaseRequest,
  changeCases,
  type Document,
  type TypedCase,
  tryCase,
  typedCase,
} from '../../engine/service/index.ts'
import { type Draw, drawing } from '../support/random/draw.ts'
import { RecordDrawer } from '../support/random/records.ts'
import { documentOf, policy } from './documents.ts'
import { changed, textOf } from './support/edited.ts'

// Names that need 「」: a keyword, words of the lexer's own, signs, a number, and one that JavaScript knows.
const odd = [
  '「是」',
  '「以上」',
  '「甲 乙」',
  '「2020年」',
  '「a|b」',
  '「四舍五入到分」',
  '「至2020年」',
  '「“引号”」',
  '__proto__',
  '「//注」',
]

const notice = `通知 甲
  基准日：2021年1月1日

枚举 类别：${odd.slice(0, 9).join('、')}、普通

对象 就诊
  ${odd[2]}：日期
  费用：金额 可选 -10元至1000元
  ${odd[4]}：文本 可选
  ${odd[3]}：类别 可选

对象 人
  ${odd[0]}：是否 默认 否
  ${odd[1]}：文本
  ${odd[5]}：身份证号 可选
  ${odd[6]}：时刻 可选
  ${odd[7]}：时长（月） 可选
  ${odd[8]}：整数 可选
  ${odd[9]}：时长（小时） 可选
  天：时长（天） 可选
  比：比例 可选
  数：数（3） 可选
  日：日期 可选
  类：类别
  备注：文本 可选
  就诊、「再 诊」：多个 就诊

疑义 A1：甲
  读法 「甲 说」（默认）
  读法 乙说
疑义 「第 2」：乙
  读法 甲说（默认）
  读法 「则」

对于 人

计算 「当」：金额 ＝ 合计 就诊.费用
计算 几：整数 ＝ 个数 「再 诊」
计算 法：是否 ＝ 疑义 A1 为 乙说 且 疑义 「第 2」 为 「则」
计算 是的：是否 ＝ 「是」
计算 文：文本 ＝ ${odd[1]}
计算 类的：类别 ＝ 类
计算 日的：日期 ＝ 日
计算 长：时长（月） ＝ ${odd[7]}
计算 「a：b」：比例 ＝ 比
`

const texts = ['', '甲', ' 甲 ', '5元', '是', '甲“乙”丙', '"甲', '“', '甲|乙||丙', '// 注', '「甲', '＝1', '<b>', '甲\u3000', '😀', '甲\\n']

/** Whether a text can be written at all: neither kind of quotation marks may be broken by it. */
const isWritable = (text: string): boolean => /^(?:[^“”]|“[^“”]*”)*$/.test(text) || !text.includes('"')

function drawnText(draw: Draw): string {
  const text = draw.one(texts) + (draw.chance(3) ? draw.one(texts) : '')
  return isWritable(text) ? text : '甲'
}

/** The record with texts that are hard to write in place of those that were drawn. */
function withTexts(program: Program, entity: string, record: CaseRecord, draw: Draw): CaseRecord {
  const declared = program.entities.find((each) => each.name === entity)
  return Object.fromEntries(
    Object.entries(record).map(([name, value]): [string, CaseValue] => {
      const relation = declared?.relations.find((each) => each.name === name)
      if (relation) return [name, (value as readonly CaseRecord[]).map((each) => withTexts(program, relation.entity, each, draw))]
      return [name, declared?.fields.find((field) => field.name === name)?.type.kind === 'text' ? drawnText(draw) : value]
    }),
  )
}

const canonical = (type: Type, value: LiteralValue): LiteralValue => {
  const read = literalValue(type, value)
  return literalOf(type, typeof read === 'object' ? normalize(read) : read)
}

/** Values in one notation, absent relations as absent, so that equal records are equal data. */
function canonicalRecord(program: Program, entity: string | null, record: CaseRecord): CaseRecord {
  const declared = program.entities.find((each) => each.name === entity)
  const entries = Object.entries(record).flatMap(([name, value]): [string, CaseValue][] => {
    const relation = declared?.relations.find((each) => each.name === name)
    const type = declared?.fields.find((field) => field.name === name)?.type
    if (relation) {
      const records = (value as readonly CaseRecord[]).map((each) => canonicalRecord(program, relation.entity, each))
      return records.length === 0 ? [] : [[name, records]]
    }
    return type ? [[name, canonical(type, value as LiteralValue)]] : []
  })
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function canonicalDraft(program: Program, { record, expectations, entity, ...rest }: CaseDraft) {
  const typeOf = (name: string) => program.rules.find((rule) => rule.name === name)?.type as Type
  return {
    ...rest,
    entity,
    record: Object.entries(canonicalRecord(program, entity, record)),
    expectations: expectations.map(({ name, value, reasons }) => ({
      name,
      reasons,
      value: value === null ? null : canonical(typeOf(name), value),
    })),
  }
}

const reasons = ['未规定', '类', '是', '甲 乙', '2020年', '定额（2021年）', '奇 怪（2020年）', '以上', '就诊']

function drawnDraft(program: Program, entity: string, draw: Draw, name: string): CaseDraft {
  const record = withTexts(program, entity, new RecordDrawer(program).record(draw, entity), draw)
  const readings = Object.fromEntries(
    program.questions.flatMap((question) => (draw.chance(2) ? [[question.name, draw.one(question.readings).name]] : [])),
  )
  const results = program.rules.filter((rule) => rule.entity === entity || rule.entity === null)
  const expectations = draw.some(results, 1).map(({ name: result, type }) => {
    const unknown = draw.chance(3)
    return { name: result, value: unknown ? null : drawnValue(program, type, draw), reasons: unknown ? draw.some(reasons) : [] }
  })
  return { name, entity, record, readings, expectations }
}

function drawnValue(program: Program, type: Type, draw: Draw): LiteralValue {
  switch (type.kind) {
    case 'boolean':
      return draw.chance(2)
    case 'decimal':
      return draw.one(type.unit === 'integer' ? ['0', '-5', '12'] : ['0', '-0.5', '1234567.25', '-12.34'])
    case 'date':
      return draw.one(['2020-02-29', '0001-01-01', '9999-12-31'])
    case 'instant':
      return draw.one(['2020-10-01T09:00', '0999-01-01T23:59'])
    case 'duration':
      return { month: draw.one(['P3M', 'P1Y', 'P0M']), day: 'P30D', minute: 'PT90M' }[type.unit]
    case 'enum':
      return draw.one(program.enumerations.find((each) => each.name === type.enum)?.members ?? [])
    default:
      return drawnText(draw)
  }
}

const names = ['新算例', '是', '甲：乙', '期望 补助', '“引号', 'a//b', '<script>', '「', '甲 | 乙', '2020年的；人']

const rowOf = (document: Document, name: string): CaseDraft => {
  const found = document.compiled.draft.cases.findLast((each) => each.name === name)
  return caseRow(document, found?.span.start ?? -1) as CaseDraft
}

/** A case written into a notice, as it is read again. */
function written(start: Document, draft: CaseDraft): { readonly made: Document; readonly row: CaseDraft } {
  const made = changed(start, addCase(start, draft))
  return { made, row: rowOf(made, draft.name) }
}

it('a value that the language has no notation for is refused', () => {
  const start = documentOf(notice, 'n.tiaoli')
  const draft = { name: '甲', entity: '人', record: {}, readings: {}, expectations: [{ name: '长', value: '-P2M', reasons: [] }] }
  expect(addCase(start, draft).refusals.map(({ code }) => code)).toEqual(['case.noNotation'])
})

describe('a case that is written', () => {
  it('is read as the same data, and stands as the formatter would have it', () => {
    const start = documentOf(notice, 'n.tiaoli')
    const program = start.compiled.draft
    expect(start.compiled.diagnostics.map(({ code, values }) => [code, values])).toEqual([])
    fc.assert(
      fc.property(
        drawing((draw) => drawnDraft(program, '人', draw, draw.one(names)), 400),
        (draft) => {
          const { made, row } = written(start, draft)
          expect(canonicalDraft(program, row)).toEqual(canonicalDraft(program, draft))
          expect(hasErrors(made.compiled.diagnostics)).toBe(false)
          const key = { entity: row.entity, name: row.name, nth: 0 }
          const tried = tryCase(made, typedCase(made, row, 'zh'), key, 'zh')
          // Nobody could type what the draft may hold beside: an empty text, or a reason that there is not.
          const isTyped = canonicalDraft(program, typeable(program, draft))
          if (JSON.stringify(isTyped) === JSON.stringify(canonicalDraft(program, draft))) expect(tried.problems).toEqual([])
          expect(tried).toEqual(tryCase(made, typedCase(made, draft, 'zh'), key, 'zh'))
          const text = textOf(made).slice(notice.length)
          expect(format({ file: 'n.tiaoli', text: textOf(made) }).text.endsWith(text)).toBe(true)
        },
      ),
      { numRuns: 150, endOnFailure: true },
    )
  }, 120_000)

  it('becomes any other by one change as it is typed, with nothing beside it touched', () => {
    const start = documentOf(`${notice}\n// 后面\n计算 后面：金额 ＝ 1元\n`, 'n.tiaoli')
    const program = start.compiled.draft
    const two = drawing((draw) => {
      const [first, second] = [drawnDraft(program, '人', draw, '甲'), drawnDraft(program, '人', draw, draw.one(names))]
      return [first, typeable(program, second)] as const
    }, 600)
    fc.assert(
      fc.property(two, ([first, second]) => {
        const { made } = written(start, first)
        const change = { kind: 'edit' as const, case: { entity: '人', name: '甲', nth: 0 }, typed: completed(made, second) }
        const updated = withRequest(made, change)
        const order = (draft: CaseDraft) => ({ ...draft, expectations: draft.expectations.toSorted((a, b) => (a.name < b.name ? -1 : 1)) })
        expect(canonicalDraft(program, order(rowOf(updated, second.name)))).toEqual(canonicalDraft(program, order(second)))
        const key = { entity: '人', name: second.name, nth: 0 }
        expect(textOf(withRequest(updated, { kind: 'delete', case: key }))).toBe(textOf(start))
        expect(changeCases(updated, [{ ...change, case: key }], 'zh', true)).toMatchObject({ edits: [], faults: [] })
      }),
      { numRuns: 120, endOnFailure: true },
    )
  }, 120_000)

  it('of any entity of the Taiyuan notice is read as the same data', () => {
    const start = policy('taiyuan-2020')
    const program = start.compiled.draft
    const entities = program.entities
      .map(({ name }) => name)
      .filter((name) => !nests(program, name) && (caseForm(start, name, 'zh')?.results.length ?? 0) > 0)
    const drawn = drawing((draw) => drawnDraft(program, draw.one(entities), draw, '新的算例'), 400)
    fc.assert(
      fc.property(drawn, (draft) => {
        const { row } = written(start, draft)
        expect(canonicalDraft(program, row)).toEqual(canonicalDraft(program, draft))
      }),
      { numRuns: 15, endOnFailure: true },
    )
  }, 120_000)
})

/** The notice after a request; the test fails where it is refused. */
function withRequest(start: Document, request: CaseRequest): Document {
  const { edits, faults } = changeCases(start, [request], 'zh', true)
  expect(faults).toEqual([])
  return changed(start, { edits, refusals: [] })
}

/** As a form says it: everything that it does not fill in is empty. */
function completed(document: Document, draft: CaseDraft): TypedCase {
  const typed = typedCase(document, draft, 'zh')
  const form = caseForm(document, draft.entity, 'zh')
  const empty = (of: readonly { readonly name: string }[] = []) => Object.fromEntries(of.map(({ name }) => [name, '']))
  return {
    ...typed,
    fields: { ...empty(form?.entities[0]?.fields), ...typed.fields },
    relations: { ...Object.fromEntries((form?.entities[0]?.relations ?? []).map(({ name }) => [name, []])), ...typed.relations },
    readings: { ...empty(form?.questions), ...typed.readings },
    expectations: { ...empty(form?.results), ...typed.expectations },
  }
}

/** Without what nobody can type: a text that is empty, a reason that there is not. */
function typeable(program: Program, draft: CaseDraft): CaseDraft {
  const known = ['未规定', '类', '是', '甲 乙', '2020年', '以上', '就诊']
  const isTyped = (value: LiteralValue | null) => typeof value !== 'string' || value.trim() !== ''
  return {
    ...draft,
    record: withoutEmpty(program, draft.entity, draft.record),
    expectations: draft.expectations
      .filter(({ value }) => isTyped(value))
      .map((expected) => ({ ...expected, reasons: expected.reasons.filter((reason) => known.includes(reason)) })),
  }
}

/** A required text is never empty. */
function withoutEmpty(program: Program, entity: string | null, record: CaseRecord): CaseRecord {
  const declared = program.entities.find((each) => each.name === entity)
  const entries = Object.entries(record).flatMap(([name, value]): [string, CaseValue][] => {
    const relation = declared?.relations.find((each) => each.name === name)
    if (relation) return [[name, (value as readonly CaseRecord[]).map((each) => withoutEmpty(program, relation.entity, each))]]
    if (typeof value !== 'string' || value.trim() !== '') return [[name, value]]
    return declared?.fields.find((field) => field.name === name)?.optional === false ? [[name, '甲']] : []
  })
  return Object.fromEntries(entries)
}

/** Whether the records of a relation hold records themselves, which a case can't write. */
const nests = (program: Program, name: string): boolean => {
  const relationsOf = (entity: string) => program.entities.find((each) => each.name === entity)?.relations ?? []
  return relationsOf(name).some(({ entity }) => relationsOf(entity).length > 0)
}
