import type { ExportedFile } from '../../target.ts'
import { duckdb } from '../duckdb.ts'
import { type GroupScript, groupCheck } from '../kitScript.ts'
import type { SqlNames } from '../names.ts'

/** The kit as statements, and a program that runs them in a database in memory. */
export function duckdbRunner(names: SqlNames, groups: readonly GroupScript[]): ExportedFile[] {
  const failed = duckdb.quote(names.failed)
  const records = groups.reduce((sum, group) => sum + group.records, 0)
  const parts = groups.map((group) => groupCheck(duckdb, names, group))
  const script = `CREATE TABLE ${failed} (part VARCHAR, key VARCHAR);\n\n${parts.join('\n\n')}\n`
  return [
    { path: 'kit.sql', content: script },
    { path: 'kit.mjs', content: program(failed, records) },
  ]
}

const program = (failed: string, records: number): string => `// 验证 · the conformance kit: npm install @duckdb/node-api; node kit.mjs
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const missing = (error) => {
  console.error('没有装 DuckDB，先在这个文件夹运行 / it is not installed, first run here: npm install @duckdb/node-api\\n' + error.message)
  process.exit(64)
}
const { DuckDBInstance } = await import('@duckdb/node-api').catch(missing)
process.chdir(fileURLToPath(new URL('.', import.meta.url)))
const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (const file of ['schema.sql', 'rules.sql', 'kit.sql']) await connection.run(readFileSync(file, 'utf8'))
const failed = (await connection.runAndReadAll(${JSON.stringify(`SELECT part || ': ' || key FROM ${failed}`)})).getRows()
for (const [line] of failed.slice(0, 20)) console.log(line)
console.log(\`\${${records} - failed.length} passed, \${failed.length} failed\`)
process.exitCode = failed.length === 0 ? 0 : 1
`
