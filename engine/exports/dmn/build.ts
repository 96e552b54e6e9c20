import type { Type } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import { oneLine } from '../header.ts'
import { arrange } from './arrange.ts'
import { feelText } from './feel.ts'
import type { FunctionName } from './functions.ts'
import { functions, typesOfFunctions } from './functions.ts'
import { decisionsOf } from './groups.ts'
import { inputCheck } from './guardLogic.ts'
import type { Decision, DmnModel, Entry, InputData, ItemType, Typed } from './model.ts'
import { Reader } from './reader.ts'
import { chosenSettings, settingsInput } from './settings.ts'
import { outcomeType, refusalTypes, settingsType, textsType, unknownType } from './typeNames.ts'
import { World } from './world.ts'
import { feelType, fixed, membersOfEnum } from './worldNames.ts'

/** Nodes that are written into one expression: FEEL is read by people, and parsed by engines that don't like it long. */
const largest = 40

/** A model of an entity's results, with the names that it gives to what the notice speaks of. */
export function modelOf(form: Form, name: string): { readonly model: DmnModel; readonly world: World } {
  const world = new World(arrange(form, largest))
  const groups = world.arrangement.groups.map((group) => decisionsOf(world, group))
  const check = inputCheck(world)
  const unknown = unknownReasons(world)
  const refused = refusedRecord()
  const outcome = outcomeOf(world)
  const chosen = chosenSettings(world)
  const isChosen = world.settings.size > 0
  const decisions = [
    ...(isChosen ? [chosen.decision] : []),
    ...cellsOf(world),
    ...groups.flatMap(({ decisions }) => decisions),
    check,
    refused,
    unknown.decision,
    outcome.decision,
  ]
  const inputs = inputsOf(world)
  const used = needed(world.functions)
  const types = [
    ...enumerations(world),
    ...elementTypes(world),
    settingsInput(world),
    ...(isChosen ? [chosen.type] : []),
    ...commonTypes,
    ...typesOfFunctions(used),
    ...groups.flatMap(({ types: own }) => own),
    unknown.type,
    outcome.type,
  ]
  const label = form.entity?.name ?? form.program.header.name
  return {
    world,
    model: { name, label, about: [], types, inputs, functions: [...used], decisions },
  }
}

/** The fields' cells, each a decision. */
function cellsOf(world: World): Decision[] {
  return [...world.cells].map((name) => {
    const reader = new Reader(world, null)
    const text = reader.written(world.form.root, name)
    const { kind } = world.names.field(world.form.root.entity as string, name).type
    const type = kind === 'text' || kind === 'enum' || kind === 'identity' ? 'string' : 'number'
    const about = ['没有填的，按默认；没有默认的不影响结果。日期是1970年1月1日起的日数，小数按位放大。']
    return {
      name: world.names.cell(name),
      label: `${name}的取值`,
      type,
      about,
      logic: { kind: 'literal', text },
      requires: reader.requires,
    }
  })
}

/** Functions with those that they call, each after what it calls. */
function needed(used: ReadonlySet<FunctionName>): Set<FunctionName> {
  const found = new Set<FunctionName>()
  const add = (name: FunctionName): void => {
    for (const other of functions[name].requires) add(other)
    found.add(name)
  }
  for (const name of used) add(name)
  return found
}

function inputsOf(world: World): InputData[] {
  const { entity } = world.form
  const settings: InputData = {
    name: fixed.settings,
    type: settingsType,
    label: fixed.settings,
    about: ['可以不填：基准日、读法、参数另定的值。May be left out: another base date, readings, values of parameters.'],
  }
  const fields = (entity?.fields ?? []).map((field): InputData => {
    const must = field.default !== null ? `默认 ${String(field.default)}` : field.optional ? '可选' : '必填'
    const about = [oneLine([must, units(field.type)].filter((part) => part !== '').join('；'))]
    return { name: world.names.input(field.name), type: feelType(world.names, field.type), label: field.name, about }
  })
  const relations = (entity?.relations ?? []).map((relation): InputData => {
    const type = world.names.type('list', relation.entity)
    return { name: world.names.input(relation.name), type, label: relation.name, about: [oneLine(`多个 ${relation.entity}`)] }
  })
  return [settings, ...fields, ...relations]
}

const durations = { month: '月数', day: '天数', minute: '分钟数' } as const
const units = (type: Type): string => (type.kind === 'duration' ? durations[type.unit] : '')

