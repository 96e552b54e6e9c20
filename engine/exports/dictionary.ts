import type { Program } from '../program/program.ts'
import type { Limits } from '../steps/cells.ts'
import { recordSchema } from './dictionary/recordSchema.ts'
import { resultSchema } from './dictionary/resultSchema.ts'
import { jsonText } from './dictionary/schemaText.ts'
import { entitiesOf } from './entities.ts'
import type { ExportedFile } from './target.ts'

/** One entity's place in the dictionary; numbers are those of the kit's first groups. */
export interface DictionaryEntry {
  /** null for results that rest on no record. */
  readonly entity: string | null
  /** Path of the JSON Schema of its records; null where there are none. */
  readonly records: string | null
  readonly results: string
}

/** Where the schemas of each entity that has results stand, the main one first. */
export function dictionaryEntries(program: Program): DictionaryEntry[] {
  return entitiesOf(program).map((entity, index) => ({
    entity,
    records: entity === null ? null : `schema/${index + 1}-records.schema.json`,
    results: `schema/${index + 1}-results.schema.json`,
  }))
}

/** The data dictionary: JSON Schemas (2020-12) of the records and of the results of every entity, described in both languages. */
export function dictionaryFiles(program: Program, limits: Limits): ExportedFile[] {
  return dictionaryEntries(program).flatMap(({ entity, records, results }) => [
    ...(entity === null || records === null ? [] : [{ path: records, content: `${jsonText(recordSchema(program, entity, limits))}\n` }]),
    { path: results, content: `${jsonText(resultSchema(program, entity))}\n` },
  ])
}
