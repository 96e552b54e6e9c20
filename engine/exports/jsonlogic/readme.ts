import type { Forms } from '../forms.ts'
import { exampleJson } from '../kit/exampleRecord.ts'
import type { Kit } from '../kit/kit.ts'
import { paragraph, section } from '../markdown.ts'
import { dictionaryLines, readmeAnswers, readmeFiles, readmeHead, readmeKit, readmeParameters, readmeResults } from '../readme.ts'
import { readmeSettings } from '../readmeSettings.ts'
import type { Exported } from '../target.ts'

/** Versions of the implementations that Tiaoli's own tests run every export on. */
export const provedOn = { 'json-logic-js': '2.0.5', 'json-logic-engine': '5.0.7', 'datalogic-py': '5.9.0' } as const

/** What the folder holds, how the rules are applied, and how to see that an installation computes what the notice says. */
export function readmeOf(from: Exported, { forms, limits }: Forms, kit: Kit): string {
  const [first] = forms
  const fixed = new Set(forms.flatMap((form) => [...form.fixed]))
  const text = paragraph(
    readmeHead(
      from,
      `通知的规则，写成一组按次序应用的 [JsonLogic](https://jsonlogic.com) 规则：每条的结果放进数据，后面的规则按名字读它。

> The notice's rules as an ordered bundle of [JsonLogic](https://jsonlogic.com) rules: what each gives becomes data, which the rules after it read by name.`,
    ),
    readmeFiles([...files, ...dictionaryLines(from.program)]),
    use(exampleJson(from.program, kit)),
    protocol,
    subset,
    readmeKit(kit, kitCommands),
    first ? readmeSettings({ settings: first.settings, fixed }) : '',
    readmeAnswers(limits),
    readmeResults(from.program),
    readmeParameters(from),
  )
  return `${text}\n`
}

const files: readonly (readonly [string, string])[] = [
  [
    'rules.json',
    '规则：字段怎样写成数据、输入检查、按次序的规则、结果 · the rules: how fields become data, the input guard, the rules in order, the results',
  ],
  ['jsonlogic-bundle.mjs', 'JavaScript 的读取程序，可配任何 `apply(rule, data)` · the receiver in JavaScript, for any `apply(rule, data)`'],
  ['bundle.py, bundle_cells.py', 'Python 的读取程序 · the receiver in Python'],
  ['names.json', '数据里的名字对应通知里的什么 · what the names in the data stand for in the notice'],
  ['kit/', '核对用的记录和程序 · the conformance kit'],
]

const kitCommands = `# JavaScript
npm install json-logic-js@${provedOn['json-logic-js']} json-logic-engine@${provedOn['json-logic-engine']}
node kit/run.mjs json-logic-js
node kit/run.mjs json-logic-engine
# Python (Rust)
pip install datalogic-py==${provedOn['datalogic-py']}
python3 kit/run.py`

/** `record` is JSON text, in which nothing ends a block of code. */
const use = (record: string): string =>
  section(
    '用法 Use',
    `\`\`\`js
import { readFileSync } from 'node:fs'
import jsonLogic from 'json-logic-js'
import { bundleOf, readJson } from './jsonlogic-bundle.mjs'

const rules = JSON.parse(readFileSync('rules.json', 'utf8'))
const evaluator = bundleOf(rules, (rule, data) => jsonLogic.apply(rule, data))
const { evaluate, line } = evaluator() // { entity, baseDate, readings, parameters }
const { refused, values, unknown } = evaluate(${record}) // 字段见 fields: schema/1-records.schema.json
const written = line(readJson(${JSON.stringify(record)})) // 一行 JSON 进，一行 JSON 出 a line of JSON in, a line out
\`\`\``,
    `\`\`\`python
import json
from datalogic_py import Engine
from bundle import Bundle, read_json

bundle = Bundle(json.load(open("rules.json", encoding="utf-8")), lambda rule: Engine().compile(rule).evaluate)
line = bundle.evaluator().line(read_json(${JSON.stringify(record)}))
\`\`\``,
    `\`refused\` 是拒绝的原因，没有时是 null；\`values\` 里的数是准确的十进制文本；\`unknown\` 说哪个结果为什么未知。\`readJson\`（\`read_json\`）保留长数的每一位。

> \`refused\` tells why a record is refused, null if it is not; numbers in \`values\` are exact decimal text; \`unknown\` tells why results are unknown. \`readJson\` (\`read_json\`) keeps every digit of long numbers.`,
  )

