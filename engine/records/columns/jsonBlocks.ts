import { BatchBuilder, everything } from '../../batch/builder.ts'
import type { Layout } from '../../batch/layout.ts'
import { type Block, type BlockReader, type RefusedRecord, UnusableSource } from '../../batch/source.ts'
import { Texts } from '../../batch/texts.ts'
import type { Item } from '../items.ts'
import { type Format, jsonReader, recordLimit } from '../reader.ts'
import type { Schema } from '../schema.ts'
import { type BlockOptions, blockRows } from './csvBlocks.ts'

/** Reads records written as JSON, with the elements of their relations, into blocks. */
export function jsonBlocks(format: Exclude<Format, 'csv'>, schema: Schema, layout: Layout, options: BlockOptions = {}): BlockReader {
  const { wanted = everything, texts = new Texts(), rows = blockRows, limit = recordLimit } = options
  const reader = jsonReader(format, schema, limit)
  const start = (): Filling => ({ builder: new BatchBuilder(layout, wanted, texts), numbers: [], refused: [] })
  let filling = start()
  let count = 0
  const take = (items: readonly Item[], atEnd: boolean): Block[] => {
    const blocks: Block[] = []
    for (const item of items) {
      add(filling, item, ++count)
      if (filling.numbers.length + filling.refused.length < rows) continue
      blocks.push(blockOf(filling))
      filling = start()
    }
    const left = filling.numbers.length + filling.refused.length > 0
    return atEnd && left ? [...blocks, blockOf(filling)] : blocks
  }
  return { push: (bytes) => take(reader.push(bytes), false), end: () => take(reader.end(), true) }
}

interface Filling {
  readonly builder: BatchBuilder
  readonly numbers: number[]
  readonly refused: RefusedRecord[]
}

function add({ builder, numbers, refused }: Filling, item: Item, number: number): void {
  if (item.kind === 'unusable') throw new UnusableSource(item.refusals)
  if (item.kind === 'refused') {
    refused.push({ number, refusals: item.refusals })
  } else {
    builder.add(item.record)
    numbers.push(number)
  }
}

function blockOf({ builder, numbers, refused }: Filling): Block {
  return { batch: builder.finish(), numbers: Int32Array.from(numbers), refused }
}
