/** A record that steps speak of: the one that is evaluated, or an element of a relation inside an aggregate. */
export interface Frame {
  readonly id: number
  /** null where results rest on no record. */
  readonly entity: string | null
  /** The frame in which the aggregate stands; null for the record itself. */
  readonly outer: Frame | null
  /** The frame whose relation is gone through: `outer`, or one further out; null for the record itself. */
  readonly holder: Frame | null
  readonly relation: string | null
  readonly depth: number
}

/** What a node gives: a truth, a whole number (within inclusive bounds, whatever the record holds), a text. */
export type NodeType =
  | { readonly type: 'flag' }
  | { readonly type: 'text' }
  | { readonly type: 'whole'; readonly low: bigint; readonly high: bigint }

export type Relation = 'equal' | 'unequal' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual'
export type Arithmetic = 'add' | 'subtract' | 'multiply' | 'quotient' | 'remainder'
export type Calendar = 'year' | 'month' | 'dayOfMonth' | 'firstOfMonth'
export type FoldFunction = 'sum' | 'count' | 'any' | 'minimum' | 'maximum'

/** One of several values: that of the first case whose condition holds. */
export interface Case {
  readonly when: Node
  readonly value: Node
}

/**
 * What steps are made of: strict, total operations on truths, whole numbers and texts; nothing is ever missing, and nothing
 * fails. Equal nodes of one form are one object. `frame` is the innermost record that it depends on, null for none.
 */
export type Node = NodeType & {
  readonly id: number
  readonly frame: Frame | null
} & (
    | { readonly kind: 'constant'; readonly value: boolean | bigint | string }
    /** A field's cell: decimals at the field's scale, dates as days since 1970, instants as minutes; anything of its type where it is absent. */
    | { readonly kind: 'field'; readonly field: string }
    /** Whether the record has a value of the field, or the field a default. */
    | { readonly kind: 'given'; readonly field: string }
    /** The element's place in its relation, from 0. */
    | { readonly kind: 'index' }
    /** What a run may choose, by its place among the form's settings. */
    | { readonly kind: 'setting'; readonly setting: number }
    | { readonly kind: 'not'; readonly of: Node }
    | { readonly kind: 'and' | 'or'; readonly of: readonly Node[] }
    /** Truths and texts are compared for equality only. */
    | { readonly kind: 'compare'; readonly relation: Relation; readonly left: Node; readonly right: Node }
    /**
     * `quotient` drops the fraction (towards zero), `remainder` has the dividend's sign; the divisor is always positive.
     */
    | { readonly kind: 'arithmetic'; readonly operator: Arithmetic; readonly left: Node; readonly right: Node }
    | { readonly kind: 'choose'; readonly cases: readonly Case[]; readonly otherwise: Node }
    /** Of a day: its year, month (1–12), day of the month. Of a month counted from January of year 0: its first day. */
    | { readonly kind: 'calendar'; readonly part: Calendar; readonly of: Node }
    /**
     * Over the elements that `when` holds for: the sum, number, smallest or largest value (0 of none), or whether there is one.
     * `value` is null for `count` and `any`.
     */
    | {
        readonly kind: 'fold'
        readonly function: FoldFunction
        readonly over: Frame
        readonly when: Node
        readonly value: Node | null
      }
  )

export type NodeKind = Node['kind']
export type NodeOf<K extends NodeKind> = Extract<Node, { readonly kind: K }>

/** The nodes that a node is made of, in reading order. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'not':
    case 'calendar':
      return [node.of]
    case 'and':
    case 'or':
      return node.of
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right]
    case 'choose':
      return [...node.cases.flatMap(({ when, value }) => [when, value]), node.otherwise]
    case 'fold':
      return node.value ? [node.when, node.value] : [node.when]
    case 'constant':
    case 'field':
    case 'given':
    case 'index':
    case 'setting':
      return []
  }
}
