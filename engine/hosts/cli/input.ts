import { createReadStream, statSync } from 'node:fs'
import { extname } from 'node:path'
import { type Format, messageOf } from '../../index.ts'
import { UsageError } from './exit.ts'
import type { Terminal } from './terminal.ts'

const formats: Readonly<Record<string, Format>> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json', '.csv': 'csv' }

/** The format of records that a file's name says; standard input is NDJSON. */
export function inputFormat(path: string, terminal: Terminal): Format {
  const format = path === '-' ? 'ndjson' : formats[extension(path)]
  if (!format) throw unknownFormat(path, terminal)
  return format
}

/** Results are CSV where the name says so, and one object a line under any other name but a spreadsheet's. */
export function outputFormat(path: string | undefined, terminal: Terminal): 'ndjson' | 'csv' {
  if (path === undefined) return 'ndjson'
  if (['.parquet', '.xlsx', '.xls', '.ods'].includes(extension(path))) throw unknownFormat(path, terminal)
  return extension(path) === '.csv' ? 'csv' : 'ndjson'
}

function extension(path: string): string {
  return extname(path).toLowerCase()
}

function unknownFormat(file: string, { language }: Terminal): UsageError {
  const code = extension(file) === '.parquet' ? 'input.parquet' : 'input.format'
  return new UsageError(`${code} ${messageOf(code, { file }, language)}`)
}

/** Bytes to read, and how many there are where that is known. */
export interface Input {
  readonly path: string
  readonly format: Format
  readonly size: number | null
  open(): AsyncIterable<Uint8Array>
}

export function openInput(path: string, terminal: Terminal): Input {
  const format = inputFormat(path, terminal)
  if (path === '-') return { path, format, size: null, open: () => process.stdin }
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new UsageError(terminal.texts.noFile(path))
  if (found.isDirectory()) throw new UsageError(terminal.texts.isFolder(path))
  const size = found.isFile() ? found.size : null
  return { path, format, size, open: () => createReadStream(path) }
}
