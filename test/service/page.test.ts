import { describe, expect, it } from 'vitest'
import { publishedText } from '../../engine/index.ts'
import {
  coverageMarks,
  layouts,
  noticeOutline,
  type PageBlock,
  type PageNumber,
  type RenderedNotice,
  renderedNotice,
} from '../../engine/service/index.ts'
import { documentOf, policy } from './documents.ts'

const taiyuan = policy('taiyuan-2020')
const folders = ['taiyuan-2020', 'national-2020', 'english-sample'] as const

const textOf = ({ pieces }: Pick<PageBlock, 'pieces'>): string => pieces.map(({ text }) => text).join('')
const wholeText = ({ blocks }: RenderedNotice): string => blocks.map(textOf).join('\n')

/** `clause2 一（一） （一）提高财政…`: the part, the clause, how the text begins. */
const parts = ({ blocks }: RenderedNotice): string[] =>
  blocks.map(({ role, level, clause, text }) =>
    [`${role}${level || ''}`, clause, text.trim().replace(/\s+/g, '').slice(0, 12)].filter((part) => part !== null).join(' '),
  )

const said = (number: PageNumber): string =>
  `${number.text.replace(/\s/g, '')} ${number.live} ${number.agrees} ← ${number.names.map(({ name }) => name).join('、')}`

