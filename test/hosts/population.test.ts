import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import type { Language } from '../../engine/index.ts'
import { fakeTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-population-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const source = `\`\`\`tiaoli
通知 样例
  文号：样发〔2021〕1号
  基准日：2021年1月1日

枚举 县区：小店区、阳曲县

对象 就诊
  费用：金额 0元至10万元

对象 参保人
  县区：县区
  低保对象：是否 默认 否
  出生日期：日期 可选 1900年1月1日至基准日
  就诊：多个 就诊

对于 参保人

计算 应缴：金额
  当 低保对象 则 0元
  其它 280元

计算 费用合计：金额 ＝ 合计 就诊.费用
\`\`\`
`

const people = [
  { 字段: '县区', 权重: { 小店区: 3, 阳曲县: 1 }, 来源: '普查' },
  {
    字段: '出生日期',
    区间: [{ 从: '1950', 到: '2020', 份额: '100%' }],
    假定: '均匀',
    缺失: { 份额: '10%', 假定: '漏填' },
  },
  { 字段: '低保对象', 情形: [{ 当: { 县区: '阳曲县', 出生日期: { 到: '1960' } }, 是: '30%' }, { 是: '1%' }], 假定: '县里老人多' },
]
const visits = {
  关系: '就诊',
  个数: { 份额: { '0': '50%', '2': '50%' }, 假定: '一半' },
  组成: [{ 字段: '费用', 分位: { '0%': 0, '90%': 3000, '100%': 90000 }, 假定: '右偏' }],
}
const model = (parts: readonly object[]) => JSON.stringify({ 标题: '样例人口', 说明: '合成的，谁也不是。', 对象: '参保人', 组成: parts })

/** A folder with the notice and a model of its people. */
function place(name: string, text = model(people)): string {
  const path = join(folder, name)
  mkdirSync(path)
  writeFileSync(join(path, 'notice.md'), source)
  writeFileSync(join(path, 'population.json'), text)
  return path
}

const notice = place('plain')

async function tiaoli(args: readonly string[], language: Language = 'zh') {
  const terminal = fakeTerminal(language)
  const status = await runCli(args, '1.2.3', terminal)
  return { status, ...terminal.printed }
}

const read = (path: string) => readFileSync(path, 'utf8')
const lines = (path: string) => read(path).trimEnd().split('\n')

async function made(output: string, ...more: readonly string[]): Promise<string> {
  const path = join(folder, output)
  expect(await tiaoli(['population', notice, '--output', path, '--size', '300', ...more])).toMatchObject({ status: 0, out: '' })
  return path
}

describe('tiaoli population', () => {
  it.each([
    // Rows of CSV hold no stays, which the rules look at: that is said.
    ['people.csv', true],
    ['people.ndjson', false],
    ['people.jsonl', false],
    ['people.parquet', false],
  ])('writes %s as run reads it', async (name, note) => {
    const path = await made(name)
    const results = join(folder, `results-${name}.ndjson`)
    expect(await tiaoli(['run', notice, '--input', path, '--output', results])).toMatchObject({
      status: 0,
      err: expect.stringMatching(note ? /^已计算 300 条，拒绝 0 条\n注意：.*“就诊”.*\n$/ : /^已计算 300 条，拒绝 0 条\n$/),
    })
    const asCsv = join(folder, `as-csv-${name}.csv`)
    await made(`as-csv-${name}.csv`)
    expect((await tiaoli(['run', notice, '--input', asCsv])).out).toBe(read(results))
  })

  it('writes a line for each of the people, and one of names before them in CSV', async () => {
    expect(lines(await made('count.csv')).length).toBe(301)
    expect(lines(await made('count.ndjson')).length).toBe(300)
  })

  it('names the fields of the model in the notice’s order, and leaves out what nobody has', async () => {
    expect(lines(await made('columns.csv'))[0]).toBe('县区,低保对象,出生日期')
    const rows = lines(await made('columns.ndjson')).map((line) => JSON.parse(line))
    expect(rows.some((row) => !('出生日期' in row))).toBe(true)
    expect(rows.some((row) => row.低保对象 === false)).toBe(false)
  })

  it('says beside the file that it is synthetic, and of what', async () => {
    const path = await made('labelled.csv', '--seed', '7')
    const sha256 = (file: string) => createHash('sha256').update(read(file)).digest('hex')
    expect(JSON.parse(read(`${path}.about.json`))).toEqual({
      label: { zh: '合成数据', en: 'synthetic data' },
      synthetic: true,
      file: { name: 'labelled.csv', sha256: sha256(path) },
      notice: { name: '样例', number: '样发〔2021〕1号' },
      entity: '参保人',
      people: 300,
      seed: 7,
      model: { file: 'population.json', sha256: sha256(join(notice, 'population.json')), title: '样例人口', note: '合成的，谁也不是。' },
      engine: { name: 'tiaoli', version: '1.2.3' },
    })
  })

  it('makes the same people with the same seed, fewer or more of them, and others with another', async () => {
    const first = read(await made('first.csv'))
    expect(read(await made('again.csv', '--seed', '1'))).toBe(first)
    expect(read(await made('other.csv', '--seed', '2'))).not.toBe(first)
    expect(read(await made('more.csv', '--size', '1万')).startsWith(first)).toBe(true)
  })

  it('writes what belongs to people into NDJSON, and refuses it for CSV and Parquet', async () => {
    const path = place('visits', model([...people, visits]))
    const output = join(folder, 'visits.ndjson')
    expect((await tiaoli(['population', path, '--size', '50', '-o', output])).status).toBe(0)
    const counts = new Set(lines(output).map((line) => JSON.parse(line).就诊?.length))
    expect(counts).toEqual(new Set([undefined, 2]))
    for (const name of ['visits.csv', 'visits.parquet']) {
      const refused = await tiaoli(['population', path, '--size', '50', '-o', join(folder, name)])
      expect(refused).toMatchObject({ status: 64, err: expect.stringContaining('“就诊”是一组记录') })
    }
  })

  it('takes a model of another name', async () => {
    const other = join(folder, 'other.json')
    writeFileSync(other, model(people.slice(0, 1)))
    expect(lines(await made('named.csv', '--model', other))[0]).toBe('县区')
  })

  it('tells every share with its source or assumption', async () => {
    const path = place('told', model([...people, visits]))
    expect((await tiaoli(['population', path, '--about'])).out).toMatchInlineSnapshot(`
      "样例人口
      合成数据 · 参保人
      合成的，谁也不是。
      分布 7 项：有来源 1 项，假定 6 项

      县区
        小店区 75%、阳曲县 25%
          来源：普查

      出生日期
        1950年1月1日至2020年12月31日 100%
          假定：均匀
        漏填 10%
          假定：漏填

      低保对象
        县区为阳曲县，且出生日期 ≤ 1960年12月31日：是 30%
        其余：是 1%
          假定：县里老人多

      就诊（个数）
        0 50%、2 50%
          假定：一半

      就诊.费用
        0元至3000元（不含） 90%、3000元至90000元 10%
          假定：右偏
      "
    `)
    expect((await tiaoli(['population', path, '--about'], 'en')).out).toMatchInlineSnapshot(`
      "样例人口
      synthetic data · 参保人
      合成的，谁也不是。
      7 distributions: 1 with a source, 6 assumed

      县区
        小店区 75%, 阳曲县 25%
          source: 普查

      出生日期
        from 1950-01-01 to 2020-12-31 100%
          assumption: 均匀
        left out 10%
          assumption: 漏填

      低保对象
        县区 is 阳曲县 and 出生日期 ≤ 1960-12-31: yes 30%
        others: yes 1%
          assumption: 县里老人多

      就诊 (how many)
        0 50%, 2 50%
          assumption: 一半

      就诊.费用
        from 0 yuan to under 3000 yuan 90%, from 3000 yuan to 90000 yuan 10%
          assumption: 右偏
      "
    `)
  })

  it('says what is wrong with the model, and writes nothing', async () => {
    const path = place('wrong', model([{ 字段: '县区', 份额: { 小店区: '60%', 阳曲: '30%' }, 假定: '样例' }]))
    const output = join(folder, 'wrong.csv')
    const run = await tiaoli(['population', path, '--size', '10', '-o', output])
    expect(run).toMatchObject({ status: 1, out: '' })
    expect(run.err).toMatch(/population\.json 用不了：\n {2}\/组成\/0\/份额\/阳曲 {2}record\.enumUnknown {2}/)
    expect(readdirSync(folder).filter((name) => name.startsWith('wrong.csv'))).toEqual([])
  })

  it('leaves nothing behind where it can’t write', async () => {
    const inside = mkdtempSync(join(folder, 'taken-'))
    for (const name of ['taken.csv', 'taken.parquet', 'taken.ndjson']) {
      mkdirSync(join(inside, name))
      expect((await tiaoli(['population', notice, '--size', '10', '-o', join(inside, name)])).status).toBe(64)
      expect((await tiaoli(['population', notice, '--size', '10', '-o', join(inside, 'none', name)])).status).toBe(64)
    }
    expect(readdirSync(inside).sort()).toEqual(['taken.csv', 'taken.ndjson', 'taken.parquet'])
  })

  it('leaves beside a Parquet file nothing but its note', async () => {
    const inside = mkdtempSync(join(folder, 'parquet-'))
    const path = join(inside, 'people.parquet')
    expect((await tiaoli(['population', notice, '--size', '10', '-o', path])).status).toBe(0)
    expect(readdirSync(inside).sort()).toEqual(['people.parquet', 'people.parquet.about.json'])
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
    expect(JSON.parse(read(`${path}.about.json`)).file).toEqual({ name: 'people.parquet', sha256 })
  })

  const output = join(folder, 'never.csv')
  it.each([
    [[]],
    [['--size', '10']],
    [['--output', output]],
    [['--size', '0', '--output', output]],
    [['--size', '-5', '--output', output]],
    [['--size', '3000000000', '--output', output]],
    [['--size', '1.5', '--output', output]],
    [['--size', '10', '--seed', 'x', '--output', output]],
    [['--size', '10', '--seed', '9007199254740993', '--output', output]],
    [['--size', '10', '--output', join(folder, 'people.xlsx')]],
    [['--size', '10', '--output', '-']],
    [['--about', '--model', join(folder, 'none.json')]],
  ])('is used wrongly with %j', async (args) => {
    const { status, out, err } = await tiaoli(['population', notice, ...args])
    expect([status, out]).toEqual([64, ''])
    expect(err).not.toBe('')
    expect(readdirSync(folder).filter((name) => name.includes('never'))).toEqual([])
  })
})
