import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Batch, generator, type PopulationGenerator, type Program, readPopulationModel, recordCsv } from '../../engine/index.ts'
import { draw, stream } from '../../engine/simulation/population/random.ts'
import { line, median } from './measure.ts'

const people = 200_000

/** Nanoseconds a synthetic person of Taiyuan, beside the bare draws that one needs. */
export function generating(folder: string, program: Program | null | undefined): void {
  if (!program) throw new Error('the notice has errors')
  const { model } = readPopulationModel(readFileSync(join(folder, 'population.json'), 'utf8'), program)
  if (!model) throw new Error('the model of the population has errors')
  const all = generator(model, program, { seed: 1, size: people })
  const county = generator(model, program, {
    seed: 1,
    size: people,
    wanted: { field: (_, field) => field === '参保地', relation: () => false },
  })
  if (counted(all, ({ rows }) => rows) !== people) throw new Error('people are missing')
  console.log(`\nSynthetic people of Taiyuan, ${model.parts.length} fields, ${people} people`)
  const { lines } = recordCsv(program, model)
  const rows: [string, () => unknown][] = [
    ['bare draws, one a field', () => bareDraws(model.parts.length)],
    ['all fields, in columns', () => counted(all, ({ rows }) => rows)],
    ['参保地 alone', () => counted(county, ({ rows }) => rows)],
    ['all fields, as lines of CSV', () => counted(all, (batch) => lines(batch).length)],
  ]
  for (const [label, task] of rows) {
    line(label, `${((median(() => void task(), { warm: 2, runs: 7 }) / people) * 1e6).toFixed(0)} ns`, 'a person, one thread')
  }
}

/** Block by block, as a simulation takes them: none is kept. */
function counted(people: PopulationGenerator, count: (batch: Batch) => number): number {
  let sum = 0
  for (const { batch } of people.blocks()) sum += count(batch)
  return sum
}

function bareDraws(fields: number): number {
  let sum = 0
  for (let field = 0; field < fields; field++) {
    const values = stream(1, String(field))
    for (let person = 0; person < people; person++) sum ^= draw(values, person, 0)
  }
  return sum
}
