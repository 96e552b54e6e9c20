import { evaluator } from '../../../engine/interpret/evaluator.ts'
import type { CaseRecord, Program } from '../../../engine/program/program.ts'
import { inputOf, type RunOptions } from '../../agreement/engines.ts'
import { check } from '../../diagnostics/notice.ts'
import type { EngineSample } from '../support/samples.ts'

const tables = 300
const rowsOf = 10
const rules = 1200

/** A notice of 1,500 rules: tables, one of them of 1,000 rows, and amounts that read them and each other. */
export function largeSample(): EngineSample {
  const program = largeProgram()
  const options: RunOptions = { entity: program.mainEntity, baseDate: program.header.baseDate, readings: {} }
  const records = Array.from({ length: 40 }, (_, index): CaseRecord => {
    const known = { 年龄: String((index * 7) % 151), 类别: index % 3 === 0 ? '甲类' : '乙类' }
    return index % 10 === 9 ? known : { ...known, 费用: `${index * 37}.5` }
  })
  const by = evaluator(program, options)
  return { program, records, options, expected: records.map((record) => by.evaluate(inputOf(program, record, options), options.entity)) }
}

function largeProgram(): Program {
  const source = `通知 大通知
  基准日：2021年1月1日
  舍入：四舍五入到分
枚举 类别：甲类、乙类
对象 人员
  年龄：整数 0至150
  类别：类别
  费用：金额 0元至100万元 可选
对于 人员
${Array.from({ length: tables }, (_, index) => table(index + 1, rowsOf)).join('\n')}
表 表长
  | 费用 || 标准长：金额 |
${Array.from({ length: 1000 }, (_, row) => `  | ${row}元至${row}.99元 || ${row * 3}元 |`).join('\n')}
  | 其它 || 0元 |
${Array.from({ length: rules }, (_, index) => amount(index + 1)).join('\n')}
`
  const { program, diagnostics } = check(`\`\`\`tiaoli\n${source}\n\`\`\`\n`).compiled
  if (!program) throw new Error(diagnostics.map(({ code, values }) => `${code} ${JSON.stringify(values)}`).join('\n'))
  return program
}

function table(number: number, rows: number): string {
  const cells = Array.from({ length: rows }, (_, row) => {
    const [one, other] = row % 2 === 0 ? ['甲类', '乙类'] : ['乙类', '甲类']
    const ages = `${row * 2}至${row * 2 + 1}`
    return `  | ${ages} | ${one} || ${number * 100 + row}.${10 + row}元 |\n  | ${ages} | ${other} || ${number * 50 + row}元 |`
  })
  return `表 表${number}号\n  | 年龄 | 类别 || 标准${number}号：金额 |\n${cells.join('\n')}\n  | 其它 | 任意 || 0元 |`
}

function amount(number: number): string {
  const before = number > 3 ? `金额${number - 3}号` : '费用'
  return `计算 金额${number}号：金额
  当 年龄 ≥ ${number % 60} 且 费用 ≥ ${number}元 则 标准${1 + (number % tables)}号 × ${50 + (number % 50)}%
  当 费用 ＜ ${number}元 则 ${before} × ${10 + (number % 80)}%
  其它 ${before}`
}
