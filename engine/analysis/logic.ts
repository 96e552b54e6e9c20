import { combine, type Settle } from './combine.ts'
import { type Diagram, isUnknown, type Store } from './diagram.ts'

/** Kleene 且: one false decides, else one unknown makes it unknown. */
export function both(store: Store, operands: readonly Diagram[]): Diagram {
  return combine(store, operands, settleKleene(store.false, store.true), store.memo('and'))
}

/** Kleene 或: one true decides, else one unknown makes it unknown. */
export function either(store: Store, operands: readonly Diagram[]): Diagram {
  return combine(store, operands, settleKleene(store.true, store.false), store.memo('or'))
}

function settleKleene(decisive: Diagram, neutral: Diagram): Settle {
  return (operands) => {
    if (operands.includes(decisive)) return decisive
    const open = operands.filter((d) => d.kind === 'split')
    const unknown = operands.find(isUnknown)
    if (open.length === 0) return unknown ?? neutral
    const rest = open.length === 1 ? open : distinct(open)
    if (unknown) return [...rest, unknown]
    return rest.length === 1 ? (rest[0] as Diagram) : rest
  }
}

/** Each operand once, in one order, so that what was found for them is found again. */
function distinct(open: readonly Diagram[]): readonly Diagram[] {
  const [first, second] = open as readonly [Diagram, Diagram]
  if (open.length > 2) return [...new Set(open)].sort((a, b) => a.id - b.id)
  if (first === second) return [first]
  return first.id < second.id ? open : [second, first]
}

export function negated(store: Store, diagram: Diagram): Diagram {
  const settle: Settle = (operands) => {
    const operand = operands[0] as Diagram
    if (operand === store.true) return store.false
    if (operand === store.false) return store.true
    return isUnknown(operand) ? operand : operands
  }
  return combine(store, [diagram], settle, store.memo('not'))
}

/** `whenTrue` where the condition is true, `whenFalse` where it is false, unknown where it is. */
export function conditional(store: Store, condition: Diagram, whenTrue: Diagram, whenFalse: Diagram): Diagram {
  const settle: Settle = (operands) => {
    const [test, yes, no] = operands as readonly [Diagram, Diagram, Diagram]
    if (test === store.true) return yes
    if (test === store.false) return no
    return isUnknown(test) ? test : operands
  }
  return combine(store, [condition, whenTrue, whenFalse], settle, store.memo('if'))
}
