import { decimal, formatDecimal } from '../../number/decimal.ts'
import type { Program } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import type { Setting } from '../../steps/settings.ts'
import type { Forms } from '../forms.ts'
import { exampleRecord } from '../kit/exampleRecord.ts'
import type { Kit } from '../kit/kit.ts'
import { paragraph, section } from '../markdown.ts'
import { dictionaryLines, readmeAnswers, readmeFiles, readmeHead, readmeKit, readmeParameters, readmeResults } from '../readme.ts'
import { readmeSettings } from '../readmeSettings.ts'
import type { Exported } from '../target.ts'

/** What the folder is and how it is used, for whoever builds it into a system. */
export function readmeOf(from: Exported, { forms, limits }: Forms, kit: Kit): string {
  const { program } = from
  const [form] = forms
  return `${paragraph(
    readmeHead(from, about),
    readmeFiles([
      ['src/tiaoli/rules/Rules.java', '规则，一个 Java 类，不依赖其它库。The rules, one Java class without dependencies.'],
      [
        'names.json',
        '类和变量与通知里名称的对照；调用时用的是通知里的名称。What classes and variables stand for; callers use the names of the notice.',
      ],
      ['kit/KitRunner.java', '核对程序，不依赖其它库。The conformance runner, without dependencies.'],
      [
        'kit/kit.json, records.ndjson, expected.ndjson, purposes.txt',
        '核对数据：哪几行是一组，记录，应有的结果，每条为了什么。Its data: which lines are a group, records, expected results, what each is for.',
      ],
      ...dictionaryLines(program),
    ]),
    section('用法 Use', compiling, example(from.program, forms, kit), values),
    readmeKit(kit, command),
    form ? readmeSettings({ settings: form.settings, fixed: new Set(forms.flatMap((each) => [...each.fixed])) }) : '',
    readmeAnswers(limits),
    readmeResults(program),
    readmeParameters(from),
  )}\n`
}

const about = `通知的规则，写成一个 Java 类（Java 8 起）。数用 long 和 BigInteger 计算，没有浮点数，与通知一分不差。

> The rules of the notice as one Java class (Java 8 on). Numbers are long and BigInteger, never floating point: what the notice says, to the fen.`

const command = `mkdir -p out
javac -encoding UTF-8 -d out src/tiaoli/rules/Rules.java kit/KitRunner.java
java -cp out KitRunner kit`

const compiling = `把 Rules.java 放进工程，用 UTF-8 编译（\`javac -encoding UTF-8\`；Maven：\`project.build.sourceEncoding\`）。变量和注释是中文，与通知同名；凡参与计算的文本都写成转义，所以用错字符集只会编译不过，不会算错。类名都是 ASCII。

> Put Rules.java into the project and compile it as UTF-8. Variables and comments are Chinese, as in the notice; texts that are computed with are escaped, so that a wrong charset fails to compile and never miscomputes. Names of classes are ASCII. For another package change the line \`package\` of Rules.java and the first line of KitRunner.java · 换包名只改这两处。`

/** The calls, with a record and settings of the notice. */
function example(program: Program, forms: readonly Form[], kit: Kit): string {
  const [main, other = main] = forms
  const result = code(main?.results[0]?.rule.name ?? '')
  return `\`\`\`java
Map<String, Object> record = new HashMap<>();      // 字段见 schema/ · fields: schema/
${putsOf(program, kit)}
Rules.Result result = Rules.evaluate(record);
if (result.refused().isEmpty()) {
    Object value = result.get(${result});          // null：未知，原因见 result.unknown(…) · null: unknown
} else {
    Rules.Refusal why = result.refused().get(0);   // why.code(), why.field()
}
String line = result.toJson();                     // 与 tiaoli run 的一行相同 · a line of tiaoli run

Rules.Settings settings = Rules.Settings.builder()
        .baseDate(LocalDate.parse("${program.header.baseDate}"))
${choicesOf(main?.settings ?? [])}
        .build();                                  // 超出范围：IllegalArgumentException
// 另一个对象的记录 · a record of another entity
Rules.evaluate(${other?.entity ? code(other.entity.name) : 'null'}, new HashMap<>(), settings);
\`\`\``
}

function putsOf(program: Program, kit: Kit): string {
  const fields = program.entities.find(({ name }) => name === program.mainEntity)?.fields ?? []
  const puts = Object.entries(exampleRecord(kit)).flatMap(([name, value]) => {
    if (typeof value === 'object') return []
    const isNumber = fields.find((field) => field.name === name)?.type.kind === 'decimal'
    const written = typeof value === 'boolean' ? String(value) : isNumber ? `new BigDecimal("${value}")` : code(value)
    return [`record.put(${code(name)}, ${written});`]
  })
  return puts.join('\n')
}

/** A reading of the notice's first question and the value of its first parameter that is a number. */
function choicesOf(settings: readonly Setting[]): string {
  const choices = settings.flatMap((setting) => {
    if (setting.kind === 'reading') {
      const { name, readings } = setting.question
      return [{ kind: 'reading', call: `        .reading(${code(name)}, ${code(readings.at(-1)?.name ?? '')})` }]
    }
    if (setting.kind !== 'parameter' || setting.type.kind !== 'decimal' || typeof setting.value !== 'bigint') return []
    const value = formatDecimal(decimal(setting.value, setting.scale))
    const period = setting.dated.label === '' ? setting.period : code(setting.dated.label)
    return [{ kind: 'parameter', call: `        .parameter(${code(setting.parameter.name)}, ${period}, new BigDecimal("${value}"))` }]
  })
  return ['reading', 'parameter'].flatMap((kind) => choices.find((choice) => choice.kind === kind)?.call ?? []).join('\n')
}

/** A text as a literal within a block of code, which nothing in it ends. */
const code = (text: string): string => JSON.stringify(text).replaceAll('`', '\\u0060')

const values = `- 数：BigDecimal、BigInteger、Long、Integer；不收 Double，它存不住十分之一。Numbers are BigDecimal, BigInteger, Long or Integer; a Double is refused, it holds no tenth.
- 是否 Boolean；文本、选项、身份证号、时长（\`P3M\`）String；日期 LocalDate 或 \`2021-01-31\`；时刻 LocalDateTime 或 \`2021-01-31T09:00\`；一组记录是 Map 的 List。Yes or no is Boolean; texts, members, identity numbers and durations are String; dates and instants java.time or ISO text; a relation is a List of Maps.
- null 与没有相同。结果不会变，可以多线程调用。null is as absent. Results never change, and any number of threads may call.
- \`toJson()\` 的原因按字排序；拒绝只有代码和字段，没有句子。In \`toJson()\` reasons are sorted, and refusals have code and field without their sentence.`
