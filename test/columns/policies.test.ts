import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseRecord } from '../../engine/cases.ts'
import type { EvaluatorOptions } from '../../engine/interpret/evaluate.ts'
import { readOverrides } from '../../engine/interpret/overrides.ts'
import type { Program } from '../../engine/program/program.ts'
import { inputOf } from '../agreement/engines.ts'
import { folders, programOf } from '../policies/notices.ts'
import { recordsOf } from '../support/random/records.ts'
import { byColumns, byInterpreter, kinds } from './support.ts'

const seed = Date.now() % 2 ** 31

describe.each(folders)('%s', (folder) => {
  const program = programOf(folder)

  it('has every 算例 come out as the interpreter has it', () => {
    const cases = program.cases.filter(({ entity }) => entity !== null)
    for (const each of cases) {
      const { record } = caseRecord(program, each)
      if (!record) continue
      const options = { readings: each.readings }
      const expected = byInterpreter(program, each.entity as string, [record], options)
      for (const kind of kinds) expect(byColumns(program, each.entity as string, [record], options, kind), each.name).toEqual(expected)
    }
    expect(cases.length).toBeGreaterThan(0)
  })

  it.each(program.entities.map(({ name }) => name))('evaluates random records of %s as the interpreter does, whatever is set', (entity) => {
    for (const options of optionsOf(program)) {
      const baseDate = options.baseDate ?? program.header.baseDate
      const [records = []] = fc.sample(recordsOf(program, entity, 400, baseDate), { numRuns: 1, seed })
      const inputs = records.map((record) => inputOf(program, record, { entity, baseDate }))
      const expected = byInterpreter(program, entity, inputs, options)
      for (const kind of kinds) expect(byColumns(program, entity, inputs, options, kind), `seed ${seed}`).toEqual(expected)
    }
  })
})

/** As the notice has it, every other reading at once, another base date, and parameters of other values. */
function optionsOf(program: Program): EvaluatorOptions[] {
  const readings = Object.fromEntries(program.questions.map(({ name, readings: all }) => [name, all.at(-1)?.name ?? '']))
  const amounts = program.parameters.filter(({ type }) => type.kind === 'decimal' && type.unit === 'amount')
  const settings = Object.fromEntries(amounts.map(({ name }, index) => [`${name}（2021年）`, `${300 + index}.55`]))
  const { overrides } = readOverrides(program, settings)
  return [{}, { readings }, { baseDate: '2022-03-01' }, { parameters: overrides }, { readings, parameters: overrides }]
}
