import { describe, expect, it } from 'vitest'
import { BatchBuilder } from '../../engine/batch/builder.ts'
import { layoutOf } from '../../engine/batch/layout.ts'
import { packBatch, unpackBatch } from '../../engine/batch/packed.ts'
import { recordAt } from '../../engine/batch/toRecord.ts'
import { inputOf } from '../agreement/engines.ts'
import { onRandomNotices, sampleOf } from '../agreement/samples.ts'

describe('a packed batch', () => {
  it('holds the same records after it was handed to another thread', () => {
    onRandomNotices(100, (drawn) => {
      const { program, records, options } = sampleOf(drawn)
      if (options.entity === null) return
      const builder = new BatchBuilder(layoutOf(program, options.entity))
      for (const record of records) builder.add(inputOf(program, record, options))
      const batch = builder.finish()
      const received = unpackBatch(structuredClone(packBatch(batch)))
      const all = (of: typeof batch) => records.map((_, row) => recordAt(program, of, row))
      expect(all(received)).toEqual(all(batch))
    })
  })
})
