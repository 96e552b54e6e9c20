import type { NamedThing } from '../names.ts'
import type { WrittenModel } from './fromProgram.ts'

/** What every name of the models stands for. */
export const namedThings = (models: readonly WrittenModel[]): NamedThing[] => [...models.flatMap(ofModel), ...settings(models)]

function ofModel({ path, world }: WrittenModel): NamedThing[] {
  const { names, form } = world
  const entity = form.entity?.name ?? null
  const file: NamedThing = { identifier: path, kind: 'file', name: entity ?? form.program.header.name }
  const fields = (form.entity?.fields ?? []).map(({ name }): NamedThing => ({ identifier: names.input(name), kind: 'field', name, entity }))
  const relations = (form.entity?.relations ?? []).map(
    ({ name }): NamedThing => ({ identifier: names.input(name), kind: 'relation', name, entity }),
  )
  const results = form.results.map(
    ({ rule }): NamedThing => ({ identifier: names.result(rule), kind: 'result', name: rule.name, entity, clause: rule.clause }),
  )
  const tables = form.tables.map(
    (table): NamedThing => ({ identifier: names.table(table), kind: 'table', name: table.table.name, entity, clause: table.table.clause }),
  )
  return [file, ...fields, ...relations, ...results, ...tables]
}

function settings([first]: readonly WrittenModel[]): NamedThing[] {
  return (first?.world.form.settings ?? []).flatMap((setting): NamedThing[] => {
    if (setting.kind !== 'reading' && setting.kind !== 'parameter') return []
    const identifier = first?.world.names.setting(setting) ?? ''
    if (setting.kind === 'reading') return [{ identifier, kind: 'question', name: setting.question.name, clause: setting.question.clause }]
    const { parameter, dated } = setting
    return [{ identifier, kind: 'parameter', name: `${parameter.name} ${dated.label}`.trim(), clause: parameter.clause }]
  })
}
