import { describe, expect, it } from 'vitest'
import {
  type FormulaPiece,
  resultsOf,
  type Subject,
  type WhyNode,
  type WhyOption,
  type WhyTree,
  whyChildren,
  whyNodes,
  whyTree,
} from '../../engine/service/index.ts'
import { documentOf, policy } from './documents.ts'

const taiyuan = policy('taiyuan-2020')

/** `应缴标准→参保人.应缴标准 280元 × 建档立卡省级比例 70%`: a name with the node behind it. */
const said = (pieces: readonly FormulaPiece[]): string => pieces.map(({ text, node }) => (node ? `${text}→${node}` : text)).join('')

/** `表“…”第5行: 参保地 阳曲县、娄烦县 ✓ 阳曲县`. */
const option = ({ title, why, cells, because }: WhyOption): string =>
  [
    `${why} ${title}`,
    ...cells.map(({ column, label, value, holds }) => `${column} ${label} ${holds === null ? '?' : holds ? '✓' : '✗'} ${value}`),
    said(because),
  ].join(' | ')

function explained(tree: WhyTree): Extract<WhyTree, { kind: 'explained' }> {
  if (tree.kind !== 'explained') throw new Error(`not explained: ${JSON.stringify(tree)}`)
  return tree
}

const nodesOf = (document: typeof taiyuan, about: string | Subject, result: string | null, language: 'zh' | 'en' = 'zh') =>
  explained(whyTree(document, about, result, language)).nodes

const nodeOf = (...args: Parameters<typeof nodesOf>): WhyNode => nodesOf(...args)[0] as WhyNode

describe('why V05 gets 27.5元 from the city', () => {
  const node = nodeOf(taiyuan, 'V05 阳曲县省属大学生，按县区', '市级补助')

  it('names the value, its clause and what the clause says', () => {
    expect([node.title, node.value, node.unknown, node.support]).toEqual(['市级补助：27.5元', '27.5元', [], 'derived'])
    const { text } = taiyuan.compiled.module
    const { clause, quotes } = node
    expect(clause).toMatchObject({ path: '一（一）', title: '提高财政补助标准' })
    expect(text.slice(clause?.span?.start, clause?.span?.end)).toBe('（一）')
    expect(quotes[1]?.text).toMatch(/^阳曲县、娄烦县各级财政补助标准为：.*市、县两级财政补助各27.5元；$/)
    expect(text.slice(quotes[1]?.span.start, quotes[1]?.span.end)).toContain('市、县两级财政补助各 [27.5 元]')
  })

  it('shows the row that applied, cell by cell, and why', () => {
    expect(node.made.map(option)).toEqual([
      'applies 表“财政补助分担”第5行 | 参保地 阳曲县、娄烦县 ✓ 阳曲县 | 大学生类别 省属大学生、市属大学生 ✓ 省属大学生 | ' +
        '疑义 A04 按县区 ✓ 按县区 | 疑义 A05 任意 ✓ 按普通居民 | 参保地是阳曲县，大学生类别是省属大学生',
    ])
    const { span } = node.made[0] as WhyOption
    expect(taiyuan.compiled.module.text.slice(span.start, span.end)).toMatch(/^\| 阳曲县、娄烦县 \| 省属大学生、市属大学生/)
  })

  it('shows the rows that did not, and why not', () => {
    const rows = node.rejected.map(option)
    expect(rows).toHaveLength(11)
    expect(rows.find((row) => row.includes('第1行'))).toContain('大学生类别 非大学生 ✗ 省属大学生')
    expect(rows.find((row) => row.includes('第1行'))).toContain('大学生类别是省属大学生，不是非大学生')
    expect(rows.find((row) => row.includes('第6行'))).toMatch(/疑义 A04 份额归隶属方 ✗ 按县区 .*疑义 A04 取“按县区”$/)
  })

  it('rests on the question A04 and on a derivation', () => {
    expect(node.readings).toMatchObject([
      { question: 'A04', text: '阳曲县、娄烦县的省属、市属大学生按哪一行补助', reading: '按县区', default: '按县区', own: true },
    ])
    expect(node.bases).toMatchObject([{ kind: 'derived', note: '括号内的大学生标准只写在其它县（市、区）之后', own: true }])
    expect(node.sentences.join('')).toContain('依据疑义 A04')
    expect(node.inputs.map(({ name, value }) => `${name} ${value}`)).toEqual(['参保地 阳曲县', '大学生类别 省属大学生'])
  })

  it('is another with another reading', () => {
    const other = nodeOf(taiyuan, 'V05 阳曲县省属大学生，按隶属', '市级补助')
    expect([other.value, other.made[0]?.title, other.readings[0]?.reading]).toEqual(['0元', '表“财政补助分担”第8行', '按隶属'])
  })
})

