import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import { exportTargets } from '../../engine/service/index.ts'
import { exportExamples } from '../exports/examples.ts'
import { fakeTerminal } from './terminal.ts'

const notice = fileURLToPath(new URL('notices/subsidy', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function exported(output: string, from = notice, language: 'zh' | 'en' = 'zh') {
  const terminal = fakeTerminal(language)
  const status = await runCli(['export', from, '--to', 'program', '--output', output], '1.2.3', terminal)
  return { status, ...terminal.printed }
}

const written = ['README.md', 'kit', 'program.json', 'program.schema.json', 'schema', 'tiaoli-export.json', 'validate.mjs']

describe('tiaoli export', () => {
  it('writes a folder of its own, and over it again', async () => {
    const output = join(folder, 'deep/new')
    expect(await exported(output)).toEqual({ status: 0, out: '', err: expect.stringMatching(/^已写出 \d+ 个文件到 .*new\n$/) })
    expect(readdirSync(output).sort()).toEqual(written)
    const before = readFileSync(join(output, 'program.json'), 'utf8')
    expect(JSON.parse(before)).toMatchObject({ version: 1 })
    expect(before).not.toContain(notice)
    expect((await exported(output, notice, 'en')).err).toMatch(/^wrote \d+ files to .*new\n$/)
    expect(readFileSync(join(output, 'program.json'), 'utf8')).toBe(before)
  })

  it('writes into an empty folder, and takes away what an earlier export left', async () => {
    const output = join(folder, 'empty')
    mkdirSync(output)
    await exported(output)
    const list = JSON.parse(readFileSync(join(output, 'tiaoli-export.json'), 'utf8'))
    list.files['old.json'] = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    writeFileSync(join(output, 'tiaoli-export.json'), JSON.stringify(list))
    writeFileSync(join(output, 'old.json'), '')
    expect((await exported(output)).status).toBe(0)
    expect(readdirSync(output).sort()).toEqual(written)
  })

  it.each([
    ['a file of somebody’s', (output: string) => writeFileSync(join(output, 'letter.docx'), 'x'), 'letter.docx'],
    ['a file that was changed since', (output: string) => writeFileSync(join(output, 'README.md'), 'x'), 'README.md'],
  ])('leaves %s alone', async (_, change, name) => {
    const output = mkdtempSync(join(folder, 'kept-'))
    await exported(output)
    change(output)
    const { status, err } = await exported(output)
    expect([status, err.includes(name)]).toEqual([64, true])
    expect(readFileSync(join(output, name), 'utf8')).toBe('x')
  })

  it('says what it does where someone watches, and lists the targets', async () => {
    const terminal = fakeTerminal('zh', true)
    await runCli(['export', notice, '--to', 'program', '--output', join(folder, 'watched')], '1.2.3', terminal)
    expect(terminal.printed.err.startsWith('正在写成 program，连同核对材料……\r\u001b[K已写出')).toBe(true)
    const help = fakeTerminal('en')
    await runCli(['export', '--help'], '1.2.3', help)
    expect(help.printed.out).toMatch(/Targets:\n {2}program +rules as data \(JSON\) · the rules with every type/)
    for (const { id } of exportTargets('en')) expect(help.printed.out).toContain(`\n  ${id}`)
  })

  it('names the expressions that a target can’t express, and touches no file', async () => {
    const open = join(folder, 'open.md')
    writeFileSync(open, `\`\`\`tiaoli\n${exportExamples['export.yearOfElement']?.source}\n\`\`\`\n`)
    const output = join(folder, 'refused')
    const terminal = fakeTerminal()
    expect(await runCli(['export', open, '--to', 'javascript', '--output', output], '1.2.3', terminal)).toBe(1)
    expect(terminal.printed.err).toContain('export.yearOfElement')
    expect(terminal.printed.err).toMatch(/没有写成 javascript：上面 \d+ 处它不能准确表达；什么也没有写出\n$/)
    expect(readdirSync(folder)).not.toContain('refused')
  })

  it('does not search a folder that holds no export', async () => {
    const output = mkdtempSync(join(folder, 'other-'))
    mkdirSync(join(output, 'inner'))
    writeFileSync(join(output, 'inner/a'), '')
    expect(await exported(output)).toEqual({ status: 64, out: '', err: expect.stringContaining('inner') })
    expect(readdirSync(output)).toEqual(['inner'])
  })

  it('writes nothing of a notice with errors', async () => {
    const broken = join(folder, 'broken.md')
    writeFileSync(broken, readFileSync(join(notice, 'notice.md'), 'utf8').replace('计算', '计算 ＝'))
    const output = join(folder, 'none')
    const { status, err } = await exported(output, broken)
    expect([status, err.includes('通知有错误')]).toEqual([1, true])
    expect(readdirSync(folder)).not.toContain('none')
  })

  it.each([
    [['export', notice]],
    [['export', notice, '--to', 'program']],
    [['export', notice, '--to', 'programm', '-o', join(folder, 'x')]],
    [['export', join(folder, 'nothing'), '--to', 'program', '-o', join(folder, 'x')]],
    [['export', notice, '--to', 'program', '-o', join(notice, 'notice.md')]],
    [['export', notice, '--to', 'program', '-o', join(notice, 'notice.md/below')]],
  ])('%j is used wrongly', async (args) => {
    const terminal = fakeTerminal()
    expect(await runCli(args, '1.2.3', terminal)).toBe(64)
    expect(terminal.printed.err).toMatch(/^tiaoli: /)
  })

  it('names the targets where it is asked for another', async () => {
    const terminal = fakeTerminal('en')
    await runCli(['export', notice, '--to', 'programm', '-o', join(folder, 'x')], '1', terminal)
    expect(terminal.printed.err).toMatch(
      /^tiaoli: a notice cannot be written as "programm"; it may be program,.*; did you mean program\?\n$/,
    )
  })
})
