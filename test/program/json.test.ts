import { describe, expect, it } from 'vitest'
import { programFromJson, programToJson } from '../../engine/program/json.ts'
import { onRandomNotices } from '../agreement/samples.ts'
import { notice } from '../support/notice.ts'
import { compiled } from '../support/random/compiled.ts'
import { policies, sample } from './sample.ts'

describe('a program as JSON', () => {
  it.each(policies)('comes back as it was: %s', (_name, program) => {
    expect(programFromJson(programToJson(program))).toEqual({ program, problems: [] })
    expect(programFromJson(programToJson(program, 2)).program).toEqual(program)
  })

  it('comes back as it was whatever the notice', () => {
    onRandomNotices(100, ([source]) => {
      const { draft } = compiled(source)
      expect(programFromJson(programToJson(draft))).toEqual({ program: draft, problems: [] })
    })
  })

  it('may have any names', () => {
    const { program } = notice(
      '通知 试验\n  基准日：2021-01-01\n疑义 __proto__：怎样算\n  读法 constructor（默认）\n  读法 toString\n对象 人\n  __proto__：金额\n  constructor：是否\n对于 人\n计算 valueOf：金额\n  当 疑义 __proto__ 为 constructor 则 __proto__\n  其它 1元\n算例 一\n  读法 __proto__：toString\n  __proto__：5元\n  constructor：是\n  期望 valueOf：1元\n',
    )
    const back = programFromJson(programToJson(program)).program
    expect(back).toEqual(program)
    expect(Object.keys(back?.cases[0]?.record ?? {})).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(back?.cases[0]?.record)).toBe(Object.prototype)
  })

  it.each([
    ['of another version', JSON.stringify({ ...sample, version: 2 }), 'program.version', '/version'],
    ['of another version, in a form not known here', '{"version":7,"clauses":{}}', 'program.version', '/version'],
    ['that breaks off', '{"version":1', 'program.notJson', ''],
    ['that is empty', '', 'program.notJson', ''],
    ['that is a list', '[]', 'program.shape', ''],
    ['with a prototype of its own', programToJson(sample).replace('{', '{"__proto__":{"rules":[]},'), 'program.fieldUnknown', '/__proto__'],
  ])('%s is refused', (_what, json, code, path) => {
    const { program, problems } = programFromJson(json)
    expect(program).toBeNull()
    expect(problems).toContainEqual(expect.objectContaining({ code, path }))
  })
})
