import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository, and where scripts/engines/install.sh puts what Debian does not have. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))
const engines = join(root, '.engines')

/** A file of this folder: programs in Python and Java that the helpers run. */
export const support = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** A program or folder that the script installs; a test without its engine fails, it is never passed over. */
export function installed(path: string): string {
  if (!existsSync(path)) throw new Error(`${path} is not there: run \`bash scripts/engines/install.sh\``)
  return path
}

/** A program of the project's Python: python, spark-submit. */
export const fromPython = (program: string): string => installed(join(engines, 'venv', 'bin', program))

/** Spark's home as pip installs it: bin, jars. */
export function sparkFolder(): string {
  const libraries = installed(join(engines, 'venv', 'lib'))
  const python = readdirSync(libraries).find((name) => name.startsWith('python3'))
  return installed(join(libraries, python ?? 'python3', 'site-packages', 'pyspark'))
}

/** The class path of a DMN engine: its jars and all that they need. */
export const jarsOf = (engine: string): string => join(installed(join(engines, 'dmn', engine)), '*')

/** A program of the newest PostgreSQL server that is installed: initdb, postgres. */
export function fromPostgres(program: string): string {
  const versions = installed('/usr/lib/postgresql')
  const newest = readdirSync(versions)
    .map(Number)
    .sort((a, b) => b - a)
    .find((version) => existsSync(join(versions, String(version), 'bin', program)))
  return installed(join(versions, String(newest ?? 'none'), 'bin', program))
}
