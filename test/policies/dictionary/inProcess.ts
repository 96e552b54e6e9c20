import {
  type EvaluatorOptions,
  evaluator,
  ndjsonWriter,
  type Program,
  parseDate,
  readJsonRecord,
  resultNames,
  schemaOf,
} from '../../../engine/index.ts'
import { readLine } from './lines.ts'

/** What `run` would write for the record that a JSON text holds, without a process for it. */
export function runner(program: Program, options: EvaluatorOptions = {}): (json: string) => ReturnType<typeof readLine> {
  const entity = program.mainEntity
  const schema = entity && schemaOf(program, entity, parseDate(options.baseDate ?? program.header.baseDate) as number)
  if (!schema) throw new Error('the notice speaks of no entity')
  const { evaluate } = evaluator(program, options)
  const writer = ndjsonWriter(resultNames(program, entity), 'zh')
  return (json) => {
    const { value, refusals } = readJsonRecord(schema, json)
    return readLine(writer.write(value === null ? { kind: 'refused', refusals } : evaluate(value)))
  }
}
