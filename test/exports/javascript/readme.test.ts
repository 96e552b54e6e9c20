import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { javascriptTarget } from '../../../engine/exports/javascript/fromProgram.ts'
import type { Program } from '../../../engine/program/program.ts'
import { hostileProgram } from '../hostile.ts'
import { small } from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the example of a README beside the rules, as somebody who copies it; and tells the line of results that it makes. */
function exampleRun(program: Program): string {
  const written = javascriptTarget.write({ program, sources: new Map(), version: '1.2.3' })
  if (written.kind !== 'files') throw new Error(written.kind)
  const text = (name: string) => String(written.files.find(({ path }) => path === name)?.content)
  const [, example = ''] = /```js\n([\s\S]+?)```/.exec(text('README.md')) ?? []
  writeFileSync(join(folder, 'rules.mjs'), text('rules.mjs'))
  writeFileSync(join(folder, 'example.mjs'), `${example}\nconsole.log(line)\n`)
  const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' })
  return stderr || stdout.trimEnd()
}

it.each([
  ['a small notice', small],
  ['names made to break it', hostileProgram()],
])('the example of the README of %s runs and has results', (_, program) => {
  const line = exampleRun(program).split('\n').at(-1) ?? ''
  expect(Object.keys(JSON.parse(line))).not.toContain('$refused')
})