describe('the tree', () => {
  it('has formulas with the numbers put in, and links to what they rest on', () => {
    const nodes = nodesOf(taiyuan, 'V14 建档立卡贫困人口', '个人实缴')
    const formulas = nodes.filter(({ formula }) => formula.length > 0).map(({ name, formula }) => `${name} ＝ ${said(formula)}`)
    expect(formulas.slice(0, 2)).toEqual([
      '个人实缴 ＝ 应缴标准→参保人.应缴标准 280元 － 资助合计→参保人.资助合计 280元',
      '应缴标准 ＝ 个人缴费标准（2021年） 280元',
    ])
    expect(formulas).toContain('省级资助 ＝ 应缴标准→参保人.应缴标准 280元 × 建档立卡省级比例 70%')
    const ids = new Set(nodes.map(({ id }) => id))
    for (const { children, formula } of nodes) {
      for (const child of [...children, ...formula.flatMap(({ node }) => node ?? [])]) expect(ids).toContain(child)
    }
  })

  it('puts what stands nearest to the result first, each once', () => {
    const { nodes, roots, total } = explained(whyTree(taiyuan, 'V14 建档立卡贫困人口', '个人实缴', 'zh'))
    expect(roots).toEqual(['参保人.个人实缴'])
    expect(nodes.slice(0, 3).map(({ name }) => name)).toEqual(['个人实缴', '应缴标准', '资助合计'])
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(total)
  })

  it('quotes the rule, else a parameter that it used, else its clause', () => {
    const nodes = nodesOf(taiyuan, 'V14 建档立卡贫困人口', '个人实缴')
    const by = (name: string) => nodes.find((node) => node.name === name)?.quotes.map((quote) => `${quote.by} ${quote.text.slice(0, 14)}`)
    expect(by('省级资助')).toEqual(['parameter 建档立卡贫困人员参保所需资金'])
    expect(by('应缴标准')).toEqual(['parameter （二）同步增加个人缴费标准。', 'parameter 2020年预收2021年度的'])
    expect(by('个人实缴')).toEqual(['clause 根据《关于太原市城镇居民基本'])
    const funded = nodeOf(taiyuan, 'V10 低保对象', '救助基金资助')
    expect(funded.quotes.map((quote) => `${quote.by} ${quote.text.slice(0, 10)}`)).toEqual(['rule 2021年具体补助标'])
    expect(funded.made[0]?.title).toBe('例外“重点医疗救助对象由基金全额资助”')
    expect(funded.made[0]?.written).toBe('当 资助类别 为 重点医疗救助对象 则 280元')
  })

  it('of all results has every one as a root', () => {
    const { roots } = explained(whyTree(taiyuan, 'V02 阳曲县普通居民', null, 'zh'))
    const results = resultsOf(taiyuan, 'V02 阳曲县普通居民', 'zh')
    expect(results.kind === 'results' && results.lines.map(({ id }) => id)).toEqual(roots)
  })

  it('says of each alternative what it asks, and of those after the one that applied that they were not reached', () => {
    const node = nodeOf(taiyuan, 'V21 新增重度残疾人，证明日期2020年6月15日', '待遇起始日')
    expect(node.made[0]?.written).toBe('当 动态资助主体 不为 无 则 动态调整证明日期')
    expect(node.rejected.map(({ why }) => why)).toEqual(['later', 'later'])
    expect(node.rejected.every(({ written }) => written.startsWith('当 '))).toBe(true)
  })

  it('goes down into the elements of a relation', () => {
    const nodes = nodesOf(taiyuan, 'V29 阳曲县三名普通居民', '县级补助足额安排')
    expect(nodes.map(({ title }) => title)).toEqual([
      '县级补助足额安排：是',
      '县级补助总额：82.5元',
      '参保人员第1条的县级补助：27.5元',
      '参保人员第2条的县级补助：27.5元',
      '参保人员第3条的县级补助：27.5元',
    ])
    expect(said(nodes[0]?.conditions ?? [])).toBe('县级安排资金 82.5元 不低于 县级补助总额→县区汇总.县级补助总额 82.5元')
    expect(said(nodes[1]?.formula ?? [])).toBe('参保人员的县级补助→参保人.县级补助之和（27.5元 ＋ 27.5元 ＋ 27.5元）')
    expect(nodes[2]?.made[0]?.cells[0]).toMatchObject({ column: '参保地', value: '阳曲县', holds: true })
  })

  it('is told in English', () => {
    const node = nodeOf(policy('english-sample'), 'one of three children', 'allowance', 'en')
    expect(node.title).toBe('allowance: 300 yuan')
    expect(said(node.formula)).toBe('base_allowance→pupil.base_allowance 240 yuan * (100% + supplement→pupil.supplement 25%)')
    expect(node.rejected.map(option)).toEqual(['false exception “foster_care_ticket” | foster_care is “no”'])
    expect(node.rejected[0]?.written).toMatch(/^when foster_care then /)
  })

  it('is plain data', () => {
    for (const { name } of taiyuan.compiled.draft.cases) {
      const tree = whyTree(taiyuan, name, null, 'zh')
      expect(tree.kind).toBe('explained')
      expect(structuredClone(tree)).toEqual(tree)
    }
  })
})

