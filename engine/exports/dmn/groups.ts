import type { FormResult } from '../../steps/form.ts'
import type { Reason } from '../../steps/term.ts'
import type { Group, Unit } from './arrange.ts'
import { feelOf } from './expression.ts'
import { fault } from './fault.ts'
import { feelText } from './feel.ts'
import type { Decision, Entry, ItemType, Logic } from './model.ts'
import { provenanceText } from './provenance.ts'
import { Reader } from './reader.ts'
import { tableLogic } from './tableLogic.ts'
import { refusalTypes, textsType } from './typeNames.ts'
import { entryOf } from './units.ts'
import { plainOf } from './values.ts'
import type { World } from './world.ts'
import { feelType, fixed } from './worldNames.ts'

/** Decisions with the types of what they give. */
export interface Decided {
  readonly decisions: readonly Decision[]
  readonly types: readonly ItemType[]
}

/** The decisions that a group of steps comes to. */
export function decisionsOf(world: World, group: Group): Decided {
  const { owner } = group
  if (owner.kind === 'refusals') return { decisions: [refusals(world, group)], types: [] }
  if (owner.kind === 'table') return tables(world, group)
  const pinned = world.pinned(group)
  if (pinned) return { decisions: [pinnedResult(world, group, pinned)], types: [] }
  const process = processOf(world, group, owner.result)
  return { decisions: [...process.decisions, result(world, owner.result, group)], types: process.types }
}

const entriesOf = (world: World, reader: Reader, group: Group, units: readonly Unit[]): Entry[] =>
  units.map((unit) => entryOf(world, reader, unit, group))

const aboutRule = ({ rule }: FormResult): string[] => [provenanceText(rule.provenance)].filter((line) => line !== '')

function logicOf(entries: readonly Entry[], result: string): Logic {
  return entries.length === 0 ? { kind: 'literal', text: result } : { kind: 'context', entries, result }
}

/** A result that is always known. */
function pinnedResult(world: World, group: Group, found: FormResult): Decision {
  const { rule, value, scale } = found
  const reader = new Reader(world, group)
  const own = group.units.find((unit) => unit.kind === 'step' && unit.step.node === value)
  const others = group.units.filter((unit) => unit !== own)
  const entries = entriesOf(world, reader, group, others)
  const text = own ? reader.converted(entryOf(world, reader, own, group).text, rule.type, scale) : finalText(reader, found)
  const shared = { name: world.names.result(rule), label: rule.name, type: feelType(world.names, rule.type), about: aboutRule(found) }
  return { ...shared, logic: logicOf(entries, text), requires: reader.requires }
}

/** A result's value in the units that people read, straight from its table where that holds it. */
function finalText(reader: Reader, { rule, value, scale }: FormResult): string {
  return reader.straight(value) ?? plainOf(reader, value, rule.type, scale)
}

function result(world: World, found: FormResult, group: Group): Decision {
  const { rule, unknown } = found
  const reader = new Reader(world, null)
  const value = finalText(reader, found)
  const reasons = `${world.processName(group)}.${world.reasonsName(group)}`
  const text = unknown.length === 0 ? value : `if count(${reasons}) > 0 then null else ${value}`
  if (unknown.length > 0) reader.require(world.processName(group))
  const shared = { name: world.names.result(rule), label: rule.name, type: feelType(world.names, rule.type), about: aboutRule(found) }
  return { ...shared, logic: { kind: 'literal', text }, requires: reader.requires }
}

/** The steps of a result, and why it is unknown. */
function processOf(world: World, group: Group, { rule, unknown }: FormResult): Decided {
  const reader = new Reader(world, group)
  const reasons = unknown.map(({ reason, when }) => {
    return when.kind === 'constant' ? reasonText(reader, reason) : `if ${feelOf(reader, when)} then ${reasonText(reader, reason)} else null`
  })
  const list: Entry = {
    name: world.reasonsName(group),
    type: textsType,
    about: `${rule.name}为什么未知；没有的，就是已知`,
    text: listOf(reasons),
  }
  const entries = [...entriesOf(world, reader, group, group.units), ...(unknown.length > 0 ? [list] : [])]
  return process(world, world.processName(group), `${rule.name}的计算过程`, entries, reader)
}

function process(world: World, name: string, label: string, entries: readonly Entry[], reader: Reader): Decided {
  const type = world.names.type('decision', name)
  const about = [
    '数都是整数：金额等按小数位放大，日期是1970年1月1日起的日数。Whole numbers: decimals scaled, dates as days since 1970-01-01.',
  ]
  // Of lists that steps are gathered from nobody else reads; jDMN knows no part of a context of which one is of any type.
  const components = entries
    .filter(({ type: own }) => own !== 'Any')
    .map((entry) => ({ name: entry.name, type: entry.type, label: entry.about }))
  return {
    decisions: [{ name, label, type, about, logic: { kind: 'context', entries, result: null }, requires: reader.requires }],
    types: [{ name: type, base: null, collection: false, allowed: null, components }],
  }
}

const reasonText = (reader: Reader, reason: Reason): string =>
  'text' in reason ? feelText(reason.text) : `${feelText(`${reason.parameter}（`)} + string(${feelOf(reader, reason.year)}) + "年）"`

/** A list of what its items give that is not null. */
export const listOf = (items: readonly string[]): string => (items.length === 0 ? '[]' : `[\n  ${items.join(',\n  ')}\n][item != null]`)

function tables(world: World, group: Group): Decided {
  if (group.owner.kind !== 'table') throw new Error('a table’s group is expected')
  const form = group.owner.table
  const { table } = form
  const reader = new Reader(world, group)
  const entries = entriesOf(world, reader, group, group.units)
  const before = entries.length > 0 ? process(world, world.processName(group), `${table.name}的计算过程`, entries, reader) : null
  const all = table.results.map((_, place) => place)
  const parts = world.hasOneOutput(form) ? all.map((place) => [place]) : [all]
  const made = parts.map((places) => tableDecision(world, form, places))
  return {
    decisions: [...(before?.decisions ?? []), ...made.flatMap(({ decisions }) => decisions)],
    types: [...(before?.types ?? []), ...made.flatMap(({ types }) => types)],
  }
}

function tableDecision(world: World, form: Parameters<typeof tableLogic>[2], places: readonly number[]): Decided {
  const reader = new Reader(world, null)
  const logic: Logic = { kind: 'table', ...tableLogic(world, reader, form, places) }
  const { clause, name: label } = form.table
  const name = world.columnName(form, places[0] as number)
  const one = logic.outputs.length === 1
  const type = one ? (logic.outputs[0]?.type as string) : world.names.type('decision', name)
  const about = clause ? [`依据 ${clause}`] : []
  return {
    decisions: [{ name, label, type, about, logic, requires: reader.requires }],
    types: one ? [] : [{ name: type, base: null, collection: false, allowed: null, components: logic.outputs }],
  }
}

/** Why the rules refuse a record that the input check lets through. */
function refusals(world: World, group: Group): Decision {
  const reader = new Reader(world, group)
  const found = world.form.refusals.map(({ code, field, when }) => {
    const refusal = fault(code, feelText(field))
    return when.kind === 'constant' ? refusal : `if ${feelOf(reader, when)} then ${refusal} else null`
  })
  const entries = entriesOf(world, reader, group, group.units)
  return {
    name: fixed.refusals,
    label: fixed.refusals,
    type: refusalTypes.list,
    about: ['规则不能决定的、违反断言的。What the rules can’t decide, and broken assertions.'],
    logic: logicOf(entries, listOf(found)),
    requires: reader.requires,
  }
}
