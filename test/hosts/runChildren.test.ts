import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import type { Language } from '../../engine/index.ts'
import { nested, people, stays, staysNotice } from './stays.ts'
import { fakeTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-children-'))
afterAll(() => rmSync(folder, { recursive: true }))

function put(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const notice = put('notice.md', [staysNotice(1000)])

async function run(args: readonly string[], language: Language = 'zh') {
  const terminal = fakeTerminal(language)
  const status = await runCli(['run', notice, ...args], '1.2.3', terminal)
  return { status, ...terminal.printed }
}

/**
 * Runs people and stays by their 编号. A folder's name says nothing, so it is taken out of what is printed; that payments are in no
 * file is said too, and has a test of its own.
 */
async function joined(parents: readonly string[], children: readonly string[], more: readonly string[] = []) {
  const args = ['--input', put('people.csv', parents), '--children', `就诊=${put('stays.csv', children)}`, '--key', '编号', ...more]
  const { status, out, err } = await run(args)
  return {
    status,
    out: out.trim().split('\n'),
    err: err
      .replaceAll(`${folder}/`, '')
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('注意：')),
  }
}

describe('run with files of elements', () => {
  it('gives what the same records give as NDJSON with arrays', async () => {
    const { out, ...said } = await joined(people, stays)
    const ndjson = await run([
      '--input',
      put(
        'people.ndjson',
        nested.map((person) => JSON.stringify(person)),
      ),
    ])
    expect(said).toEqual({ status: 0, err: ['已计算 3 条，拒绝 0 条', '“就诊”（stays.csv）共 3 行，都有归属'] })
    expect(out.join('\n')).toBe(ndjson.out.trim())
    expect(out.map((line) => JSON.parse(line).救助)).toEqual([200.5, 0, 300])
  })

  it('refuses a row without a record, and says which', async () => {
    const { status, out, err } = await joined(people, [...stays, 'x,2020-01-01,1', 'y,2020-01-01,2'])
    expect([status, out.length]).toEqual([2, 3])
    expect(err).toEqual([
      '已计算 3 条，拒绝 0 条',
      '“就诊”（stays.csv）共 5 行，3 行有归属，2 行被拒绝：',
      '  第 4、5 条  join.orphan 就诊  “就诊”的这一行没有归属：另一份文件里没有同样的键',
    ])
  })

  it('refuses records with one key, in their places, and their rows with them', async () => {
    const { status, out, err } = await joined([...people, 'a,阳曲县'], stays)
    expect(status).toBe(2)
    expect(out.map((line) => JSON.parse(line).$refused?.[0].code ?? null)).toEqual(['join.keyTwice', null, null, 'join.keyTwice'])
    expect(err).toEqual([
      '已计算 2 条，拒绝 2 条',
      'people.csv 有 2 条记录没有计算：',
      expect.stringMatching(/^ {2}第 1、4 条 {2}join\.keyTwice/),
      '“就诊”（stays.csv）共 3 行，2 行有归属，1 行被拒绝：',
      expect.stringMatching(/^ {2}第 2 条 {2}join\.parentRefused/),
    ])
  })

  it('refuses a record of which an element has a bad amount', async () => {
    const { status, out, err } = await joined(people, [...stays, 'b,2020-01-01,一百'])
    expect(status).toBe(2)
    expect(out.map((line) => JSON.parse(line).$refused?.[0].code ?? null)).toEqual([null, 'join.childRefused', null])
    expect(err.slice(2)).toEqual([
      expect.stringContaining('join.childRefused'),
      '“就诊”（stays.csv）共 4 行，3 行有归属，1 行被拒绝：',
      expect.stringMatching(/^ {2}第 4 条 {2}record\.typeMismatch 费用/),
    ])
  })

  it('takes several relations, and tells rows of the first that go with a record which the second refuses', async () => {
    const payments = put('payments.csv', ['编号,缴费额', 'a,一', 'c,280'])
    const { status, out, err } = await joined(people, stays, ['--children', `缴费=${payments}`])
    expect(status).toBe(2)
    expect(out.map((line) => JSON.parse(line).已缴 ?? null)).toEqual([null, 0, 280])
    expect(err).toContain('“就诊”（stays.csv）共 3 行，2 行有归属，1 行被拒绝：')
  })

  it('says of which elements there is no file, where a result looks at them', async () => {
    const [parents, children] = [put('people.csv', people), put('stays.csv', stays)]
    const note = async (...args: string[]) => {
      const { err } = await run(['--input', ...args])
      return (
        err
          .replaceAll(`${folder}/`, '')
          .split('\n')
          .find((line) => line.startsWith('注意：')) ?? null
      )
    }
    expect(await note(put('alone.csv', ['县区', '小店区']))).toBe(
      '注意：alone.csv 一行放不下“就诊”“缴费”，都按一条也没有计算；另有文件的，用 --children 就诊=文件.csv --key 列',
    )
    const stayed = [parents, '--children', `就诊=${children}`, '--key', '编号']
    expect(await note(...stayed)).toContain('“缴费”')
    expect(await note(...stayed, '--children', `缴费=${put('nothing.csv', ['编号,缴费额'])}`)).toBeNull()
  })

  it('tells many reasons by kind, each with its first', async () => {
    const many = Array.from({ length: 15 }, (_, index) => String(index + 1))
    const parents = ['编号,县区', ...many.flatMap((key) => [`${key},小店区`, `${key},小店区`])]
    const { err } = await joined(parents, ['编号,入院日期,费用', ...many.map((key) => `${key},2020-01-01,1`)])
    expect(err).toMatchSnapshot()
  })

  it.each([
    ['the records', ['县区', '小店区'], stays, 'people.csv 用不了：'],
    ['the elements', people, ['号,入院日期,费用', 'a,2020-01-01,1'], 'stays.csv 用不了：'],
  ])('stops where the file of %s lacks the key', async (_, parents, children, said) => {
    const { status, out, err } = await joined(parents, children)
    expect([status, out]).toEqual([64, ['']])
    expect(err[0]).toBe(`tiaoli: ${said}`)
    expect(err[1]).toContain('header.keyMissing')
  })

  it.each([
    ['a file without a key', ['--input', 'people.csv', '--children', '就诊=stays.csv']],
    ['a key without a file', ['--input', 'people.csv', '--key', '编号']],
    ['records that are no CSV', ['--input', 'people.ndjson', '--children', '就诊=stays.csv', '--key', '编号']],
    ['elements that are no CSV', ['--input', 'people.csv', '--children', '就诊=people.ndjson', '--key', '编号']],
    ['a relation that there is not', ['--input', 'people.csv', '--children', '就珍=stays.csv', '--key', '编号']],
    ['a relation twice', ['--input', 'people.csv', '--children', '就诊=stays.csv', '--children', '就诊=stays.csv', '--key', '编号']],
    ['a file without a relation', ['--input', 'people.csv', '--children', 'stays.csv', '--key', '编号']],
    ['a file that is not there', ['--input', 'people.csv', '--children', '就诊=none.csv', '--key', '编号']],
    [
      'results in place of the elements',
      ['--input', 'people.csv', '--children', '就诊=stays.csv', '--key', '编号', '--output', 'stays.csv'],
    ],
  ])('is used wrongly with %s', async (_, args) => {
    for (const [name, lines] of [
      ['people.csv', people],
      ['stays.csv', stays],
      ['people.ndjson', ['{}']],
    ] as const)
      put(name, lines)
    const placed = args.map((arg) => arg.replace(/(?<=^|=)[a-z]+\.(?:csv|ndjson)$/, (name) => join(folder, name)))
    const { status, out, err } = await run(placed)
    expect([status, out, err.replaceAll(folder, '')]).toEqual([64, '', expect.not.stringMatching(/^$/)])
    expect(`${err.replaceAll(`${folder}/`, '')}${(await run(placed, 'en')).err.replaceAll(`${folder}/`, '')}`).toMatchSnapshot()
    expect(readFileSync(join(folder, 'stays.csv'), 'utf8')).toBe(`${stays.join('\n')}\n`)
  })
})
