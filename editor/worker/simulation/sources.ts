import {
  BatchBuilder,
  type Block,
  generator,
  type Item,
  layoutOf,
  type Plan,
  type Program,
  parseDate,
  type RefusedRecord,
  readPopulationModel,
  recordReader,
  schemaOf,
  UnusableSource,
  wantedColumns,
} from '../../../engine/index.ts'
import { Unusable } from './failures.ts'
import { isParquet, parquetPeople } from './parquet.ts'
import type { PopulationSource } from './protocol.ts'

/** People from where they come, block by block. Throws `UnusableSource` where nothing can be read. */
export function blocksOf(source: PopulationSource, plan: Plan): AsyncIterable<Block> | Iterable<Block> {
  return source.kind === 'synthetic' ? made(source, plan) : ofRecords(source, plan)
}

type Synthetic = Extract<PopulationSource, { kind: 'synthetic' }>

function made({ model: text, people: size, seed }: Synthetic, plan: Plan): Iterable<Block> {
  const { program } = plan.pair.baseline
  const { model, problems } = readPopulationModel(text, program)
  if (!model) throw new Unusable(problems.map(({ code, values, path }) => ({ code, values, place: path })))
  return generator(model, program, { seed, size, wanted: wantedColumns(plan) }).blocks()
}

type FromFile = Extract<PopulationSource, { kind: 'file' }>

async function* ofRecords({ file, columns }: FromFile, plan: Plan): AsyncGenerator<Block> {
  const { program } = plan.pair.baseline
  const schema = schemaOf(program, plan.entity, parseDate(program.header.baseDate) ?? 0)
  if (!schema) throw new UnusableSource([])
  if (isParquet(file)) {
    return yield* parquetPeople(file, { schema, layout: layoutOf(program, plan.entity) }, wantedColumns(plan), columns)
  }
  const reader = recordReader(/\.csv$/i.test(file.name) ? 'csv' : 'ndjson', schema)
  let number = 0
  const blockOf = (items: readonly Item[]): Block => {
    const builder = new BatchBuilder(layoutOf(program as Program, plan.entity), wantedColumns(plan))
    const numbers: number[] = []
    const refused: RefusedRecord[] = []
    for (const item of items) {
      if (item.kind === 'unusable') throw new UnusableSource(item.refusals)
      number++
      if (item.kind === 'record') {
        builder.add(item.record)
        numbers.push(number)
      } else refused.push({ number, refusals: item.refusals })
    }
    return { batch: builder.finish(), numbers: Int32Array.from(numbers), refused }
  }
  for await (const bytes of bytesOf(file)) yield blockOf(reader.push(bytes))
  yield blockOf(reader.end())
}

/** A file as it comes; streams can't be iterated in every browser. */
async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
}
