import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createFile, replaceFile, temporaryName } from '../../engine/hosts/http/atomic.ts'
import { served } from './served.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-atomic-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const writer = fileURLToPath(new URL('endlessWriter.ts', import.meta.url))
const size = 300_000

async function killed(child: ChildProcess, after: number): Promise<void> {
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  await new Promise((resolve) => setTimeout(resolve, after))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('a file that is being replaced', () => {
  it('is whole when the process is killed, at whatever moment', async () => {
    const target = join(folder, 'a.md')
    writeFileSync(target, '乙'.repeat(size))
    let halfWritten = 0
    for (const after of [0, 3, 5, 8, 11, 14, 19, 23]) {
      await killed(spawn(process.execPath, [writer, target, String(size)], { stdio: ['ignore', 'pipe', 'inherit'] }), after)
      const text = readFileSync(target, 'utf8')
      expect([text.length, new Set(text).size]).toEqual([size, 1])
      const left = readdirSync(folder).filter((name) => name !== 'a.md')
      expect(left.every((name) => temporaryName.test(name))).toBe(true)
      halfWritten += left.length
      for (const name of left) rmSync(join(folder, name))
    }
    // Otherwise no kill came in the middle of anything, and the test showed nothing.
    expect(halfWritten).toBeGreaterThan(0)
  }, 60_000)

  it('stays as it was where the last look says that it changed', async () => {
    const target = join(folder, 'b.md')
    writeFileSync(target, '旧')
    const replaced = await replaceFile(target, Buffer.from('新'), async () => {
      writeFileSync(target, '别人的')
      return false
    })
    expect([replaced, readFileSync(target, 'utf8')]).toEqual([false, '别人的'])
  })

  it('is not made where one appeared meanwhile', async () => {
    const target = join(folder, 'c.md')
    const made = await Promise.all(['甲', '乙', '丙'].map((text) => createFile(target, Buffer.from(text))))
    expect(made.filter((each) => each)).toHaveLength(1)
    expect(readFileSync(target, 'utf8')).toBe(['甲', '乙', '丙'][made.indexOf(true)])
  })
})

describe('what a crash left half-written', () => {
  it('is removed when it is a day old', async () => {
    const at = await served()
    const [old, fresh] = ['.tiaoli-00112233445566aa.tmp', '.tiaoli-00112233445566bb.tmp'].map((name) => at.put(name, '半'))
    const yesterday = new Date(Date.now() - 2 * 86_400_000)
    utimesSync(old ?? '', yesterday, yesterday)
    await at.send('/api/workspace')
    expect([existsSync(old ?? ''), existsSync(fresh ?? '')]).toEqual([false, true])
    await at.end()
  })
})
