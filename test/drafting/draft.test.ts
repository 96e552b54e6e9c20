import { describe, expect, it } from 'vitest'
import { compare } from '../../engine/comparison/compare.ts'
import { type Compiled, compile } from '../../engine/compile.ts'
import { confirm, newDecisions, readDecisions, withdraw, writeDecisions } from '../../engine/drafting/decisions.ts'
import { type Drafted, draftFrom } from '../../engine/drafting/draft.ts'
import { type DraftValue, draftValues } from '../../engine/drafting/draftValues.ts'
import { compiled, type Folder, folders } from '../policies/notices.ts'
import { draft } from '../support/notice.ts'

type Draft = Extract<Drafted, { kind: 'draft' }>

function drafted(made: Drafted): Draft & { readonly text: string } {
  if (made.kind === 'problem') throw new Error(made.problem)
  return { ...made, text: made.files.get('notice.md') ?? '' }
}

const draftOf = (folder: Folder, name = '草案2021') => {
  const base = compiled(folder)
  return { base, ...drafted(draftFrom(base.module, base.sources, { name })) }
}

/** A small notice with a place for everything that a draft changes. */
const last = `甲医保发〔2020〕7 号

# 关于做好 2020 年补贴工作的通知

\`\`\`tiaoli
通知 甲2020
  文号：甲医保发〔2020〕7号
  成文日期：2020年8月28日
  基准日：2021年1月1日
说明 “甲医保发〔2020〕7号”
说明 “关于做好2020年补贴工作的通知”
说明 “2020年8月28日”
对象 人
  年龄：整数 0岁至120岁
\`\`\`

一、2020 年每人补贴 [280 元](=标准（2021年）)，另加 5 元（《2019 年办法》规定），到 [2020 年 12 月 20 日](=截止日)为止。

\`\`\`tiaoli
参数 标准：金额
  2020年：250元    推算 “280元减去30元”
  2021年：280元
参数 长期：金额
  2020年起：1元
参数 截止日：日期 ＝ 2020年12月20日
对于 人
表 分档
  | 年龄     || 比例：比例 |
  | 60岁以上 || 100%       |
  | 不满60岁 || 50%        |
计算 补贴额：金额 ＝ 标准（2021年） × 比例
职责 征收
  主体：税务局
  期限：2020年9月1日至2020年12月20日
职责 检查
  主体：税务局
  频次：每年
\`\`\`

2020 年 8 月 28 日
`

const lastNotice = draft(last)
const next = (options: Partial<Parameters<typeof draftFrom>[2]> = {}) =>
  drafted(draftFrom(lastNotice.module, lastNotice.sources, { name: '甲2021', ...options }))
const values = (text: string, decisions = next().decisions) => draftValues(draft(text).module, lastNotice.module, decisions)
const valueAt = (list: readonly DraftValue[], id: string) => list.find((value) => value.id === id)

