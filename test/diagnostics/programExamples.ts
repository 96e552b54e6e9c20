import type { Program } from '../../engine/index.ts'
import { programFromJson, programToJson } from '../../engine/program/json.ts'
import type { Problem, ProblemCode } from '../../engine/program/validate/index.ts'
import { check } from './notice.ts'

const source = `\`\`\`tiaoli
通知 样例
  基准日：2021年1月1日
  舍入：四舍五入到分

枚举 县区：小店区、阳曲县

参数 标准：金额
  2020年：250元
  2021年：280元

对象 参保人
  县区：县区
  低保对象：是否
  费用：金额 0元至10万元

对于 参保人

计算 应缴：金额 ＝ 标准
计算 减半：金额 ＝ 费用 ÷ 2
计算 支付：金额 ＝ 累进（费用）
  不超过5万元的部分：60%
  超过5万元、不超过10万元的部分：65%
  超过10万元的部分：75%

例外 低保全免 对于 应缴：
  当 低保对象 则 0元
例外 都减半 对于 应缴 优先于 低保全免：
  当 县区 为 阳曲县 则 140元

算例 甲
  县区：阳曲县
  低保对象：是
  费用：100元
  期望 应缴：140元
\`\`\`
`

/** A sound program, of which each example changes one place. */
function soundProgram(): Program {
  const { program } = check(source).compiled
  if (!program) throw new Error('the sample has errors')
  return program
}

/** What is put at a place of the sample's JSON (RFC 6901); undefined takes the place out. */
interface Change {
  readonly at: string
  readonly value: unknown
}

const change = (at: string, value: unknown): Change => ({ at, value })
const span = { file: '', start: 0, end: 0 }
const boolean = { kind: 'boolean' }
const amount = { kind: 'decimal', unit: 'amount' }
const fees = { kind: 'input', field: '费用', scope: 0, type: amount, span, numeric: { scale: 2, minimum: '0', maximum: '100000' } }
const nested = (depth: number): unknown =>
  depth === 0
    ? { kind: 'literal', value: true, type: boolean, span }
    : { kind: 'operation', operator: 'not', arguments: [nested(depth - 1)], type: boolean, span }

/** For every code of `validateProgram` a change that it reports; text that is no JSON for the one about that. */
export const programExamples: Readonly<Record<ProblemCode, Change | string>> = {
  'program.version': change('/version', 99),
  'program.notJson': '{"version": 1,',
  'program.shape': change('/rules/0/name', 280),
  'program.fieldMissing': change('/header/name', undefined),
  'program.fieldUnknown': change('/header/colour', 'red'),
  'program.tooDeep': change('/rules/0/exceptions/0/when', nested(1600)),
  'program.undeclared': change('/rules/0/body/parameter', '没有的'),
  'program.repeated': change('/entities/0/fields/1/name', '县区'),
  'program.identifier': change('/rules/0/id', '应缴'),
  'program.scope': change('/rules/1/body/argument/arguments/0/scope', 3),
  'program.order': change('/rules/0/body', {
    kind: 'result',
    rule: '参保人.减半',
    scope: 0,
    type: { kind: 'decimal', unit: 'amount' },
    span,
    numeric: { scale: 2, minimum: '0', maximum: '50000' },
  }),
  'program.type': change('/rules/0/exceptions/0/value', { kind: 'literal', value: true, type: boolean, span }),
  'program.operands': change('/rules/0/exceptions/0/when', { kind: 'operation', operator: 'and', arguments: [], type: boolean, span }),
  'program.numeric': change('/rules/0/exceptions/0/value/numeric', undefined),
  'program.literal': change('/rules/0/exceptions/0/value/value', '零'),
  'program.count': change('/rules/2/body/bands', []),
  'program.parts': change('/rules/2/body/bands/0/upTo', null),
  'program.constant': change('/parameters/0/values/0/value', fees),
  'program.bound': change('/entities/0/fields/0/earliest', { kind: 'literal', value: true, type: boolean, span }),
  'program.bands': change('/rules/2/body/bands/1/upTo/value', '1'),
  'program.division': change('/rules/1/body', {
    kind: 'operation',
    operator: 'divide',
    arguments: [
      fees,
      { kind: 'literal', value: '3', type: { kind: 'decimal', unit: 'integer' }, span, numeric: { scale: 0, minimum: '3', maximum: '3' } },
    ],
    type: amount,
    span,
    numeric: { scale: 2, minimum: '0', maximum: '33333.33' },
  }),
  'program.period': change('/parameters/0/values/0/from', '2021-06-01'),
  'program.circle': change('/rules/0/exceptions/0/beats', ['都减半']),
}

/** The example as people may see it, with the first problem of its code. */
export function programExample(code: ProblemCode): { readonly shown: string; readonly problems: readonly Problem[] } {
  const example = programExamples[code]
  if (typeof example === 'string') return { shown: example, problems: programFromJson(example).problems }
  const program: unknown = JSON.parse(programToJson(soundProgram()))
  put(program, example.at.slice(1).split('/'), example.value)
  const value = example.value === undefined ? '' : `: ${JSON.stringify(example.value)}`
  return {
    shown: `${example.at}${value.length > 200 ? `${value.slice(0, 200)} …` : value}`,
    problems: programFromJson(JSON.stringify(program)).problems,
  }
}

function put(holder: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
  const object = holder as Record<string, unknown>
  if (rest.length > 0) put(object[key], rest, value)
  else if (value === undefined) delete object[key]
  else object[key] = value
}
