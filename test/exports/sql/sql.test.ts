import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, it } from 'vitest'
import { isRefused } from '../../../engine/exports/forms.ts'
import { duckdb } from '../../../engine/exports/sql/duckdb.ts'
import { sqlForms, sqlTarget } from '../../../engine/exports/sql/fromProgram.ts'
import { postgres } from '../../../engine/exports/sql/postgres.ts'
import { modelOf, ruleStatements, schemaStatements } from '../../../engine/exports/sql/rules.ts'
import { spark } from '../../../engine/exports/sql/spark.ts'
import type { Program } from '../../../engine/program/program.ts'
import { check } from '../../diagnostics/notice.ts'
import { exportedTo } from '../../engines/sql/folder.ts'
import { run } from '../../engines/support/child.ts'
import { exportExamples } from '../examples.ts'
import { hostileNames, hostileProgram } from '../hostile.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-sql-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const source = `通知 试验通知
  基准日：2021年1月1日
  舍入：四舍五入到分

疑义 A01：倍数怎么计
  读法 按人（默认）
  读法 按户

参数 标准：金额
  2020年：100元
  2021年：250元    推算 “比照上年”

对象 明细
  费用：金额 0元至1万元
对象 参保人
  出生日期：日期 可选 1900年1月1日至基准日
  人数：整数 1至9
  明细：多个 明细

对于 参保人
计算 年龄：整数 ＝ 周岁（出生日期，基准日）
计算 费用：金额 ＝ 合计 明细.费用 当 明细.费用 ≥ 10元
计算 补助：金额
  当 疑义 A01 为 按户 则 标准
  其它 标准 × 人数 × 50%
`

const smallProgram = (): Program => checked(source)

function checked(text: string): Program {
  const { program, diagnostics } = check(`\`\`\`tiaoli\n${text}\n\`\`\`\n`).compiled
  if (!program) throw new Error(diagnostics.map(({ code }) => code).join(', '))
  return program
}

describe('the views of a small notice', () => {
  const program = smallProgram()
  const forms = sqlForms(program)
  if (isRefused(forms)) throw new Error('refused')
  const model = modelOf(program, forms)
  it.each([duckdb, postgres, spark])('for $name', async (dialect) => {
    const text = [...schemaStatements(dialect, model), ...ruleStatements(dialect, model)].join('\n\n')
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/${dialect.id}.sql`)
  })
})

it.each([
  ['export.tooWide', (text: string) => text.replace('＝', '＝ （费用 ÷ 1元） ×')],
  ['export.yearOfElement', (text: string) => text],
])('refuses what it can’t compute exactly: %s', (code, changed) => {
  const program = checked(changed(exportExamples[code]?.source ?? ''))
  const written = sqlTarget.write({ program, sources: new Map(), version: '' })
  expect(written.kind === 'refused' && [...new Set(written.diagnostics.map((each) => each.code))]).toEqual([code])
})

it('keeps every name within 63 bytes, and tells apart names that are cut to the same', () => {
  const { names } = JSON.parse(`{"names":${hostileFile('names.json')}}`) as { names: { identifier: string; name: string }[] }
  expect(names.every(({ identifier }) => Buffer.byteLength(identifier) <= 63)).toBe(true)
  expect(names.some(({ name }) => name === hostileNames.人数字段)).toBe(true)
})

it('holds any names and texts: DuckDB runs the kit of a hostile notice', async () => {
  hostileFile('README.md')
  expect(await run('node', ['kit.mjs'], { cwd: join(folder, 'duckdb') })).toMatch(/^\d+ passed, 0 failed\n$/)
})

it('escapes what each database reads in a text', async () => {
  const text = `'"\\;--/*$$ \${x} {{y}}\n😀`
  expect(duckdb.text(text)).toBe(`E'''"\\\\;--/*$$ \${x} {{y}}\\n😀'`)
  expect(postgres.text(text)).toBe(duckdb.text(text))
  expect(spark.text(text)).toBe(`'\\'"\\\\;--/*$$ $\\{x} {{y}}\\n😀'`)
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  expect((await connection.runAndReadAll(`SELECT ${duckdb.text(text)}`)).getRows()).toEqual([[text]])
  connection.closeSync()
})

let written = false
function hostileFile(path: string): string {
  if (!written) exportedTo(folder, hostileProgram())
  written = true
  return readFileSync(join(folder, path), 'utf8')
}
