import { type Refusal, recordReader } from '../../engine/index.ts'
import { type FileExample, fileExamples } from '../records/columns/fileExamples.ts'
import { type Example, examples } from '../records/examples.ts'
import { schema } from '../records/fixture.ts'
import { type ColumnExample, columnExamples, columnRefusals, columnsShown } from '../records/parquet/examples.ts'

/** An input of records with the first refusal that it gets. */
export interface RefusedExample {
  /** The input as people may see it; bytes that are no text as hexadecimal numbers. */
  readonly shown: string
  readonly refusal: Refusal
}

/** The example of a record code; undefined where the code is none of records. */
export function recordExample(code: string): RefusedExample | undefined {
  const example = (examples as Readonly<Record<string, Example>>)[code]
  if (!example) return columnRefusal((columnExamples as Readonly<Record<string, ColumnExample>>)[code]) ?? fileRefusal(code)
  const { format, input, limit, names } = example
  const reader = recordReader(format, schema, limit, names)
  const items = [...reader.push(typeof input === 'string' ? new TextEncoder().encode(input) : input), ...reader.end()]
  const [refusal] = items.flatMap((item) => (item.kind === 'record' ? [] : item.refusals))
  if (!refusal) throw new Error(`the example of ${code} is not refused`)
  return { shown: typeof input === 'string' ? input : [...input].map((byte) => byte.toString(16).padStart(2, '0')).join(' '), refusal }
}

/** What is said of whole files, or of two that belong together. */
function fileRefusal(code: string): RefusedExample | undefined {
  const example = (fileExamples as Readonly<Record<string, FileExample>>)[code]
  const refusal = example?.refusals().find((each) => each.code === code)
  return example && refusal && { shown: example.files.map((file) => file.trimEnd()).join('\n\n'), refusal }
}

function columnRefusal(example: ColumnExample | undefined): RefusedExample | undefined {
  const [refusal] = example ? columnRefusals(example) : []
  return example && refusal && { shown: columnsShown(example), refusal }
}
