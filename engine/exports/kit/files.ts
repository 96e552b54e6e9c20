import type { Program } from '../../program/program.ts'
import { recordJson } from '../../records/recordJson.ts'
import { resultNames } from '../../records/writeResults.ts'
import { oneLine } from '../header.ts'
import type { ExportedFile } from '../target.ts'
import { expectedJson, refusedJson } from './expectedJson.ts'
import type { Kit, KitGroup } from './kit.ts'

/**
 * A kit as files for a runner that reads JSON. Line for line: `kit/records.ndjson`, what is expected of each record in
 * `kit/expected.ndjson`, and what it is there for in `kit/purposes.txt`. `kit/kit.json` says which lines are a group, and
 * what that is evaluated under.
 */
export function kitFiles(program: Program, kit: Kit): ExportedFile[] {
  const { seed, exercised, exercisable, unexercised } = kit
  const index = { seed, exercised, exercisable, unexercised, groups: placedGroups(kit.groups) }
  const all = (text: (group: KitGroup) => string) => kit.groups.map(text).join('')
  return [
    { path: 'kit/kit.json', content: `${JSON.stringify(index, null, 2)}\n` },
    { path: 'kit/records.ndjson', content: all((group) => recordsText(program, group)) },
    { path: 'kit/expected.ndjson', content: all((group) => expectedText(program, group)) },
    { path: 'kit/purposes.txt', content: all(purposesText) },
  ]
}

/** `first` is the line of a group's first record, from 1: its cases, and behind them its refusals. */
function placedGroups(groups: readonly KitGroup[]) {
  let first = 1
  return groups.map(({ entity, settings, cases, refusals }) => {
    const placed = { entity, settings, first, cases: cases.length, refusals: refusals.length }
    first += cases.length + refusals.length
    return placed
  })
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

const purposesText = ({ cases, refusals }: KitGroup): string => lines([...cases, ...refusals].map(({ why }) => oneLine(why)))

const lines = (all: readonly string[]): string => all.map((each) => `${each}\n`).join('')
