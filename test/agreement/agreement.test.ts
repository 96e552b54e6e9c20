import { describe, expect, it } from 'vitest'
import { engines } from './engines.ts'
import { plainAnswers } from './plain.ts'
import { onRandomNotices, sampleOf } from './samples.ts'

describe.each(engines.map((engine) => [engine.name, engine] as const))('%s', (_name, engine) => {
  it('answers as the plain reading of the language does, on random programs and records', () => {
    let [taken, all] = [0, 0]
    onRandomNotices(400, (drawn) => {
      const { program, records, options } = sampleOf(drawn)
      all++
      if (engine.takes?.(program) === false) return
      taken++
      expect(engine.run(program, records, options)).toEqual(plainAnswers(program, records, options))
    })
    expect(taken).toBeGreaterThan(all * 0.9)
  })
})
