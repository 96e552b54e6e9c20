import { expect, it } from 'vitest'
import { inputOf } from '../agreement/engines.ts'
import { onRandomNotices, sampleOf } from '../agreement/samples.ts'
import { byColumns, byInterpreter, kinds } from './support.ts'

const recordsEach = 250

it('kernels give what the interpreter gives, in 100,000 evaluations of random programs on random records', () => {
  let evaluations = 0
  onRandomNotices(110, (drawn) => {
    const { program, records, options } = sampleOf(drawn, recordsEach)
    const { entity } = options
    if (entity === null) return
    const inputs = records.map((record) => inputOf(program, record, options))
    const expected = byInterpreter(program, entity, inputs, options)
    for (const kind of kinds) {
      expect(byColumns(program, entity, inputs, options, kind)).toEqual(expected)
      evaluations += expected.reduce((sum, answer) => sum + Object.keys(answer).length, 0)
    }
  })
  expect(evaluations).toBeGreaterThan(100_000)
}, 120_000)

it('another reading gives other results on some random program', () => {
  let differs = false
  onRandomNotices(60, (drawn) => {
    const { program, records, options } = sampleOf(drawn)
    const question = program.questions.find(({ readings }) => readings.length > 1)
    if (options.entity === null || !question) return
    const other = question.readings.find(({ name }) => name !== (options.readings[question.name] ?? question.default))?.name as string
    const inputs = records.map((record) => inputOf(program, record, options))
    const moved = { ...options, readings: { ...options.readings, [question.name]: other } }
    const [before, after] = [options, moved].map((each) =>
      JSON.stringify(byColumns(program, options.entity as string, inputs, each, { exact: true })),
    )
    differs ||= before !== after
  })
  expect(differs).toBe(true)
})
