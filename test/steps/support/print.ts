import { type Node, partsOf } from '../../../engine/steps/node.ts'

/** A node as a short text: (add 费用 100), (年龄 < 18 ? 1 : 0). */
export function printNode(node: Node): string {
  switch (node.kind) {
    case 'constant':
      return typeof node.value === 'string' ? `"${node.value}"` : String(node.value)
    case 'field':
      return node.field
    case 'given':
      return `${node.field}!`
    case 'setting':
      return `#${node.setting}`
    case 'choose':
      return `(${node.cases.map(({ when, value }) => `${printNode(when)} ? ${printNode(value)} : `).join('')}${printNode(node.otherwise)})`
    case 'compare':
      return `(${node.relation} ${printNode(node.left)} ${printNode(node.right)})`
    case 'arithmetic':
      return `(${node.operator} ${printNode(node.left)} ${printNode(node.right)})`
    case 'calendar':
      return `(${node.part} ${printNode(node.of)})`
    case 'fold':
      return `(${node.function} ${node.over.relation}: ${partsOf(node).map(printNode).join(' ')})`
    default:
      return `(${node.kind} ${partsOf(node).map(printNode).join(' ')})`.replace(' )', ')')
  }
}
