import type { Program } from '../../program/program.ts'
import type { Forms } from '../forms.ts'
import { type ExportHeader, headerLines } from '../header.ts'
import type { Kit } from '../kit/kit.ts'
import { quoted } from './text.ts'

/** What the folder holds, how its functions are called, and how to see that they compute what the notice says. */
export function readmeOf(program: Program, { forms }: Forms, header: ExportHeader, kit: Kit): string {
  const [title = '', ...about] = headerLines(header).map(escaped)
  const cases = kit.groups.reduce((sum, group) => sum + group.cases.length + group.refusals.length, 0)
  const question = program.questions[0]
  const readings = question ? `{ ${code(question.name)}: ${code(question.readings.at(-1)?.name ?? '')} }` : '{}'
  const other = forms[1]?.entity?.name ?? forms[0]?.entity?.name ?? ''
  return `# ${title}

${about.map((line) => `- ${line}`).join('\n')}

一个不依赖任何库的 ES 模块，Node 18 以上和现在的浏览器都能用；不用 eval，不发请求。
One ES module without dependencies, for Node from 18 on and current browsers; no eval, no requests.

| 文件 file | |
|---|---|
| \`rules.mjs\` | 规则 the rules |
| \`rules.d.mts\` | 类型 types for TypeScript |
| \`kit/\` | 核对用的记录和程序 the conformance kit: ${kit.groups.length} groups, ${cases} records |

## 核对 Check

先核对，再使用：下面的命令逐条比较 ${cases} 条记录的结果，最后一行是 \`N passed, 0 failed\`，有不符的以非零状态结束。
Check before use: this compares the results of ${cases} records. Its last line is \`N passed, 0 failed\`; it ends with a non-zero status otherwise.

\`\`\`sh
node kit/run.mjs
\`\`\`

在浏览器里：把这个文件夹放在任何静态网页服务器上，打开 \`kit/index.html\`。
In a browser: put this folder on any static web server and open \`kit/index.html\`.

## 用法 Use

\`\`\`js
import { evaluate, prepare, prepareJson, toJson } from './rules.mjs'

const outcome = evaluate({ /* 字段见 rules.d.mts the fields are in rules.d.mts */ })
if (outcome.refused) console.log(outcome.refused) // [{ code, field }]：不合要求的记录 why the record is refused
else console.log(outcome.results, outcome.unknown) // 结果；null 是“不知道”，unknown 说缺什么 null is unknown, and unknown says why

// 记录很多时，先定下设定，再逐条计算 For many records: settle what is chosen once.
const compute = prepare({ entity: ${code(other)}, baseDate: ${code(header.baseDate)}, readings: ${readings}, parameters: {} })

// 一行 JSON 进，一行 JSON 出，同 tiaoli run A line of JSON in, a line out, as tiaoli run.
const line = toJson(prepareJson()('{}'))
\`\`\`

- 数：\`27.5\`、\`'27.50'\`、\`27n\` 都可以；number 按它最短的写法算。结果里的数是准确的十进制文本，如 \`'27.5'\`。
  Numbers go in as number (by its shortest text), text or bigint; they come out as exact decimal text.
- 日期 \`'2021-01-31'\`，时刻 \`'2021-01-31T09:00'\`，时长 \`'P3M'\`、\`'P30D'\`、\`'PT48H'\`。
  Dates, instants and durations are ISO texts.
- 没有的字段不写，或写 null。字段多了、少了、写错了、超出范围的记录一律拒绝，所有问题一次列出；超出本模块计算范围的是 \`record.beyondExport\`。
  Leave out what is absent, or write null. Records with unknown, missing, malformed or out-of-range fields are refused, all faults at once.
- 不能选的设定（没有这种读法、参数值不对）抛出 RangeError。A setting that can't be chosen throws a RangeError.
- JSON 文本用 \`prepareJson\` 读：JSON.parse 会丢掉长数的末几位。
  Read JSON text with \`prepareJson\`: JSON.parse loses the last digits of long numbers.
`
}

/** Names are text: no mark of theirs is one of Markdown or HTML. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|&]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** A text as a literal within a block of code, which nothing in it ends. */
const code = (text: string): string => quoted(text).replaceAll('`', '\\\\x60')
