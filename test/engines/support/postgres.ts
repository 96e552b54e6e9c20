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

/** Reached on the loopback address only; speed before safety, since the data lives as long as the test. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=256MB',
  'log_min_messages=fatal',
].flatMap((setting) => ['-c', setting])

/**
 * Runs a command until standard input closes, which it does however the test's process ends. SIGINT is PostgreSQL's fast
 * shutdown: sessions are cut off, no client is waited for.
 */
const whileInputIsOpen = `exec 3<&0
"$@" & server=$!
(cat <&3; kill -INT $server) >/dev/null 2>&1 &
wait $server`

export async function startPostgres(): Promise<Postgres> {
  const [initdb, postgres] = [fromPostgres('initdb'), fromPostgres('postgres')]
  const port = await freePort()
  const connection = `postgresql://tiaoli@127.0.0.1:${port}/postgres`
  const folder = makeFolder('postgres')
  try {
    const place = ownedByServer(folder)
    const data = join(folder, 'data')
    await run(initdb, ['-D', data, '-U', 'tiaoli', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], place)
    const server = new Child('sh', ['-c', whileInputIsOpen, 'sh', postgres, '-D', data, '-p', String(port), ...settings], place)
    const end = async () => {
      await server.end(20_000)
      removeFolder(folder)
    }
    await accepting(server, connection).catch((error: unknown) => end().then(() => Promise.reject(error)))
    return { port, connection, ...clientOf(connection), end }
  } catch (error) {
    removeFolder(folder)
    throw error
  }
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

/** Gives a folder to whom the server runs as: PostgreSQL refuses to run as root, and Debian's package brings a user for it. */
function ownedByServer(folder: string): ChildOptions {
  if (process.getuid?.() !== 0) return { cwd: folder }
  const idOf = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }))
  const [uid, gid] = [idOf('-u'), idOf('-g')]
  chownSync(folder, uid, gid)
  return { cwd: folder, uid, gid }
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
