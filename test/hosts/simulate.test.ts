import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import type { Language, Summary } from '../../engine/index.ts'
import { fakeTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-simulate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

const notice = (name: string, standard: number) => `\`\`\`tiaoli
通知 ${name}
  基准日：2021年1月1日

枚举 县区：小店区、阳曲县

对象 参保人
  县区：县区
  低保对象：是否 默认 否
  出生日期：日期 可选 1900年1月1日至基准日

参数 标准：金额 ＝ ${standard}元

对于 参保人

计算 个人实缴：金额
  当 低保对象 则 0元
  当 非 低保对象 且 周岁（出生日期，基准日） ≥ 60 则 标准 － 100元
  其它 标准

计算 救助资助：金额 ＝ 标准 － 个人实缴
\`\`\`
`

const config = {
  payers: [
    { name: '救助基金', results: ['救助资助'] },
    { name: '个人', results: ['个人实缴'] },
  ],
  person: { result: '个人实缴', kind: 'cost' },
  dimensions: [
    { name: '县区', by: '县区' },
    { name: '年龄', by: '出生日期', bands: [60] },
  ],
}

const model = {
  标题: '样例人口',
  说明: '试验用',
  对象: '参保人',
  组成: [
    { 字段: '县区', 权重: { 小店区: 3, 阳曲县: 1 }, 来源: '普查' },
    { 字段: '低保对象', 是: '5%', 假定: '试验' },
    { 字段: '出生日期', 区间: [{ 从: '1930', 到: '2020', 份额: '100%' }], 假定: '试验', 缺失: { 份额: '1%', 假定: '漏填' } },
  ],
}

const before = put('before/notice.md', notice('样例2020', 280)).replace('/notice.md', '')
const after = put('after/notice.md', notice('样例2021', 320)).replace('/notice.md', '')
put('before/simulation.json', JSON.stringify(config))
const people = put(
  'people.csv',
  [
    '县区,低保对象,出生日期',
    '小店区,否,1990-01-01',
    '阳曲县,是,1990-01-01',
    '阳曲县,否,1950-01-01',
    '小店区,否,',
    '山区,否,1990-01-01',
  ].join('\n'),
)

interface Said {
  readonly status: number
  readonly out: string
  readonly err: string
}

async function simulate(args: readonly string[], language: Language = 'zh', width: number | null = null): Promise<Said> {
  const terminal = fakeTerminal(language, false, width)
  const status = await runCli(['simulate', ...args], '1.2.3', terminal)
  return { status, ...terminal.printed }
}

const summaryOf = async (args: readonly string[]): Promise<Summary> => JSON.parse((await simulate([...args, '--json'])).out) as Summary

describe('tiaoli simulate', () => {
  it('says the answer first, what it rests on, and then the tables', async () => {
    const { status, out } = await simulate([before, after, '--population', people])
    expect(status).toBe(2)
    expect(out.split('\n').slice(0, 6)).toEqual([
      '与现行相比，救助基金多付 40 元，＋10.53%；个人多付 80 元，＋17.39%。',
      '2 人负担加重，1 人不变。',
      '另有 1 人缺少数据，算不出个人的变化，不在其中。',
      '',
      '数字依据 4 人。',
      '1 条记录读不出来，不在其中。',
    ])
    expect(out).toContain('按县区：变化最大的是“小店区”，个人多付 40 元')
    expect(out).toContain('个人的数不含 1 人：缺少出生日期（1 人）。')
  })

  it('says the same in English', async () => {
    const { out } = await simulate([before, after, '--population', people], 'en')
    expect(out).toContain('Compared with now, 救助基金 pays 40 yuan more (＋10.53%); 个人 pays 80 yuan more (＋17.39%).')
    expect(out).toContain('2 people pay more, nothing changes for 1 person.')
  })

  it('tells at most five of the most affected, by what tells them apart', async () => {
    const many = put(
      'many.csv',
      ['县区,低保对象,出生日期', ...Array.from({ length: 7 }, (_, year) => `小店区,否,199${year}-01-01`)].join('\n'),
    )
    // Everyone alone: those whom the rules can't tell apart are one line otherwise.
    const { out } = await simulate([before, after, '--population', many, '--refused', join(folder, 'none.ndjson')])
    const list = out.slice(out.indexOf('负担加重最多的人：'), out.indexOf('负担加重最多的人（'))
    expect(list).toMatchInlineSnapshot(`
      "负担加重最多的人：每人至多 40 元
      记录号  同样的人  现行  方案  变化  记录
           1         —   280   320    40  县区 小店区，出生日期 1990-01-01
           2         —   280   320    40  县区 小店区，出生日期 1991-01-01
           3         —   280   320    40  县区 小店区，出生日期 1992-01-01
           4         —   280   320    40  县区 小店区，出生日期 1993-01-01
           5         —   280   320    40  县区 小店区，出生日期 1994-01-01
      ……另列了 2 人；--json 的输出和 --output 的存档里都有

      "
    `)
  })

  it.each<[string, Language, number | null]>([
    ['side by side on a wide terminal', 'zh', 100],
    ['one after the other on a narrow one', 'zh', 60],
    ['one after the other, unbroken, where there is none', 'en', null],
  ])('explains how the most affected is worked out on both sides, %s', async (_, language, width) => {
    const { out } = await simulate([before, after, '--population', people], language, width)
    const from = out.search(language === 'zh' ? /^负担加重最多的人（/m : /^The person whose payment rises most/m)
    expect(`\n${out.slice(from)}`).toMatchSnapshot()
  })

  it('explains whom it gives most where nobody loses', async () => {
    const { out } = await simulate([after, before, '--config', join(before, 'simulation.json'), '--population', people])
    expect(out).toContain('负担减轻最多的人（记录号 1）是怎么算的\n县区 小店区，出生日期 1990-01-01\n【现行】样例2021\n个人实缴：320元。')
  })

  it('gives the summary as JSON, every figure exact', async () => {
    const { basis, payers, breakdowns, people: fates, losers } = await summaryOf([before, after, '--population', people])
    expect(basis).toMatchObject({ people: 4, unreadable: 1, refused: { baseline: 0, scenario: 0, either: 0 }, synthetic: false })
    expect(payers.map(({ difference }) => difference)).toEqual(['40', '80'])
    expect(fates).toEqual({ winners: 0, losers: 2, unchanged: 1, unknown: 1, gained: '0', lost: '80' })
    expect(breakdowns[1]?.groups.map(({ key, counted }) => [key.kind, counted])).toEqual([
      ['band', 2],
      ['band', 1],
      ['unknown', 1],
    ])
    expect(losers.map(({ number, change, record }) => [number, change, record])).toEqual([
      [1, '40', { 县区: '小店区', 低保对象: false, 出生日期: '1990-01-01' }],
      [3, '40', { 县区: '阳曲县', 低保对象: false, 出生日期: '1950-01-01' }],
    ])
  })

  it('takes a change of a parameter for a scenario, and says so where nothing changes', async () => {
    const changed = await summaryOf([before, '--set', '标准=320', '--population', people])
    expect(changed.payers.map(({ difference }) => difference)).toEqual(['40', '80'])
    expect((await simulate([before, '--population', people])).out).toContain('方案没有改变任何一个数')
  })

  it('makes synthetic people where there is no file, and says that they are', async () => {
    const population = put('before/population.json', JSON.stringify(model))
    const { status, out } = await simulate([before, after, '--size', '5000', '--seed', '7'])
    expect(status).toBe(0)
    expect(out).toContain('合成数据')
    expect(out).toContain('数字依据 5000 人。')
    rmSync(population)
    expect((await simulate([before, after])).status).toBe(64)
  })

  it('takes the names of columns from --map', async () => {
    const named = put('named.csv', 'county,nothing\n小店区,x\n阳曲县,y\n')
    const { status, out } = await simulate([before, after, '--population', named, '--map', 'county=县区', '--map', 'nothing='])
    expect([status, out]).toEqual([0, expect.stringContaining('数字依据 2 人。')])
    expect((await simulate([before, after, '--population', named, '--map', 'country=县区'])).err).toContain('header.mappedColumn')
  })

  it('gives the same figures on several threads', async () => {
    const population = put('city.json', JSON.stringify(model))
    const many = await summaryOf([before, after, '--population', population, '--size', '30万', '--seed', '7'])
    expect(many.basis).toMatchObject({ people: 300_000, synthetic: true })
    const [few] = (await summaryOf([before, after, '--population', population, '--size', '299999', '--seed', '7'])).payers
    expect(Number(many.payers[0]?.difference) - Number(few?.difference)).toBeLessThanOrEqual(320)
  })

  it('writes who was left out, and why, one by one', async () => {
    const path = join(folder, 'refused.ndjson')
    await simulate([before, after, '--population', people, '--refused', path])
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { number: 5, by: 'reading', refused: [{ code: 'record.enumUnknown', field: '县区' }] },
    ])
  })

  it.each([
    ['without a notice', []],
    ['with an engine that there is not', [before, after, '--engine', 'spark']],
    ['with a population that is not there', [before, after, '--population', join(folder, 'none.csv')]],
    ['with a size of a file', [before, after, '--population', people, '--size', '5']],
    ['with a reading that there is not', [before, after, '--population', people, '--set', '甲=乙']],
    ['with a bad number of people to list', [before, after, '--population', people, '--top', 'x']],
    ['with a mapping of the keys of NDJSON', [before, after, '--population', put('people.ndjson', ''), '--map', 'a=县区']],
    ['with a file for refused records that is no list', [before, after, '--population', people, '--refused', join(folder, 'a.txt')]],
    ['from standard input', [before, after, '--population', '-']],
    ['with a replay and a notice', [before, '--replay', folder]],
    ['with a replay of nothing', ['--replay', join(folder, 'none')]],
  ])('is used wrongly %s', async (_, args) => {
    const { status, out, err } = await simulate(args)
    expect([status, out]).toEqual([64, ''])
    expect(err).not.toBe('')
  })

  it('says in coded sentences what can’t be compared, and what is wrong with the settings', async () => {
    const other = put('other.md', notice('别的', 280).replaceAll('参保人', '居民'))
    const apart = await simulate([before, other, '--population', people])
    expect([apart.status, apart.err]).toEqual([1, expect.stringContaining('pair.noEntity')])
    const wrong = put('wrong.json', '{"payers": []}')
    const badly = await simulate([before, after, '--population', people, '--config', wrong])
    expect([badly.status, badly.err]).toEqual([1, expect.stringContaining('simulation.nothingCounted')])
  })
})

