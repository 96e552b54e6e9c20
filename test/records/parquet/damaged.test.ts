import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { layoutOf } from '../../../engine/batch/layout.ts'
import { UnusableSource } from '../../../engine/batch/source.ts'
import { openParquet } from '../../../engine/hosts/data/parquetInput.ts'
import { blocksOf, type ColumnFile } from '../../../engine/records/parquet/file.ts'
import { openParquetBytes } from '../../../engine/records/parquet/hyparquet.ts'
import { program, schema } from '../fixture.ts'
import { bytesOf, withDuckdb } from './written.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-damaged-'))
const path = join(folder, 'sound.parquet')
beforeAll(() =>
  withDuckdb(
    `COPY (SELECT '阳曲县' AS 参保地, '名' || i AS 姓名, (i % 280)::DECIMAL(9, 2) AS 定额, [{'入院日期': DATE '2020-01-01' + i::INT}] AS 就诊 FROM range(60) r(i)) TO '${path}' (FORMAT parquet)`,
  ),
)
afterAll(() => rmSync(folder, { recursive: true }))

const opens: readonly [string, (changed: string) => Promise<ColumnFile & { close?: () => void }>][] = [
  ['DuckDB', openParquet],
  ['hyparquet', async (changed) => openParquetBytes(bytesOf(changed), changed)],
]

/** Some bytes changed, or the end missing. */
const damage = fc.record({ changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), length: fc.option(fc.nat()) })

/** Reads a whole file; what it throws, or null. */
async function failureOf(open: (typeof opens)[number][1], changed: string): Promise<unknown> {
  try {
    const file = await open(changed)
    try {
      for await (const { batch, refused } of blocksOf(file, { schema, layout: layoutOf(program, '参保人') })) {
        expect(batch.rows + refused.length).toBeGreaterThan(0)
      }
    } finally {
      file.close?.()
    }
    return null
  } catch (failure) {
    return failure
  }
}

it.each(opens)('whatever its bytes are, a file is read by %s or said to be none', async (name, open) => {
  const sound = readFileSync(path)
  expect(await failureOf(open, path)).toBeNull()
  const changed = join(folder, `${name}.parquet`)
  const property = fc.asyncProperty(damage, async ({ changes, length }) => {
    const bytes = Uint8Array.from(sound).subarray(0, length === null ? sound.length : length % sound.length)
    for (const [place, byte] of changes) bytes[place % sound.length] = byte
    writeFileSync(changed, bytes)
    const failure = await failureOf(open, changed)
    if (failure !== null) expect(failure).toBeInstanceOf(UnusableSource)
  })
  await fc.assert(property, { numRuns: 300, interruptAfterTimeLimit: 8000 })
})
