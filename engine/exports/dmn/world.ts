import type { Rule } from '../../program/program.ts'
import type { Form, FormResult } from '../../steps/form.ts'
import type { FormTable } from '../../steps/lower/table.ts'
import type { Frame, Node } from '../../steps/node.ts'
import type { Identifiers } from '../identifiers.ts'
import type { Arrangement, Group, Unit } from './arrange.ts'
import type { FunctionName } from './functions.ts'
import type { Reader } from './reader.ts'
import { cellOfValue } from './values.ts'
import { steps, WorldNames } from './worldNames.ts'

/** What all decisions of a model share: names, and where each step stands. */
export class World {
  readonly arrangement: Arrangement
  readonly names: WorldNames
  /** Functions and settings that some decision uses. */
  readonly functions = new Set<FunctionName>()
  readonly settings = new Set<number>()
  /** Fields whose cells are decisions of their own. */
  readonly cells = new Set<string>()
  private readonly locals = new Map<Group | null, Identifiers>()
  private readonly rules: ReadonlyMap<string, Rule>

  constructor(arrangement: Arrangement) {
    this.arrangement = arrangement
    this.names = new WorldNames(arrangement.form)
    this.rules = new Map(arrangement.form.program.rules.map((rule) => [rule.id, rule]))
  }

  get form(): Form {
    return this.arrangement.form
  }

  ruleOf({ table }: FormTable, place: number): Rule {
    return this.rules.get(table.results[place] as string) as Rule
  }

  hasOneOutput({ table }: FormTable): boolean {
    return table.results.length === 1 || table.policy === 'sum'
  }

  /** The decision that gives a result column: sums are of one column each. */
  columnName(table: FormTable, place: number): string {
    const apart = table.table.policy === 'sum' && table.table.results.length > 1
    return apart ? this.names.part(table, String(place)) : this.names.table(table)
  }

  /** How a decision reads a step: an entry of its own, of another's process, or a result that is its step. */
  place({ unit, group }: { unit: Unit; group: Group }, here: Group | null, reader: Reader): string {
    const pinned = this.pinned(group)
    if (pinned && unit.kind === 'step' && unit.step.node === pinned.value) {
      const { rule, scale } = pinned
      const name = reader.require(this.names.result(rule))
      // A result that is a step is never null.
      if (rule.type.kind === 'decimal') return scale > 0 ? `${name} * 1${'0'.repeat(scale)}` : name
      return rule.type.kind === 'date' || rule.type.kind === 'instant' ? cellOfValue(name, rule.type, 0, 0n) : name
    }
    const entry = this.unitName(unit, group)
    return group === here ? entry : `${reader.require(this.processName(group))}.${entry}`
  }

  /** The result of a group that needs no process: never unknown, and nobody else reads its steps. */
  pinned({ owner, units }: Group): FormResult | null {
    if (owner.kind !== 'result' || owner.result.unknown.length > 0) return null
    const others = units.filter((unit) => !(unit.kind === 'step' && unit.step.node === owner.result.value))
    return others.some((unit) => this.arrangement.isShared(unit)) ? null : owner.result
  }

  processName({ owner }: Group): string {
    if (owner.kind === 'result') return this.names.process(owner.result.rule)
    if (owner.kind === 'table') return this.names.part(owner.table, steps)
    throw new Error('nobody reads what refusals rest on')
  }

  /** The names of one decision. */
  local(group: Group | null): Identifiers {
    const known = this.locals.get(group) ?? this.names.local()
    this.locals.set(group, known)
    return known
  }

  /** The entry of a process that lists why its result is unknown. */
  reasonsName(group: Group): string {
    return this.local(group).of('reasons', '未知原因')
  }

  unitName(unit: Unit, group: Group): string {
    const local = this.local(group)
    if (unit.kind === 'loop') return local.of(`loop ${unit.loop.over.id}`, `各${unit.loop.over.relation}`)
    const { node, label, number } = unit.step
    const isOwnValue = group.owner.kind === 'result' && group.owner.result.value === node
    if (isOwnValue) return local.of(`step ${number}`, '所得')
    return local.of(`step ${number}`, this.wordsOf(node, label ? `${label.rule.name}${label.part === 'value' ? '_值' : '_缺'}` : null))
  }

  private wordsOf(node: Node, label: string | null): string {
    if (label) return label
    if (node.kind === 'fold') return `${node.over.relation}_${folds[node.function]}`
    return node.type === 'flag' ? '条件' : node.type === 'text' ? '文' : '数'
  }

  /** The name of a step of an element, within the text that goes through its relation. */
  innerName(node: Node, here: Group | null): string {
    const step = this.arrangement.plan.steps.get(node)
    const label = step?.label ? `${step.label.rule.name}${step.label.part === 'value' ? '_值' : '_缺'}` : null
    return this.local(here).of(`step ${step?.number}`, this.wordsOf(node, label))
  }

  elementName(frame: Frame, here: Group | null): string {
    return this.local(here).of(`element ${frame.id}`, `每${frame.relation}`)
  }

  indexName(frame: Frame, here: Group | null): string {
    return this.local(here).of(`index ${frame.id}`, `第${frame.relation}`)
  }

  chosenName(place: number, as: 'cell' | 'date'): string {
    this.settings.add(place)
    const setting = this.form.settings[place]
    if (!setting) throw new Error(`there is no setting ${place}`)
    const name = this.names.setting(setting)
    return setting.kind === 'baseDate' && as === 'cell' ? `${name}_日数` : name
  }
}

const folds = { sum: '合计', count: '个数', any: '存在', minimum: '最小', maximum: '最大' } as const
