import type { Program } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { settingsOf } from '../../steps/settings.ts'
import { entitiesOf } from '../entities.ts'
import type { NamedThing } from '../names.ts'
import type { SqlNames } from './names.ts'

/** What the tables, views and columns stand for in the notice. */
export function namedThings(program: Program, names: SqlNames): NamedThing[] {
  const views = entitiesOf(program).flatMap((entity): NamedThing[] => [
    { identifier: names.view(entity), kind: 'table', name: entity ?? program.header.name },
    ...resultRules(program, entity).map((rule): NamedThing => {
      return { identifier: names.result(entity, rule.name), kind: 'result', name: rule.name, entity, clause: rule.clause }
    }),
  ])
  const tables = program.entities.flatMap(({ name, fields, relations }): NamedThing[] => [
    { identifier: names.table(name), kind: 'entity', name },
    ...fields.map((field): NamedThing => ({ identifier: names.field(name, field.name), kind: 'field', name: field.name, entity: name })),
    ...relations.map((relation): NamedThing => {
      return { identifier: names.link(name, relation.name, relation.entity).parent, kind: 'relation', name: relation.name, entity: name }
    }),
  ])
  const settings = settingsOf(program).flatMap((setting): NamedThing[] => {
    if (setting.kind === 'reading') return [{ identifier: names.setting(setting), kind: 'question', name: setting.question.name }]
    if (setting.kind !== 'parameter') return []
    const { name, clause } = setting.parameter
    return [
      {
        identifier: names.setting(setting),
        kind: 'parameter',
        name: [name, setting.dated.label].filter((part) => part !== '').join(' '),
        clause,
      },
    ]
  })
  return [...tables, ...views, ...settings]
}
