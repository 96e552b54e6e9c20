import { readFileSync, writeFileSync } from 'node:fs'
import { expectedJson } from '../../../engine/exports/kit/expectedJson.ts'
import { recordJson } from '../../../engine/records/recordJson.ts'
import { resultNames } from '../../../engine/records/writeResults.ts'
import type { EngineSample } from './samples.ts'

/** The records of a sample as lines of JSON. */
export const linesOf = ({ program, records, options: { entity } }: EngineSample): string[] =>
  records.map((record) => (entity === null ? '{}' : recordJson(program, entity, record)))

/** What the interpreter says of them, as the lines of a kit. */
export function expectedLines({ program, expected, options: { entity } }: EngineSample): string[] {
  const names = resultNames(program, entity)
  return expected.map((outcome) => expectedJson(names, outcome))
}

/** Changes one digit of a file of expected results. */
export function tamper(file: string): void {
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(/:(\d)/, (_, digit: string) => `:${(Number(digit) + 1) % 10}`)
  if (changed === text) throw new Error('there is nothing to tamper with')
  writeFileSync(file, changed)
}
