import { createReadStream, statSync } from 'node:fs'
import { extname } from 'node:path'
import { type Format, messageOf } from './engine.ts'
import { UsageError } from './exit.ts'
import type { Terminal } from './terminal.ts'

const formats: Readonly<Record<string, Format>> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json', '.csv': 'csv' }

/** The format that a file's name says; standard input and output are NDJSON. */
export function formatOf(path: string, { language }: Terminal): Format {
  if (path === '-') return 'ndjson'
  const extension = extname(path).toLowerCase()
  const format = formats[extension]
  if (format) return format
  const code = extension === '.parquet' ? 'input.parquet' : 'input.format'
  throw new UsageError(`${code} ${messageOf(code, { file: path }, language)}`)
}

/** Bytes to read, and how many there are where that is known. */
export interface Input {
  readonly path: string
  readonly format: Format
  readonly size: number | null
  open(): AsyncIterable<Uint8Array>
}

/** Large chunks: the cost of waiting for one is spread over its records. */
const chunkSize = 1024 * 1024

export function openInput(path: string, terminal: Terminal): Input {
  const format = formatOf(path, terminal)
  if (path === '-') return { path, format, size: null, open: () => process.stdin }
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new UsageError(terminal.texts.noFile(path))
  if (found.isDirectory()) throw new UsageError(terminal.texts.isFolder(path))
  const size = found.isFile() ? found.size : null
  return { path, format, size, open: () => createReadStream(path, { highWaterMark: chunkSize }) }
}
