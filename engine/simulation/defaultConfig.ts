import type { Program } from '../program/program.ts'
import { resultRules } from '../program/results.ts'
import type { SimulationConfig } from './config.ts'

/**
 * What is counted of a notice that has no simulation.json: every amount of a person under its own name, by every enumeration of
 * theirs. Nobody has said by which amount people gain or lose, and sums stand beside their parts; the file says more.
 */
export function defaultConfig(program: Program): SimulationConfig {
  const entity = program.mainEntity
  const rules = resultRules(program, entity).filter((rule) => rule.entity === entity && entity !== null)
  const amounts = rules.filter(({ type }) => type.kind === 'decimal' && type.unit === 'amount')
  const { fields = [] } = program.entities.find(({ name }) => name === entity) ?? {}
  const enumerations = [...fields, ...rules].filter(({ type }) => type.kind === 'enum')
  return {
    payers: amounts.map(({ name }) => ({ name, results: [name] })),
    person: null,
    dimensions: enumerations.map(({ name }) => ({ name, by: name })),
  }
}
