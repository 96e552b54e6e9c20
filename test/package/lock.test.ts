import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Entry {
  readonly version?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const text = read('package-lock.json')
const packages: Readonly<Record<string, Entry>> = JSON.parse(text).packages
const manifest = JSON.parse(read('package.json'))

describe('package-lock.json', () => {
  it('holds every platform package, so that `npm ci` accepts it everywhere (else run scripts/completeLock.mjs)', () => {
    const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    expect(optional.filter((name) => !(`node_modules/${name}` in packages))).toEqual([])
  })

  it('names no registry', () => {
    expect(Object.values(packages).filter((entry) => entry.resolved !== undefined)).toEqual([])
    expect(text).not.toMatch(/\bregistry\.[a-z]/)
  })

  it('is of this package.json', () => {
    expect(packages['']).toMatchObject({ version: manifest.version, dependencies: manifest.dependencies })
  })

  it('runs no install script but those that package.json allows', () => {
    const scripted = Object.entries(packages).filter(([, entry]) => entry.hasInstallScript)
    const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))
    // fsevents is fetched on macOS only, and works without its script.
    expect(names.filter((name) => name !== 'fsevents')).toEqual(Object.keys(manifest.allowScripts))
  })
})
