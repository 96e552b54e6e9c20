import { createHash } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignFiles, listed, manifestPath } from '../../engine/exports/manifest.ts'
import { sharedOff } from '../../engine/exports/paths.ts'
import { sha256 } from '../../engine/exports/sha256.ts'
import { programFromJson, runCases } from '../../engine/index.ts'
import { type ExportedFile, exportNotice, exportTargets } from '../../engine/service/index.ts'
import { policy } from '../service/documents.ts'

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

describe('SHA-256', () => {
  it.each(['', 'abc', '并医保发〔2020〕72号', '😀', ...[55, 56, 63, 64, 65, 1000].map((length) => 'a'.repeat(length))])('of %j', (text) => {
    expect(sha256(text)).toBe(hash(text))
  })

  it('of any text is that of its UTF-8', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => sha256(text) === hash(text)))
  })
})

describe('names of files', () => {
  it.each([
    [
      ['/home/li/政策/a/notice.md', '/home/li/政策/common/v.tiaoli'],
      ['a/notice.md', 'common/v.tiaoli'],
    ],
    [['notice.md'], ['notice.md']],
    [['a/notice.md'], ['notice.md']],
    [
      ['C:\\政策\\a\\notice.md', 'C:\\政策\\b\\notice.md'],
      ['a/notice.md', 'b/notice.md'],
    ],
    [
      ['a/notice.md', 'notice.md'],
      ['a/notice.md', 'notice.md'],
    ],
  ])('%j are %j without what they share', (paths, short) => {
    expect([...sharedOff(paths).values()]).toEqual(short)
  })
})

function filesOf(folder: string): ReadonlyMap<string, string> {
  const written = exportNotice(policy(folder), 'program', { version: '1.2.3' })
  if (written?.kind !== 'files') throw new Error(`not written: ${written?.kind}`)
  return new Map(written.files.map(({ path, content }: ExportedFile) => [path, String(content)]))
}

const parsed = (files: ReadonlyMap<string, string>, path: string): unknown => JSON.parse(files.get(path) ?? '')

describe('the program as data', () => {
  it.each(['taiyuan-2020', 'national-2020', 'english-sample'])('of %s is read back and gives the same results', (folder) => {
    const files = filesOf(folder)
    const { program, problems } = programFromJson(files.get('program.json') ?? '')
    expect(problems).toEqual([])
    const before = runCases(policy(folder).compiled.draft)
    const after = program && runCases(program)
    expect(after?.cases.map(({ passed, outcome }) => ({ passed, outcome }))).toEqual(
      before.cases.map(({ passed, outcome }) => ({ passed, outcome })),
    )
    const validate = new Ajv2020({ strict: false }).compile(parsed(files, 'program.schema.json') as object)
    expect(validate(parsed(files, 'program.json'))).toBe(true)
  })

  it('says of which notice and which texts it is', () => {
    const files = filesOf('taiyuan-2020')
    expect([...files.keys()].filter((path) => !/^schema\/\d/.test(path))).toEqual([
      'README.md',
      'program.json',
      'program.schema.json',
      'validate.mjs',
      'kit/compare.mjs',
      'kit/kit.json',
      'kit/records.ndjson',
      'kit/expected.ndjson',
      'kit/purposes.txt',
      manifestPath,
    ])
    const readme = files.get('README.md') ?? ''
    for (const part of ['太原2020', '并医保发〔2020〕72号', '2021-01-01', '1.2.3']) expect(readme).toContain(part)
    for (const [path, text] of policy('taiyuan-2020').compiled.sources) expect(readme).toContain(`| ${path} | \`${hash(text)}\` |`)
    expect(filesOf('taiyuan-2020')).toEqual(files)
  })

  it('writes names as text', () => {
    const document = policy('english-sample', (text) => text.replace('notice LindenTransport2025', 'notice 「<img src=x>|` a」'))
    const written = exportNotice(document, 'program')
    const readme = written?.kind === 'files' ? written.files.find(({ path }) => path === 'README.md')?.content : ''
    expect(readme).toContain('# &#60;img src=x&#62;\\|\\` a')
  })

  it('is refused with the errors while the notice has any', () => {
    const written = exportNotice(
      policy('taiyuan-2020', (text) => text.replace('计算 财政补助合计', '计算 ＝')),
      'program',
    )
    if (written?.kind !== 'refused') throw new Error(written?.kind)
    expect(written.diagnostics.length).toBeGreaterThan(0)
    expect(written.diagnostics.every(({ severity }) => severity === 'error')).toBe(true)
  })

  it('is on the list of targets, and nothing else by its name', () => {
    expect(exportTargets('zh').map(({ id, name }) => `${id} ${name}`)).toContain('program 规则数据（JSON）')
    expect(exportTargets('en')[0]?.about).toMatch(/^the rules with every type/)
    expect(exportNotice(policy('english-sample'), 'programs')).toBeNull()
  })
})

describe('the list of an export’s files', () => {
  const files = listed('program', '1', [
    { path: 'a.json', content: '{}' },
    { path: 'b/c.md', content: '甲' },
  ])
  const folder = (more: [string, string][] = []) =>
    new Map([...files.map(({ path, content }): [string, string] => [path, String(content)]), ...more])

  it.each([
    ['an export', folder(), []],
    ['a changed file', folder([['b/c.md', '乙']]), ['b/c.md']],
    ['another file', folder([['d', '']]), ['d']],
    ['no list', new Map([['a.json', '{}']]), ['a.json']],
    ['a broken list', folder([[manifestPath, '{']]), ['a.json', 'b/c.md']],
    ['a list that is none', folder([[manifestPath, 'null']]), ['a.json', 'b/c.md']],
    [
      'names of JavaScript',
      new Map([
        ['__proto__', ''],
        [manifestPath, '{"files":{}}'],
      ]),
      ['__proto__'],
    ],
    ['nothing', new Map<string, string>(), []],
  ])('knows what is foreign in %s', (_, found, foreign) => {
    expect(foreignFiles(found)).toEqual(foreign)
  })
})
