import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunningServer, type ServerOptions, startServer } from '../http/server.ts'
import { openWorkspace } from '../http/workspace.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import { untilInterrupted } from './interrupt.ts'
import { type Terminal, write } from './terminal.ts'

export interface ServeOptions {
  readonly port?: string
  readonly open?: boolean
}

const usualPort = 4620
/** So many ports behind the usual one are tried before any free one is taken. */
const neighbours = 20

/** `tiaoli serve`: the editor and a folder of notices, for this machine only, until Ctrl+C. */
export async function serve(folder: string, options: ServeOptions, terminal: Terminal, ended = untilInterrupted): Promise<Exit> {
  const { texts, out, err, errColors } = terminal
  requireFolder(folder, terminal)
  const asked = portOf(options.port, terminal)
  const onFault = (fault: unknown) => void err.write(`tiaoli: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`)
  const server = await started({ workspace: openWorkspace(folder), editor: editorFolder, onFault }, asked, terminal)
  const end = ended()
  if (!existsSync(`${editorFolder}/index.html`)) await write(err, `tiaoli: ${errColors.yellow(texts.editorMissing)}\n`)
  if (asked === null && server.port !== usualPort) await write(err, `tiaoli: ${texts.otherPort(usualPort, server.port)}\n`)
  await write(out, `${texts.serving(server.url, resolve(folder))}\n`)
  if (options.open) openBrowser(server.url, terminal)
  await end
  await server.close()
  await write(err, `${texts.served}\n`)
  return exit.fine
}

/** Beside what was compiled, or where the repository builds it. */
const editorFolder = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../../dist/editor' : '../../../editor', import.meta.url))

function requireFolder(folder: string, { texts }: Terminal): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found) throw new UsageError(texts.noFile(folder))
  if (!found.isDirectory()) throw new UsageError(texts.notFolder(folder))
}

/** null where any port will do. */
function portOf(asked: string | undefined, { texts }: Terminal): number | null {
  if (asked === undefined) return null
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : 65536
  if (port > 65535) throw new UsageError(texts.badPort(asked))
  return port
}

async function started(options: Omit<ServerOptions, 'port'>, asked: number | null, { texts }: Terminal): Promise<RunningServer> {
  const ports = asked === null ? [...Array.from({ length: neighbours }, (_, i) => usualPort + i), 0] : [asked]
  for (const port of ports) {
    const server = await tried({ ...options, port })
    if (typeof server !== 'string') return server
    if (asked !== null) throw new UsageError(server === 'denied' ? texts.portDenied(port) : texts.portBusy(port))
  }
  throw new UsageError(texts.portBusy(usualPort))
}

/** The server, or why its port is not to be had. */
async function tried(options: ServerOptions): Promise<RunningServer | 'busy' | 'denied'> {
  try {
    return await startServer(options)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE') return 'busy'
    if (code === 'EACCES') return 'denied'
    throw error
  }
}

/** The person's own browser, unless `BROWSER=none` says that none is wanted. Where there is none the address is on the screen anyway. */
function openBrowser(url: string, { texts, err }: Terminal): void {
  if (process.env.BROWSER === 'none') return
  const [command, ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open']
  const child = spawn(command ?? '', [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => void err.write(`tiaoli: ${texts.noBrowser(url)}\n`))
  child.unref()
}
