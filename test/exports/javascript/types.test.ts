import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { formsOf, isRefused } from '../../../engine/exports/forms.ts'
import { headerOf } from '../../../engine/exports/header.ts'
import { ability } from '../../../engine/exports/javascript/fromProgram.ts'
import { typesText } from '../../../engine/exports/javascript/types.ts'
import type { Program } from '../../../engine/program/program.ts'
import { writeInto } from '../../engines/support/exported.ts'
import { programOf } from '../../policies/notices.ts'
import { hostileProgram } from '../hostile.ts'
import { small } from './sample.ts'

const compiler = join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc')

/** What a caller may write, and what the types forbid. */
const caller = `import { evaluate, prepare, prepareJson, toJson, type Decimal } from './small/rules.mjs'

const outcome = evaluate({ 参保地: '东区', 总资产: 12n, 就诊: [{ 入院日期: '2020-01-01', 费用: 27.5 }] }, { readings: { A1: '缴费年度' } })
export const amount: string | null = outcome.refused ? null : outcome.results.补助
export const reasons: readonly string[] | undefined = outcome.unknown?.年龄
export const line: string = toJson(prepareJson()('{}'))
export const value: Decimal = '1.5'
prepare({ entity: '参保人', parameters: { '标准（2021年）': value } })

// @ts-expect-error 没有这个县区
evaluate({ 参保地: '北区', 总资产: 1 })
// @ts-expect-error 缺少总资产
evaluate({ 参保地: '东区' })
// @ts-expect-error 没有这种读法
prepare({ readings: { A1: '别的' } })
// @ts-expect-error 没有这个参数
prepare({ parameters: { 别的: 1 } })
// @ts-expect-error 没有这种对象
prepare({ entity: '别的' })
// @ts-expect-error 没有看是不是拒绝
export const unchecked: string | null = outcome.results.补助
`

it('hold for callers, and of hostile names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-types-'))
  try {
    const programs = { small, hostile: hostileProgram(), taiyuan: programOf('taiyuan-2020') }
    for (const [name, program] of Object.entries(programs)) {
      writeInto(join(folder, name), [{ path: 'rules.d.mts', content: typesOf(program) }])
    }
    writeFileSync(join(folder, 'caller.mts'), caller)
    const files = ['caller.mts', 'hostile/rules.d.mts', 'taiyuan/rules.d.mts']
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--types', '']
    expect(compiled(folder, [...options, ...files])).toBe('')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function typesOf(program: Program): string {
  const forms = formsOf(program, ability)
  if (isRefused(forms)) throw new Error('refused')
  return typesText(program, forms, headerOf({ program, sources: new Map(), version: '' }))
}

/** What the compiler says. */
function compiled(cwd: string, args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [compiler, ...args], { cwd, encoding: 'utf8' })
  } catch (failure) {
    return String((failure as { readonly stdout: string }).stdout)
  }
}
