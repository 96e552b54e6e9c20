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
  const search = new Search(nodes)
  for (const node of nodes) search.from(node)
  return search
}

class Search {
  readonly order: string[] = []
  readonly cycles: Cycle[] = []
  private readonly byId: ReadonlyMap<string, Node>
  private readonly state = new Map<string, 'open' | 'done'>()
  private readonly stack: Frame[] = []

  constructor(nodes: readonly Node[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]))
  }

  from(start: Node): void {
    if (!this.state.has(start.id)) this.open(start)
    for (let frame = this.stack.at(-1); frame; frame = this.stack.at(-1)) {
      const edge = frame.node.reads[frame.next++]
      if (edge) this.follow(edge.id)
      else this.close(frame.node)
    }
  }

  private open(node: Node): void {
    this.state.set(node.id, 'open')
    this.stack.push({ node, next: 0 })
  }

  private follow(id: string): void {
    const target = this.byId.get(id)
    const seen = this.state.get(id)
    if (seen === 'open') this.cycles.push(cycleOf(this.stack, id))
    else if (target && seen === undefined) this.open(target)
  }

  private close({ id }: Node): void {
    this.stack.pop()
    this.state.set(id, 'done')
    this.order.push(id)
  }
}

function cycleOf(stack: readonly Frame[], back: string): Cycle {
  const from = stack.findIndex((frame) => frame.node.id === back)
  const frames = stack.slice(from)
  const spans = frames.map((frame) => (frame.node.reads[frame.next - 1] as Node['reads'][number]).span)
  return { path: [...frames.map((frame) => frame.node.name), (frames[0] as Frame).node.name], spans }
}
