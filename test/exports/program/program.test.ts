import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { programTarget } from '../../../engine/exports/program/fromProgram.ts'
import type { Program } from '../../../engine/program/program.ts'
import { programOf } from '../../policies/notices.ts'
import { hostileProgram } from '../hostile.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-program-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The export in a folder of its own. */
function exported(name: string, program: Program): string {
  const written = programTarget.write({ program, sources: new Map([['notice.md', '']]), version: '1.2.3' })
  if (written.kind !== 'files') throw new Error(written.kind)
  for (const { path, content } of written.files) {
    const file = join(folder, name, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return join(folder, name)
}

function node(cwd: string, ...args: readonly string[]): { status: number | null; last: string | undefined } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  return { status, last: `${stdout}${stderr}`.trimEnd().split('\n').at(-1) }
}

const national = exported('national', programOf('national-2020'))
const hostile = exported('hostile', hostileProgram())

describe.each([
  ['national-2020', national],
  ['names made to break it', hostile],
])('the program of %s as data, as its receiver has it', (_, home) => {
  it('is found valid by its own check', () => {
    expect(node(home, 'validate.mjs')).toEqual({ status: 0, last: 'program.json: valid' })
  })

  it('finds answers right that are, and wrong where one is not', () => {
    const answers = join(home, 'answers.ndjson')
    const right = readFileSync(join(home, 'kit/expected.ndjson'), 'utf8')
    const compared = (text: string) => {
      writeFileSync(answers, text)
      return node(home, 'kit/compare.mjs', 'answers.ndjson')
    }
    expect(compared(right)).toEqual({ status: 0, last: expect.stringMatching(/^\d+ passed, 0 failed$/) })
    const wrong = right.replace(/[1-9]/, (digit) => String(Number(digit) - 1))
    expect(compared(wrong)).toEqual({ status: 1, last: expect.stringMatching(/^\d+ passed, 1 failed$/) })
    expect(compared('')).toEqual({ status: 1, last: expect.stringMatching(/^0 passed, \d+ failed$/) })
    rmSync(answers)
    expect(node(home, 'kit/compare.mjs', 'answers.ndjson')).toEqual({ status: 64, last: expect.stringMatching(/answers\.ndjson$/) })
  })
})

describe('the check of program.json', () => {
  const text = readFileSync(join(national, 'program.json'), 'utf8')
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(join(national, 'program.schema.json'), 'utf8')))
  const changed = join(folder, 'changed')
  cpSync(national, changed, { recursive: true })

  it.each([
    ['nothing', (it: string) => it],
    ['another version', (it: string) => it.replace('"version": 1', '"version": 2')],
    ['a word for a kind', (it: string) => it.replace('"kind": "literal"', '"kind": "literall"')],
    ['a number for a text', (it: string) => it.replace(/"value": "(\d+)"/, '"value": $1')],
    ['a key too many', (it: string) => it.replace('"header": {', '"header": { "more": 1,')],
    ['a key missing', (it: string) => it.replace(/"baseDate": "[^"]*",?/, '')],
    ['null for a list', (it: string) => it.replace(/"parameters": \[/, '"parameters": null, "x": [')],
    ['a negative place', (it: string) => it.replace(/"start": \d+/, '"start": -1')],
    ['no decimal', (it: string) => it.replace(/"minimum": "0"/, '"minimum": "0x"')],
  ])('says of %s what ajv says', (_, change) => {
    const now = change(text)
    writeFileSync(join(changed, 'program.json'), now)
    const valid = validate(JSON.parse(now))
    expect(node(changed, 'validate.mjs').status).toBe(valid ? 0 : 1)
  })
})
