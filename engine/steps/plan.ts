import type { Form, Label } from './form.ts'
import { type Frame, type Node, type NodeOf, partsOf } from './node.ts'

/** A node that is computed once and then read by its number. */
export interface Step {
  /** Counts from 1 over the whole plan, in the order in which steps are computed. */
  readonly number: number
  readonly node: Node
  /** What it is in the notice's words; null for what is only on the way. */
  readonly label: Label | null
}

/** Going once through the elements of a relation: the steps of each element, and what is gathered over all. */
export interface Loop {
  readonly kind: 'loop'
  readonly over: Frame
  readonly body: readonly Item[]
  readonly folds: readonly (Step & { readonly node: NodeOf<'fold'> })[]
}

export type Item = { readonly kind: 'step'; readonly step: Step } | Loop

/** A form's nodes in an order in which they can be computed, each that is read more than once as a step of its own. */
export interface Plan {
  readonly form: Form
  /** What is computed of the record itself. */
  readonly items: readonly Item[]
  /** The steps by their nodes; every other node is written where it is read. */
  readonly steps: ReadonlyMap<Node, Step>
}

export interface PlanOptions {
  /** Nodes that are written inside another are no larger than this, counted in nodes. */
  readonly largest?: number
  /** The parts of a node that a target writes more than once where it writes the node: they are held as steps. */
  readonly repeated?: (node: Node) => readonly Node[]
  /** What a target writes beside results and refusals, and may rest on relations that these don't. */
  readonly beside?: readonly Node[]
}

/** Puts a form in order. */
export function planOf(form: Form, { largest = 200, repeated = () => [], beside = [] }: PlanOptions = {}): Plan {
  return new Planner(form, { largest, repeated, beside }).plan()
}

/** Every node that the results and refusals rest on. */
export function rootsOf({ results, refusals }: Form): Node[] {
  return [...results.flatMap(({ value, unknown }) => [value, ...unknown.map(({ when }) => when)]), ...refusals.map(({ when }) => when)]
}

const isLeaf = ({ kind }: Node): boolean =>
  kind === 'constant' || kind === 'field' || kind === 'given' || kind === 'setting' || kind === 'index'

class Planner {
  private readonly form: Form
  private readonly options: Required<PlanOptions>
  private readonly held = new Set<Node>()
  private readonly sizes = new Map<Node, number>()
  private readonly ranks = new Map<Node, number>()
  private readonly steps = new Map<Node, Step>()

  constructor(form: Form, options: Required<PlanOptions>) {
    this.form = form
    this.options = options
  }

  plan(): Plan {
    const roots = rootsOf(this.form)
    const uses = usesOf(roots)
    for (const node of uses.keys()) {
      if (this.isHeld(node, uses.get(node) ?? 0)) this.held.add(node)
      for (const part of this.options.repeated(node)) if (!isLeaf(part)) this.held.add(part)
    }
    const { beside } = this.options
    for (const node of usesOf(beside).keys()) if (node.kind === 'fold') this.held.add(node)
    const all = [...roots, ...beside]
    for (const root of all) this.size(root)
    return { form: this.form, items: this.block(this.form.root, all), steps: this.steps }
  }

  private isHeld(node: Node, uses: number): boolean {
    if (isLeaf(node)) return false
    if (node.kind === 'fold' || this.form.labels.get(node)?.part === 'value') return true
    return uses > 1 && !(node.kind === 'not' && isLeaf(node.of)) && !(node.kind === 'compare' && isLeaf(node.left) && isLeaf(node.right))
  }

  /** How many nodes are written where a node is read; one that would grow too large has its largest parts held. */
  private size(node: Node): number {
    const known = this.sizes.get(node)
    if (known !== undefined) return known
    const parts = partsOf(node).map((part) => ({ part, size: this.size(part) }))
    let size = 1 + parts.reduce((sum, each) => sum + each.size, 0)
    for (const each of parts.toSorted((a, b) => b.size - a.size)) {
      if (size <= this.options.largest || each.size < 8) break
      this.held.add(each.part)
      size -= each.size - 1
    }
    this.sizes.set(node, this.held.has(node) ? 1 : size)
    return this.held.has(node) ? 1 : size
  }

  /** The steps of a frame in order: what rests on no loop, the first loops, what rests on these, and so on. */
  private block(frame: Frame, roots: readonly Node[]): Item[] {
    const own = this.heldIn(frame, roots)
    const last = Math.max(0, ...own.map((node) => this.rank(node, frame)))
    const items: Item[] = []
    for (let rank = 0; rank <= last; rank++) {
      const at = own.filter((node) => this.rank(node, frame) === rank)
      items.push(...this.loops(at.filter((node): node is NodeOf<'fold'> => node.kind === 'fold')))
      for (const node of at) if (node.kind !== 'fold') items.push({ kind: 'step', step: this.step(node) })
    }
    return items
  }

  /** Folds over the same elements are gathered in one going. */
  private loops(folds: readonly NodeOf<'fold'>[]): Loop[] {
    const frames = [...new Set(folds.map(({ over }) => over))]
    return frames.map((over) => {
      const gathered = folds.filter((fold) => fold.over === over)
      const body = this.block(over, gathered.flatMap(partsOf))
      return { kind: 'loop', over, body, folds: gathered.map((node) => this.step(node) as Step & { node: NodeOf<'fold'> }) }
    })
  }

  private step(node: Node): Step {
    const known = this.steps.get(node)
    if (known) return known
    const step = { number: this.steps.size + 1, node, label: this.form.labels.get(node) ?? null }
    this.steps.set(node, step)
    return step
  }

  /** The held nodes of a frame that roots rest on, each after those that it rests on itself. Of the record's own: those of no frame too. */
  private heldIn(frame: Frame, roots: readonly Node[]): Node[] {
    const found: Node[] = []
    const seen = new Set<Node>()
    const visit = (node: Node): void => {
      if (seen.has(node)) return
      seen.add(node)
      partsOf(node).forEach(visit)
      const home = node.frame ?? this.form.root
      if (home === frame && this.held.has(node)) found.push(node)
    }
    roots.forEach(visit)
    return found
  }

  /** How many loops of a frame must have been gone through before. */
  private rank(node: Node, frame: Frame): number {
    if ((node.frame ?? this.form.root).depth < frame.depth) return 0
    const known = this.ranks.get(node)
    if (known !== undefined) return known
    const inner = node.kind === 'fold' && node.over.outer === frame
    const before = inner
      ? partsOf(node).map((part) => this.outerRank(part, frame, new Set()))
      : partsOf(node).map((part) => this.rank(part, frame))
    const rank = Math.max(0, ...before) + (inner ? 1 : 0)
    this.ranks.set(node, rank)
    return rank
  }

  /** The rank of what a node of an inner frame reads of this one. */
  private outerRank(node: Node, frame: Frame, seen: Set<Node>): number {
    if (seen.has(node)) return 0
    seen.add(node)
    const depth = (node.frame ?? this.form.root).depth
    if (depth < frame.depth) return 0
    if (depth === frame.depth) return this.rank(node, frame)
    return Math.max(0, ...partsOf(node).map((part) => this.outerRank(part, frame, seen)))
  }
}

/** How often each node is read. */
function usesOf(roots: readonly Node[]): ReadonlyMap<Node, number> {
  const uses = new Map<Node, number>()
  const visit = (node: Node): void => {
    const before = uses.get(node) ?? 0
    uses.set(node, before + 1)
    if (before === 0) partsOf(node).forEach(visit)
  }
  roots.forEach(visit)
  return uses
}
