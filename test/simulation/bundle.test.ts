import { describe, expect, it } from 'vitest'
import { differencesOf } from '../../engine/simulation/bundle/differences.ts'
import { reread, summary, writtenBundle } from './bundleExamples.ts'

describe('a bundle', () => {
  it('gives back what was put into it, without a complaint', () => {
    const { found, problems } = reread(writtenBundle())
    expect(problems).toEqual([])
    expect(found?.summary).toEqual(JSON.parse(JSON.stringify(summary)))
    expect(found?.programs.baseline.header.name).toBe('样例')
    expect(found?.bundle.files.map(({ file }) => file)).toEqual([
      'baseline.program.json',
      'scenario.program.json',
      'population.json',
      'summary.json',
    ])
  })

  it.each(['bundle.json', 'summary.json', 'baseline.program.json', 'scenario.program.json', 'population.json'])(
    'is told from one whose %s was cut off or emptied, wherever',
    (file) => {
      const text = writtenBundle().get(file) as string
      for (const end of [0, 1, Math.floor(text.length / 3), text.length - 3]) {
        const { problems } = reread(new Map([...writtenBundle(), [file, text.slice(0, end)]]))
        expect(problems.length).toBeGreaterThan(0)
      }
    },
  )

  it('says every figure that differs by its place', () => {
    const other = { ...summary, basis: { ...summary.basis, people: 4 } }
    expect(differencesOf(summary, other).map(({ values }) => values)).toEqual([{ place: 'basis.people', before: '3', now: '4' }])
    expect(differencesOf(summary, summary)).toEqual([])
  })

  it('does not call it a difference that other people were put together', () => {
    expect(differencesOf(summary, { ...summary, basis: { ...summary.basis, distinct: 2 } })).toEqual([])
  })
})
