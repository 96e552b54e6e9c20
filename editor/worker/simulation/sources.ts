import {
  type Block,
  csvBlocks,
  generator,
  jsonBlocks,
  layoutOf,
  type Plan,
  parseDate,
  readPopulationModel,
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
  const layout = layoutOf(program, plan.entity)
  const wanted = wantedColumns(plan)
  if (isParquet(file)) return yield* parquetPeople(file, { schema, layout }, wanted, columns)
  const mapping = columns && { mapping: new Map(Object.entries(columns)) }
  const reader = /\.csv$/i.test(file.name)
    ? csvBlocks(schema, layout, { wanted, ...mapping })
    : jsonBlocks(/\.json$/i.test(file.name) ? 'json' : 'ndjson', schema, layout, { wanted })
  for await (const bytes of bytesOf(file)) yield* reader.push(bytes)
  yield* reader.end()
}

/** A file as it comes; streams can't be iterated in every browser. */
async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
}
