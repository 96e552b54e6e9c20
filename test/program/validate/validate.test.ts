import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programFromJson } from '../../../engine/program/json.ts'
import { problemText, validateProgram } from '../../../engine/program/validate/index.ts'
import { catalogue } from '../../../grammar/messages/index.ts'
import { onRandomNotices } from '../../agreement/samples.ts'
import { compiled } from '../../support/random/compiled.ts'
import { policies, sample } from '../sample.ts'
import { changed, copied, pointerTo } from './change.ts'
import { mutations } from './mutations.ts'
import { wrongs } from './wrongs.ts'

describe('a program that was compiled', () => {
  it.each(policies)('of %s has no problem', (_name, program) => {
    expect(validateProgram(program)).toEqual([])
  })

  it('has none whatever the notice', () => {
    onRandomNotices(200, ([source]) => {
      expect(validateProgram(compiled(source).draft)).toEqual([])
    })
  })
})

describe('a program with', () => {
  it.each(wrongs.map((wrong) => [wrong.what, wrong] as const))('%s', (_what, { at, put, code, reported = at }) => {
    const problems = validateProgram(changed(sample, at, put))
    expect(problems.map((problem) => `${problem.code} ${problem.path}`)).toContain(`${code} ${pointerTo(sample, reported)}`)
    for (const problem of problems) expect([problemText(problem, 'zh'), problemText(problem, 'en')]).not.toContain('')
  })

  it('any fault: every code is shown by one of these', () => {
    const shown = new Set<string>([...wrongs.map((wrong) => wrong.code), 'program.notJson', 'program.tooDeep'])
    expect(Object.keys(catalogue).filter((code) => code.startsWith('program.') && !shown.has(code))).toEqual([])
  })
})

describe('whatever is given', () => {
  it('as JSON gets problems and no exception', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(validateProgram(value).length).toBeGreaterThan(0)
      }),
    )
  })

  it('that is a program changed at random is judged without exception', () => {
    const whole = copied(sample)
    fc.assert(
      fc.property(mutations(whole), (mutate) => {
        const problems = validateProgram(mutate(copied(sample)))
        expect(problems.every(({ code, path }) => code.startsWith('program.') && /^(\/.*)?$/s.test(path))).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })

  it.each([
    ['nothing', undefined],
    ['a function', () => 1],
    ['a list', []],
    ['a list that nests very deep', JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
    ['a large list', { version: 1, rules: Array.from({ length: 300_000 }, () => 0) }],
  ])('%s is no program', (_what, value) => {
    expect(validateProgram(value).length).toBeGreaterThan(0)
  })

  it('is not followed deeper than programs go', () => {
    const nest = (depth: number) => {
      const negated = JSON.stringify(sample.rules.find((rule) => rule.id === '家庭.超支')?.body)
      const not = '{"kind":"operation","operator":"not","type":{"kind":"boolean"},"span":{"file":"","start":0,"end":0},"arguments":['
      return JSON.stringify(sample).replace(negated, `${not.repeat(depth)}${negated}${']}'.repeat(depth)}`)
    }
    expect(programFromJson(nest(1000)).problems).toEqual([])
    expect(programFromJson(nest(5000)).problems.map((problem) => problem.code)).toEqual(['program.tooDeep'])
  })
})
