import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import { fakeTerminal } from './terminal.ts'

const main = fileURLToPath(new URL('../../engine/hosts/cli/main.ts', import.meta.url))
const notice = fileURLToPath(new URL('notices/subsidy', import.meta.url))
const official = readFileSync(join(notice, 'notice.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The fixture notice with some of its text replaced. */
function edited(name: string, from: string, to: string): string {
  expect(official).toContain(from)
  return put(name, official.replace(from, to))
}

function tiaoli(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [main, ...args], { input, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '1' } })
}

const lines = (text: string) => text.trimEnd().split('\n')

describe('tiaoli', () => {
  it.each([
    [[], 64],
    [['--help'], 0],
    [['--version'], 0],
    [['chek', notice], 64],
    [['check'], 64],
    [['check', notice, notice], 64],
    [['check', notice, '--jsn'], 64],
    [['check', notice, '--lang', 'fr'], 64],
    [['check', join(folder, 'none')], 64],
    [['check', folder], 64],
    [['run', notice], 64],
    [['run', notice, '--input'], 64],
    [['run', notice, '--input', join(folder, 'none.csv')], 64],
    [['run', notice, '--input', folder], 64],
    [['run', notice, '--input', 'people.xls'], 64],
    [['run', notice, '--input', '-', '--output', 'results.xlsx'], 64],
    [['run', notice, '--input', '-', '--as-of', '2021-02-30'], 64],
    [['run', notice, '--input', '-', '--set', 'A9=另加'], 64],
    [['run', notice, '--input', '-', '--set', '补助标准=甲'], 64],
    [['run', notice, '--input', '-', '--entity', '住'], 64],
  ])('%j → %i', async (args, status) => {
    const terminal = fakeTerminal()
    expect(await runCli(args, '1.2.3', terminal)).toBe(status)
    expect(terminal.printed.err === '').toBe(status === 0)
    expect(terminal.printed.out === '').toBe(status !== 0)
  })

  it('says what is wrong in either language', async () => {
    const said = async (language: 'zh' | 'en', args: readonly string[]) => {
      const terminal = fakeTerminal(language)
      await runCli(args, '1.2.3', terminal)
      return terminal.printed.err
    }
    expect(await said('zh', ['chek'])).toBe('tiaoli: 没有“chek”这个命令；是不是 check？\n')
    expect(await said('en', ['chek'])).toBe('tiaoli: there is no command "chek"; did you mean check?\n')
    expect(await said('zh', ['run', notice])).toBe('tiaoli: 缺少选项 -i, --input <FILE>\n')
    expect(await said('zh', ['run', notice, '-i', 'x.xls'])).toContain('input.format')
  })

  it('is a process whose exit status and language are those of the command line', () => {
    const run = tiaoli(['chek', '--lang', 'en'])
    expect([run.status, run.stdout, run.stderr]).toEqual([64, '', 'tiaoli: there is no command "chek"; did you mean check?\n'])
    expect(tiaoli(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('check', () => {
  it('is fine with a sound notice', () => {
    const run = tiaoli(['check', notice])
    expect([run.status, run.stdout]).toEqual([0, `${join(notice, 'notice.md')}：没有问题\n`])
  })

  it('shows an error with its place and its fix, in colour only on a terminal', () => {
    const path = edited('misspelt.md', '| 山区   | 否', '| 山曲   | 否')
    const run = tiaoli(['check', path])
    expect(run.status).toBe(1)
    expect(run.stdout).toContain(
      [
        '错误 name.unknown 没有声明过“山曲”，是不是“山区”？',
        `    ┌─ ${path}:36:5`,
        ' 36 │   | 山曲   | 否       | 任意    || 补助标准（2021年） × 一半   |',
        '    │     ^^^^',
        `    ┌─ 另见 ${path}:7:10`,
        '  7 │ 枚举 县区：城区、山区',
        '    │                  ^^^^',
        '    修复：把“山曲”改为“山区”',
      ].join('\n'),
    )
    expect(run.stdout).not.toContain('\u001b')
  })

  it('is for programs a list of diagnostics', () => {
    const path = edited('misspelt.md', '| 山区   | 否', '| 山曲   | 否')
    const run = tiaoli(['check', '--json', '--lang', 'en', path])
    expect([run.status, run.stderr]).toEqual([1, ''])
    const at = { file: path, start: { line: 36, column: 5 }, end: { line: 36, column: 7 } }
    expect(JSON.parse(run.stdout)).toContainEqual({
      code: 'name.unknown',
      severity: 'error',
      message: expect.stringMatching(/^[^\u4e00-\u9fff]*山曲/),
      ...at,
      related: [{ file: path, start: { line: 7, column: 10 }, end: { line: 7, column: 12 } }],
      fix: { edits: [{ ...at, text: '山区' }] },
    })
    expect(JSON.parse(tiaoli(['check', '--json', notice]).stdout)).toEqual([])
  })

  it('says of every sentence what accounts for it', () => {
    const run = tiaoli(['check', '--coverage', notice])
    expect(run.stdout).toMatch(/^规则 .*每户补助300元。$/m)
    expect(run.stdout).toMatch(/^未归入 .*低保户全额。$/m)
    const { coverage } = JSON.parse(tiaoli(['check', '--coverage', '--json', notice]).stdout)
    expect(coverage).toContainEqual(expect.objectContaining({ text: '每户补助300元。', clause: '一', kinds: ['rule'], unaccounted: [] }))
  })

  it.each([
    ['binary.md', new Uint8Array([0xff, 0xd8, 0xff, 0x00]), 'source.notText'],
    ['large.md', new Uint8Array(4 * 1024 * 1024 + 1).fill(0x61), 'source.tooLarge'],
  ])('reports %s', (name, content, code) => {
    const run = tiaoli(['check', '--json', put(name, content)])
    expect([run.status, JSON.parse(run.stdout).map((found: { code: string }) => found.code)]).toEqual([1, [code]])
  })

  it('says who uses a file that is no text', () => {
    put('words.tiaoli', new Uint8Array([0xff]))
    const path = edited('using.md', '枚举 县区', '引用 "words.tiaoli"\n枚举 县区')
    const found = JSON.parse(tiaoli(['check', '--json', path]).stdout)
    expect(found).toEqual([expect.objectContaining({ code: 'source.notText', related: [expect.objectContaining({ file: path })] })])
  })
})

describe('test', () => {
  it('passes, and names the rules that no case uses', () => {
    const run = tiaoli(['test', notice])
    expect(run.status).toBe(0)
    expect(lines(run.stdout)).toEqual([
      '通过  城区的住户',
      '通过  山区的低保户',
      '算例 2 个：通过 2，失败 0',
      '规则覆盖 2/4，没有算例用到：',
      `  表 补助表 第 2 行  ${join(notice, 'notice.md')}:36`,
      `  表 补助表 第 4 行  ${join(notice, 'notice.md')}:38`,
    ])
  })

  it('fails where a case fails', () => {
    const run = tiaoli(['test', edited('failing.md', '期望 补助：450元', '期望 补助：451元')])
    expect(run.status).toBe(1)
    expect(run.stdout).toContain('失败  山区的低保户\n错误 case.failed')
    expect(run.stdout).toContain('算例 2 个：通过 1，失败 1')
  })

  it('does not run a notice with errors', () => {
    const run = tiaoli(['test', edited('broken.md', '| 山区   | 否', '| 山曲   | 否')])
    expect([run.status, run.stdout]).toEqual([1, ''])
    expect(run.stderr).toContain('通知有错误，先改正再运行')
  })
})

describe('explain', () => {
  const explain = async (language: 'zh' | 'en', ...args: string[]) => {
    const terminal = fakeTerminal(language)
    const status = await runCli(['explain', notice, ...args], '1.2.3', terminal)
    return { status, ...terminal.printed }
  }

  it('tells how every result of a case comes about', async () => {
    const { status, out } = await explain('zh', '--case', '山区的低保户')
    expect(status).toBe(0)
    expect(lines(out).filter((line) => !line.startsWith(' '))).toEqual([
      '年龄：未知，因为没有填写出生日期。',
      '已缴：0元。',
      '补助：450元。',
    ])
    expect(out).toMatch(/一.*表“补助表”第3行/)
    expect(out).toContain('A1')
  })

  it('tells of one result also what did not apply, under the settings of the run', async () => {
    const { out } = await explain('en', '--case', '山区的低保户', '--result', '补助', '--set', 'A1=不另加')
    expect(lines(out)[0]).toBe('补助: 300 yuan.')
    expect(out).toMatch(/Row 3 .* does not apply/)
  })

  it('tells of every record of an input, and why some are refused', async () => {
    const input = put('explained.csv', '参保地\n城区\n山\n')
    const { status, out } = await explain('zh', '--input', input, '--result', '补助')
    expect(status).toBe(2)
    expect(out).toMatch(/^第 1 条记录\n补助：300元。\n[\s\S]*\n第 2 条记录\n这条记录被拒绝：\n {2}record\.enumUnknown 参保地 /)
  })

  it.each([
    [[]],
    [['--case', '山区的低保户', '--input', '-']],
    [['--case', '山区的低保']],
    [['--case', '山区的低保户', '--result', '补贴']],
  ])('%j is used wrongly', async (args) => {
    const { status, out, err } = await explain('zh', ...args)
    expect([status, out]).toEqual([64, ''])
    expect(err).toMatch(/^tiaoli: /)
  })
})

describe('fmt', () => {
  const run = async (...args: string[]) => {
    const terminal = fakeTerminal()
    const status = await runCli(['fmt', ...args], '1.2.3', terminal)
    return { status, ...terminal.printed }
  }
  const untidy = () =>
    put('untidy.md', `\uFEFF${official.replace('| 城区 | 任意', '| 城区|任意').replace(/^\s*\| 城区 {3}\|/m, '  |城区|')}`)

  it('names the files that need it, and with --check leaves them', async () => {
    const path = untidy()
    const before = readFileSync(path)
    expect(await run('--check', path, notice)).toEqual({ status: 1, out: `需要整理：${path}\n`, err: '共 2 个文件，1 个需要整理\n' })
    expect(readFileSync(path)).toEqual(before)
    expect(await run('--check', notice)).toEqual({ status: 0, out: '', err: '共 1 个文件，0 个需要整理\n' })
  })

  it('rewrites them once, byte order mark and prose kept', async () => {
    const path = untidy()
    expect(await run(path)).toEqual({ status: 0, out: `已整理 ${path}\n`, err: '共 1 个文件，整理了 1 个\n' })
    expect(readFileSync(path, 'utf8')).toBe(`\uFEFF${official}`)
    expect((await run(path)).out).toBe('')
  })

  it('turns keywords into English and back', async () => {
    const path = put('english.md', official)
    expect((await run('--keywords', 'en', path)).status).toBe(0)
    expect(readFileSync(path, 'utf8')).toContain('\ncase 城区的住户\n')
    expect(tiaoli(['test', path]).stdout).toContain('通过 2，失败 0')
    expect((await run('--keywords', 'zh', path)).status).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(official)
  })

  it('reports what it can’t read and leaves it', async () => {
    const binary = put('binary2.md', new Uint8Array([0xff, 0x00]))
    const report = await run(binary)
    expect([report.status, report.out]).toEqual([1, ''])
    expect(report.err).toContain('source.notText')
    expect((await run(join(folder, 'none.md'))).status).toBe(64)
    expect((await run('--keywords', 'fr', binary)).status).toBe(64)
  })
})

describe('run', () => {
  const people = [
    '{"参保地":"城区","出生日期":"1961-01-01"}',
    '{"参保地":"山区"}',
    '{"参保地":"海滨","x":1}',
    '{"参保地":"山区","低保对象":true,"缴费":[{"费用":0.1},{"费用":0.2}]}',
  ]
  const results = [
    '{"年龄":60,"已缴":0,"补助":300}',
    '{"年龄":null,"已缴":0,"补助":150,"$unknown":{"年龄":["出生日期"]}}',
    '{"$refused":[{"code":"record.fieldUnknown","field":"x","message":"住户没有“x”这个字段"},' +
      '{"code":"record.enumUnknown","field":"参保地","message":"“参保地”没有“海滨”这一项；可以写：城区、山区"}]}',
    '{"年龄":null,"已缴":0.3,"补助":450,"$unknown":{"年龄":["出生日期"]}}',
  ]

  it('writes one line for each record and counts those that are refused', () => {
    const run = tiaoli(['run', notice, '--input', put('people.ndjson', people.join('\n'))])
    expect(lines(run.stdout)).toEqual(results)
    expect([run.status, run.stderr]).toEqual([2, '已计算 3 条，拒绝 1 条\n'])
  })

  it('says once of a column that it is refused in every record', () => {
    const run = tiaoli(['run', notice, '--input', put('slashes.csv', '参保地,出生日期\n城区,1961/2/28\n山区,1975/12/1\n')])
    expect(run.stderr).toMatch(/^已计算 0 条，拒绝 2 条\n {2}file\.columnRefused 出生日期 .* 2 条记录/)
  })

  it('reads standard input and a JSON list alike', () => {
    expect(lines(tiaoli(['run', notice, '--input', '-'], people.join('\r\n')).stdout)).toEqual(results)
    expect(lines(tiaoli(['run', notice, '--input', put('people.json', `[${people.join(',')}]`)]).stdout)).toEqual(results)
  })

  it('reads and writes CSV', () => {
    const input = put('people.csv', '\uFEFF参保地,出生日期,低保对象\r\n城区,1961-01-01,否\r\n山区,,是\r\n=山区,,\r\n')
    const output = join(folder, 'results.csv')
    const run = tiaoli(['run', notice, '--input', input, '--output', output])
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(lines(readFileSync(output, 'utf8'))).toEqual([
      '年龄,已缴,补助,$unknown,$refused',
      '60,0,300,,',
      ',0,450,"{""年龄"":[""出生日期""]}",',
      expect.stringContaining('record.formula'),
    ])
  })

  it('changes the base date, readings and parameters', () => {
    const [, , , last = ''] = people
    const args = ['run', notice, '--input', '-', '--set', 'A1=不另加', '--set', '补助标准(2021年)=320元', '--as-of', '2021年6月1日']
    const run = tiaoli(args, `${people[0]}\n${last}`)
    expect(lines(run.stdout)).toEqual([
      '{"年龄":60,"已缴":0,"补助":320}',
      '{"年龄":null,"已缴":0.3,"补助":320,"$unknown":{"年龄":["出生日期"]}}',
    ])
    expect(run.status).toBe(0)
  })

  it('refuses a file whose header does not fit, and writes nothing', () => {
    const output = join(folder, 'never.ndjson')
    const run = tiaoli(['run', notice, '--input', put('bad.csv', '参保的,缴费\n城区,\n'), '--output', output])
    expect([run.status, lines(run.stderr).length]).toEqual([64, 4])
    expect(run.stderr).toContain('header.columnUnknown')
    expect(() => readFileSync(output)).toThrow()
  })

  it('never writes over its input', () => {
    const path = put('same.ndjson', people.join('\n'))
    expect(tiaoli(['run', notice, '--input', path, '--output', path]).status).toBe(64)
    expect(readFileSync(path, 'utf8')).toBe(people.join('\n'))
  })

  it('loses no record among damaged ones', () => {
    const damaged = ['{"参保地":"城区"', '[]', '{"参保地":"城区","__proto__":1}', '{"参保地":"城区","参保地":"城区"}', 'x'.repeat(100_000)]
    const run = tiaoli(['run', notice, '--input', '-'], [people[0], ...damaged, people[0]].join('\n'))
    const codes = lines(run.stdout).map((line) => /"code":"([^"]+)"/.exec(line)?.[1])
    expect(codes).toEqual([
      undefined,
      'record.notJson',
      'record.notObject',
      'record.fieldUnknown',
      'record.duplicateKey',
      'record.notJson',
      undefined,
    ])
  })

  it('holds no more of the input than it needs', () => {
    const input = put('many.ndjson', `${people[0]}\n`.repeat(400_000))
    const args = ['--max-old-space-size=64', main, 'run', notice, '--input', input, '--output', join(folder, 'many.out')]
    const run = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect([run.status, run.stderr]).toEqual([0, '已计算 400000 条，拒绝 0 条\n'])
  }, 120_000)
})
