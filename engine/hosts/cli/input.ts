import { statSync } from 'node:fs'
import { extname } from 'node:path'
import { messageOf } from '../../index.ts'
import type { DataFormat, DataInput } from '../data/records.ts'
import { UsageError } from './exit.ts'
import type { Terminal } from './terminal.ts'

const formats: Readonly<Record<string, DataFormat>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.csv': 'csv',
  '.parquet': 'parquet',
  '.xlsx': 'xlsx',
}

/** The format of records that a file's name says; standard input is NDJSON. */
export function inputFormat(path: string, terminal: Terminal): DataFormat {
  const format = path === '-' ? 'ndjson' : formats[extension(path)]
  if (!format) throw unknownFormat(path, terminal)
  return format
}

/** Results are CSV or Parquet where the name says so, and one object a line under any other name but a spreadsheet's. */
export function outputFormat(path: string | undefined, terminal: Terminal): 'ndjson' | 'csv' | 'parquet' {
  if (path === undefined) return 'ndjson'
  if (['.xlsx', '.xls', '.ods'].includes(extension(path))) throw unknownFormat(path, terminal)
  return extension(path) === '.csv' ? 'csv' : extension(path) === '.parquet' ? 'parquet' : 'ndjson'
}

function extension(path: string): string {
  return extname(path).toLowerCase()
}

function unknownFormat(file: string, { language }: Terminal): UsageError {
  return new UsageError(`input.format ${messageOf('input.format', { file }, language)}`)
}

/** The file of records of that name, not yet opened. */
export function openInput(path: string, terminal: Terminal): DataInput {
  const format = inputFormat(path, terminal)
  if (path === '-') return { path, format, size: null }
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new UsageError(terminal.texts.noFile(path))
  if (found.isDirectory()) throw new UsageError(terminal.texts.isFolder(path))
  return { path, format, size: found.isFile() ? found.size : null }
}