const protocol = section(
  '怎样应用 How the rules are applied',
  `1. 数据先放 \`settings\` 的值（\`key\`）。The data begin with the values of \`settings\`, each under its \`key\`.
2. 按 \`records\` 把记录写成数据：\`key\` 是值，\`given\` 说有没有。金额和其它小数乘以 10 的 \`scale\` 次方，成为整数；日期是 1970-01-01 起的天数，时刻是分钟数，时长是个数；不以常用汉字（U+4E00 到 U+9FFF）开头的文本，前面加 \`_\`，免得有的实现把它当作日期或时长。没有的字段放 \`default\`，没有默认值的放 \`filler\`。一组明细是数组，每个元素也是这样的数据，另有 \`settings\` 的值和从 0 起的序号（\`place\`）。Records become data as \`records\` says: \`key\` holds the value, \`given\` whether there is one. Decimals are whole numbers at \`scale\`, dates days since 1970-01-01, instants minutes, durations counts; a text that does not begin with a common Chinese character (U+4E00 to U+9FFF) gets \`_\` before it, since some implementations take texts for dates or durations. An absent field holds its \`default\`, or the \`filler\`. A list is an array of such data, each with the settings and its place from 0.
3. \`guard\` 里有一条为真，就拒绝这条记录；缺少的变量在 JsonLogic 里是 null，而 \`null < 18\` 为真，所以先检查。A record is refused where a rule of \`guard\` is true; this comes first, since a missing variable is null and \`null < 18\` is true.
4. 按次序应用 \`steps\`，结果放在 \`name\` 下；有 \`each\` 的，对那个数组的每个元素应用；有 \`copy\` 的，把这些值抄进每个元素。Apply \`steps\` in order and put what each gives under its \`name\`; one with \`each\` is applied to every element of that array, one with \`copy\` copies values into every element.
5. \`refusals\` 里为真的，都是拒绝的原因。Every rule of \`refusals\` that is true refuses the record.
6. 结果的 \`unknown\` 里有一条为真，结果未知；否则是 \`rule\` 的值。A result is unknown where any rule of its \`unknown\` is true; else it is what \`rule\` gives.`,
)

const subset = section(
  '用到的运算 The subset',
  `\`var\`（名字里没有点，也不是数字）、\`===\` \`!==\` \`<\` \`<=\` \`>\` \`>=\`（两个操作数）、\`and\` \`or\` \`!\`（操作数都是 true 或 false）、奇数个操作数的 \`if\`、\`+\` \`-\` \`*\` \`/\` \`%\`（两个整数；除得尽；\`%\` 的数都不为负）、\`in\`（一组常数）、\`some\` \`filter\` \`map\` \`reduce\`（只读元素自己的数据）。每个数都在 ±(2⁵³ − 1) 以内。不靠“真值”，不用日期运算。

> \`var\` (names without dots, never numbers), comparisons of two operands, \`and\` \`or\` \`!\` of true truths, \`if\` of an odd number of operands, arithmetic of two whole numbers (divisions come out even, \`%\` of numbers that are not negative), \`in\` with a list of constants, \`some\` \`filter\` \`map\` \`reduce\` over what the element itself holds. Every number is within ±(2⁵³ − 1). Nothing rests on truthiness or on operations with dates.`,
)
