import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

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

  it('says why each library is there', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const libraries = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'))
    const table = page.slice(page.indexOf('## Runtime and libraries'), page.indexOf('## Decisions'))
    expect(libraries.filter((name) => !new RegExp(`(^\\| |, )${name}( |,)`, 'm').test(table))).toEqual([])
  })
})
