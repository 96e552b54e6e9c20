import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AsyncBuffer } from 'hyparquet'
import { afterAll, describe, expect, it } from 'vitest'
import { layoutOf } from '../../../engine/batch/layout.ts'
import { openParquet } from '../../../engine/hosts/data/parquetInput.ts'
import { blocksOf } from '../../../engine/records/parquet/file.ts'
import { openParquetBytes } from '../../../engine/records/parquet/hyparquet.ts'
import { program, schema } from '../fixture.ts'
import { withDuckdb } from './written.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-lazy-'))
afterAll(() => rmSync(folder, { recursive: true }))
const records = { schema, layout: layoutOf(program, '参保人') }

/** Amounts that no encoding makes small, in groups of so many rows. */
async function written(name: string, rows: number, group: number): Promise<string> {
  const path = join(folder, name)
  const amount = (factor: number) => `((i * ${factor}) % 27999)::DECIMAL(18,2) / 100`
  const query = `SELECT '阳曲县' AS 参保地, (${amount(7919)})::DECIMAL(18,2) AS 定额, 1 + (i * 104729) % 1000003 AS 人数 FROM range(${rows}) r(i)`
  await withDuckdb(`COPY (${query}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE ${group})`)
  return path
}

describe('a file of several row groups', () => {
  it('is read by hyparquet one group at a time, as its blocks are asked for', async () => {
    const bytes = readFileSync(await written('groups.parquet', 40_960, 8192))
    let read = 0
    const file: AsyncBuffer = {
      byteLength: bytes.length,
      slice(from, to = bytes.length) {
        read += to - from
        return bytes.buffer.slice(bytes.byteOffset + from, bytes.byteOffset + to) as ArrayBuffer
      },
    }
    const blocks = blocksOf(await openParquetBytes(file, 'groups'), records)
    const opened = read
    expect((await blocks.next()).value?.batch.rows).toBe(4096)
    const first = read - opened
    expect(first).toBeLessThan(bytes.length / 4)
    await blocks.next()
    expect(read - opened).toBe(first)
    await blocks.next()
    expect(read - opened).toBeGreaterThan(first)
    let rows = 3 * 4096
    for await (const { batch } of blocks) rows += batch.rows
    expect(rows).toBe(40_960)
  })

  it('is read by DuckDB in less memory than it takes', async () => {
    const file = await openParquet(await written('large.parquet', 3_000_000, 100_000), { memory_limit: '40MB' })
    expect(file.rows).toBe(3_000_000)
    // 60 MB of values: where DuckDB had to hold them all, it would say that memory is used up.
    let rows = 0
    for await (const chunk of file.read(file.columns)) rows += chunk.rows
    file.close()
    expect(rows).toBe(3_000_000)
  })
})
