import type { Program } from '../../program/program.ts'
import { recordJson } from '../../records/recordJson.ts'
import { resultNames } from '../../records/writeResults.ts'
import type { ExportedFile } from '../target.ts'
import { expectedJson, refusedJson } from './expectedJson.ts'
import type { Kit, KitGroup } from './kit.ts'

/**
 * A kit as files for a runner that reads JSON: `kit/kit.json` says which groups there are, and for each of them what it is
 * evaluated under and where its records stand with what is expected of them, line for line.
 */
export function kitFiles(program: Program, kit: Kit): ExportedFile[] {
  const { seed, exercised, exercisable, unexercised } = kit
  const groups = kit.groups.map((group, index) => ({
    group,
    records: `${index + 1}-records.ndjson`,
    expected: `${index + 1}-expected.ndjson`,
  }))
  const index = {
    seed,
    exercised,
    exercisable,
    unexercised,
    groups: groups.map(({ group, records, expected }) => ({
      entity: group.entity,
      settings: group.settings,
      records,
      expected,
      cases: group.cases.length,
      refusals: group.refusals.length,
    })),
  }
  const data = groups.flatMap(({ group, records, expected }) => [
    { path: `kit/${records}`, content: recordsText(program, group) },
    { path: `kit/${expected}`, content: expectedText(program, group) },
  ])
  return [{ path: 'kit/kit.json', content: `${JSON.stringify(index, null, 2)}\n` }, ...data]
}

/** The cases' records, a line each, and then those that the guard refuses. */
export function recordsText(program: Program, { entity, cases, refusals }: KitGroup): string {
  const sound = cases.map(({ record }) => (entity === null ? '{}' : recordJson(program, entity, record)))
  return lines([...sound, ...refusals.map(({ json }) => json)])
}

/** What is expected of each record, in the same order. */
export function expectedText(program: Program, { entity, cases, refusals }: KitGroup): string {
  const names = resultNames(program, entity)
  return lines([...cases.map(({ expected }) => expectedJson(names, expected)), ...refusals.map(({ refused }) => refusedJson(refused))])
}

const lines = (all: readonly string[]): string => all.map((each) => `${each}\n`).join('')
