import type { Forms } from '../forms.ts'
import type { Kit } from '../kit/kit.ts'
import { paragraph, section } from '../markdown.ts'
import { dictionaryLines, readmeAnswers, readmeFiles, readmeHead, readmeKit, readmeParameters, readmeResults } from '../readme.ts'
import { readmeSettings } from '../readmeSettings.ts'
import type { Exported } from '../target.ts'

/** What the folder is and how it is used, for whoever runs a database with it. */
export function readmeOf(from: Exported, { forms, limits }: Forms, kit: Kit, leftOut: number): string {
  const { program } = from
  const [form] = forms
  return `${paragraph(
    readmeHead(from, about),
    readmeFiles([
      ['duckdb/, postgres/, spark/', '每种数据库一份，计算相同。One set for each database; they compute the same.'],
      ['…/schema.sql', '表，和一行的设置表。The tables, and the settings, a table of one row.'],
      ['…/rules.sql', '视图：每种记录一个。The views, one for each kind of record.'],
      ['…/kit.*', '核对程序。The conformance runner.'],
      ['kit/', '核对数据：每组一个文件夹，表的行和应得的结果。Its data: a folder for each group, rows of tables and what is expected.'],
      ['names.json', '表、视图和列的名字对应通知里的什么。What names of tables, views and columns stand for.'],
      ...dictionaryLines(program),
    ]),
    usage,
    readmeKit(kit, command, kitNotes(leftOut)),
    form ? readmeSettings({ settings: form.settings, fixed: new Set(forms.flatMap((each) => [...each.fixed])) }) : '',
    readmeAnswers(limits),
    readmeResults(program),
    readmeParameters(from),
  )}\n`
}

const about = `通知的规则，写成 DuckDB、PostgreSQL 和 Spark SQL 的视图。数都是整数和 DECIMAL，没有浮点数，与通知一分不差。

> The rules of the notice as views of DuckDB, PostgreSQL and Spark SQL. Numbers are whole numbers and DECIMAL, never floating point: what the notice says, to the fen.`

const command = `(cd duckdb && npm install @duckdb/node-api && node kit.mjs)
(cd postgres && psql -X -q -At -v ON_ERROR_STOP=1 -f kit.sql "$DATABASE_URL")
(cd spark && spark-submit kit.py)`

const kitNotes = (
  leftOut: number,
): string => `用哪种数据库，就运行哪一行。PostgreSQL 的在自己的模式 tiaoli_kit 里进行，最后回滚，不留下什么。Spark 的最多运行 48 组：通知自己的设置，再是主要对象的其它读法、同时改动的设置和其余设置。

> Run the line of your database. PostgreSQL's runs in a schema of its own, tiaoli_kit, and is rolled back; Spark's runs 48 groups at most: the notice's own settings, then the main entity under other readings, everything chosen at once, and other settings.${
  leftOut === 0
    ? ''
    : `\n\n其中 ${leftOut} 条应拒绝的记录装不进有类型的列（类型不对、没有这一天、没有这个字段、数太大），不在 SQL 的核对里。${leftOut} of the records that must be refused can't stand in typed columns (another type, no such day, no such field, a number too large) and are not in the SQL kit.`
}`

const usage = section(
  '用法 Use',
  `\`\`\`sql
INSERT INTO "表" ("$key", …) VALUES ('1', …);      -- 每条记录一个键 · a key for each record
SELECT * FROM "表_results";                        -- 结果 · the results
UPDATE "settings" SET "base_date" = DATE '2021-01-01';
\`\`\``,
  `- 没有的值写 NULL。NULL is an absent value.
- \`$refused\` 不是 NULL，就是拒绝：一个 JSON 列表，每项有 code 和 field。Where \`$refused\` is not NULL the record is refused: a JSON list of code and field.
- 结果是 NULL，就是未知，原因在 \`$unknown\`：一个 JSON 对象，结果的名字对应原因的列表。A result that is NULL is unknown: \`$unknown\` is a JSON object of result names, each with its list of reasons.
- 明细（一对多）是自己的表里的行：一列放所属记录的 \`$key\`，一列放第几个（从 1 起）。\`$key\` 在一张表里不能重复；Spark 不检查。Elements of a relation are rows of their own entity's table, with the \`$key\` of whose they are and their place, from 1. Keys are unique within a table; Spark does not check that.
- 小数列比字段多留四位，太细的数才看得出来、被拒绝；DuckDB 和 Spark 在装入时四舍五入更细的数。Columns of decimals keep four more places than the field, so that what is too fine is seen and refused; DuckDB and Spark round what is finer still as it is loaded.
- 时长是列里写明的单位的个数。时刻不带时区。Durations are counts of the unit that the column says; instants have no time zone.
- PostgreSQL：大量计算时 \`SET jit = off\`。Spark：视图是临时的，只在会话里；每条语句以单独一行的分号结束；表可以是同名、同列的任何视图（如 Parquet 文件）。PostgreSQL: \`SET jit = off\` for many records. Spark: views are temporary, statements end with a line of one semicolon, and a table may be any view of that name and columns, such as Parquet files.`,
)
