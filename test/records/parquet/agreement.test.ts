import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { layoutOf } from '../../../engine/batch/layout.ts'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { openParquet } from '../../../engine/hosts/data/parquetInput.ts'
import { parseDate } from '../../../engine/number/date.ts'
import type { Program } from '../../../engine/program/program.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import { blocksOf, type ColumnFile } from '../../../engine/records/parquet/file.ts'
import { openParquetBytes } from '../../../engine/records/parquet/hyparquet.ts'
import { recordReader } from '../../../engine/records/reader.ts'
import { type Schema, schemaOf } from '../../../engine/records/schema.ts'
import { sampleOf, sources } from '../../agreement/samples.ts'
import { recordJson } from '../../support/random/recordJson.ts'
import { bytesOf, duckdbFile, hyparquetFile, type Style, shortest } from './written.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-parquet-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function recordsOf(program: Program, file: ColumnFile, entity: string, schema: Schema): Promise<unknown[]> {
  const records: InputRecord[] = []
  for await (const { batch, numbers, refused } of blocksOf(file, { schema, layout: layoutOf(program, entity) })) {
    expect(refused).toEqual([])
    expect([...numbers]).toEqual(Array.from(numbers, (_, row) => records.length + row + 1))
    for (let row = 0; row < batch.rows; row++) records.push(recordAt(program, batch, row))
  }
  return records.map(shortest)
}

const styles: readonly Style[] = [
  { decimals: 'DECIMAL', dates: 'DATE', booleans: 'BOOLEAN', enums: 'VARCHAR' },
  { decimals: 'DECIMAL', dates: 'VARCHAR', booleans: 'TINYINT', enums: 'ENUM' },
  { decimals: 'DOUBLE', dates: 'TIMESTAMP', booleans: 'BOOLEAN', enums: 'ENUM' },
]

describe('random records of random programs', () => {
  it.each(styles)('are read alike from Parquet by both libraries, whichever wrote them: %o', async (style) => {
    const path = join(folder, `${style.decimals}${style.dates}.parquet`)
    const property = fc.asyncProperty(sources, async (drawn) => {
      const { program, records, options } = sampleOf(drawn)
      const { entity, baseDate = program.header.baseDate } = options
      fc.pre(entity !== null && program.entities.find(({ name }) => name === entity)?.fields.length !== 0)
      const schema = schemaOf(program, entity, parseDate(baseDate) as number) as Schema
      const expected = records.flatMap((record) => {
        const items = recordReader('ndjson', schema).push(new TextEncoder().encode(`${recordJson(program, entity, record)}\n`))
        return items.flatMap((item) => (item.kind === 'record' ? [item.record] : []))
      })
      const plain = expected.map(shortest)
      const written = { program, entity, records: expected, style }
      await duckdbFile(path, written)
      const byDuckdb = await openParquet(path)
      expect(await recordsOf(program, byDuckdb, entity, schema)).toEqual(plain)
      byDuckdb.close()
      expect(await recordsOf(program, await openParquetBytes(bytesOf(path), path), entity, schema)).toEqual(plain)
      expect(await recordsOf(program, await openParquetBytes(hyparquetFile(written), 'bytes'), entity, schema)).toEqual(plain)
    })
    await fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 8000 })
  })
})
