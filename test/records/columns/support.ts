import { layoutOf } from '../../../engine/batch/layout.ts'
import { type Block, type BlockReader, UnusableSource } from '../../../engine/batch/source.ts'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { type Decimal, normalize } from '../../../engine/number/decimal.ts'
import type { Value } from '../../../engine/program/apply.ts'
import type { Program } from '../../../engine/program/program.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import type { RecordReader } from '../../../engine/records/items.ts'
import { program } from '../fixture.ts'

export const layout = layoutOf(program, '参保人')
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Everything that was read, in a form in which two readers can be compared: what stands under each record's number, or why there is nothing. */
export type Contents = { readonly unusable: unknown } | { readonly records: ReadonlyMap<number, unknown> }

const plainValue = (value: Value): unknown => (typeof value === 'object' ? normalize(value as Decimal) : value)

function plain({ values, relations }: InputRecord): unknown {
  return {
    values: new Map([...values].map(([name, value]) => [name, plainValue(value)])),
    relations: new Map([...relations].map(([name, records]) => [name, records.map(plain)])),
  }
}

/** Bytes in pieces: each cut is the place where a piece ends. */
export function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length]
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}

/** What blocks say. Only the fields that were read can be compared: `fields` names those that are. */
export function contentsOf(reader: BlockReader, chunks: readonly Uint8Array[], of: Program = program): Contents {
  try {
    return { records: contentsOfBlocks([...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()], of) }
  } catch (fault) {
    if (!(fault instanceof UnusableSource)) throw fault
    return { unusable: fault.refusals }
  }
}

function contentsOfBlocks(blocks: readonly Block[], of: Program = program): ReadonlyMap<number, unknown> {
  const records = new Map<number, unknown>()
  for (const { batch, numbers, refused } of blocks) {
    for (const [row, number] of numbers.entries()) records.set(number, plain(recordAt(of, batch, row)))
    for (const { number, refusals } of refused) records.set(number, refusals)
  }
  return new Map([...records].sort(([a], [b]) => a - b))
}

/** What the reader of texts says of the same bytes. */
export function expectedOf(reader: RecordReader, chunks: readonly Uint8Array[]): Contents {
  const items = [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()]
  const unusable = items.find((item) => item.kind === 'unusable')
  if (unusable) return { unusable: unusable.refusals }
  return { records: new Map(items.map((item, index) => [index + 1, item.kind === 'record' ? plain(item.record) : item.refusals])) }
}
