// npm run bench:exports: the size of every export of Taiyuan's notice, and how many people a second its own engine computes, beside
// the interpreter in the same run. Writes the table of docs/exports.md. It needs what scripts/engines/install.sh installs.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluator } from '../../../engine/interpret/evaluator.ts'
import { inputOf } from '../../agreement/engines.ts'
import { speed as dmnSpeed } from '../../engines/dmn/speed.ts'
import { speed as javaSpeed } from '../../engines/java/speed.ts'
import { speed as javascriptSpeed } from '../../engines/javascriptSpeed.ts'
import { speed as jsonLogicSpeed } from '../../engines/jsonlogic/speed.ts'
import { speed as sqlSpeed } from '../../engines/sql/speed.ts'
import { taiyuanSample } from '../../engines/support/samples.ts'
import type { EngineSpeed } from '../../engines/support/speed.ts'
import { speed as workbookSpeed } from '../../engines/workbookSpeed.ts'

const page = join(import.meta.dirname, '../../../docs/exports.md')
const measured = [javascriptSpeed, javaSpeed, jsonLogicSpeed, sqlSpeed, workbookSpeed, dmnSpeed]

/** People a second through the interpreter, records in memory. */
function interpreterRate(): number {
  const { program, records, options } = taiyuanSample(20_000)
  const inputs = records.map((record) => inputOf(program, record, options))
  const by = evaluator(program, options)
  const once = () => {
    for (const input of inputs) by.evaluate(input, options.entity)
  }
  once()
  const start = performance.now()
  once()
  return (inputs.length / (performance.now() - start)) * 1000
}

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const ratio = (value: number): string => (value < 10 ? String(Number(value.toPrecision(2))) : value.toFixed(0))

function row({ target, engine, bytes, records, seconds }: EngineSpeed, interpreter: number): string {
  const rate = records / seconds
  return `| \`${target}\` | ${engine} | ${whole(bytes / 1024)} KB | ${whole(rate)} | ${ratio(rate / interpreter)} × |`
}

const interpreter = interpreterRate()
const rows: string[] = []
for (const speed of measured) {
  for (const each of await speed()) {
    rows.push(row(each, interpreter))
    console.log(rows.at(-1))
  }
}
const day = new Date().toISOString().slice(0, 10)
const table = `${day}，同一次运行；2 个内核。解释器每秒 ${whole(interpreter)} 人。In one run on 2 cores; the interpreter computes ${whole(interpreter)} people a second.

| \`--to\` | 引擎 · engine | 规则 · rules | 每秒人数 · people a second | 与解释器之比 · times the interpreter |
|---|---|---:|---:|---:|
${rows.join('\n')}`
const text = readFileSync(page, 'utf8')
const marked = /(<!-- bench: exports -->\n)[\s\S]*?(\n<!-- \/bench -->)/
if (!marked.test(text)) throw new Error(`${page} has no place for the table`)
writeFileSync(
  page,
  text.replace(marked, (_, start: string, end: string) => `${start}\n${table}\n${end}`),
)
