import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runCli } from '../../../engine/hosts/cli/cli.ts'
import { fakeTerminal } from '../terminal.ts'

const notice = fileURLToPath(new URL('../notices/subsidy', import.meta.url))
const loaded = () => Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('duckdb')).length > 0

it('DuckDB is loaded when a Parquet file is named, and not before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-lazy-load-'))
  writeFileSync(join(folder, 'people.ndjson'), '{"参保地":"城区"}\n')
  const run = (...args: string[]) => runCli(args, '1.2.3', fakeTerminal())
  expect(await run('check', notice)).toBe(0)
  expect(await run('run', notice, '--input', join(folder, 'people.ndjson'))).toBe(0)
  expect(loaded()).toBe(false)
  expect(await run('run', notice, '--input', join(folder, 'people.ndjson'), '--output', join(folder, 'results.parquet'))).toBe(0)
  expect(loaded()).toBe(true)
  rmSync(folder, { recursive: true })
})
