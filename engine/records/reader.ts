import { csvReader } from './csvReader.ts'
import { elementSplitter } from './elements.ts'
import type { ColumnNames } from './header.ts'
import { type Item, isBlank, itemOf, pieceFault, type RecordReader, refused } from './items.ts'
import { lineSplitter, type Piece, type Splitter } from './pieces.ts'
import { readJsonRecord } from './readRecord.ts'
import type { Schema } from './schema.ts'

/** One object a line; one list of objects (or objects side by side); a header and rows of cells. */
export type Format = 'ndjson' | 'json' | 'csv'

/** The longest record that is read, in bytes. */
export const recordLimit = 16 * 1024 * 1024

/** A reader of a stream of records of one entity, in memory bounded by the longest record. `names` are for the columns of CSV. */
export function recordReader(format: Format, schema: Schema, limit: number = recordLimit, names: ColumnNames = {}): RecordReader {
  return format === 'csv' ? csvReader(schema, limit, names) : jsonReader(format, schema, limit)
}

/** A reader of records written as JSON. */
export function jsonReader(format: Exclude<Format, 'csv'>, schema: Schema, limit: number = recordLimit): RecordReader {
  return format === 'json'
    ? piecesReader(elementSplitter(limit), (piece) => [jsonItem(schema, piece, limit)])
    : piecesReader(lineSplitter(limit), (piece) => (isBlank(piece) ? [] : [jsonItem(schema, piece, limit)]))
}

function piecesReader(splitter: Splitter, read: (piece: Piece) => Item[]): RecordReader {
  return {
    push: (bytes) => splitter.push(bytes).flatMap(read),
    end: () => splitter.end().flatMap(read),
  }
}

function jsonItem(schema: Schema, piece: Piece, limit: number): Item {
  return piece.kind === 'text' ? itemOf(readJsonRecord(schema, piece.text)) : refused(pieceFault(piece, limit))
}