describe('a simulation that is kept', () => {
  const kept = join(folder, 'kept')
  const keep = () => simulate([before, after, '--population', people, '--output', kept])

  it('lies in a folder with tables, sources and all that makes it again', async () => {
    await keep()
    expect(readdirSync(kept, { recursive: true }).map(String).sort()).toEqual([
      ...['baseline.program.json', 'bundle.json', 'scenario.program.json', 'sources', 'sources/after', 'sources/after/notice.md'],
      ...[
        'sources/before',
        'sources/before/notice.md',
        'summary.json',
        'tables',
        'tables.xlsx',
        'tables/changes.csv',
        'tables/group-1.csv',
      ],
      ...['tables/group-2.csv', 'tables/losers.csv', 'tables/payers.csv', 'tables/unknown.csv', 'tables/winners.csv'],
    ])
    expect(readFileSync(join(kept, 'tables/payers.csv'), 'utf8')).toContain('救助基金,380,420,40,10.53,1')
    expect(readFileSync(join(kept, 'tables/losers.csv'), 'utf8')).toContain('1,0,280,320,40,县区 小店区，出生日期 1990-01-01')
  })

  it('is made again with equal figures, also without the notices', async () => {
    await keep()
    rmSync(after, { recursive: true })
    const { status, out } = await simulate(['--replay', kept])
    put('after/notice.md', notice('样例2021', 320))
    expect([status, out]).toEqual([0, '重算与存档完全一致（4 人）。\n'])
    expect(await keep()).toMatchObject({ status: 2 })
  })

  it.each([
    ['data', 'bundle.dataChanged', () => writeFileSync(people, `${readFileSync(people, 'utf8')}\n小店区,否,1991-01-01`)],
    ['rules', 'bundle.rulesChanged', () => edit('scenario.program.json', '"320"', '"330"')],
    ['settings', 'bundle.requestChanged', () => edit('bundle.json', '"top": 20', '"top": 21')],
    ['results', 'bundle.figureDiffers', () => edit('summary.json', '"difference": "40"', '"difference": "41"')],
  ])('is told from one whose %s were changed', async (_, code, change) => {
    const original = readFileSync(people, 'utf8')
    await keep()
    change()
    const { status, err } = await simulate(['--replay', join(kept, 'bundle.json')])
    writeFileSync(people, original)
    expect([status, err]).toEqual([1, expect.stringContaining(code)])
  })

  it('says that its data are gone, and takes them from elsewhere', async () => {
    await keep()
    const elsewhere = put('moved.csv', readFileSync(people, 'utf8'))
    const original = readFileSync(people, 'utf8')
    rmSync(people)
    const gone = await simulate(['--replay', kept])
    const found = await simulate(['--replay', kept, '--population', elsewhere])
    writeFileSync(people, original)
    expect([gone.status, gone.err, found.status]).toEqual([1, expect.stringContaining('bundle.dataMissing'), 0])
  })

  it('never takes the place of other files', async () => {
    const foreign = join(folder, 'foreign')
    put('foreign/letter.txt', '信')
    expect((await simulate([before, after, '--population', people, '--output', foreign])).status).toBe(64)
    expect(existsSync(join(foreign, 'bundle.json'))).toBe(false)
  })

  function edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(kept, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(kept, file), text.replace(from, to))
  }
})

