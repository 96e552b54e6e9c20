import type { CaseRecord, Program } from '../../program/program.ts'
import { recordJson } from '../../records/recordJson.ts'
import type { Kit } from './kit.ts'

/** A record that has results, for a README to call with: the shortest of the main entity. */
export function exampleRecord({ groups: [group] }: Kit): CaseRecord {
  const sound = (group?.cases ?? []).filter(({ expected }) => expected.kind === 'results').map(({ record }) => record)
  const length = (record: CaseRecord) => JSON.stringify(record).length
  return sound.toSorted((a, b) => length(a) - length(b))[0] ?? {}
}

/** The same as JSON text, in which nothing ends a block of code. */
export function exampleJson(program: Program, kit: Kit): string {
  const { mainEntity } = program
  const text = mainEntity === null ? '{}' : recordJson(program, mainEntity, exampleRecord(kit))
  return text.replaceAll('`', '\\u0060')
}
