import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, format, type Program, runCases } from '../../engine/index.ts'
import { fixturesIn } from '../diagnostics/fixtures.ts'
import { type Files, memoryLoader } from '../diagnostics/notice.ts'
import { mutated } from '../fuzz/mutate.ts'
import { seeded } from '../fuzz/random.ts'
import { corpus } from '../fuzz/target.ts'

const folder = fileURLToPath(new URL('../../policies', import.meta.url))
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|tiaoli)$/.test(name))
const policies: Files = new Map(names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(`${folder}/${name}`, 'utf8')]))

type Language = 'zh' | 'en'

/** Every file converted to one language after the other. */
function converted(files: Files, path: readonly Language[]): Files {
  const all = [...files].map(
    ([file, text]) => [file, path.reduce((made, keywords) => format({ file, text: made }, { keywords }).text, text)] as const,
  )
  return new Map(all)
}

/** What a notice comes to: its program without places and without labels, which show cells as written; what was found; its cases. */
function meaning(files: Files, entry: string) {
  const compiled = compile(memoryLoader(files), entry)
  const cases = compiled?.program ? runCases(compiled.program).cases.map((each) => each.passed) : []
  return { program: compiled && plain(compiled.draft), found: compiled?.diagnostics.map(({ code }) => code), cases }
}

const plain = (program: Program): unknown =>
  JSON.parse(JSON.stringify(program, (key, value: unknown) => (/^(?:span|labels?)$/.test(key) ? undefined : value)))

const paths: readonly (readonly Language[])[] = [['en'], ['zh'], ['en', 'zh'], ['zh', 'en']]

describe('a notice means the same in either spelling', () => {
  it.each(names.filter((name) => name.endsWith('notice.md')))('%s', (entry) => {
    const before = meaning(policies, entry)
    expect(before.cases.length).toBeGreaterThan(0)
    expect(before.cases).not.toContain(false)
    for (const path of paths) expect(meaning(converted(policies, path), entry)).toEqual(before)
  })

  it.each([...fixturesIn('good'), ...fixturesIn('bad')].filter(({ code }) => code !== 'table.tooLarge'))('$name', ({ files, entry }) => {
    const before = meaning(files, entry)
    for (const path of paths) expect(meaning(converted(files, path), entry)).toEqual(before)
  })
})

it('rules with random mistakes in them mean the same in either spelling', () => {
  const small = corpus().filter((text) => text.includes('```tiaoli') && text.length < 10_000)
  const text = fc.constantFrom(...small)
  fc.assert(
    fc.property(text, text, fc.integer(), (one, other, seed) => {
      const files = new Map([['notice.md', mutated(one, other, seeded(seed))]])
      const before = meaning(files, 'notice.md')
      for (const path of paths) expect([files, meaning(converted(files, path), 'notice.md')]).toEqual([files, before])
    }),
    { numRuns: 40, endOnFailure: true },
  )
})

it('a notice of Chinese rules comes back from English as it was', () => {
  const text = policies.get('taiyuan-2020/notice.md') as string
  const file = 'a.md'
  const there = format({ file, text }, { keywords: 'en' }).text
  expect(there).not.toContain('\n计算 ')
  expect(format({ file, text: there }, { keywords: 'zh' }).text).toBe(format({ file, text }, { keywords: 'zh' }).text)
})
