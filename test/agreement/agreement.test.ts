import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engines } from './engines.ts'
import { plainAnswers } from './plain.ts'
import { runs, sampleOf, sources } from './samples.ts'

describe.each(engines.map((engine) => [engine.name, engine] as const))('%s', (_name, engine) => {
  it('answers as the plain reading of the language does, on random programs and records', () => {
    fc.assert(
      fc.property(sources, (drawn) => {
        const { program, records, options } = sampleOf(drawn)
        expect(engine.run(program, records, options)).toEqual(plainAnswers(program, records, options))
      }),
      runs(400),
    )
  })
})
