import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import type { Summary } from '../../engine/index.ts'
import { nested, people, stays, staysNotice } from './stays.ts'
import { fakeTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-children-'))
afterAll(() => rmSync(folder, { recursive: true }))

function put(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const before = put('before/notice.md', [staysNotice(1000)])
const after = put('after/notice.md', [staysNotice(600)])
put('before/simulation.json', [
  JSON.stringify({
    payers: [{ name: '救助基金', results: ['救助'] }],
    person: { result: '救助', kind: 'benefit' },
    dimensions: [{ name: '县区', by: '县区' }],
  }),
])

async function simulate(args: readonly string[], language: 'zh' | 'en' = 'zh') {
  const terminal = fakeTerminal(language)
  const status = await runCli(['simulate', ...args], '1.2.3', terminal)
  return { status, ...terminal.printed }
}

/** People and stays that belong together by their 编号. */
function files(parents: readonly string[], children: readonly string[]): string[] {
  const [population, own] = [put('people.csv', parents), put('stays.csv', children)]
  return [before, after, '--population', population, '--children', `就诊=${own}`, '--key', '编号']
}

const hostile = files.bind(null, [...people, 'a,阳曲县', 'd,小店区'], [...stays, 'd,2020-01-01,一百', 'x,2020-01-01,1'])

describe('simulate with files of elements', () => {
  it('gives the figures of the same people with arrays', async () => {
    const { out, status } = await simulate([...files(people, stays), '--json'])
    const ndjson = put(
      'people.ndjson',
      nested.map((person) => JSON.stringify(person)),
    )
    const other = JSON.parse((await simulate([before, after, '--population', ndjson, '--json'])).out) as Summary
    const { basis, ...figures } = JSON.parse(out) as Summary
    expect(status).toBe(0)
    expect({ basis: { ...basis, children: undefined }, ...figures }).toEqual({ ...other, basis: { ...other.basis, children: undefined } })
    expect(basis.children).toEqual([{ relation: '就诊', rows: 3, refused: 0 }])
    expect(figures.payers).toMatchObject([{ baseline: '500.5', scenario: '1300.5', difference: '800' }])
  })

  it('says how many rows the figures rest on, and which are left out', async () => {
    const { status, out, err } = await simulate(hostile())
    expect(status).toBe(2)
    expect(out).toContain('数字依据 2 人。\n3 条记录读不出来，不在其中。\n“就诊”共 5 行，2 行归到了人，3 行被拒绝，不在其中。\n')
    expect(err).toContain('“就诊”')
    expect(err.replaceAll(`${folder}/`, '').split('\n').slice(0, -2)).toMatchSnapshot()
    expect((await simulate(hostile(), 'en')).out).toContain(
      'Rows of “就诊”: 5, of which 2 belong to people and 3 were refused and are left out.',
    )
  })

  it('reads elements that no figure rests on, and refuses what it would refuse', async () => {
    const payments = put('payments.csv', ['编号,缴费额', 'a,一', 'c,280'])
    const { out } = await simulate([...files(people, stays), '--children', `缴费=${payments}`, '--json'])
    const { basis, payers } = JSON.parse(out) as Summary
    expect([basis.people, basis.unreadable, basis.children]).toEqual([
      2,
      1,
      [
        { relation: '就诊', rows: 3, refused: 1 },
        { relation: '缴费', rows: 2, refused: 1 },
      ],
    ])
    expect(payers).toMatchObject([{ baseline: '300', scenario: '700' }])
  })

  it('writes everyone and every row that was left out, with the file, and why', async () => {
    const path = join(folder, 'refused.ndjson')
    await simulate([...hostile(), '--refused', path])
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    const brief = lines.map((line) => {
      const { file, relation, number, by, refused } = JSON.parse(line)
      return [file.replace(`${folder}/`, ''), relation ?? null, number, by, refused[0].code]
    })
    expect(brief).toEqual([
      ['people.csv', null, 1, 'reading', 'join.keyTwice'],
      ['people.csv', null, 4, 'reading', 'join.keyTwice'],
      ['people.csv', null, 5, 'reading', 'join.childRefused'],
      ['stays.csv', '就诊', 2, 'reading', 'join.parentRefused'],
      ['stays.csv', '就诊', 4, 'reading', 'record.typeMismatch'],
      ['stays.csv', '就诊', 5, 'reading', 'join.orphan'],
    ])
  })

  it('says of which elements there is no file, where a figure looks at them', async () => {
    const alone = await simulate([before, after, '--population', put('alone.csv', ['县区', '小店区'])])
    expect([alone.status, alone.err]).toEqual([0, expect.stringContaining('一行放不下“就诊”，都按一条也没有计算')])
    expect((await simulate(files(people, stays))).err).not.toContain('注意')
  })

  it('takes other names of columns of the people', async () => {
    const asked = files(['编号,county', 'a,小店区'], ['编号,入院日期,费用', 'a,2020-05-01,1200'])
    expect((await simulate([...asked, '--map', 'county=县区'])).out).toContain('救助基金多付 400 元')
  })

  it('answers what is asked beyond the totals from the same people', async () => {
    const { out, status } = await simulate([...files(people, stays), '--seek', '起付线', '--payer', '救助基金', '--at-most', '900'])
    expect(status).toBe(0)
    expect(out).toContain('取 800.25 元，救助基金总额 900 元')
  })

  it('is kept with all its files, and told when one of them changes or is gone', async () => {
    const kept = join(folder, 'kept')
    await simulate([...files(people, stays), '--output', kept])
    expect(await simulate(['--replay', kept])).toMatchObject({ status: 0, out: '重算与存档完全一致（3 人）。\n' })
    renameSync(join(folder, 'stays.csv'), join(folder, 'moved.csv'))
    expect(await simulate(['--replay', kept])).toMatchObject({ status: 1, err: expect.stringContaining('bundle.dataMissing') })
    expect((await simulate(['--replay', kept, '--children', `就诊=${join(folder, 'moved.csv')}`])).status).toBe(0)
    put('moved.csv', [...stays, 'b,2020-01-01,900'])
    const changed = await simulate(['--replay', kept, '--children', `就诊=${join(folder, 'moved.csv')}`])
    expect([changed.status, changed.err]).toEqual([1, expect.stringContaining('bundle.dataChanged')])
    expect((await simulate(['--replay', kept, '--children', `缴费=${join(folder, 'moved.csv')}`])).status).toBe(64)
  })

  it.each([
    [
      'people who are made',
      () => [before, after, '--population', put('population.json', ['{"组成": []}']), '--children', '就诊=x.csv', '--key', '编号'],
    ],
    [
      'people who are no CSV',
      () => [before, after, '--population', put('people.ndjson', ['{}']), '--children', '就诊=x.csv', '--key', '编号'],
    ],
    ['stays without the key', () => files(people, ['入院日期,费用', '2020-01-01,1'])],
  ])('does not go with %s', async (_, args) => {
    const { status, out, err } = await simulate(args())
    expect([status, out]).toEqual([64, ''])
    expect(err.replaceAll(`${folder}/`, '')).toMatchSnapshot()
  })
})
