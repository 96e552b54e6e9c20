import type { Forms } from '../forms.ts'
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
      ['kit/kit.json, kit/*.ndjson', '核对数据。Its data.'],
      ...dictionaryLines(program),
    ]),
    usage,
    readmeKit(kit, command),
    form ? readmeSettings({ settings: form.settings, fixed: new Set(forms.flatMap((each) => [...each.fixed])) }) : '',
    readmeAnswers(limits),
    readmeResults(program),
    readmeParameters(from),
  )}\n`
}

const about = `通知的规则，写成一个 Java 类（Java 8 起）。数用 long 和 BigInteger 计算，没有浮点数，与通知一分不差。
The rules of the notice as one Java class (Java 8 on). Numbers are long and BigInteger, never floating point: what the notice says, to the fen.`

const command = `mkdir -p out
javac -encoding UTF-8 -d out src/tiaoli/rules/Rules.java kit/KitRunner.java
java -cp out KitRunner kit`

const usage = section(
  '用法 Use',
  `把 Rules.java 放进工程，用 UTF-8 编译（\`javac -encoding UTF-8\`；Maven：\`project.build.sourceEncoding\`）。变量和注释是中文，与通知同名；凡参与计算的文本都写成转义，所以用错字符集只会编译不过，不会算错。类名都是 ASCII。
Put Rules.java into the project and compile it as UTF-8. Variables and comments are Chinese, as in the notice; texts that are computed with are escaped, so that a wrong charset fails to compile and never miscomputes. Names of classes are ASCII. For another package change the line \`package\` of Rules.java and the first line of KitRunner.java · 换包名只改这两处。`,
  `\`\`\`java
Map<String, Object> record = new HashMap<>();      // 字段见 schema/ · fields: schema/
Rules.Result result = Rules.evaluate(record);
if (result.refused().isEmpty()) {
    Object value = result.get("结果名");             // null：未知，原因见 result.unknown("结果名")
} else {
    Rules.Refusal why = result.refused().get(0);   // why.code(), why.field()
}
String line = result.toJson();                     // 与 tiaoli run 的一行相同 · a line of tiaoli run

Rules.Settings settings = Rules.Settings.builder()
        .baseDate(LocalDate.of(2021, 1, 1))
        .reading("疑义", "读法")
        .parameter("参数", "2021年", new BigDecimal("320"))
        .build();                                  // 超出范围：IllegalArgumentException
Rules.evaluate("对象", record, settings);           // 另一个对象的记录 · a record of another entity
\`\`\``,
  `- 数：BigDecimal、BigInteger、Long、Integer；不收 Double，它存不住十分之一。Numbers are BigDecimal, BigInteger, Long or Integer; a Double is refused, it holds no tenth.
- 是否 Boolean；文本、选项、身份证号、时长（\`P3M\`）String；日期 LocalDate 或 \`2021-01-31\`；时刻 LocalDateTime 或 \`2021-01-31T09:00\`；一组记录是 Map 的 List。Yes or no is Boolean; texts, members, identity numbers and durations are String; dates and instants java.time or ISO text; a relation is a List of Maps.
- null 与没有相同。结果不会变，可以多线程调用。null is as absent. Results never change, and any number of threads may call.
- \`toJson()\` 的原因按字排序；拒绝只有代码和字段，没有句子。In \`toJson()\` reasons are sorted, and refusals have code and field without their sentence.`,
)