/** Every enumeration that inputs or results are of. */
function enumerations({ form, names }: World): ItemType[] {
  return form.program.enumerations.map(({ name }) => {
    // Results and inputs may be absent, so null is a value of every type.
    const allowed = ['null', ...membersOfEnum(form.program, name).map(feelText)].join(', ')
    return { name: names.type('enumeration', name), base: 'string', collection: false, allowed, components: [] }
  })
}

/** The types of records that stand in lists, those within before those around them. */
function elementTypes(world: World): ItemType[] {
  const found = new Map<string, ItemType[]>()
  const add = (name: string): void => {
    if (found.has(name)) return
    found.set(name, [])
    const entity = world.names.entity(name)
    for (const relation of entity.relations) add(relation.entity)
    const fields = entity.fields.map((field): Typed => {
      return { name: world.names.component(name, field.name), type: feelType(world.names, field.type), label: field.name }
    })
    const relations = entity.relations.map((relation): Typed => {
      return { name: world.names.component(name, relation.name), type: world.names.type('list', relation.entity), label: relation.name }
    })
    const type = world.names.type('entity', name)
    found.set(name, [
      { name: type, base: null, collection: false, allowed: null, components: [...fields, ...relations] },
      { name: world.names.type('list', name), base: type, collection: true, allowed: null, components: [] },
    ])
  }
  for (const relation of world.form.entity?.relations ?? []) add(relation.entity)
  return [...found.values()].flat()
}

const commonTypes: readonly ItemType[] = [
  {
    name: refusalTypes.one,
    base: null,
    collection: false,
    allowed: null,
    components: ['code', 'field'].map((name) => ({ name, type: 'string', label: name })),
  },
  { name: refusalTypes.list, base: refusalTypes.one, collection: true, allowed: null, components: [] },
  { name: textsType, base: 'string', collection: true, allowed: null, components: [] },
]

function refusedRecord(): Decision {
  return {
    name: fixed.refused,
    label: fixed.refused,
    type: refusalTypes.list,
    about: ['为什么拒绝这条记录；空的，就是没有拒绝。Why the record is refused; empty where it is not.'],
    logic: { kind: 'literal', text: `if count(${fixed.inputCheck}) > 0 then ${fixed.inputCheck} else ${fixed.refusals}` },
    requires: new Set([fixed.inputCheck, fixed.refusals]),
  }
}

interface Gathered {
  readonly decision: Decision
  readonly type: ItemType
}

/** Why each result is unknown; an empty list where it is known. */
function unknownReasons(world: World): Gathered {
  const requires = new Set<string>()
  const entries = world.arrangement.groups.flatMap((group): Entry[] => {
    if (group.owner.kind !== 'result') return []
    const { rule, unknown } = group.owner.result
    const name = world.names.result(rule)
    if (unknown.length === 0) return [{ name, type: textsType, about: rule.name, text: '[]' }]
    requires.add(world.processName(group))
    return [{ name, type: textsType, about: rule.name, text: `${world.processName(group)}.${world.reasonsName(group)}` }]
  })
  return gathered(unknownType, entries, {
    name: fixed.unknown,
    label: fixed.unknown,
    about: ['每项结果为什么未知。Why each result is unknown.'],
    requires,
  })
}

/** All that is asked of a model in one: refusals, reasons, and results, which a refused record has none of. */
function outcomeOf(world: World): Gathered {
  const requires = new Set<string>([fixed.refused, fixed.unknown])
  const results = world.form.results.map(({ rule }): Entry => {
    const name = world.names.result(rule)
    requires.add(name)
    const text = `if count(${fixed.refused}) > 0 then null else ${name}`
    return { name, type: feelType(world.names, rule.type), about: rule.name, text }
  })
  const entries: Entry[] = [
    { name: `${fixed.refused}原因`, type: refusalTypes.list, about: fixed.refused, text: fixed.refused },
    {
      name: `${fixed.unknown}原因`,
      type: unknownType,
      about: fixed.unknown,
      text: `if count(${fixed.refused}) > 0 then null else ${fixed.unknown}`,
    },
    ...results,
  ]
  return gathered(outcomeType, entries, {
    name: fixed.outcome,
    label: fixed.outcome,
    about: ['拒绝的记录没有结果。A refused record has no results.'],
    requires,
  })
}

function gathered(type: string, entries: readonly Entry[], rest: Omit<Decision, 'type' | 'logic'>): Gathered {
  const components = entries.map((entry) => ({ name: entry.name, type: entry.type, label: entry.about }))
  return {
    decision: { ...rest, type, logic: { kind: 'context', entries, result: null } },
    type: { name: type, base: null, collection: false, allowed: null, components },
  }
}