describe('what is unknown', () => {
  it('says for want of what, in words and as data', () => {
    const node = nodeOf(taiyuan, '缴费日期未知', '期内缴费')
    expect([node.value, node.title, node.unknown]).toEqual([null, '期内缴费：未知，因为没有填写缴费日期', ['没有填写缴费日期']])
    expect(node.reasons).toEqual([{ kind: 'field', name: '缴费日期' }])
  })

  it('says that the notice is silent', () => {
    const node = nodeOf(taiyuan, '万柏林区部属院校大学生，待明确', '中央补助')
    expect([node.unknown, node.made[0]?.title]).toEqual([['通知没有规定'], '表“财政补助分担”第12行'])
  })
})

describe('a record of its own', () => {
  it('is explained like a case', () => {
    const subject = { entity: '参保人', record: { 参保地: '小店区', 低保对象: true }, readings: { A13: '市县财政' } }
    expect(nodeOf(taiyuan, subject, '个人实缴').title).toBe('个人实缴：0元')
  })

  it('is refused with where its field stands', () => {
    const tree = whyTree(taiyuan, { entity: '参保人', record: { 参保地: '北京市' } }, null, 'zh')
    expect(tree).toMatchObject({ kind: 'refused', nodes: [] })
    const [refusal] = tree.kind === 'refused' ? tree.refusals : []
    expect(refusal).toMatchObject({ field: '参保地' })
    expect(refusal?.message).toContain('北京市')
    expect(refusal?.spans.length).toBeGreaterThan(0)
  })

  it.each([
    [{ case: '没有' }, null, 'case'],
    [{ entity: '没有', record: {} }, null, 'entity'],
    [{ case: 'V02 阳曲县普通居民' }, '没有', 'result'],
  ])('%j %s: there is no such %s', (subject: Subject, result, what) => {
    expect(whyTree(taiyuan, subject, result, 'zh')).toEqual({ kind: 'noSuch', what })
  })
})

const rules = (more: string) => `通知 例
  基准日：2026年1月1日
  舍入：四舍五入到分
对象 人
  级别：整数 0 至 9
对象 户
  成员：多个 人
对于 人
${more}`

describe('a refused record', () => {
  it('that breaks an assertion is explained by the results that break it', () => {
    const document = documentOf(
      rules('计算 甲：整数 ＝ 级别 × 2\n计算 乙：整数 ＝ 甲 ＋ 1\n断言 乙不过九：\n  乙 ＜ 10 或 级别 ＞ 8\n'),
      'notice.tiaoli',
    )
    // The check finds that the assertion may fail: what it finds is an error, so the draft stands in here.
    const { compiled } = document
    const tree = whyTree(
      { ...document, compiled: { ...compiled, program: compiled.draft } },
      { entity: '人', record: { 级别: '6' } },
      null,
      'zh',
    )
    if (tree.kind !== 'refused') throw new Error(tree.kind)
    expect(tree.refusals).toMatchObject([{ code: 'evaluate.assertion', field: '乙不过九' }])
    expect(tree.roots).toEqual(['人.乙'])
    expect(tree.nodes.map(({ title }) => title)).toEqual(['乙：13', '甲：12'])
    expect(tree.refusals[0]?.spans.length).toBeGreaterThan(0)
  })

  it('by assertions alone explains a result that is asked for as it would be', () => {
    const dearer = policy('taiyuan-2020', (text) => text.replace('| 任意       || 330元', '| 任意       || 350元'))
    const tree = whyTree(dearer, 'V01 小店区普通居民', '中央补助', 'zh')
    if (tree.kind !== 'refused') throw new Error(tree.kind)
    expect(tree.refusals).toMatchObject([{ code: 'evaluate.assertion', field: '四级补助之和等于标准' }])
    expect(tree.nodes.filter(({ id }) => tree.roots.includes(id)).map(({ title }) => title)).toEqual(['中央补助：350元'])
    expect(whyNodes(dearer, 'V01 小店区普通居民', tree.roots, 'zh').map(({ title }) => title)).toEqual(['中央补助：350元'])
  })

  it('for which a table has no row shows the rows that come nearest', () => {
    const document = documentOf(rules('表 额\n  | 级别 || 额：金额 |\n  | 1 || 10元 |\n  | 2 || 20元 |\n'), 'notice.tiaoli')
    const { compiled } = document
    const tree = whyTree(
      { ...document, compiled: { ...compiled, program: compiled.draft } },
      { entity: '人', record: { 级别: '6' } },
      '额',
      'zh',
    )
    if (tree.kind !== 'refused') throw new Error(tree.kind)
    expect(tree.refusals[0]).toMatchObject({ code: 'evaluate.gap', field: '额' })
    expect(tree.refusals[0]?.rows.map(option)).toEqual(['false 表“额”第1行 | 级别 1 ✗ 6 | ', 'false 表“额”第2行 | 级别 2 ✗ 6 | '])
  })
})

