import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage } from './support/index.ts'
import { settled } from './support/notice.ts'

// `npm start`, as README tells a new user: the editor is built and served with the notices of this folder.

let npm: ChildProcess
let printed = ''
const ended = new Promise<number | null>((resolve) => {
  beforeAll(async () => {
    // A process group of its own: npm passes no signal on to what it has started.
    npm = spawn('npm', ['start', '--silent'], { detached: true, env: { ...process.env, NODE_ENV: 'production', BROWSER: 'none' } })
    npm.stdout?.on('data', (chunk) => {
      printed += chunk
    })
    npm.once('exit', resolve)
    await address()
  })
})

afterAll(() => {
  if (running()) signal('SIGKILL')
})

const running = () => npm.exitCode === null && npm.signalCode === null
const signal = (name: NodeJS.Signals) => process.kill(-(npm.pid as number), name)

async function address(): Promise<string> {
  for (;;) {
    const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed) ?? []
    if (found) return found
    if (!running()) throw new Error(`npm start ended: ${printed}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('opens the notice of Taiyuan from the folder, and ends with Ctrl+C', async () => {
  const page = await openPage(await address())
  await settled(page)
  expect(await page.getByRole('contentinfo').innerText()).toContain('算例 158/158 相符')
  await page.close()
  signal('SIGINT')
  await ended
  await expect(fetch(await address())).rejects.toThrow()
})
