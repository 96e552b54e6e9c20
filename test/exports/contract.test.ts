import { describe, expect, it } from 'vitest'
import { dictionaryEntries } from '../../engine/exports/dictionary.ts'
import { headerOf } from '../../engine/exports/header.ts'
import { targets } from '../../engine/exports/registry.ts'
import type { Exported, ExportedFile, ExportTarget } from '../../engine/exports/target.ts'
import { compiled } from '../policies/notices.ts'
import { hostileProgram } from './hostile.ts'

// What every export carries, whatever it is written as.

const { program, sources } = compiled('english-sample')
if (!program) throw new Error('english-sample has errors')
const sample: Exported = { program, sources, version: '1.2.3' }
const hostile: Exported = { program: hostileProgram(), sources: new Map([['a\'b"<c>.md', '']]), version: '1.2.3' }

function filesOf(target: ExportTarget, from: Exported): readonly ExportedFile[] {
  const written = target.write(from)
  if (written.kind !== 'files') throw new Error(written.diagnostics.map(({ code }) => code).join(', '))
  return written.files
}

const textsOf = (files: readonly ExportedFile[]): string[] => files.flatMap(({ content }) => (typeof content === 'string' ? [content] : []))

describe.each(targets.map((target) => [target.id, target] as const))('the export to %s', (_, target) => {
  const files = filesOf(target, sample)
  const readme = String(files.find(({ path }) => path === 'README.md')?.content ?? '')

  it('says in its README of which notice, texts, date and version it is, in both languages', () => {
    const { name, hash, baseDate } = headerOf(sample)
    for (const part of [name, hash, baseDate, '1.2.3', '用法 Use', '依据 clause']) expect(readme).toContain(part)
  })

  it('carries the data dictionary', () => {
    const paths = new Set(files.map(({ path }) => path))
    const schemas = dictionaryEntries(sample.program).flatMap(({ records, results }) => (records === null ? [results] : [records, results]))
    expect(schemas.filter((path) => !paths.has(path))).toEqual([])
  })

  it('carries a kit, and says how to run it', () => {
    expect(files.some(({ path }) => path.startsWith('kit/'))).toBe(true)
    expect(readme).toMatch(/```sh\n[\s\S]*?kit[\s\S]*?```/)
  })

  it('stays in its folder, each file once', () => {
    const paths = [...files, ...filesOf(target, hostile)].map(({ path }) => path)
    expect(paths.filter((path) => !/^[\p{L}\p{N}_.-]+(\/[\p{L}\p{N}_.-]+)*$/u.test(path) || path.includes('..'))).toEqual([])
    expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length)
  })

  it('is the same each time', () => {
    expect(filesOf(target, { ...sample, program: structuredClone(sample.program) })).toEqual(files)
  })

  it('holds no name or text that ends what it stands in', () => {
    for (const text of textsOf(filesOf(target, hostile))) expect(text).not.toMatch(/^ *(DROP TABLE x|alert\(1\))/m)
  })
})