describe('the official view', () => {
  it.each(folders)('of %s loses no text', (folder) => {
    const document = policy(folder)
    for (const language of ['zh', 'en'] as const) {
      expect(wholeText(renderedNotice(document, { language }))).toBe(publishedText(document.compiled.module))
    }
  })

  it('has the parts of an official document', () => {
    const page = renderedNotice(taiyuan)
    expect(page.title).toBe('关于做好 2020 年城乡居民基本医疗保障工作的通知')
    expect(page.letterhead).toEqual({
      issuers: ['太原市医疗保障局', '太原市财政局', '国家税务总局太原市税务局'],
      issuerBlock: null,
      number: '并医保发〔2020〕72号',
      numberBlock: 'p0',
    })
    expect(parts(page).filter((part) => !part.startsWith('clause') && !part.startsWith('paragraph'))).toEqual([
      'number 并医保发〔2020〕72',
      'title 关于做好2020年城乡居',
      'addressee 各县（市、区）医疗保障局',
      'signature 七（十九） 太原市医疗保障局太原市财',
      'date 七（十九） 2020年8月28日',
      'remark 七（十九） （此件主动公开）',
      'imprint 七（十九） 太原市医疗保障局办公室2',
    ])
    expect(parts(page).slice(3, 8)).toEqual([
      'paragraph 为进一步完善统一的城乡居',
      'clause1 一 一、提高居民医保筹资标准',
      'clause2 一（一） （一）提高财政补助标准。',
      'paragraph 一（一） 阳曲县、娄烦县各级财政补',
      'paragraph 一（一） 按照《国务院关于实施支持',
    ])
    const imprint = page.blocks.at(-1) as PageBlock
    expect(imprint.pieces[imprint.right ?? -1]?.text).toBe('2020 年 8 月 28 日印发')
    expect(layouts.signature.align).toBe('end')
  })

  it('shows every clause, once, at its level', () => {
    const { clauses } = taiyuan.compiled.module
    const shown = renderedNotice(taiyuan).blocks.filter(({ role }) => role === 'clause')
    expect(shown.map(({ clause, level }) => [clause, level])).toEqual(clauses.map(({ path, depth }) => [path, depth + 1]))
    expect(shown.map((block) => block.pieces.filter(({ heading }) => heading).map(({ text }) => text)).slice(0, 3)).toEqual([
      ['一、提高居民医保筹资标准'],
      ['（一）提高财政补助标准。'],
      ['（二）同步增加个人缴费标准。'],
    ])
  })

  it.each(folders)('of %s shows every bound number with a live value that it agrees with', (folder) => {
    const document = policy(folder)
    const { numbers, blocks } = renderedNotice(document)
    expect(numbers).toHaveLength(document.compiled.module.bindings.length)
    expect(
      numbers.filter(({ agrees, live, names, problem }) => agrees !== true || !live || names.length === 0 || problem !== null),
    ).toEqual([])
    const shown = blocks.flatMap(({ pieces }) => pieces.filter(({ number }) => number !== null))
    expect(shown.map(({ text, number, span }) => [number, text, span])).toEqual(
      numbers.map(({ text, textSpan }, index) => [index, text, textSpan]),
    )
  })

  it('says what numbers are bound to and what they come to', () => {
    const { numbers } = renderedNotice(taiyuan)
    expect(numbers.slice(0, 6).map(said)).toEqual([
      '30元 30元 true ← 人均财政补助标准',
      '550元 550元 true ← 人均财政补助标准',
      '440元 440元 true ← 中央补助',
      '55元 55元 true ← 省级补助',
      '27.5元 27.5元 true ← 市级补助、县级补助',
      '330元 330元 true ← 中央补助',
    ])
    expect(numbers.find(({ text }) => text === '5：5')?.live).toBe('50%：50%')
    expect(numbers[2]?.target).toBe('中央补助 当 参保地 为 阳曲县、娄烦县 且 大学生类别 ＝ 非大学生')
    const english = renderedNotice(policy('english-sample'), { language: 'en' })
    expect(english.numbers.map(said).slice(0, 4)).toEqual([
      '60dollars 60 yuan true ← full_allowance',
      '480dollars 480 yuan true ← full_allowance',
      '10 10 true ← long_way',
      'half 50% true ← short_way_share',
    ])
  })

  it('shows the numbers of a chosen case where their rules apply to it, and no others', () => {
    const shown = (name: string, language: 'zh' | 'en' = 'zh') =>
      renderedNotice(taiyuan, { subject: { case: name }, language }).numbers.flatMap(({ text, ofCase }) =>
        ofCase ? [`${text} ${ofCase.text} ${ofCase.agrees}`] : [],
      )
    expect(shown('V02 阳曲县普通居民')).toEqual(['440 元 该例：440元 true', '55 元 该例：55元 true', '27.5 元 该例：27.5元 true'])
    expect(shown('V02 阳曲县普通居民', 'en')[0]).toBe('440 元 this case: 440 yuan true')
    expect(shown('V12 重度残疾人')).toContain('140 元 该例：140元 true')
    // A county is no insured person, and a person who is not there has no numbers.
    expect(shown('V29 阳曲县三名普通居民')).toEqual([])
    expect(shown('没有的算例')).toEqual([])
    expect(renderedNotice(taiyuan, { subject: { case: '没有的算例' } }).case).toBeNull()
  })

  it('shows the numbers of a record of its own', () => {
    const record = { entity: '参保人', record: { 参保地: '小店区' } }
    const page = renderedNotice(taiyuan, { subject: record })
    expect(page.case).toEqual({ name: '', refused: false })
    expect(page.numbers.filter(({ ofCase }) => ofCase).map(({ text, ofCase }) => `${text} ${ofCase?.value}`)).toEqual([
      '330 元 330元',
      '110 元 110元',
      '55 元 55元',
    ])
    const wrong = renderedNotice(taiyuan, { subject: { entity: '参保人', record: { 参保地: '北京市' } } })
    expect(wrong.case).toEqual({ name: '', refused: true })
    expect(wrong.numbers.every(({ ofCase }) => ofCase === null)).toBe(true)
  })

  it('marks what is left open behind the paragraph that leaves it', () => {
    const { unsettled, blocks } = renderedNotice(taiyuan)
    const behind = (start: string) => blocks.find(({ text }) => text.startsWith(start))?.unsettled.map((at) => unsettled[at]?.name)
    expect(behind('阳曲县、娄烦县各级')).toEqual(['A04', 'A05', '财政补助分担', '财政补助分担', '财政补助分担'])
    expect(unsettled.find(({ name }) => name === 'A04')).toMatchObject({
      kind: 'question',
      text: '阳曲县、娄烦县的省属、市属大学生按哪一行补助',
      readings: ['按县区', '份额归隶属方', '按隶属'],
      clause: '一（一）',
    })
    expect(unsettled.map(({ kind }) => kind)).toContain('silent')
    expect(blocks.flatMap((block) => block.unsettled).sort((a, b) => a - b)).toEqual(unsettled.map((_, index) => index))
  })

  it('is quick, and made once', () => {
    const page = renderedNotice(taiyuan)
    expect(renderedNotice(taiyuan)).toBe(page)
    expect(JSON.parse(JSON.stringify(page))).toEqual(page)
  })
})

