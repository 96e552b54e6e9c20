import type { Program } from '../../program/program.ts'
import { dictionaryFiles } from '../dictionary.ts'
import { type Ability, formsOf, isRefused } from '../forms.ts'
import { headerLines, headerOf } from '../header.ts'
import { kitOf } from '../kit/build.ts'
import { namesFile } from '../names.ts'
import type { Export, Exported, ExportedFile, ExportTarget } from '../target.ts'
import type { Dialect } from './dialect.ts'
import { duckdb } from './duckdb.ts'
import { type SqlGroup, sqlGroups } from './kit.ts'
import { groupScripts } from './kitScript.ts'
import { namedThings } from './namedThings.ts'
import { postgres } from './postgres.ts'
import { readmeOf } from './readme.ts'
import { modelOf, ruleStatements, type SqlModel, schemaStatements } from './rules.ts'
import { duckdbRunner } from './runners/duckdb.ts'
import { postgresRunner } from './runners/postgres.ts'
import { sparkRunner } from './runners/spark.ts'
import { spark } from './spark.ts'

/** Views over typed tables, for three databases. */
export const sqlTarget: ExportTarget = {
  id: 'sql',
  name: { zh: 'SQL（DuckDB、PostgreSQL、Spark）', en: 'SQL (DuckDB, PostgreSQL, Spark)' },
  about: {
    zh: '表上的视图，整数和 DECIMAL 计算，三种数据库各一份，附验证数据和程序',
    en: 'views over typed tables, computed with whole numbers and DECIMAL, one set for each of three databases, with their conformance kit',
  },
  write: sqlFiles,
}

/** Spark divides decimals exactly up to 32 digits; the other two could do more. */
export const sqlAbility: Ability = { target: 'sql', largest: 10n ** 32n - 1n, settings: 'open', relations: 'nested' }

/** What SQL computes of a notice, or the expressions that it can't. */
export const sqlForms = (program: Program): ReturnType<typeof formsOf> => formsOf(program, sqlAbility)

const dialects = [
  { dialect: duckdb, runner: duckdbRunner },
  { dialect: postgres, runner: postgresRunner },
  { dialect: spark, runner: sparkRunner },
] as const

/** The tables of a notice, and the views over them, as a database reads them. */
function sqlRules(from: Exported, model: SqlModel, dialect: Dialect): ExportedFile[] {
  const head = headerLines(headerOf(from)).map((line) => `-- ${dialect.comment(line)}`)
  const file = (path: string, statements: readonly string[]) => ({
    path: `${dialect.id}/${path}`,
    content: `${[...head, '', statements.join('\n\n')].join('\n')}\n`,
  })
  return [file('schema.sql', schemaStatements(dialect, model)), file('rules.sql', ruleStatements(dialect, model))]
}

function sqlFiles(from: Exported): Export {
  const { program } = from
  const forms = sqlForms(program)
  if (isRefused(forms)) return { kind: 'refused', diagnostics: forms }
  const model = modelOf(program, forms)
  const kit = kitOf(program, { settings: forms.settings, limits: forms.limits })
  const groups = sqlGroups(model, kit)
  const files = dialects.flatMap(({ dialect, runner }) => [
    ...sqlRules(from, model, dialect),
    ...runner(model.names, groupScripts(dialect, model, groups)).map(({ path, content }) => ({ path: `${dialect.id}/${path}`, content })),
  ])
  const readme = { path: 'README.md', content: readmeOf(from, forms, kit, leftOut(kit, groups)) }
  const names = namesFile(namedThings(program, model.names))
  return {
    kind: 'files',
    files: [readme, ...files, names, ...dictionaryFiles(program, forms.limits), ...groups.flatMap((group) => group.files)],
  }
}

/** Records that must be refused but that no typed table can hold. */
function leftOut({ groups }: ReturnType<typeof kitOf>, kept: readonly SqlGroup[]): number {
  const all = groups.reduce((sum, { cases, refusals }) => sum + cases.length + refusals.length, 0)
  return all - kept.reduce((sum, { records }) => sum + records, 0)
}