describe('tiaoli simulate asked further', () => {
  const ask = (...args: string[]) => ['simulate', before, after, '--population', people, ...args]

  it('tells sensitivity, cliffs and a value sought in sentences and tables', async () => {
    const terminal = fakeTerminal()
    const status = await runCli(
      ask('--sensitivity', '--cliffs', '--seek', '标准', '--payer', '个人', '--group', '县区=阳曲县', '--at-most', '0.03万元'),
      '1.2.3',
      terminal,
    )
    expect(status).toBe(2)
    expect(terminal.printed.out).toContain('通知没有留下疑义。')
    expect(terminal.printed.out).toContain('出生日期由 1961年1月1日 变为 1961年1月2日，一步损失 100 元')
    expect(terminal.printed.out).toContain('低保对象由 是 变为 否，一步损失 320 元，1 人会这样。')
    expect(terminal.printed.out).toContain(
      '取 400 元，个人（县区：阳曲县）总额 300 元，不超过 300 元；取 400.01 元，总额 300.01 元，就不满足了。',
    )
  })

  it('puts them under analyses in JSON, and into the bundle', async () => {
    const terminal = fakeTerminal()
    const bundle = join(folder, 'asked')
    await runCli(ask('--json', '--cliffs', '--output', bundle), '1.2.3', terminal)
    const { analyses } = JSON.parse(terminal.printed.out) as { analyses: { cliffs: { cliffs: unknown[] } } }
    expect(Object.keys(analyses)).toEqual(['cliffs'])
    expect(JSON.parse(readFileSync(join(bundle, 'analyses.json'), 'utf8'))).toEqual(analyses)
    expect(readFileSync(join(bundle, 'tables/cliffs.csv'), 'utf8')).toContain('1961年1月2日')
    expect(await runCli(['simulate', '--replay', bundle], '1.2.3', fakeTerminal())).toBe(0)
  })

  it.each([
    [['--payer', '个人'], '--seek'],
    [['--seek', '标准', '--payer', '个人'], '--at-most'],
    [['--seek', '标准', '--payer', '个人', '--at-most', '很多'], '“很多”不是金额'],
    [['--seek', '标准', '--payer', '个人', '--at-most', '1元', '--group', '阳曲县'], '参保地=阳曲县'],
    [['--seek', '标淮', '--payer', '个人', '--at-most', '1元'], 'seek.parameterUnknown'],
  ])('%j is a command used wrongly', async (args, said) => {
    const terminal = fakeTerminal()
    expect(await runCli(ask(...args), '1.2.3', terminal)).toBe(64)
    expect(terminal.printed.err).toContain(said)
  })
})