describe('sentences and declarations', () => {
  it.each(folders)('of %s lead to each other', (folder) => {
    const { sentences, declarations } = renderedNotice(policy(folder))
    const forth = sentences.flatMap(({ id, declarations: rests }) => rests.map((declaration) => `${id} ${declaration}`))
    const back = declarations.flatMap(({ id, sentences: quoted }) => quoted.map((sentence) => `${sentence} ${id}`))
    expect(forth.toSorted()).toEqual(back.toSorted())
    expect(forth.length).toBeGreaterThan(10)
    expect(new Set(forth).size).toBe(forth.length)
  })

  it('a sentence leads to the rules that quote it, and to those of its numbers', () => {
    const { sentences, declarations } = renderedNotice(taiyuan)
    const sentence = sentences.find(({ text }) => text.includes('个人缴费部分由市财政每人每年补助'))
    expect(sentence).toMatchObject({ clause: '一（三）2（2）', kinds: ['rule', 'heading'], state: 'covered' })
    const led = declarations.filter(({ id }) => sentence?.declarations.includes(id))
    expect(led.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['compute 市级资助', 'exception 重度残疾大学生由市级全额资助'])
  })

  it('a rule leads to the sentences that it quotes', () => {
    const { sentences, declarations } = renderedNotice(taiyuan)
    const table = declarations.find(({ kind, name }) => kind === 'table' && name === '财政补助分担')
    expect(table).toMatchObject({ clause: '一（一）' })
    const quoted = table?.sentences.map((at) => sentences[at]?.text.slice(0, 11))
    expect(quoted).toEqual(['具体补助标准为：', '阳曲县、娄烦县各级财政', '其它县（市、区）各级财'])
  })

  it('sentences say how far they are accounted for', () => {
    const counts = new Map<string, number>()
    for (const { state } of renderedNotice(taiyuan).sentences) counts.set(state, (counts.get(state) ?? 0) + 1)
    expect([...counts]).toEqual([
      ['notNeeded', 31],
      ['covered', 100],
    ])
  })
})

const sketch = `县补〔2026〕3号

# 关于补助的通知

各镇：

一、补助标准。每人补助[100元](=补助标准)，**重点**对象*另*议。名单由各镇报送。

\`\`\`tiaoli
通知 县补2026
  文号：县补〔2026〕3号
  发文机关：县民政局
  基准日：2026年1月1日
参数 补助标准：金额 ＝ 100元
  原文 “每人补助100元，”
\`\`\`

| 对象 | 标准 |
|------|------|
| 甲 | [100元](=补助标准) |

附件：1.名单

县民政局

2026年1月5日

抄送：县财政局
`

describe('a small notice', () => {
  const page = renderedNotice(documentOf(sketch))

  it('has its parts', () => {
    expect(parts(page)).toEqual([
      'number 县补〔2026〕3号',
      'title 关于补助的通知',
      'addressee 各镇：',
      'clause1 一 一、补助标准。每人补助1',
      'table 一 |对象|标准||----',
      'attachments 一 附件：1.名单',
      'signature 一 县民政局',
      'date 一 2026年1月5日',
      'copies 一 抄送：县财政局',
    ])
    expect(wholeText(page)).toBe(publishedText(documentOf(sketch).compiled.module))
  })

  it('sets apart bold and emphasised words; marks are told from text', () => {
    const pieces = page.blocks[3]?.pieces.filter(({ strong, emphasis, mark }) => strong || emphasis || mark)
    expect(pieces?.map(({ text, strong, emphasis, mark }) => [text, strong, emphasis, mark])).toEqual([
      ['**', true, false, true],
      ['重点', true, false, false],
      ['**', true, false, true],
      ['*', false, true, true],
      ['另', false, true, false],
      ['*', false, true, true],
    ])
  })

  it('cuts a table into cells, numbers and all', () => {
    const { table, pieces } = page.blocks[4] as PageBlock
    const cells = table?.map((row) => row.map((cell) => cell.map((at) => pieces[at]?.text).join('')))
    expect(cells?.map((row) => row.map((cell) => cell.trim()))).toEqual([
      ['对象', '标准'],
      ['甲', '100元'],
    ])
    expect(pieces.find(({ number }) => number === 1)).toMatchObject({ text: '100元', mark: false })
  })

  it('says which parts nothing accounts for', () => {
    const states = page.sentences.map(({ state, text }) => `${state} ${text}`)
    expect(states).toContain('covered 每人补助100元，**重点**对象*另*议。')
    expect(states).toContain('uncovered 各镇：')
    const open = page.blocks[3]?.pieces.filter(({ unaccounted }) => unaccounted)
    expect(open?.map(({ text }) => text)).toEqual(['名单由各镇报送。'])
  })
})

