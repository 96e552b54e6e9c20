import { BatchBuilder } from '../../../engine/batch/builder.ts'
import { layoutOf } from '../../../engine/batch/layout.ts'
import type { Program, Type } from '../../../engine/program/program.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import { resultRules } from '../../../engine/program/results.ts'
import type { SimulationConfig } from '../../../engine/simulation/config.ts'
import { type Plan, planOf } from '../../../engine/simulation/plan.ts'
import type { Weighted } from '../../../engine/simulation/weighted.ts'
import { inputOf } from '../../agreement/engines.ts'
import type { Drawn } from '../../agreement/samples.ts'
import { compiled } from '../../support/random/compiled.ts'
import { Draw } from '../../support/random/draw.ts'
import { RecordDrawer } from '../../support/random/records.ts'

export interface Simulated {
  readonly plan: Plan
  readonly records: readonly InputRecord[]
  readonly draw: Draw
}

/** A random program under two choices of readings and base date, with people; null where it computes no amount. */
export function simulated([source, list]: Drawn, count: number): Simulated | null {
  const program = compiled(source).draft
  const { mainEntity: entity } = program
  const draw = new Draw(list)
  const config = configOf(program, draw)
  if (entity === null || !config) return null
  const pair = { baseline: { program, options: {} }, scenario: { program, options: optionsFor(program, draw) } }
  const { plan, problems } = planOf(pair, config)
  // People who were born after the scenario's earlier base date.
  if (!plan && problems.every(({ code }) => code === 'pair.fieldNarrower')) return null
  if (!plan) throw new Error(problems.map(({ code }) => code).join())
  const drawer = new RecordDrawer(program)
  // Several are equal, as in a city.
  const different = Array.from({ length: Math.ceil(count / 2) }, () => drawer.record(draw, entity))
  const records = Array.from({ length: count }, (_, index) => different[index % different.length] ?? {})
  return { plan, records: records.map((record) => inputOf(program, record, { entity, baseDate: program.header.baseDate })), draw }
}

function optionsFor({ questions }: Program, draw: Draw) {
  const readings = questions.flatMap(({ name, readings: all }) => (draw.chance(2) ? [[name, draw.one(all).name] as const] : []))
  return { readings: Object.fromEntries(readings), baseDate: draw.one(['2020-02-29', '2019-07-01', '2022-03-01']) }
}

function configOf(program: Program, draw: Draw): SimulationConfig | null {
  const rules = resultRules(program, program.mainEntity).filter(({ entity }) => entity !== null)
  const amounts = draw.shuffled(rules.filter(({ type }) => type.kind === 'decimal' && type.unit === 'amount').map(({ name }) => name))
  if (amounts.length === 0) return null
  const { fields = [] } = program.entities.find(({ name }) => name === program.mainEntity) ?? {}
  const cut = draw.between(1, amounts.length)
  const payers = [amounts.slice(0, cut), amounts.slice(cut)].filter((results) => results.length > 0)
  const dimensions = [...fields, ...rules].flatMap(({ name, type }) => dimension(name, type) ?? [])
  return {
    payers: payers.map((results, index) => ({ name: `付${index}`, results })),
    person: draw.chance(4) ? null : { result: draw.one(amounts), kind: draw.one(['cost', 'benefit']) },
    dimensions: draw.some(dimensions),
  }
}

function dimension(name: string, type: Type): SimulationConfig['dimensions'][number] | null {
  if (type.kind === 'enum' || type.kind === 'boolean') return { name, by: name }
  if (type.kind === 'date') return { name, by: name, bands: [0, 18, 60] }
  return type.kind === 'decimal' ? { name, by: name, bands: [-1, 0, 1, 50] } : null
}

/** Records as one batch. */
export function weightedOf({ pair, entity }: Plan, records: readonly InputRecord[], first = 1): Weighted {
  const builder = new BatchBuilder(layoutOf(pair.baseline.program, entity))
  for (const record of records) builder.add(record)
  return { batch: builder.finish(), weights: null, numbers: Int32Array.from(records, (_, index) => first + index) }
}
