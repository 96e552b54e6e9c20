import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.ts'
import { inFolder, makeFolder, removeFolder } from './folder.ts'
import { fromPython, root, sparkFolder, support } from './installed.ts'
import { LineProcess } from './lines.ts'
import type { SqlTable } from './postgres.ts'

/** A Spark driver for many jobs, over a cluster of workers that are processes of their own on this machine. */
export interface Spark {
  /**
   * Statements that semicolons separate; gives what the last one gives, with every digit of a decimal, `true` and `false`,
   * dates as ISO 8601, and JSON for arrays and structs.
   */
  sql(statements: string): Promise<SqlTable>
  /** Makes a Parquet file, or a folder of them, a view that queries may name. */
  readParquet(view: string, path: string): Promise<void>
  /** Python with `spark` and `args` in scope; gives the variable `result` that it leaves, as JSON. */
  run<Result>(source: string, args?: unknown): Promise<Result>
  end(): Promise<void>
}

/** Two workers by default, so that rows and groups do travel between processes. */
export async function startSpark(workers = 2): Promise<Spark> {
  const python = fromPython('python')
  const folder = makeFolder('spark')
  const options = { cwd: root, env: environment(folder) }
  const lines = new LineProcess(python, [support('python/spark.py'), String(workers), folder], options)
  const end = async () => {
    await lines.end(60_000)
    removeFolder(folder)
  }
  try {
    await lines.ask({ source: 'result = spark.version', args: null })
  } catch (error) {
    await end()
    throw error
  }
  return {
    sql: (statements) => lines.ask({ sql: statements }),
    readParquet: (view, path) => lines.ask({ view, parquet: path }),
    run: (source, args = null) => lines.ask({ source, args }),
    end,
  }
}

/** The plain collector: its rivals take threads from two cores that Spark's own work needs. */
const memory = ['spark.driver', 'spark.executor'].map((part) => `${part}.extraJavaOptions=-XX:+UseSerialGC`)

/** Runs a job as its receiver would, by spark-submit on a cluster of two workers; gives what the job prints. */
export function sparkSubmit(job: string, args: readonly string[] = [], cwd = root): Promise<string> {
  const settings = ['spark.driver.host=127.0.0.1', 'spark.driver.bindAddress=127.0.0.1', 'spark.ui.enabled=false', ...memory]
  const conf = settings.flatMap((setting) => ['--conf', setting])
  return inFolder('spark', (folder) =>
    run(fromPython('spark-submit'), ['--master', 'local-cluster[2,1,1024]', ...conf, job, ...args], { cwd, env: environment(folder) }),
  )
}

/**
 * Everything on the loopback address. Workers of such a cluster write beside Spark's own programs, wherever those are; so the
 * test's folder is Spark's home, with links to what Spark is made of.
 */
function environment(folder: string): Record<string, string> {
  const home = join(folder, 'home')
  const spark = sparkFolder()
  mkdirSync(home)
  for (const name of readdirSync(spark)) if (name !== 'work') symlinkSync(join(spark, name), join(home, name))
  return {
    SPARK_HOME: home,
    SPARK_LOCAL_IP: '127.0.0.1',
    SPARK_LOCAL_HOSTNAME: '127.0.0.1',
    SPARK_LOCAL_DIRS: join(folder, 'local'),
    PYSPARK_PYTHON: fromPython('python'),
    PYSPARK_DRIVER_PYTHON: fromPython('python'),
  }
}
