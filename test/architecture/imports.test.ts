import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cycles, wrongArrows, zoneOf } from './arrows.ts'
import { parseModule, readModules } from './modules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const modules = readModules(root, ['grammar', 'engine', 'editor'])

/** A tree of our own making: file → its text. */
const tree = (files: Record<string, string>) => Object.entries(files).map(([file, text]) => parseModule(file, text))

describe('the sources', () => {
  it('are read', () => {
    expect(modules.length).toBeGreaterThan(10)
    expect(modules.flatMap((module) => module.imports).filter((found) => found.target !== null).length).toBeGreaterThan(10)
  })

  it('import downward only', () => {
    expect(wrongArrows(modules)).toEqual([])
  })

  it('import in no circle', () => {
    expect(cycles(modules)).toEqual([])
  })

  it('compile, the core of them, without any type of Node', () => {
    const tsc = `${root}node_modules/typescript/bin/tsc`
    const files = execFileSync(process.execPath, [tsc, '-p', 'tsconfig.core.json', '--listFilesOnly'], { cwd: root, encoding: 'utf8' })
    expect(files).toContain('grammar/source.ts')
    expect(files).not.toContain('@types/node')
    expect(files).not.toContain('lib.dom')
  }, 60_000)
})

describe('the check of arrows', () => {
  it.each([
    ['grammar/a.ts', 'grammar'],
    ['grammar/messages/a.ts', 'grammar'],
    ['engine/compile.ts', 'root'],
    ['engine/sql/ansi.ts', 'sql'],
    ['engine/hosts/cli/main.ts', 'hosts'],
    ['test/a.ts', 'test'],
  ])('puts %s in %s', (file, zone) => {
    expect(zoneOf(file)).toBe(zone)
  })

  it.each([
    ['grammar/a.ts', '../engine/number/decimal.ts'],
    ['engine/number/a.ts', '../../grammar/source.ts'],
    ['engine/names/a.ts', '../types/operators.ts'],
    ['engine/types/a.ts', '../program/program.ts'],
    ['engine/program/a.ts', '../interpret/evaluate.ts'],
    ['engine/sql/a.ts', '../interpret/evaluate.ts'],
    ['engine/sql/a.ts', '../types/check.ts'],
    ['engine/sql/a.ts', '../names/resolve.ts'],
    ['engine/exports/java/a.ts', '../javascript/module.ts'],
    ['engine/analysis/a.ts', '../compile.ts'],
    ['engine/analysis/a.ts', '../../test/support/a.ts'],
    ['engine/compile.ts', './hosts/cli/main.ts'],
    ['engine/compile.ts', '../scripts/build.ts'],
    ['engine/hosts/cli/a.ts', '../../program/program.ts'],
    ['engine/hosts/cli/a.ts', '../../../grammar/source.ts'],
    ['engine/interpret/a.ts', 'node:fs'],
    ['engine/interpret/a.ts', 'fs'],
    ['engine/interpret/a.ts', 'commander'],
    ['engine/hosts/cli/a.ts', 'fs'],
  ])('refuses %s importing %s', (file, specifier) => {
    const sentence = `${file} (${zoneOf(file)}) must not import ${specifier}`
    expect(wrongArrows(tree({ [file]: `import { a } from '${specifier}'` }))).toEqual([sentence])
    expect(wrongArrows(tree({ [file]: `import type { A } from '${specifier}'` }))).toEqual([sentence])
  })

  it.each([
    ['grammar/messages/a.ts', '../source.ts'],
    ['grammar/a.ts', 'chevrotain'],
    ['engine/names/a.ts', '../../grammar/ast.ts'],
    ['engine/program/a.ts', '../types/operators.ts'],
    ['engine/exports/java/a.ts', '../kit/build.ts'],
    ['engine/exports/registry.ts', './java/fromProgram.ts'],
    ['engine/sql/a.ts', '../types/operators.ts'],
    ['engine/sql/a.ts', '../number/decimal.ts'],
    ['engine/service/a.ts', '../compile.ts'],
    ['engine/simulation/a.ts', '../columns/run.ts'],
    ['engine/compile.ts', './analysis/gaps.ts'],
    ['engine/hosts/cli/a.ts', '../../index.ts'],
    ['engine/hosts/cli/a.ts', '../files.ts'],
    ['engine/hosts/cli/a.ts', 'node:fs'],
    ['engine/hosts/cli/a.ts', 'commander'],
  ])('lets %s import %s', (file, specifier) => {
    expect(wrongArrows(tree({ [file]: `import { a } from '${specifier}'` }))).toEqual([])
  })

  it('lets a screen name what the worker answers, and not ask it', () => {
    const from = (text: string) => wrongArrows(tree({ 'editor/panels/table/a.ts': text }))
    expect(from("import type { A } from '../../worker/answers/tables.ts'")).toEqual([])
    expect(from("import { a } from '../../worker/answers/tables.ts'")).toHaveLength(1)
    expect(from("import type { A } from '../../storage/disk.ts'")).toHaveLength(1)
  })

  it.each([
    "export { a } from 'node:fs'",
    "export type { A } from 'node:fs'",
    "export * from 'node:fs'",
    "import 'node:fs'",
    "const a = await import('node:fs')",
    "let a: import('node:fs').Stats",
  ])('sees %s', (text) => {
    expect(wrongArrows(tree({ 'engine/sql/a.ts': text }))).toHaveLength(1)
  })

  it('is not deceived by strings and comments', () => {
    expect(wrongArrows(tree({ 'engine/sql/a.ts': "// import 'node:fs'\nconst a = `import 'node:fs'`" }))).toEqual([])
  })
})

describe('the check of circles', () => {
  const value = (file: string) => `import { a } from './${file}.ts'`
  const type = (file: string) => `import type { A } from './${file}.ts'`

  it('finds one of values', () => {
    expect(cycles(tree({ 'grammar/a.ts': value('b'), 'grammar/b.ts': value('c'), 'grammar/c.ts': value('a') }))).toEqual([
      'grammar/a.ts ↔ grammar/b.ts ↔ grammar/c.ts',
    ])
  })

  it('finds a file that imports itself', () => {
    expect(cycles(tree({ 'grammar/a.ts': value('a') }))).toEqual(['grammar/a.ts'])
  })

  it('lets types go round inside one zone', () => {
    expect(cycles(tree({ 'grammar/a.ts': value('b'), 'grammar/b.ts': type('a') }))).toEqual([])
  })

  it('finds types that go round between zones', () => {
    const between = {
      'engine/types/a.ts': "import { b } from '../program/b.ts'",
      'engine/program/b.ts': "import type { A } from '../types/a.ts'",
    }
    expect(cycles(tree(between))).toEqual(['engine/types/a.ts ↔ engine/program/b.ts'])
  })

  it('finds a circle of values hidden among types', () => {
    const hidden = { 'grammar/a.ts': `${type('b')}\n${value('c')}`, 'grammar/b.ts': type('a'), 'grammar/c.ts': value('a') }
    expect(cycles(tree(hidden))).toEqual(['grammar/a.ts ↔ grammar/b.ts ↔ grammar/c.ts'])
  })

  it('passes over a diamond', () => {
    const diamond = {
      'grammar/a.ts': `${value('b')}\n${value('c')}`,
      'grammar/b.ts': value('d'),
      'grammar/c.ts': value('d'),
      'grammar/d.ts': '',
    }
    expect(cycles(tree(diamond))).toEqual([])
  })
})
