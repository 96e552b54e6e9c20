import type { Program } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import type { Forms } from '../forms.ts'
import { exampleJson } from '../kit/exampleRecord.ts'
import type { Kit } from '../kit/kit.ts'
import { paragraph, section } from '../markdown.ts'
import { dictionaryLines, readmeAnswers, readmeFiles, readmeHead, readmeKit, readmeParameters, readmeResults } from '../readme.ts'
import { readmeSettings } from '../readmeSettings.ts'
import type { Exported } from '../target.ts'
import { parameterKeys } from './settings.ts'
import { quoted } from './text.ts'

const about = `一个不依赖任何库的 ES 模块，Node 18 以上和现在的浏览器都能用；不用 eval，不发请求，只读交给它的记录。每个结果分毫不差。

> One ES module without dependencies, for Node from 18 on and current browsers: no eval, no requests. Every result is exact.`

/** What the folder holds, how to see that it computes what the notice says, and how it is called. */
export function readmeOf(from: Exported, { forms, limits }: Forms, kit: Kit, isMapped: boolean): string {
  const { program } = from
  const main = forms[0] as Form
  return `${paragraph(
    readmeHead(from, about),
    readmeFiles([
      ['rules.mjs', '规则，先是通知的，再是各通知共用的部分。The rules: the notice’s first, then what is the same for every notice.'],
      ['rules.d.mts', 'TypeScript 的类型。Types for TypeScript.'],
      ...(isMapped ? [namesLine] : []),
      ...dictionaryLines(program),
      ['kit/', '核对用的记录和程序。The conformance kit.'],
    ]),
    section('用法 Use', example(program, forms, kit), calls),
    readmeKit(kit, 'node kit/run.mjs', inBrowser),
    readmeSettings(main),
    readmeAnswers(limits),
    readmeResults(program),
    readmeParameters(from),
  )}\n`
}

const namesLine = [
  'names.json',
  '在规则代码里写法不同的名称；记录和结果里的名称都是通知的原名。Names that the code writes otherwise; in records and results every name is the notice’s own.',
] as const

const inBrowser = `在浏览器里：把这个文件夹放在任何静态网页服务器上，打开 kit/index.html。它自带严格的内容安全策略。

> In a browser: put this folder on any static web server and open kit/index.html, which carries a strict Content-Security-Policy.`

/** The calls, with an entity and settings of the notice. */
function example(program: Program, forms: readonly Form[], kit: Kit): string {
  const record = exampleJson(program, kit)
  const [main, other = main] = forms
  const settings = main?.settings ?? []
  const question = settings.find((setting) => setting.kind === 'reading')?.question
  const [key] = parameterKeys(settings).values()
  const options = [
    ...(other?.entity ? [`entity: ${code(other.entity.name)}`] : []),
    `baseDate: ${code(main?.program.header.baseDate ?? '')}`,
    ...(question ? [`readings: { ${code(question.name)}: ${code(question.readings.at(-1)?.name ?? '')} }`] : []),
    ...(key === undefined ? [] : [`parameters: { /* ${code(key).replaceAll('*/', '* /')}: … */ }`]),
  ]
  return `\`\`\`js
import { evaluate, prepare, prepareJson, toJson } from './rules.mjs'

// 字段见 rules.d.mts · the fields are in rules.d.mts
const outcome = evaluate(${record})
if (outcome.refused) console.log(outcome.refused) // [{ code, field }]
else console.log(outcome.results, outcome.unknown) // 不知道的结果是 null，unknown 说缺什么 · null where unknown, and unknown says why

// 记录很多时，先定下设置，再逐条计算 · For many records: settle once what is chosen.
const compute = prepare({ ${options.join(', ')} })

// 一行 JSON 进，一行 JSON 出，同 tiaoli run · A line of JSON in, a line out, as tiaoli run.
const line = toJson(prepareJson()(${code(record)}))
\`\`\``
}

/** A text as a literal within a block of code, which nothing in it ends. */
const code = (text: string): string => quoted(text).replaceAll('`', '\\x60')

const calls = `- 数：\`27.5\`、\`'27.50'\`、\`27n\` 都可以；number 按它最短的写法算。结果里的数是准确的十进制文本，如 \`'27.5'\`。
  Numbers go in as number (by its shortest text), text or bigint; they come out as exact decimal text.
- 日期 \`'2021-01-31'\`，时刻 \`'2021-01-31T09:00'\`，时长 \`'P3M'\`、\`'P30D'\`、\`'PT48H'\`，是否 \`true\`、\`false\`。
  Dates, instants and durations are ISO texts.
- 没有的字段不写，或写 null。写错的、多余的、超出范围的字段，一次全部列出；明细从 1 数起：\`就诊[2].入院日期\`。
  Leave out what is absent, or write null. All faults of a record are told at once; elements count from 1.
- 参数有几个时段的，后面带时段，如 \`'标准（2020年）'\`；全部名称在 rules.d.mts 的 Parameters 里。设置不能用的，抛出 RangeError。
  A parameter of several periods is named with its period; Parameters in rules.d.mts lists all names. A setting that can't be used throws a RangeError.
- JSON 文本用 \`prepareJson\` 读：JSON.parse 会丢掉长数的末几位。
  Read JSON text with \`prepareJson\`: JSON.parse loses the last digits of long numbers.`
