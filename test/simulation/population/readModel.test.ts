import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { populationProblemText, readPopulationModel } from '../../../engine/index.ts'
import { notice } from '../../support/notice.ts'

const { program } = notice(`\`\`\`tiaoli
通知 样例
  基准日：2021年1月1日

枚举 县区：小店区、阳曲县

对象 参保人
  县区：县区
  「享受40%救济对象」：是否 默认 否
  出生日期：日期 可选 1900年1月1日至基准日
  定额：金额 可选 0元至280元

对于 参保人

计算 应缴：金额 ＝ 280元
\`\`\`
`)

const part = (...parts: object[]) => ({ 标题: '样例', 说明: '合成', 对象: '参保人', 组成: [county, ...parts] })
const county = { 字段: '县区', 权重: { 小店区: 3, 阳曲县: 1 }, 来源: '普查' }
const read = (json: unknown) => readPopulationModel(JSON.stringify(json), program)
/** What is wrong, as `path code`. */
const problems = (json: unknown) => read(json).problems.map(({ path, code }) => `${path} ${code}`)

describe('a model', () => {
  it('may be written in English', () => {
    const english = {
      title: 'sample',
      note: 'synthetic',
      entity: '参保人',
      parts: [
        { field: '县区', shares: { 小店区: '75%', 阳曲县: 0.25 }, assumption: 'invented' },
        { field: '享受40%救济对象', assumption: 'few', cases: [{ when: { 县区: '阳曲县' }, yes: '2%' }, { yes: '0.5%' }] },
      ],
    }
    const chinese = {
      标题: 'sample',
      说明: 'synthetic',
      对象: '参保人',
      组成: [
        { 字段: '县区', 份额: { 小店区: '75%', 阳曲县: 0.25 }, 假定: 'invented' },
        { 字段: '「享受40%救济对象」', 假定: 'few', 情形: [{ 当: { 县区: '阳曲县' }, 是: '2%' }, { 是: '0.5%' }] },
      ],
    }
    expect(problems(english)).toEqual([])
    expect(read(english).model).toEqual(read(chinese).model)
  })

  it('is labelled synthetic', () => {
    expect(read(part()).model?.synthetic).toBe(true)
  })

  it('takes a year for its first day and for its last', () => {
    const { model } = read(part({ 字段: '出生日期', 区间: [{ 从: '1950', 到: '1960', 份额: '100%' }], 假定: '样例' }))
    expect(model?.parts[1]).toMatchObject({
      cases: [{ distribution: { bands: [{ from: { text: '1950-01-01' }, to: { text: '1960-12-31' } }] } }],
    })
  })

  it('gives the cases the source of the whole, and keeps what a case says of its own', () => {
    const cases = [{ 当: { 县区: '阳曲县' }, 是: '2%', 来源: '年报' }, { 是: '1%' }]
    const { model } = read(part({ 字段: '享受40%救济对象', 情形: cases, 假定: '很少' }))
    expect(model?.parts[1]).toMatchObject({
      cases: [{ provenance: { kind: 'sourced', note: '年报' } }, { provenance: { kind: 'assumed', note: '很少' } }],
    })
  })
})