describe('roundings and many elements', () => {
  const document = documentOf(
    rules(
      '参数 总额：金额 ＝ 100元\n计算 份额：金额 ＝ （总额 ÷ （级别 ＋ 1）） 四舍五入到分\n对于 户\n计算 合额：金额 ＝ 合计 成员.份额\n',
    ),
    'notice.tiaoli',
  )

  it('says what was rounded, before and after', () => {
    const node = nodeOf(document, { entity: '人', record: { 级别: '2' } }, '份额')
    expect(node.roundings.map(({ rounding, before, after }) => `${rounding}：${said(before)} → ${after}`)).toEqual([
      '四舍五入到分：总额 100元 ÷ （级别 2 ＋ 1） → 33.33元',
    ])
    const results = resultsOf(document, { entity: '人', record: { 级别: '2' } }, 'zh')
    expect(results.kind === 'results' && results.lines.map(({ name, value, rounded }) => [name, value, rounded])).toEqual([
      ['份额', '33.33元', true],
    ])
  })

  it('comes in parts', () => {
    const subject = { entity: '户', record: { 成员: Array.from({ length: 1000 }, (_, index) => ({ 级别: String(index % 10) })) } }
    const { nodes, roots, total } = explained(whyTree(document, subject, '合额', 'zh', 50))
    expect([nodes.length, total, roots]).toEqual([50, 1001, ['户.合额']])
    expect([nodes[0]?.children.length, nodes[0]?.childCount]).toEqual([100, 1000])
    const later = whyChildren(document, subject, '户.合额', 998, 10)
    expect(later).toEqual(['成员[999]/人.份额', '成员[1000]/人.份额'])
    expect(whyNodes(document, subject, [...later, '没有'], 'zh').map(({ title }) => title)).toEqual([
      '成员第999条的份额：11.11元',
      '成员第1000条的份额：10元',
    ])
  })
})

describe('the list of results', () => {
  it('has values, expectations and whether they are met', () => {
    const results = resultsOf(taiyuan, 'V05 阳曲县省属大学生，按县区', 'zh')
    const lines = results.kind === 'results' ? results.lines : []
    expect(lines.slice(0, 5).map(({ name, value, expected, passed, support }) => [name, value, expected, passed, support])).toEqual([
      ['中央补助', '440元', '440元', true, 'derived'],
      ['省级补助', '55元', '55元', true, 'derived'],
      ['市级补助', '27.5元', '27.5元', true, 'derived'],
      ['县级补助', '27.5元', '27.5元', true, 'derived'],
      ['财政补助合计', '550元', null, null, 'derived'],
    ])
  })

  it('agrees with what the cases found, for every case', () => {
    for (const { name, expectations } of taiyuan.compiled.draft.cases) {
      const results = resultsOf(taiyuan, name, 'zh')
      const lines = results.kind === 'results' ? results.lines : []
      expect(lines.filter(({ passed }) => passed === true)).toHaveLength(expectations.length)
    }
  })

  it('is not given while the notice has errors', () => {
    const broken = policy('taiyuan-2020', (text) => text.replace('计算 财政补助合计', '计算 ＝'))
    expect(resultsOf(broken, 'V02 阳曲县普通居民', 'zh')).toEqual({ kind: 'broken' })
    expect(whyTree(broken, 'V02 阳曲县普通居民', null, 'zh')).toEqual({ kind: 'broken' })
    expect(whyNodes(broken, 'V02 阳曲县普通居民', ['x'], 'zh')).toEqual([])
  })
})
