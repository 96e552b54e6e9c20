import { execFileSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Child, type ChildOptions, run } from './child.ts'
import { makeFolder, removeFolder } from './folder.ts'
import { fromPostgres } from './installed.ts'

/** A value as PostgreSQL writes it, so that no digit of a number is lost; null for NULL. */
export type SqlValue = string | null

/** What a query gives. */
export interface SqlTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly SqlValue[])[]
}

/** A PostgreSQL server of the test's own: an empty database on a free port of 127.0.0.1. */
export interface Postgres {
  readonly port: number
  /** For psql and other clients: `psql CONNECTION -f FILE`, as a receiver would. No password. */
  readonly connection: string
  /** Runs statements, in order, up to the first that fails; gives what psql prints for them. */
  execute(sql: string): Promise<string>
  /** One SELECT, without its semicolon. */
  query(select: string): Promise<SqlTable>
  /** Adds rows to a table whose name is written as SQL wants it (quoted where need be). */
  insert(table: string, rows: Iterable<readonly SqlValue[]>): Promise<void>
  /** Stops the server and removes its folder. */
  end(): Promise<void>
}

/** Speed before safety: the data lives as long as the test. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=256MB', 'log_min_messages=fatal']

/**
 * Runs a command until standard input closes, which it does however the test's process ends. SIGINT is PostgreSQL's fast
 * shutdown: sessions are cut off, no client is waited for.
 */
const whileInputIsOpen = `exec 3<&0
"$@" & server=$!
(cat <&3; kill -INT $server) >/dev/null 2>&1 &
wait $server`

export async function startPostgres(): Promise<Postgres> {
  const folder = makeFolder('postgres')
  const user = serverUser()
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  await run(fromPostgres('initdb'), ['-D', data, '-U', 'tiaoli', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], {
    ...user,
    cwd: folder,
  })
  const port = await freePort()
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((setting) => ['-c', setting])
  const command = [fromPostgres('postgres'), '-D', data, '-p', String(port), ...options]
  const server = new Child('sh', ['-c', whileInputIsOpen, 'sh', ...command], { ...user, cwd: folder })
  server.process.stdout?.resume()
  const connection = `postgresql://tiaoli@127.0.0.1:${port}/postgres`
  const end = async () => {
    await server.end(20_000)
    removeFolder(folder)
  }
  try {
    await accepting(server, connection)
  } catch (error) {
    await end()
    throw error
  }
  return { port, connection, ...clientOf(connection), end }
}

function clientOf(connection: string): Pick<Postgres, 'execute' | 'query' | 'insert'> {
  const execute = (sql: string) => run('psql', ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1', '-f', '-', connection], { input: sql })
  return {
    execute,
    async query(select) {
      const [head = '', ...lines] = (await execute(`COPY (${select}) TO STDOUT WITH (HEADER);\n`)).split('\n').slice(0, -1)
      return { columns: valuesOf(head).map((name) => name ?? ''), rows: lines.map(valuesOf) }
    },
    async insert(table, rows) {
      const lines = Array.from(rows, (row) => `${row.map(written).join('\t')}\n`)
      await execute(`COPY ${table} FROM STDIN;\n${lines.join('')}\\.\n`)
    },
  }
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function serverUser(): Pick<ChildOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {}
  const idOf = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

async function accepting(server: Child, connection: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.ended) throw server.fault()
    const answered = await run('psql', ['-X', '-At', '-c', 'SELECT 1', connection]).catch(() => '')
    if (answered.trim() === '1') return
    await pause(100)
  }
  throw new Error('the PostgreSQL server accepts no connection after half a minute')
}

/** The text format of COPY: tabs between values, \N for NULL, a backslash before what would be read as something else. */
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const meanings: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function written(value: SqlValue): string {
  return value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign)
}

function valuesOf(line: string): SqlValue[] {
  return line.split('\t').map((text) => (text === '\\N' ? null : text.replace(/\\(.)/g, (_, sign: string) => meanings[sign] ?? sign)))
}
