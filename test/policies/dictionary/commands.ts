import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entryOf, type Folder } from '../notices.ts'

const main = fileURLToPath(new URL('../../../engine/hosts/cli/main.ts', import.meta.url))

/** What a run of the command left behind: its exit status, what it said, and the lines that it wrote to the output file. */
export interface Ran {
  readonly status: number | null
  readonly said: string
  readonly lines: readonly string[]
}

/** Runs the command itself, a process of its own, from a file of that name and content to another. */
export function runCommand(notice: Folder, input: { name: string; content: string }, output: string, ...options: string[]): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-dictionary-'))
  try {
    const [from, to] = [join(folder, input.name), join(folder, output)]
    writeFileSync(from, input.content)
    const command = [main, 'run', entryOf(notice), '--input', from, '--output', to, ...options]
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
    if (!existsSync(to)) throw new Error(`nothing was written: ${stderr}`)
    return { status, said: stderr, lines: readFileSync(to, 'utf8').replace(/\n$/, '').split('\n') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
