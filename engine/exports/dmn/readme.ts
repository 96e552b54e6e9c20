import type { Forms } from '../forms.ts'
import type { Kit } from '../kit/kit.ts'
import { paragraph, plainText, section } from '../markdown.ts'
import { dictionaryLines, readmeAnswers, readmeFiles, readmeHead, readmeKit, readmeParameters, readmeResults } from '../readme.ts'
import { readmeSettings } from '../readmeSettings.ts'
import type { Exported } from '../target.ts'
import type { WrittenModel } from './fromProgram.ts'
import { refusedCase } from './tck.ts'

/** What the folder is and how it is used, for whoever runs decision models. */
export function readmeOf(from: Exported, { forms, limits }: Forms, kit: Kit, models: readonly WrittenModel[]): string {
  const { program } = from
  const [form] = forms
  return `${paragraph(
    readmeHead(from, about),
    readmeFiles([
      ...models.map(({ path, world }): [string, string] => {
        const entity = world.form.entity?.name
        return [
          path,
          entity
            ? `${plainText(entity)}的决策模型，旁边是它的测试用例。The decision model of ${plainText(entity)}, its test cases beside it.`
            : '通知本身的结果。The results of the notice itself.',
        ]
      }),
      ['names.json', '模型里的名称各是通知里的什么。What the names of the models stand for in the notice.'],
      ['kit/pom.xml, kit/KitRunner.java', '核对程序和它要的库。The conformance runner and what it needs.'],
      ...dictionaryLines(program),
    ]),
    usage,
    readmeKit(kit, command, kitNotes(kit)),
    form ? readmeSettings({ settings: form.settings, fixed: new Set(forms.flatMap((each) => [...each.fixed])) }) : '',
    readmeAnswers(limits),
    readmeResults(program),
    readmeParameters(from),
  )}\n`
}

const about = `通知的规则，写成 DMN 1.3 决策模型，每个对象一个，带图；决策表仍是表。数是 FEEL 的十进制数，与通知一分不差。
The rules of the notice as DMN 1.3 decision models, one for each entity, with diagrams; decision tables stay tables. Numbers are FEEL's decimals: what the notice says, to the fen.`

const command = `mvn --quiet --batch-mode --file kit/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib
javac -encoding UTF-8 -cp "kit/lib/*" -d kit/classes kit/KitRunner.java
java -cp "kit/classes:kit/lib/*" KitRunner tck`

function kitNotes({ groups }: Kit): string {
  const leftOut = groups.flatMap(({ refusals }) => refusals).filter((refusal) => refusedCase(refusal) === null).length
  return leftOut === 0
    ? engines
    : `${engines}\n\n其中 ${leftOut} 条应拒绝的记录不在测试用例里：类型不对、没有这个选项、没有这一天、没有这个字段的，引擎自己就不收。${leftOut} of the records that must be refused are not among the test cases: another type, no such member, no such day or no such field the engine refuses itself.`
}

const engines = `要有 Java 17 和 Maven。测试用例是 DMN TCK 的格式，别的引擎的 TCK 程序也能运行；整份核对过的是 Drools 10，jDMN 9 用少量记录核对过；换别的引擎，先跑完核对材料再用。
Java 17 and Maven are needed. The test cases are in the format of the DMN TCK, so the TCK runners of other engines take them too; Drools 10 is the one that was checked throughout, jDMN 9 on few records. With another engine, run the whole kit before you use it.`

const usage = section(
  '用法 Use',
  `- 输入 inputs：每个字段一个，没有的给 null，都要给。一组记录是上下文的列表，每个上下文列全各项。One for each field, null where there is none, all of them given; a relation is a list of contexts with all their entries.
- \`设置\`：null，或列全各项的上下文，不另定的项为 null。null, or a context of all entries, null where nothing is chosen.
- 决策 \`结果\`：一个上下文。\`拒绝原因\` 不空，就是拒绝；各项结果同名，null 是未知，原因在 \`未知原因\` 里。The decision 结果 gives a context: refused where 拒绝原因 is not empty; each result by its name, null where unknown, with reasons in 未知原因.
- 各项结果也各是一个决策；单独用它，必须同时看决策 \`拒绝\`：拒绝的记录，值没有意义。Each result is a decision of its own too; whoever asks for it alone must ask for 拒绝 as well: of a refused record its value means nothing.
- 时长用数（月数、天数、分钟数），金额用元。Durations are numbers (of months, days, minutes), amounts yuan.`,
)
