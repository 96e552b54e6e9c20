import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * A tour in a page: ```` ```console ```` blocks hold commands behind `$ ` and what they print; a ```` ```diff ```` block
 * changes the line of a notice that the reader is told to change. All run in a copy of policies/ and examples/.
 */
export interface Tour {
  /** The page with the real output of every command. */
  readonly text: string
  /** Each command with its exit status, in order. */
  readonly commands: readonly { readonly command: string; readonly status: number }[]
}

const notice = 'policies/taiyuan-2020/notice.md'

/** Runs the tour of a page; the current folder must be the repository. */
export async function runTour(page: string): Promise<Tour> {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-tour-'))
  try {
    for (const copied of ['policies', 'examples']) cpSync(copied, join(folder, copied), { recursive: true })
    return await runBlocks(page, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runBlocks(page: string, folder: string): Promise<Tour> {
  const commands: { command: string; status: number }[] = []
  let text = ''
  let at = 0
  for (const block of page.matchAll(/^```(console|diff)\n([\s\S]*?)^```$/gm)) {
    const [whole, language, body = ''] = block
    text += page.slice(at, block.index)
    at = block.index + whole.length
    if (language === 'diff') change(join(folder, notice), body)
    text += language === 'diff' ? whole : `\`\`\`console\n${await runConsole(body, folder, commands)}\`\`\``
  }
  return { text: text + page.slice(at), commands }
}

/** The commands of one block, each with what it prints now. */
async function runConsole(body: string, folder: string, ran: { command: string; status: number }[]): Promise<string> {
  let text = ''
  for (const line of body.split('\n').filter((candidate) => candidate.startsWith('$ '))) {
    const command = line.slice('$ '.length)
    const { output, status } = await run(command, folder)
    ran.push({ command, status })
    text += `${line}\n${output}`
  }
  return text
}

const cli = resolve('scripts/tiaoli.mjs')

/** `npx tiaoli` is this repository's own command; npx itself would only cost a second each time. */
function run(command: string, cwd: string): Promise<{ output: string; status: number }> {
  const script = `( ${command.replaceAll('npx tiaoli', `"${process.execPath}" "${cli}"`)} ) 2>&1`
  return new Promise((done) => {
    execFile('bash', ['-c', script], { cwd, env: { ...process.env, NO_COLOR: '1' } }, (failure, stdout) => {
      done({ output: stdout, status: typeof failure?.code === 'number' ? failure.code : 0 })
    })
  })
}

/** Replaces the line behind `-` by the one behind `+`; how the columns of a table are aligned does not matter. */
function change(file: string, diff: string): void {
  const line = (mark: string) =>
    diff
      .split('\n')
      .find((candidate) => candidate.startsWith(mark))
      ?.slice(1) ?? ''
  const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()
  const lines = readFileSync(file, 'utf8').split('\n')
  const index = lines.findIndex((candidate) => squeezed(candidate) === squeezed(line('-')))
  if (index < 0) throw new Error(`${file} has no line ${line('-')}`)
  writeFileSync(file, lines.with(index, line('+')).join('\n'))
}
