import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** How a program is begun. */
export interface ChildOptions {
  readonly cwd?: string
  /** Laid over this process's own environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Another user, by number; for a program that refuses to run as root. */
  readonly uid?: number
  readonly gid?: number
}

/** How much of what a program says on standard error is kept for a message, in characters. */
const kept = 8_000

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) kill(child)
})

/** Ends a program and whatever it has started: each is the head of a process group of its own. */
function kill({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // All of the group is gone already.
  }
}

/** A program that runs beside a test. It is ended by its process id, at the latest when the test's own process exits. */
export class Child {
  readonly process: ChildProcess
  /** Resolves when the program has exited, whatever its status. */
  readonly exited: Promise<void>
  private readonly command: string
  private said = ''

  constructor(command: string, args: readonly string[], { cwd, env, uid, gid }: ChildOptions = {}) {
    this.command = [command, ...args].join(' ').slice(0, 300)
    const user = uid === undefined || gid === undefined ? {} : { uid, gid }
    const place = cwd === undefined ? {} : { cwd }
    this.process = spawn(command, args, { ...place, ...user, env: { ...process.env, ...env }, detached: true })
    running.add(this.process)
    this.exited = new Promise((resolve) => {
      const gone = () => {
        running.delete(this.process)
        resolve()
      }
      this.process.once('error', (error) => {
        this.said += error.message
        gone()
      })
      this.process.once('close', gone)
    })
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-kept)
    })
    // A program that exits early breaks the pipe; its exit status and what it said tell more.
    this.process.stdin?.on('error', () => undefined)
  }

  get ended(): boolean {
    return !running.has(this.process)
  }

  /** What to tell when the program did not do its work: the command, its status, its last words. */
  fault(): Error {
    const { exitCode, signalCode } = this.process
    return new Error(`${this.command}: ended with ${exitCode ?? signalCode ?? 'no status'}\n${this.said.trim()}`)
  }

  /** Closes the program's input, at which it should end; kills it if it has not after so many milliseconds. */
  async end(patience: number): Promise<void> {
    this.process.stdin?.end()
    const timer = setTimeout(() => kill(this.process), patience)
    await this.exited
    clearTimeout(timer)
  }
}

/** Runs a program to its end and gives what it printed; rejects with its last words unless it ended with status 0. */
export async function run(
  command: string,
  args: readonly string[],
  options: ChildOptions & { readonly input?: string } = {},
): Promise<string> {
  const child = new Child(command, args, options)
  const printed: string[] = []
  child.process.stdout?.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  child.process.stdin?.end(options.input ?? '')
  await child.exited
  if (child.process.exitCode !== 0) throw child.fault()
  return printed.join('')
}

/** Writes a text to a program, waiting while its pipe is full. */
export async function write(child: Child, text: string): Promise<void> {
  const stdin = child.process.stdin
  if (stdin === null || child.ended) throw child.fault()
  if (!stdin.write(text)) await Promise.race([once(stdin, 'drain'), child.exited])
}
