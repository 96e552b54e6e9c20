import { civil, dayNumber, parseDate } from '../../../engine/number/date.ts'
import { decimal } from '../../../engine/number/decimal.ts'
import type { Value } from '../../../engine/program/apply.ts'
import type { RecordOutcome, Result } from '../../../engine/program/outcome.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import { type Cell, cellOf, fillerOf } from '../../../engine/steps/cells.ts'
import type { Form } from '../../../engine/steps/form.ts'
import type { Frame, Node } from '../../../engine/steps/node.ts'
import { arithmeticOf, compared } from '../../../engine/steps/numbers.ts'
import type { Item, Plan } from '../../../engine/steps/plan.ts'
import type { Reason } from '../../../engine/steps/term.ts'
import type { Code } from '../../../grammar/messages/index.ts'

/** What a record's frame holds while a plan is gone through: its values, and the steps computed so far. */
interface Place {
  readonly record: InputRecord
  readonly index: number
  readonly frame: Frame
  readonly outer: Place | null
  readonly values: Map<Node, Cell>
}

/** Goes through a plan as any target does: each step once, in order, and nothing that is not yet computed is read. */
export function planOutcome(plan: Plan, record: InputRecord, settings: readonly Cell[]): RecordOutcome {
  const { form } = plan
  const place: Place = { record, index: 0, frame: form.root, outer: null, values: new Map() }
  run(plan, plan.items, place, settings)
  const value = (node: Node) => cellAt(plan, node, place, settings)
  const refusals = form.refusals
    .filter(({ when }) => value(when) === true)
    .map(({ code, field }) => ({ code: code as Code, field, values: {} }))
  if (refusals.length > 0) return { kind: 'refused', refusals }
  const results = form.results.map(({ rule, value: node, scale, unknown }): [string, Result] => {
    const reasons = unknown.filter(({ when }) => value(when) === true).map(({ reason }) => reasonText(reason, value))
    if (reasons.length > 0) return [rule.name, { kind: 'unknown', reasons }]
    return [rule.name, { kind: 'known', type: rule.type, value: plain(value(node), rule.type.kind === 'decimal' ? scale : null) }]
  })
  return { kind: 'results', results: new Map(results) }
}

/** What one node of a plan comes to. */
export function planValue(plan: Plan, node: Node, record: InputRecord, settings: readonly Cell[]): Cell {
  const place: Place = { record, index: 0, frame: plan.form.root, outer: null, values: new Map() }
  run(plan, plan.items, place, settings)
  return cellAt(plan, node, place, settings)
}

const reasonText = (reason: Reason, value: (node: Node) => Cell): string =>
  'text' in reason ? reason.text : `${reason.parameter}（${value(reason.year)}年）`

const plain = (cell: Cell, scale: number | null): Value =>
  typeof cell !== 'bigint' ? cell : scale === null ? Number(cell) : decimal(cell, scale)

function run(plan: Plan, items: readonly Item[], place: Place, settings: readonly Cell[]): void {
  for (const item of items) {
    if (item.kind === 'step') place.values.set(item.step.node, computed(plan, item.step.node, place, settings))
    else {
      const holder = at(place, item.over.holder as Frame)
      const elements = (holder.record.relations.get(item.over.relation as string) ?? []).map((record, index): Place => {
        const element = { record, index, frame: item.over, outer: place, values: new Map() }
        run(plan, item.body, element, settings)
        return element
      })
      for (const { node } of item.folds) place.values.set(node, folded(plan, node, elements, settings))
    }
  }
}

function folded(plan: Plan, node: Extract<Node, { kind: 'fold' }>, elements: readonly Place[], settings: readonly Cell[]): Cell {
  const chosen = elements.filter((element) => cellAt(plan, node.when, element, settings) === true)
  if (node.function === 'any') return chosen.length > 0
  if (node.function === 'count') return BigInt(chosen.length)
  const values = chosen.map((element) => cellAt(plan, node.value as Node, element, settings) as bigint)
  if (node.function === 'sum') return values.reduce((a, b) => a + b, 0n)
  return values.length === 0 ? 0n : values.reduce((a, b) => (a < b === (node.function === 'minimum') ? a : b))
}

function at(place: Place, frame: Frame): Place {
  let found = place
  while (found.frame !== frame) found = found.outer as Place
  return found
}

function cellAt(plan: Plan, node: Node, place: Place, settings: readonly Cell[]): Cell {
  if (!plan.steps.has(node)) return computed(plan, node, place, settings)
  const value = at(place, node.frame ?? plan.form.root).values.get(node)
  if (value === undefined) throw new Error(`step ${plan.steps.get(node)?.number} is read before it is computed`)
  return value
}

function computed(plan: Plan, node: Node, place: Place, settings: readonly Cell[]): Cell {
  const value = raw(plan, node, place, settings)
  if (node.type === 'whole' && ((value as bigint) < node.low || (value as bigint) > node.high)) {
    throw new Error(`${node.kind} gives ${value}, not within ${node.low}..${node.high}`)
  }
  return value
}

function raw(plan: Plan, node: Node, place: Place, settings: readonly Cell[]): Cell {
  const value = (part: Node) => cellAt(plan, part, place, settings)
  switch (node.kind) {
    case 'constant':
      return node.value
    case 'field': {
      const held = at(place, node.frame as Frame)
      const field = plan.form.program.entities
        .find(({ name }) => name === held.frame.entity)
        ?.fields.find(({ name }) => name === node.field)
      const own = held.record.values.get(node.field)
      return own === undefined ? fillerOf(node) : cellOf(own, field?.numeric?.scale ?? 0)
    }
    case 'given':
      return at(place, node.frame as Frame).record.values.has(node.field)
    case 'index':
      return BigInt(at(place, node.frame as Frame).index)
    case 'setting':
      return settings[node.setting] as Cell
    case 'not':
      return !value(node.of)
    case 'and':
      return node.of.every((part) => value(part) === true)
    case 'or':
      return node.of.some((part) => value(part) === true)
    case 'compare': {
      const [left, right] = [value(node.left), value(node.right)]
      return compared(node.relation, left === right ? 0 : left < right ? -1 : 1)
    }
    case 'arithmetic':
      return arithmeticOf(node.operator, value(node.left) as bigint, value(node.right) as bigint)
    case 'choose':
      return value(node.cases.find(({ when }) => value(when) === true)?.value ?? node.otherwise)
    case 'calendar':
      return BigInt(calendar(node.part, Number(value(node.of))))
    case 'fold':
      throw new Error('a fold is computed by its loop')
  }
}

function calendar(part: Extract<Node, { kind: 'calendar' }>['part'], value: number): number {
  if (part !== 'firstOfMonth') return civil(value)[part === 'dayOfMonth' ? 'day' : part]
  return dayNumber(Math.floor(value / 12), (value % 12) + 1, 1) as number
}

/** The settings of a form, with the base date and readings of a run. */
export function settingsFor(
  { settings }: Form,
  { baseDate, readings }: { readonly baseDate: string; readonly readings: Readonly<Record<string, string>> },
): Cell[] {
  return settings.map((setting) => {
    if (setting.kind === 'baseDate') return BigInt(parseDate(baseDate) as number)
    if (setting.kind === 'reading' && Object.hasOwn(readings, setting.question.name)) return readings[setting.question.name] as string
    return setting.value
  })
}
