import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeAfterwards } from './browser.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A running `tiaoli serve`, the program itself. */
export interface Serving {
  readonly url: string
  readonly port: number
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>
}

/** A copy of policies/ that a test may write to; removed after the test file. */
export function copiedPolicies(): string {
  const base = mkdtempSync(join(tmpdir(), 'tiaoli-served-'))
  removeAfterwards(base)
  const folder = join(base, '通知')
  cpSync(join(root, 'policies'), folder, { recursive: true })
  return folder
}

/** Starts `tiaoli serve` on a folder; port 0 takes a free one. */
export async function serving(folder: string, port = 0): Promise<Serving> {
  const args = [join(root, 'engine/hosts/cli/main.ts'), 'serve', folder, '--port', String(port), '--lang', 'en']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const printed = await firstLine(child)
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)?.[0]
  if (!url) throw new Error(`tiaoli serve said: ${printed}`)
  return { url, port: Number(new URL(url).port), stop: () => stopped(child) }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`tiaoli serve ended with ${code}`)))
    child.stdout?.once('data', (chunk: Buffer) => resolve(String(chunk)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGINT')
  })
}
