import type { Label } from '../../steps/form.ts'
import { type Node, partsOf } from '../../steps/node.ts'
import type { Plan } from '../../steps/plan.ts'
import { oneLine } from '../header.ts'
import { provenanceWords } from '../provenance.ts'
import { unitWords } from '../ruleLines.ts'

/** How many results a step on the way names. */
const mostNamed = 4

/** What every step of a plan is in the notice's words: a result, why one is unknown, or on the way to some. */
export function commentsOf({ form, steps }: Plan): (node: Node) => string {
  const towards = new Map<Node, Set<string>>()
  const visit = (node: Node, name: string, seen: Set<Node>): void => {
    if (seen.has(node)) return
    seen.add(node)
    const names = towards.get(node) ?? new Set()
    if (steps.has(node)) towards.set(node, names.add(name))
    for (const part of partsOf(node)) if (form.labels.get(part)?.part !== 'value') visit(part, name, seen)
  }
  for (const [node, { rule }] of form.labels) visit(node, rule.name, new Set())
  for (const { when, field } of form.refusals) visit(when, field, new Set())
  return (node) => {
    const label = form.labels.get(node)
    return oneLine(label ? labelComment(label) : `中间值 step towards：${namesOf([...(towards.get(node) ?? [])])}`)
  }
}

const namesOf = (names: readonly string[]): string => [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ['…'] : [])].join('、')

function labelComment(label: Label): string {
  const { rule, part, reason } = label
  if (part === 'value') return [rule.name, unitWords(label), ...provenanceWords(rule.provenance)].filter((words) => words !== '').join('：')
  return `${rule.name} 未知 unknown：${reason === null ? '' : 'text' in reason ? reason.text : reason.parameter}`
}