describe('next year’s notice from last year’s', () => {
  it('has its head and title moved on, what is to be filled in visible, and everything else as it was', () => {
    const changed = next()
      .text.split('\n')
      .filter((line) => !last.split('\n').includes(line))
    expect(changed).toEqual([
      '征求意见稿',
      '# 关于做好 2021 年补贴工作的通知',
      '通知 甲2021',
      '  文号：征求意见稿',
      '  // 成文日期：待定',
      '  基准日：2022年1月1日',
      '说明 “征求意见稿”',
      '说明 “关于做好2021年补贴工作的通知”',
      '说明 “（日期待定）”',
      '  2022年：未规定',
      '（日期待定）',
    ])
  })

  it('is a notice without errors, and so is each draft of policies/', () => {
    const codes = ({ diagnostics }: Compiled) => diagnostics.map(({ code }) => code)
    expect(codes(draft(next().text))).toEqual(codes(lastNotice))
    for (const folder of folders) {
      const { text } = draftOf(folder, folder === 'english-sample' ? 'draft2026' : '草案2021')
      const made = compiled(folder, text)
      expect([folder, made.diagnostics.map(({ code }) => code)]).toEqual([folder, []])
      expect(made.draft.header.name).toBe(folder === 'english-sample' ? 'draft2026' : '草案2021')
    }
  })

  it('has last year’s rules: results differ only where people are a year older or a new year has no value yet', () => {
    const { base, text } = draftOf('taiyuan-2020')
    const found = compare(base, compiled('taiyuan-2020', text))
    expect([found.rules, found.tables, found.exceptions]).toEqual([[], [], []])
    expect(found.header.map((part) => part.aspect)).toEqual(['name', 'number', 'issued', 'baseDate'])
    expect(found.cases.results.map(({ name }) => name)).toEqual(['资助类别', '救助基金资助', '资助合计', '个人实缴', '动态资助额'])
    expect(found.parameters.flatMap(({ periods }) => periods).every(({ kind, after }) => kind === 'added' && after?.literal === null)).toBe(
      true,
    )
  })

  it.each([
    [{ baseDate: '2024-03-01' }, '2024年3月1日', '  2024年：未规定', '# 关于做好 2023 年补贴工作的通知'],
    [{ baseDate: '2021-07-01' }, '2021年7月1日', '  2021年：280元', '# 关于做好 2020 年补贴工作的通知'],
  ])('takes any base date: %j', (options, baseDate, line, title) => {
    const { text } = next(options)
    expect(text.split('\n')).toEqual(expect.arrayContaining([`  基准日：${baseDate}`, line, title]))
  })

  it('turns the last of February into a day that there is', () => {
    const leap = '通知 闰\n  基准日：2024年2月29日\n参数 甲：金额 ＝ 1元\n'
    const made = drafted(draftFrom(draft(leap).module, draft(leap).sources, { name: '平' }))
    expect(made.text).toContain('基准日：2025年2月28日')
  })

  it.each([
    ['a name with a space', { name: '甲 2021' }, '通知 「甲 2021」\n'],
    ['a keyword', { name: '通知' }, '通知 「通知」\n'],
  ])('writes %s as a name', (_, options, expected) => {
    expect(next(options).text).toContain(expected)
  })

  it.each([
    [{ name: '' }, 'badName'],
    [{ name: '甲」乙' }, 'badName'],
    [{ name: '甲\n乙' }, 'badName'],
    [{ name: '乙', baseDate: '2022-02-30' }, 'badDate'],
    [{ name: '乙', baseDate: '明年' }, 'badDate'],
  ])('refuses %j', (options, problem) => {
    expect(draftFrom(lastNotice.module, lastNotice.sources, options)).toEqual({ kind: 'problem', problem })
  })

  it('refuses a file that declares no notice', () => {
    const rules = draft('参数 甲：金额 ＝ 1元')
    expect(draftFrom(rules.module, rules.sources, { name: '乙' })).toEqual({ kind: 'problem', problem: 'noNotice' })
  })

  it('copies what of its folder the notice uses, and nothing from elsewhere', () => {
    const using = last.replace('说明 “甲医', '引用 "tables.tiaoli"\n引用 "../common/words.tiaoli"\n说明 “甲医')
    const files = new Map([
      ['p/甲/notice.md', using],
      ['p/甲/tables.tiaoli', '参数 一：金额 ＝ 1元\n'],
      ['p/common/words.tiaoli', '参数 二：金额 ＝ 2元\n'],
    ])
    const resolve = (from: string, to: string) =>
      to.startsWith('../') ? `p/${to.slice(3)}` : `${from.slice(0, from.lastIndexOf('/'))}/${to}`
    const made = compile({ read: (path) => files.get(path) ?? null, resolve, findNotice: () => null }, 'p/甲/notice.md') as Compiled
    const { files: copied } = drafted(draftFrom(made.module, made.sources, { name: '乙' }))
    expect([...copied.keys()].sort()).toEqual(['draft.json', 'notice.md', 'tables.tiaoli'])
    expect(copied.get('tables.tiaoli')).toBe('参数 一：金额 ＝ 1元\n')
  })

  it('keeps line ends and a byte for byte text elsewhere', () => {
    const windows = last.replaceAll('\n', '\r\n')
    const made = drafted(draftFrom(draft(windows).module, draft(windows).sources, { name: '甲2021' }))
    expect(made.text.replaceAll('\r\n', '\n')).toBe(next().text)
    expect(made.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })
})

describe('the values of a draft', () => {
  it('are all there, each with its place and last year’s value', () => {
    const listed = values(next().text).map(({ id, before, text, status }) => `${id}｜${before}｜${text}｜${status}`)
    expect(listed.toSorted()).toEqual(
      [
        '文字 ｜2020 年｜2021 年｜changed',
        '通知 number｜甲医保发〔2020〕7号｜征求意见稿｜undecided',
        '通知 baseDate｜2021年1月1日｜2022年1月1日｜changed',
        '对象 人.年龄 1｜0岁｜0岁｜undecided',
        '对象 人.年龄 2｜120岁｜120岁｜undecided',
        '文字 一｜2020 年｜2020 年｜undecided',
        '正文 一｜280 元｜280 元｜undecided',
        '正文 一 ＝ 1｜2021年｜2021年｜undecided',
        '文字 一 (2)｜5 元｜5 元｜undecided',
        '正文 一 (2)｜2020 年 12 月 20 日｜2020 年 12 月 20 日｜undecided',
        '参数 标准 2020-01-01..2020-12-31｜250元｜250元｜undecided',
        '参数 标准 2021-01-01..2021-12-31｜280元｜280元｜undecided',
        '参数 标准 2022-01-01..2022-12-31｜280元｜未规定｜undecided',
        '参数 长期 2020-01-01..｜1元｜1元｜undecided',
        '参数 截止日 ..｜2020年12月20日｜2020年12月20日｜undecided',
        '表 人.分档 #岁以上 比例｜100%｜100%｜undecided',
        '表 人.分档 #岁以上 年龄 1｜60岁｜60岁｜undecided',
        '表 人.分档 不满#岁 比例｜50%｜50%｜undecided',
        '表 人.分档 不满#岁 年龄 1｜60岁｜60岁｜undecided',
        '计算 人.补贴额 1｜2021年｜2021年｜undecided',
        '职责 征收 deadline｜2020年9月1日至2020年12月20日｜2020年9月1日至2020年12月20日｜undecided',
        '文字 一 (3)｜2020 年 8 月 28 日｜（日期待定）｜undecided',
        '通知 issued｜2020年8月28日｜null｜undecided',
      ].sort(),
    )
    expect(new Set(listed).size).toBe(23)
  })

  it('propose the years moved on where a value has any, and never write them', () => {
    const list = values(next().text)
    const proposed = list.flatMap(({ id, suggestion }) => (suggestion === null ? [] : [`${id}｜${suggestion}`]))
    expect(proposed).toEqual([
      '文字 一｜2021 年',
      '正文 一 ＝ 1｜2022年',
      '正文 一 (2)｜2021 年 12 月 20 日',
      '参数 截止日 ..｜2021年12月20日',
      '计算 人.补贴额 1｜2022年',
      '职责 征收 deadline｜2021年9月1日至2021年12月20日',
    ])
    expect(list.filter(({ past }) => past).map(({ id }) => id)).toEqual([
      '参数 标准 2020-01-01..2020-12-31',
      '参数 标准 2021-01-01..2021-12-31',
    ])
  })

  it('have places in the text that they speak of', () => {
    const { text } = next()
    for (const { span, text: written, spanBefore, before } of values(text)) {
      if (span) expect(text.slice(span.start, span.end).trim()).toBe(written)
      if (spanBefore) expect(last.slice(spanBefore.start, spanBefore.end).trim()).toBe(before)
    }
  })

  it('are changed where they say something else, decided or not', () => {
    const text = next()
      .text.replace('| 60岁以上 || 100% ', '| 65岁以上 || 90% ')
      .replace('| 不满60岁', '| 不满65岁')
      .replace('2020年12月20日\n职责', '2021年12月20日\n职责')
    const list = values(text)
    expect(valueAt(list, '表 人.分档 #岁以上 比例')).toMatchObject({ before: '100%', text: '90%', status: 'changed' })
    expect(valueAt(list, '表 人.分档 #岁以上 年龄 1')).toMatchObject({ before: '60岁', text: '65岁', status: 'changed' })
    expect(valueAt(list, '职责 征收 deadline')?.status).toBe('changed')
    expect(list.filter(({ status }) => status === 'changed').map(({ id }) => id)).not.toContain('表 人.分档 不满#岁 比例')
  })

  it('of a new year stay to be decided until a value is written, the same or another', () => {
    const id = '参数 标准 2022-01-01..2022-12-31'
    const status = (line: string) => valueAt(values(next().text.replace('  2022年：未规定', line)), id)
    expect(status('  2022年：未规定')).toMatchObject({ status: 'undecided', before: '280元' })
    expect(status('  2022年：unspecified')?.status).toBe('undecided')
    expect(status('  2022年：310元')).toMatchObject({ status: 'changed', before: '280元' })
    expect(status('  2022年：280.00 元')?.status).toBe('confirmed')
    expect(status('')).toBeUndefined()
  })

  it('are confirmed one by one, and only as long as they say what was confirmed', () => {
    const { text, decisions } = next()
    const id = '参数 长期 2020-01-01..'
    const value = valueAt(values(text), id) as DraftValue
    const confirmed = confirm(decisions, value)
    expect(valueAt(values(text, confirmed), id)?.status).toBe('confirmed')
    expect(values(text, confirmed).filter(({ status }) => status === 'confirmed')).toHaveLength(1)
    expect(valueAt(values(text.replace('  2020年起：1元', '  2020年起：1.00 元'), confirmed), id)?.status).toBe('confirmed')
    expect(valueAt(values(text.replace('  2020年起：1元', '  2020年起：2元'), confirmed), id)?.status).toBe('changed')
    expect(valueAt(values(text, withdraw(confirmed, id)), id)?.status).toBe('undecided')
    expect(decisions.confirmed).toEqual({})
  })

  it('are not confirmed by a placeholder', () => {
    const { text, decisions } = next()
    const open = values(text).filter((value) => value.text === '未规定' || value.text === '征求意见稿')
    expect(values(text, confirm(decisions, ...open)).filter(({ status }) => status === 'confirmed')).toEqual([])
  })

  it('keep their ids while other text is put in before them', () => {
    const { text, decisions } = next()
    const list = values(text)
    const confirmed = confirm(decisions, ...list.filter(({ kind, past }) => kind === 'parameter' && !past))
    const longer = text
      .replace('参数 长期：', '参数 新：金额 ＝ 3元\n参数 长期：')
      .replace('| 60岁以上', '| 90岁以上 || 100%       |\n  | 60岁以上')
    const before = list.filter(({ status, kind }) => status === 'undecided' && kind === 'parameter').length
    const after = values(longer, confirmed)
    expect(valueAt(after, '参数 长期 2020-01-01..')?.status).toBe('confirmed')
    expect(valueAt(after, '参数 新 ..')).toMatchObject({ before: null, status: 'changed' })
    expect(after.filter(({ status, kind }) => status === 'undecided' && kind === 'parameter')).toHaveLength(before - 2)
  })

  it('that somebody took out are told after the others', () => {
    const list = values(next().text.replace('参数 长期：金额\n  2020年起：1元\n', ''))
    expect(list.at(-1)).toMatchObject({ id: '参数 长期 2020-01-01..', text: null, span: null, before: '1元', status: 'changed' })
  })

  it('of the Taiyuan notice: every amount of the table, every dated value, every deadline with a year', () => {
    const { base, text, decisions } = draftOf('taiyuan-2020')
    const list = draftValues(compiled('taiyuan-2020', text).module, base.module, decisions)
    const ids = list.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(list.filter(({ kind, name }) => kind === 'cell' && name.startsWith('财政补助分担')).length).toBe(48)
    expect(list.filter(({ kind }) => kind === 'binding')).toHaveLength(base.module.bindings.length)
    expect(list.filter(({ status }) => status === 'confirmed')).toEqual([])
    const deadlines = list.filter(({ kind, text: written }) => kind === 'deadline' && /\d{4}/.test(written ?? ''))
    const dated = base.draft.duties.flatMap((duty) => duty.deadlines).filter(({ text: written }) => /\d{4}/.test(written))
    expect(deadlines.map(({ before }) => before)).toEqual(dated.map((deadline) => deadline.text))
    expect(deadlines.every(({ status, suggestion }) => status === 'undecided' && suggestion !== null)).toBe(true)
    expect(
      list
        .filter((value) => value.text === '未规定' && value.kind === 'parameter')
        .map(({ name, detail, before }) => `${name} ${detail} ${before}`),
    ).toEqual([
      '人均财政补助标准 2021年 550元',
      '个人缴费标准 2022年 280元',
      '住院政策范围内支付比例 2021年 75%',
      '人均筹资总额 2021年 人均财政补助标准（2020年） ＋ 个人缴费标准（2020年）',
      '大病保险筹资比例 2021年 8%',
      '大病保险专项资金 2021年 （人均财政补助标准（2020年） － 人均财政补助标准（2019年）） × 新增补助用于大病保险的比例',
    ])
    expect(list.find(({ name, detail }) => name === '人均筹资总额' && detail === '2021年')?.suggestion).toBe(
      '人均财政补助标准（2021年） ＋ 个人缴费标准（2021年）',
    )
    expect(list.find(({ kind }) => kind === 'binding')).toMatchObject({ text: '30 元', detail: expect.stringContaining('提高…，达到') })
  })

  it('without last year’s notice are decided by what was confirmed alone', () => {
    const { text, decisions } = next()
    const list = draftValues(draft(text).module, null, confirm(decisions, { id: '参数 长期 2020-01-01..', text: '1元' }))
    expect(list.filter(({ status }) => status === 'confirmed').map(({ id }) => id)).toEqual(['参数 长期 2020-01-01..'])
    expect(list.every(({ before }) => before === null)).toBe(true)
  })
})

describe('the decisions beside a draft', () => {
  const from = { name: '甲2020', path: '../甲/notice.md', baseDate: '2021-01-01' }

  it('are written and read again', () => {
    const decisions = confirm(
      newDecisions(from),
      { id: '乙', text: '２８０ 元' },
      { id: '__proto__', text: '1元' },
      { id: '甲', text: '27.50元' },
    )
    const text = writeDecisions(decisions)
    expect(JSON.parse(text).confirmed).toEqual(JSON.parse('{"__proto__": "1元", "乙": "280元", "甲": "27.5元"}'))
    expect(writeDecisions(readDecisions(text) ?? newDecisions(from))).toBe(text)
  })

  it.each(['', 'null', '[]', '{}', '{"version": 2}', '{"version": 1, "from": {}, "confirmed": {}}', '{"version": 1'])(
    'are none in %j',
    (text) => {
      expect(readDecisions(text)).toBeNull()
    },
  )

  it('leave out what is no confirmation', () => {
    const read = readDecisions(JSON.stringify({ version: 1, from, confirmed: { 甲: 1, 乙: '2元' } }))
    expect(read?.confirmed).toEqual({ 乙: '2元' })
  })

  it('stand in the draft’s folder, and say where it came from', () => {
    const made = next({ basePath: '../甲2020/notice.md' })
    expect(readDecisions(made.files.get('draft.json') ?? '')).toEqual({
      version: 1,
      from: { name: '甲2020', path: '../甲2020/notice.md', baseDate: '2021-01-01' },
      confirmed: {},
    })
  })
})
