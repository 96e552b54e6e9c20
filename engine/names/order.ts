import type { Span } from '../../grammar/source.ts'

/** Something that may read other things; `reads` holds each edge with the place that makes it. */
export interface Node {
  readonly id: string
  readonly name: string
  readonly reads: readonly { readonly id: string; readonly span: Span }[]
}

export interface Cycle {
  readonly path: readonly string[]
  /** The place of every edge, in the order of the path. */
  readonly spans: readonly Span[]
}

interface Frame {
  readonly node: Node
  next: number
}

/**
 * Topological order by depth-first search: every node behind those that it reads, ties in the given order. Iterative, so
 * that long chains do not exhaust the stack. Each cycle is quoted once, edge by edge.
 */
export function dependencyOrder(nodes: readonly Node[]): { order: string[]; cycles: Cycle[] } {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const state = new Map<string, 'open' | 'done'>()
  const order: string[] = []
  const cycles: Cycle[] = []
  for (const start of nodes) {
    if (state.has(start.id)) continue
    const stack: Frame[] = [{ node: start, next: 0 }]
    state.set(start.id, 'open')
    while (stack.length > 0) {
      const frame = stack[stack.length - 1] as Frame
      const edge = frame.node.reads[frame.next++]
      if (!edge) {
        stack.pop()
        state.set(frame.node.id, 'done')
        order.push(frame.node.id)
        continue
      }
      const target = byId.get(edge.id)
      if (!target) continue
      const seen = state.get(target.id)
      if (seen === 'open') cycles.push(cycleOf(stack, target.id))
      else if (seen === undefined) {
        state.set(target.id, 'open')
        stack.push({ node: target, next: 0 })
      }
    }
  }
  return { order, cycles }
}

function cycleOf(stack: readonly Frame[], back: string): Cycle {
  const from = stack.findIndex((frame) => frame.node.id === back)
  const frames = stack.slice(from)
  const spans = frames.map((frame) => (frame.node.reads[frame.next - 1] as Node['reads'][number]).span)
  return { path: [...frames.map((frame) => frame.node.name), (frames[0] as Frame).node.name], spans }
}
