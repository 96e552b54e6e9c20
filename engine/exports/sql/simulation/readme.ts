import { paragraph, plainText, section } from '../../markdown.ts'

export interface SparkReadme {
  readonly baseline: string
  readonly scenario: string
  readonly people: string
}

/** How the job is run, and what its summary says, for whoever has a cluster. */
export function sparkReadme({ baseline, scenario, people }: SparkReadme): string {
  return `${paragraph(
    `# ${plainText(baseline)} → ${plainText(scenario)}`,
    '在 Spark 集群上测算：现行的通知和方案放到同一批人身上，数字与 `tiaoli simulate` 在本机算的一分不差。',
    '> A simulation on a Spark cluster: the notice in force and a scenario put to the same people; its figures are those of `tiaoli simulate` on one machine, to the fen.',
    section('运行 Run', '```sh\nspark-submit job.py\n```', `人 · the people: ${plainText(people)}`, run.zh, run.en),
    section(
      '文件 Files',
      `- \`baseline.sql\`, \`scenario.sql\`：两边的规则，只有测算用得到的。The rules of both sides, as far as the figures rest on them.
- \`simulation.json\`：数什么、按什么分组，列叫什么。What is counted and by what, and the names of columns.
- \`summary.json\`（运行后）：汇总，各项意思与 \`tiaoli simulate --json\` 的相同。The summary, once it has run; its parts are those of \`tiaoli simulate --json\`.`,
    ),
    section('要知道的 What to know', known.zh, known.en),
  )}\n`
}

const run = {
  zh: `- 集群从别处读同一份人的，写 \`--people hdfs://…/people.parquet\`（一个 Parquet 文件，或这样的文件的文件夹）；结果写到别处的，写 \`--output 文件\`。
- 程序在提交的机器上运行（client 方式），只用 Spark 自带的 pyspark；Spark 4。`,
  en: `> - Where the cluster reads the same people from elsewhere, add \`--people hdfs://…/people.parquet\`, a Parquet file or a folder of them; \`--output FILE\` writes the summary elsewhere.
> - It runs on the submitting machine (client mode) and needs nothing but the pyspark of Spark 4.`,
}

const known = {
  zh: `- \`losers\` 和 \`winners\` 里是受损、受益最多的人的整条记录：\`summary.json\` 按个人数据保管。
- 相同的人不合并，逐个计算，与写了 \`--refused\` 的 \`tiaoli simulate\` 相同：\`basis.distinct\` 和 \`alike\` 是 null，受损、受益同样多的人一个个列出，记录号小的在前。
- 记录号是在文件里的第几条；文件夹里有几个文件的，按文件名接着数。
- 列与通知的字段对不上，或有的数大到不能精确计算的，不写汇总，说明原因（\`spark.*\`），退出码 1。`,
  en: `> - \`losers\` and \`winners\` hold whole records of the people most affected: keep \`summary.json\` as personal data.
> - Everyone is worked out alone, as by \`tiaoli simulate\` with \`--refused\`: \`basis.distinct\` and \`alike\` are null, and people who are affected alike are listed one by one, the lower number first.
> - A number is the place in the file; in a folder, files are counted one after another by name.
> - Where columns are not those of the notice's fields, or numbers are too large to compute exactly, no summary is written; the job says why (\`spark.*\`) and exits with 1.`,
}
