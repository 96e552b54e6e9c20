import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import { serve } from '../../engine/hosts/cli/serve.ts'
import { send } from './served.ts'
import { fakeTerminal } from './terminal.ts'

const main = fileURLToPath(new URL('../../engine/hosts/cli/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-serve-'))
writeFileSync(join(folder, 'notice.md'), '# 通知')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function occupied(port: number): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.once('error', () => resolve())
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve))

describe('tiaoli serve', () => {
  it.each([
    ['zh', [join(folder, 'none')], `tiaoli: 找不到 ${join(folder, 'none')}\n`],
    ['zh', [join(folder, 'notice.md')], `tiaoli: ${join(folder, 'notice.md')} 是文件，这里要一个文件夹\n`],
    ['en', [join(folder, 'notice.md')], `tiaoli: ${join(folder, 'notice.md')} is a file; a folder is needed\n`],
    ['zh', [folder, '--port', 'abc'], 'tiaoli: 端口不能是“abc”；写成 0 到 65535 的整数\n'],
    ['zh', [folder, '--port', '65536'], 'tiaoli: 端口不能是“65536”；写成 0 到 65535 的整数\n'],
    ['zh', [folder, '--port', '-1'], 'tiaoli: 端口不能是“-1”；写成 0 到 65535 的整数\n'],
    ['en', [folder, '--port'], 'tiaoli: the option -p, --port <N> needs a value\n'],
    ['zh', [folder, folder], 'tiaoli: 参数太多\n'],
  ] as const)('in %s with %j is a wrong use', async (language, args, said) => {
    const terminal = fakeTerminal(language)
    expect(await runCli(['serve', ...args], '1.2.3', terminal)).toBe(64)
    expect(terminal.printed).toEqual({ out: '', err: said })
  })

  it('leaves a port alone that somebody else uses', async () => {
    const other = await occupied(0)
    const { port } = other.address() as AddressInfo
    const terminal = fakeTerminal()
    expect(await runCli(['serve', folder, '--port', String(port)], '1.2.3', terminal)).toBe(64)
    expect(terminal.printed.err).toBe(`tiaoli: 端口 ${port} 已被占用；换一个端口，或不写 --port\n`)
    other.close()
  })

  it('takes another port where none was asked for, says so, and ends when it is asked to', async () => {
    const other = await occupied(4620)
    const terminal = fakeTerminal()
    let stop = () => {}
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const status = serve(folder, {}, terminal, () => stopped)
    await expect.poll(() => terminal.printed.out).toContain(folder)
    const port = Number(/http:\/\/127\.0\.0\.1:(\d+)\//.exec(terminal.printed.out)?.[1])
    expect(port).not.toBe(4620)
    expect(terminal.printed.err).toContain(`端口 4620 已被占用，改用 ${port}`)
    expect((await send(port, '/api/workspace')).json.files[0].path).toBe('notice.md')
    stop()
    expect(await status).toBe(0)
    expect(terminal.printed.err).toContain('已结束')
    await expect(send(port, '/api/workspace')).rejects.toThrow()
    other.close()
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at %s with status 0', async (signal) => {
    const child = spawn(process.execPath, [main, 'serve', folder, '--port', '0', '--lang', 'en'], { stdio: ['ignore', 'pipe', 'pipe'] })
    const over = ended(child)
    const printed = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))))
    expect(printed).toMatch(/^editor: http:\/\/127\.0\.0\.1:\d+\/\nfolder: .*\nfor this machine only; Ctrl\+C ends it\n$/)
    child.kill(signal)
    expect(await over).toBe(0)
  })
})
