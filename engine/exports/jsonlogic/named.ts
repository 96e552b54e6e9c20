import type { Program } from '../../program/program.ts'
import type { NamedThing } from '../names.ts'
import type { Bundle } from './bundle.ts'
import type { DataNames } from './naming.ts'
import type { SettingData } from './settings.ts'

/** What rules.json is written from. */
export interface Written {
  readonly names: DataNames
  readonly settings: readonly SettingData[]
  readonly bundles: readonly Bundle[]
}

/** What the names in the data stand for: fields, lists, settings, and results where a step gives them. */
export function namedThings(program: Program, { names, settings, bundles }: Written): NamedThing[] {
  const held = program.entities.flatMap(({ name: entity, fields, relations }): NamedThing[] => [
    ...fields.map(({ name }) => ({ identifier: names.field(entity, name), kind: 'field' as const, name, entity })),
    ...relations.map(({ name }) => ({ identifier: names.relation(entity, name), kind: 'relation' as const, name, entity })),
  ])
  const chosen = settings.flatMap(({ kind, key, name, label }): NamedThing[] => {
    if (name === null) return []
    return [{ identifier: key, kind: kind === 'reading' ? 'question' : 'parameter', name: label === null ? name : `${name} ${label}` }]
  })
  return [...held, ...chosen, ...bundles.flatMap((bundle) => results(program, bundle))]
}

function results(program: Program, { entity, results: all }: Bundle): NamedThing[] {
  return all.flatMap(({ name, rule }) => {
    const clause = program.rules.find((each) => each.name === name && (each.entity === null || each.entity === entity))?.clause ?? null
    const read = typeof rule === 'object' && 'var' in rule ? rule.var : null
    return typeof read === 'string' ? [{ identifier: read, kind: 'result' as const, name, entity, clause }] : []
  })
}
