import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readModules } from '../architecture/modules.ts'

const page = readFileSync('ARCHITECTURE.md', 'utf8')

describe('ARCHITECTURE.md', () => {
  it('names every folder of the engine', () => {
    const folders = readdirSync('engine', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.filter(({ name }) => !page.includes(`\`engine/${name}/`)).map(({ name }) => name)).toEqual([])
  })

  it('lists the kinds of expressions that the program has', () => {
    const source = readFileSync('engine/program/program.ts', 'utf8')
    const union = source.slice(source.indexOf('export type Expr ='), source.indexOf('export type ExprKind'))
    const kinds = [...union.matchAll(/readonly kind: '(\w+)'/g)].map(([, kind]) => kind)
    expect(page).toContain(`one of ${kinds.length} kinds`)
    expect(page).toContain(kinds.join(' · '))
  })

  it('says why each library of the product is there', () => {
    const imports = readModules('.', ['grammar', 'engine']).flatMap((module) => module.imports)
    // What is imported under a computed name is a module of ours: the job that a thread is told to do.
    const written = imports.filter(({ specifier }) => specifier !== 'a computed import()')
    const packages = written.filter(({ specifier, target }) => target === null && !specifier.startsWith('node:'))
    const table = page.slice(page.indexOf('## Runtime and libraries'), page.indexOf('## Decisions'))
    const named = new Set([...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names]) => (names as string).split(', ')))
    expect([...new Set(packages.map(({ specifier }) => packageOf(specifier)))].filter((name) => !named.has(name))).toEqual([])
  })
})

/** The package of an import of one of its parts: vscode-languageserver/node. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
