import { programVersion } from '../../program/program.ts'
import { sha256 } from '../sha256.ts'
import type { Exported } from '../target.ts'

/** What the files of the export are, from which texts they were made, and how to use them. */
export function readmeOf({ program, sources, version }: Exported, names: ReadonlyMap<string, string>): string {
  const { name, number, baseDate } = program.header
  const hashes = [...sources].map(([path, text]) => `| ${cell(names.get(path) ?? path)} | \`${sha256(text)}\` |`)
  return `# ${line(name)}

${number === null ? '' : `${line(number)}\n\n`}基准日 / base date: ${baseDate} · 数据格式 / format: ${programVersion} · 条理 / Tiaoli: ${version || '—'}

由下列文件生成（SHA-256，UTF-8 文本，不含字节序标记）。文件一改，散列就不同，须重新导出。
Made from these files (SHA-256 of the UTF-8 text without a byte order mark). Where a file has changed, its hash has, and the export must be made anew.

| 文件 file | SHA-256 |
|---|---|
${hashes.join('\n')}

## 文件 Files

- \`program.json\`：规则，类型、小数位和计算顺序都已确定。The rules, with every type, scale and order settled.
- \`program.schema.json\`：它的 JSON Schema（2020-12）。Its JSON Schema (2020-12).

## 用法 Use

数都是十进制文本（"27.5"），不要用浮点数读。规则按 \`rules\` 的次序计算，后面的只用到前面的。
Numbers are decimal text ("27.5"); do not read them as floating point. Compute the rules in the order of \`rules\`: each uses
only those before it.

\`\`\`js
import { readFileSync } from 'node:fs'
import { evaluator, parseDate, programFromJson, readJsonRecord, schemaOf } from 'tiaoli'

const { program } = programFromJson(readFileSync('program.json', 'utf8'))
const schema = schemaOf(program, program.mainEntity, parseDate(program.header.baseDate))
const { value: record } = readJsonRecord(schema, '{}') // 字段见 fields: program.entities
const outcome = evaluator(program).evaluate(record)
\`\`\`

\`cases\` 是通知自带的算例：别的实现算出的结果应当一位不差。
\`cases\` are the notice's own cases: another implementation must give the same results, to the last digit.
`
}

/** Names are text: a line break in one would start another paragraph, a stroke another cell. */
const line = (text: string): string => text.replace(/\s+/g, ' ').replace(/[<>&]/g, (mark) => `&#${mark.charCodeAt(0)};`)
const cell = (text: string): string => line(text).replaceAll('|', '\\|')
