import { programVersion } from '../../program/program.ts'
import { usualLimits } from '../../steps/cells.ts'
import { exampleJson } from '../kit/exampleRecord.ts'
import type { Kit } from '../kit/kit.ts'
import { paragraph, section } from '../markdown.ts'
import { dictionaryLines, readmeAnswers, readmeFiles, readmeHead, readmeKit, readmeParameters, readmeResults } from '../readme.ts'
import type { Exported } from '../target.ts'

/** What the files of the export are, from which texts they were made, and how to use them. */
export function readmeOf(from: Exported, kit: Kit): string {
  const { program } = from
  const about = `规则数据：类型、小数位和计算顺序都已确定，供其它程序读取。数据格式 / format: ${programVersion}
The rules as data, with every type, scale and order settled, for other programs to read.`
  const parts = [
    readmeHead(from, about),
    readmeFiles([
      ['program.json', '规则。The rules.'],
      ['program.schema.json', '它的 JSON Schema（2020-12）。Its JSON Schema (2020-12).'],
      ['validate.mjs', '不依赖任何库的检查：program.json 合不合这份 schema。Checks program.json against that schema, without any library.'],
      ...dictionaryLines(program),
      ['kit/', '核对材料，见下。The conformance kit, see below.'],
    ]),
    section('用法 Use', use(exampleJson(program, kit))),
    readmeKit(kit, 'node validate.mjs\nnode kit/compare.mjs answers.ndjson', answers),
    readmeAnswers(usualLimits),
    readmeResults(program),
    readmeParameters(from),
  ]
  return `${paragraph(...parts)}\n`
}

/** `record` is JSON text, in which nothing ends a block of code. */
const use = (record: string): string => `数都是十进制文本（"27.5"），不要用浮点数读。规则按 \`rules\` 的次序计算，后面的只用到前面的。

> Numbers are decimal text ("27.5"); do not read them as floating point. Compute the rules in the order of \`rules\`: each uses
only those before it.

用条理自己的包来读（它随条理提供，不在 npm 上） · With Tiaoli's own package, which comes with Tiaoli and is not on npm:

\`\`\`js
import { readFileSync } from 'node:fs'
import { evaluator, parseDate, programFromJson, readJsonRecord, schemaOf } from 'tiaoli'

const { program } = programFromJson(readFileSync('program.json', 'utf8'))
const schema = schemaOf(program, program.mainEntity, parseDate(program.header.baseDate))
const { value: record } = readJsonRecord(schema, ${JSON.stringify(record)}) // 字段见 fields: program.entities
const outcome = evaluator(program).evaluate(record)
\`\`\`

\`cases\` 是通知自带的算例：别的实现算出的结果应当一位不差。

> \`cases\` are the notice's own cases: another implementation must give the same results, to the last digit.`

const answers = `用自己的程序算 records.ndjson 的每一行，把答案逐行写进 answers.ndjson，再运行第二条命令。kit.json 写明每一组（groups）从哪一行（first）起、按什么设置（settings）算，包括基准日、读法和换过的参数值：period 是值在参数的 \`values\` 里的位置，从 0 数起。

> Let your own program compute each line of records.ndjson and write its answer in the same line of answers.ndjson; then run the second command. kit.json tells from which line (first) a group reaches and its settings: base date, readings and changed values (period is the place in the parameter's \`values\`, from 0).`
