import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { longest, tooLong, unexplained } from './hygiene.ts'
import { parseModule, readModules } from './modules.ts'

const modules = readModules(fileURLToPath(new URL('../..', import.meta.url)), ['grammar', 'engine', 'editor'])

describe('the sources', () => {
  it(`stay within ${longest} lines a file`, () => {
    expect(tooLong(modules)).toEqual([])
  })

  it('put no work off and silence no checker without a reason', () => {
    expect(unexplained(modules)).toEqual([])
  })
})

describe('the check', () => {
  const module = (text: string) => [parseModule('grammar/a.ts', text)]

  it('counts lines', () => {
    expect(tooLong(module('\n'.repeat(longest - 1).replaceAll('\n', '//\n')))).toEqual([])
    expect(tooLong(module('//\n'.repeat(longest + 1)))).toHaveLength(1)
  })

  it.each([
    '// TODO later',
    '/* FIXME: a bug */',
    '// @ts-ignore because of a reason given here',
    '// @ts-nocheck',
    '// @ts-expect-error',
    '// biome-ignore lint/suspicious/noExplicitAny: <explanation>',
    '// biome-ignore lint/suspicious/noExplicitAny:',
    '// biome-ignore-all lint: ok',
  ])('finds %s', (comment) => {
    expect(unexplained(module(`${comment}\nconst a = 1`))).toHaveLength(1)
  })

  it.each([
    '// an ordinary comment',
    '// @ts-expect-error the table is typed by its keys',
    '// biome-ignore lint/suspicious/noExplicitAny: the library types it so',
    '// 待办事项: what an officer calls a list of duties',
  ])('passes over %s', (comment) => {
    expect(unexplained(module(`${comment}\nconst a = 'TODO'`))).toEqual([])
  })
})
