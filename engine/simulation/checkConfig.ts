import type { Program } from '../program/program.ts'
import { describeType, type Type } from '../types/type.ts'
import type { DimensionConfig, SimulationConfig } from './config.ts'
import { type ConfigProblem, near, problem } from './configProblem.ts'

/**
 * What a configuration says that a program does not bear out: results and fields that it lacks, what is no amount, bands that
 * do not fit. A scenario of a notice may lack what the notice has, so each program is asked.
 */
export function checkConfig(config: SimulationConfig, program: Program): ConfigProblem[] {
  const entity = program.mainEntity
  if (entity === null) return [problem('simulation.noEntity', '', { name: program.header.name })]
  const check = new Check(program, entity)
  check.payers(config)
  if (config.person) check.amount(config.person.result, 'person.result')
  check.dimensions(config.dimensions)
  return check.problems
}

class Check {
  readonly problems: ConfigProblem[] = []
  private readonly entity: string
  private readonly results: ReadonlyMap<string, Type>
  private readonly fields: ReadonlyMap<string, Type>

  constructor(program: Program, entity: string) {
    this.entity = entity
    this.results = new Map(program.rules.filter((rule) => rule.entity === entity).map(({ name, type }) => [name, type]))
    const { fields = [] } = program.entities.find(({ name }) => name === entity) ?? {}
    this.fields = new Map(fields.map(({ name, type }) => [name, type]))
  }

  payers({ payers }: SimulationConfig): void {
    if (payers.length === 0) this.problems.push(problem('simulation.nothingCounted', 'payers', {}))
    this.repeated('payer', payers)
    const counted = new Map<string, string>()
    for (const [index, { name: payer, results }] of payers.entries()) {
      const place = `payers[${index + 1}]`
      if (results.length === 0) this.problems.push(problem('simulation.nothingCounted', `${place}.results`, {}))
      for (const [at, name] of results.entries()) this.counted(name, payer, counted, `${place}.results[${at + 1}]`)
    }
  }

  /** Money has one payer: what stands under two would be added twice. */
  private counted(name: string, payer: string, counted: Map<string, string>, place: string): void {
    this.amount(name, place)
    const before = counted.get(name)
    if (before !== undefined) this.problems.push(problem('simulation.countedTwice', place, { name, payer: before }))
    counted.set(name, payer)
  }

  amount(name: string, place: string): void {
    if (name === '') return
    const type = this.results.get(name)
    const amounts = [...this.results].filter(([, each]) => isAmount(each)).map(([each]) => each)
    if (!type) this.problems.push(problem('simulation.resultUnknown', place, { name, entity: this.entity, close: near(name, amounts) }))
    else if (!isAmount(type)) this.problems.push(problem('simulation.notAmount', place, { name, type: describeType(type) }))
  }

  dimensions(dimensions: readonly DimensionConfig[]): void {
    this.repeated('dimension', dimensions)
    for (const [index, dimension] of dimensions.entries()) this.dimension(dimension, `dimensions[${index + 1}]`)
  }

  private dimension({ by: name, bands }: DimensionConfig, place: string): void {
    if (name === '') return
    const type = this.fields.get(name) ?? this.results.get(name)
    if (!type) {
      const close = near(name, [...this.fields.keys(), ...this.results.keys()])
      this.problems.push(problem('simulation.byUnknown', `${place}.by`, { name, entity: this.entity, close }))
    } else this.grouped(name, type, bands, place)
  }

  private grouped(name: string, type: Type, bands: readonly number[] | undefined, place: string): void {
    const values = { name, type: describeType(type) }
    const banded = type.kind === 'date' || type.kind === 'decimal'
    if (!banded && type.kind !== 'enum' && type.kind !== 'boolean')
      this.problems.push(problem('simulation.notGrouped', `${place}.by`, values))
    else if (!banded && bands) this.problems.push(problem('simulation.bandsUnfit', `${place}.bands`, values))
    else if (banded && !bands?.length) this.problems.push(problem('simulation.bandsMissing', place, values))
    else if (bands) this.ascending(bands, `${place}.bands`)
  }

  private ascending(bands: readonly number[], place: string): void {
    for (const [index, value] of bands.entries()) {
      const before = bands[index - 1]
      if (before !== undefined && value <= before)
        this.problems.push(problem('simulation.bandsOrder', `${place}[${index + 1}]`, { before: String(before), value: String(value) }))
    }
  }

  private repeated(what: 'payer' | 'dimension', named: readonly { readonly name: string }[]): void {
    const seen = new Set<string>()
    for (const [index, { name }] of named.entries()) {
      if (name !== '' && seen.has(name)) this.problems.push(problem('simulation.repeated', `${what}s[${index + 1}].name`, { what, name }))
      seen.add(name)
    }
  }
}

const isAmount = (type: Type): boolean => type.kind === 'decimal' && type.unit === 'amount'
