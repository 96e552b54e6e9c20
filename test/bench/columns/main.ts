import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { mustAgree, type Totals } from './answers.ts'
import { writeCsv } from './csv.ts'
import { editing } from './editing.ts'
import { evaluatorFor } from './evaluators.ts'
import { withPeople, withRules } from './growth.ts'
import type { Measured } from './measured.ts'
import { taiyuan } from './notices.ts'
import { duckdb } from './peers/duckdb.ts'
import { engine } from './peers/engine.ts'
import { interpreted, mustEqualInterpreter } from './peers/interpreted.ts'
import { native, writePeople } from './peers/native.ts'
import { objects } from './peers/objects.ts'
import { typedArrays } from './peers/typedArrays.ts'
import { cityOf, seed } from './people.ts'
import { printTable } from './table.ts'
import { wholeWay } from './wholeWay.ts'
import { workNames, works } from './work.ts'

export interface Size {
  readonly people: number
  /** Growth to 10,000,000 people too: 4 GB of memory and a minute more. */
  readonly large: boolean
}

/** Columnar execution beside the same rules by other means. */
export async function columns({ people: count, large }: Size): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-bench-'))
  try {
    await comparing(count, folder)
    await withPeople([10_000, 100_000, 1_000_000, ...(large ? [10_000_000] : [])])
    await withRules(cityOf(taiyuan(), count))
    editing(count, 300)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function comparing(count: number, folder: string): Promise<void> {
  const program = taiyuan()
  const people = cityOf(program, count)
  console.log(`\nColumnar execution: ${count.toLocaleString('en')} people, seed ${seed}; ${cpus()[0]?.model}, Node ${process.version}`)
  console.log('  One thread: processor time. Two: elapsed time. Median of 7 (objects, DuckDB and the interpreter: of 3)')
  const reference = await interpreted(program, people)
  for (const exact of [true, false])
    mustEqualInterpreter(
      evaluatorFor(program, { results: new Set(works.notice.map((name) => `参保人.${name}`)), exact }),
      people,
      reference.outcomes,
    )
  writePeople(people, join(folder, 'people.bin'))
  const { measured, missing } = native(join(folder, 'people.bin'), folder)
  if (missing) console.log(`  without the kernels in C: ${missing}`)
  const file = join(folder, 'people.csv')
  writeCsv(people, file)
  const own = await engine(program, people, true)
  const all = [
    ...measured,
    own,
    await engine(program, people, false),
    await typedArrays(people),
    await objects(people),
    await duckdb(file, count),
    reference.measured,
  ]
  for (const each of all) mustBeEqual(each, own, reference.measured)
  console.log(`  answers of all equal: sums and hashes of every result, totals; reasons of the unknown on ${reference.outcomes.length}`)
  printTable(all)
  await wholeWay(program, people, file, own.totals as Totals)
}

/** Every result of every person as the engine gives it, and on the sample as the interpreter does. */
function mustBeEqual(each: Measured, own: Measured, reference: Measured): void {
  for (const work of workNames) {
    const answers = each.answers[work]
    if (!answers) continue
    mustAgree(each.name, `${work}, sample`, answers.sample, reference.answers[work]?.sample)
    if (each !== reference) mustAgree(each.name, work, answers.whole, own.answers[work]?.whole)
  }
  if (each.totals) mustAgree(each.name, 'totals', each.totals, own.totals)
  mustAgree(each.name, 'refusals', each === reference ? own.refused : each.refused, own.refused)
}

// node test/bench/columns/main.ts [PEOPLE] [--large]
if (import.meta.main) {
  const { values, positionals } = parseArgs({ options: { large: { type: 'boolean', default: false } }, allowPositionals: true })
  await columns({ people: Number(positionals[0] ?? 1_000_000), large: values.large })
}