describe('what is wrong with a model', () => {
  it('is said all at once', () => {
    const wrong = part(
      { 字段: '定额', 份额: { '100': '50%', '300': '49%' }, 假定: '样例' },
      { 字段: '出生日期', 区间: [{ 从: '1890', 到: '2021-06-01', 份额: '100%' }] },
    )
    expect(problems({ ...wrong, 标题: '' })).toEqual([
      '/标题 population.shape',
      '/组成/1/份额/300 record.outOfRange',
      '/组成/2 population.provenance',
    ])
  })

  it.each([
    [{ 字段: '定额', 份额: { '100.005': '100%' }, 假定: '样例' }, '/组成/1/份额/100.005 record.tooFine'],
    [{ 字段: '定额', 份额: { 一百: '100%' }, 假定: '样例' }, '/组成/1/份额/一百 record.typeMismatch'],
    [{ 字段: '出生日期', 区间: [{ 从: '1890', 到: '1950', 份额: '100%' }], 假定: '样例' }, '/组成/1/区间/0/从 record.outOfRange'],
    [{ 字段: '出生日期', 值: '2021-02-29', 假定: '样例' }, '/组成/1/值 record.dateInvalid'],
    [{ 字段: '享受40%救济对象', 情形: [], 假定: '样例' }, '/组成/1/情形 population.shape'],
    [{ 字段: '享受40%救济对象', 是: '1%', 情形: [{ 是: '2%' }], 假定: '样例' }, '/组成/1/是 population.keyUnused'],
    [{ 字段: '定额', 值: 20, 步长: 10, 假定: '样例' }, '/组成/1/步长 population.keyUnused'],
    [{ 字段: '享受40%救济对象', 份额: { 是: '1%', 否: '99%' }, 假定: '样例' }, '/组成/1 population.form'],
    [{ 字段: '享受40%救济对象', 缺: true, 假定: '样例' }, '/组成/1 population.required'],
    [{ 字段: '定额', 区间: [{ 从: 0, 到: 281, 份额: '100%' }], 假定: '样例' }, '/组成/1/区间/0/到 record.outOfRange'],
    [{ 字段: '定额', 分位: { '0%': 0, '50%': 0, '40%': 10, '100%': 20 }, 假定: '样例' }, '/组成/1/分位 population.quantiles'],
    [{ 字段: '定额', 分位: { '0%': 100, '100%': 20 }, 假定: '样例' }, '/组成/1/分位 population.quantiles'],
    [{ 字段: '定额', 是: '2%', 值: 20, 假定: '样例' }, '/组成/1 population.form'],
    [{ 字段: '定额', 值: 20, 假定: '样例', 来源: '年报' }, '/组成/1 population.provenance'],
    [{ 字段: '定额', 值: 20, 假定: '样例', 个数: {} }, '/组成/1/个数 population.keyUnused'],
    [{ 字段: '定额', 权重: { '20': 0 }, 假定: '样例' }, '/组成/1/权重 population.weight'],
    [{ 字段: '定额', 值: 20, 假定: '样例', 缺失: { 份额: '1%' } }, '/组成/1/缺失 population.provenance'],
    [{ 关系: '就诊', 个数: {}, 组成: [] }, '/组成/1/关系 population.fieldUnknown'],
  ])('%j is said to be: %s', (wrong, said) => {
    expect(problems(part(wrong))).toEqual([said])
  })

  it('is said of a key given twice, as of a record', () => {
    expect(readPopulationModel('{"标题": "甲", "标题": "乙"}', program).problems.map(({ code }) => code)).toEqual(['record.duplicateKey'])
  })

  it('has a sentence in both languages', () => {
    const { problems: found } = read({ ...part(), 对象: '参报人' })
    expect(found.map((problem) => [populationProblemText(problem, 'zh'), populationProblemText(problem, 'en')])).toEqual([
      ['通知里没有“参报人”这个对象，是不是“参保人”？', 'the notice has no entity "参报人"; did you mean "参保人"?'],
    ])
  })

  it('is found in any JSON without a fall', () => {
    const keys = fc.constantFrom('标题', '说明', '对象', '组成', '字段', '关系', '份额', '区间', '情形', '当', '从', '__proto__', '县区')
    const leaves = fc.oneof(fc.constantFrom('县区', '参保人', '50%', '100%', '1950'), fc.jsonValue({ maxDepth: 1 }))
    const values = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaves,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
      ),
    })).value
    fc.assert(
      fc.property(values, values, (whole, parts) => {
        expect(read(whole).model).toBeNull()
        expect(read({ ...part(), 组成: parts }).problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
