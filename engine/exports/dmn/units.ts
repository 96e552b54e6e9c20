import { printExpr } from '../../program/printExpr.ts'
import type { Frame, Node, NodeOf, NodeType } from '../../steps/node.ts'
import { partsOf } from '../../steps/node.ts'
import type { Item, Loop, Step } from '../../steps/plan.ts'
import type { Group, Unit } from './arrange.ts'
import { feelOf, feelOut, operandOf } from './expression.ts'
import type { Entry } from './model.ts'
import type { Reader } from './reader.ts'
import type { World } from './world.ts'

/** A unit as an entry of its decision's context. */
export function entryOf(world: World, reader: Reader, unit: Unit, group: Group): Entry {
  const name = world.unitName(unit, group)
  if (unit.kind === 'loop') return { name, type: 'Any', about: '', text: loopText(world, reader, unit.loop, group) }
  const { node } = unit.step
  return { name, type: nodeType(node), about: aboutStep(world, unit.step), text: stepText(world, reader, node, group) }
}

export const nodeType = ({ type }: NodeType): string => (type === 'flag' ? 'boolean' : type === 'text' ? 'string' : 'number')

/** What a step is in the notice's words, or the expression that it comes from. */
function aboutStep({ form }: World, { node, label }: Step): string {
  const reason = label?.reason ? ('text' in label.reason ? label.reason.text : label.reason.parameter) : ''
  if (label) return label.part === 'value' ? `${label.rule.name}的值` : `${label.rule.name}未知：${reason}`
  const origin = form.origins.get(node)
  const text = origin ? printExpr(origin).replace(/\s+/g, ' ') : ''
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

function stepText(world: World, reader: Reader, node: Node, group: Group): string {
  if (node.kind === 'fold') return foldText(world, reader, node, group)
  const column = world.arrangement.columns.get(node)
  return column ? reader.column(node, column) : feelOut(reader, node)
}

/** What is gathered over the elements, from the list that going through them gave. */
function foldText(world: World, reader: Reader, node: NodeOf<'fold'>, group: Group): string {
  const home = world.arrangement.loopOf(node)
  if (!home) throw new Error('a fold has a loop')
  return gathered(node, world.place(home, group, reader), foldKey(world, node, home.group), world.local(group).of('each', '某项'))
}

function gathered({ function: name }: NodeOf<'fold'>, list: string, key: string, each: string): string {
  if (name === 'any') return `some ${each} in ${list} satisfies ${each}.${key}`
  const values = `(for ${each} in ${list} return ${each}.${key})`
  if (name === 'sum' || name === 'count') return `if count(${list}) = 0 then 0 else sum${values}`
  const known = `${values}[item != null]`
  return `if count(${list}) = 0 then 0 else if count(${known}) = 0 then 0 else ${name === 'minimum' ? 'min' : 'max'}(${known})`
}

/** Where an element keeps what it adds to a fold. */
const foldKey = (world: World, node: Node, group: Group): string => world.local(group).of(`fold ${node.id}`, '计入')

function contribution(reader: Reader, { function: name, when, value }: NodeOf<'fold'>): string {
  if (name === 'any') return feelOf(reader, when)
  const own = value === null || name === 'count' ? '1' : operandOf(reader, value)
  const none = name === 'sum' || name === 'count' ? '0' : 'null'
  return when.kind === 'constant' ? own : `if ${feelOf(reader, when)} then ${own} else ${none}`
}

/** A list with a context for each element: its steps, and what it adds to each fold. */
function loopText(world: World, reader: Reader, loop: Loop, group: Group): string {
  const { over, folds } = loop
  const element = world.elementName(over, group)
  const relation = reader.field(over.holder as Frame, over.relation as string)
  const entries = [
    ...loop.body.flatMap((item) => itemEntries(world, reader, item, group)),
    ...folds.map(({ node }) => `${foldKey(world, node, group)}: ${contribution(reader, node)}`),
  ]
  const [variable, body] = asksIndex(loop)
    ? [`${world.indexName(over, group)} in 1..count(${relation})`, [`${element}: ${relation}[${world.indexName(over, group)}]`, ...entries]]
    : [`${element} in ${relation}`, entries]
  // Drools loses the names around a `for` over nothing.
  return `if ${relation} = null then [] else if count(${relation}) = 0 then [] else for ${variable} return ${braced(body)}`
}

function itemEntries(world: World, reader: Reader, item: Item, group: Group): string[] {
  if (item.kind === 'step') return [`${world.innerName(item.step.node, group)}: ${stepText(world, reader, item.step.node, group)}`]
  const list = world.unitName({ kind: 'loop', loop: item }, group)
  const each = world.local(group).of('each', '某项')
  const gatheredUp = item.folds.map(
    ({ node }) => `${world.innerName(node, group)}: ${gathered(node, list, foldKey(world, node, group), each)}`,
  )
  return [`${list}: ${loopText(world, reader, item, group)}`, ...gatheredUp]
}

const braced = (entries: readonly string[]): string => `{\n  ${entries.map((entry) => entry.replaceAll('\n', '\n  ')).join(',\n  ')}\n}`

function asksIndex({ over, folds }: Loop): boolean {
  const seen = new Set<Node>()
  const asks = (node: Node): boolean => {
    if (seen.has(node)) return false
    seen.add(node)
    return (node.kind === 'index' && node.frame === over) || partsOf(node).some(asks)
  }
  return folds.some(({ node }) => partsOf(node).some(asks))
}