describe('a broken notice', () => {
  it.each([
    ['an unreadable line', (text: string) => text.replace('表 财政补助分担', '表 （（')],
    ['a block that never closes', (text: string) => text.replace('```\n\n各县', '\n\n各县')],
    ['no rules at all', (text: string) => text.replace(/```tiaoli[\s\S]*?```/g, '')],
    ['nothing', () => ''],
    ['a half of it', (text: string) => text.slice(0, text.length / 2)],
    ['names that are HTML', (text: string) => text.replaceAll('市级补助', '「<img src=x onerror=1>」')],
  ])('with %s still renders all of its prose', (_, change) => {
    const document = policy('taiyuan-2020', change)
    const page = renderedNotice(document, { subject: { case: 'V02 阳曲县普通居民' } })
    expect(wholeText(page)).toBe(publishedText(document.compiled.module))
    expect(noticeOutline(document)).toHaveLength(document.compiled.module.clauses.length)
    expect(coverageMarks(document, document.entry).length).toBeGreaterThanOrEqual(page.sentences.length)
  })

  it('says of a number that differs what its rule gives', () => {
    const page = renderedNotice(policy('taiyuan-2020', (text) => text.replace('  2020年：550元', '  2020年：560元')))
    const [first, second] = page.numbers
    expect([first?.live, first?.agrees, second?.live, second?.agrees]).toEqual(['40元', false, '560元', false])
    expect(second?.problem).toContain('560元')
  })

  it('does not guess what a number comes to whose rule cannot be read', () => {
    const page = renderedNotice(
      policy('taiyuan-2020', (text) => text.replace('计算 市级补助', '').replace('市级补助：金额 |', '市级补助：金 |')),
    )
    const number = page.numbers.find(({ text }) => text === '27.5 元')
    expect([number?.live, number?.agrees]).toEqual([null, null])
  })
})

describe('the outline of clauses', () => {
  it('counts what is found in each', () => {
    const outline = noticeOutline(taiyuan)
    const line = ({ path, title, numbers, uncovered, unsettled }: (typeof outline)[number]) =>
      `${path} ${title}: ${numbers} ${uncovered} ${unsettled}`
    expect(outline.slice(0, 4).map(line)).toEqual([
      '一 提高居民医保筹资标准: 0 0 0',
      '一（一） 提高财政补助标准: 10 0 5',
      '一（二） 同步增加个人缴费标准: 2 0 0',
      '一（三） 困难群众财政补助标准: 0 0 10',
    ])
    expect(outline.map(({ number }) => number).slice(0, 2)).toEqual(['一、', '（一）'])
    expect(outline.reduce((sum, { numbers }) => sum + numbers, 0)).toBe(renderedNotice(taiyuan).numbers.length)
  })
})

describe('marks of the margin', () => {
  it('tell how sentences are accounted for and which parts of rules no case exercises', () => {
    const marks = coverageMarks(taiyuan, taiyuan.entry)
    const count = (kind: string) => marks.filter((mark) => mark.kind === kind).length
    expect([count('covered'), count('notNeeded'), count('partly'), count('uncovered')]).toEqual([100, 31, 0, 0])
    expect(count('notExercised')).toBe(0)
    expect(count('exercised')).toBeGreaterThan(50)
    const starts = marks.map(({ span }) => span.start)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

  it('name a part that no case exercises', () => {
    const without = policy('english-sample', (text) => text.replace(/case a pupil in foster care\n(?: .*\n)*/, ''))
    const marks = coverageMarks(without, without.entry).filter(({ kind }) => kind === 'notExercised')
    expect(marks.map((mark) => ('label' in mark ? mark.label : ''))).toEqual(['例外 foster_care_ticket'])
    const text = without.compiled.module.text
    expect(text.slice(marks[0]?.span.start).startsWith('exception foster_care_ticket')).toBe(true)
  })

  it('are none for files that are not of the notice', () => {
    expect(coverageMarks(taiyuan, 'elsewhere.md')).toEqual([])
  })
})
