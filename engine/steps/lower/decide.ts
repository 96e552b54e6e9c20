import type { HitPolicy } from '../../program/program.ts'
import type { NodeMaker } from '../maker.ts'
import type { Case, Node } from '../node.ts'
import { nearestZero } from '../numbers.ts'
import { anyOf, type Fault, type Flags, firstOf, flagsOf, isFalse, isTrue, type Reason, type Term, together, under } from '../term.ts'
import { apart } from './exclusive.ts'
import type { Lowering } from './lowering.ts'
import { aligned, faultKey, number } from './numeric.ts'

/** What may apply under a condition, and its value. */
export interface Option {
  readonly test: Term
  readonly value: Term
}

/** Options and what stands for none of them; `gap` is the fault where nothing does, `conflict` that of two that differ. */
export interface Decision {
  readonly options: readonly Option[]
  readonly otherwise: Term | null
  readonly gap: Fault
  readonly conflict: Fault
}

const faultWhen = (fault: Fault, when: Node): Flags<Fault> => flagsOf([[faultKey(fault), fault, when]])

/** Every value at one scale. */
export function evened(make: NodeMaker, { options, otherwise, ...rest }: Decision): Decision {
  const values = aligned(make, [...options.map(({ value }) => value), ...(otherwise ? [otherwise] : [])])
  return {
    ...rest,
    options: options.map((option, index) => ({ ...option, value: values[index] as Term })),
    otherwise: otherwise && (values[options.length] as Term),
  }
}

/** The value of a choice or table by its policy; `engine/interpret/choose.ts` says what each means. */
export function decided(l: Lowering, policy: HitPolicy, decision: Decision): Term {
  const even = evened(l.make, decision)
  if (policy === 'first') return first(l, even)
  return policy === 'sum' ? total(l, even) : unique(l, even)
}

/** A value that nobody takes, of the type of the others. */
function nobody(make: NodeMaker, { options, otherwise }: Decision): Node {
  const like = (otherwise ?? options[0]?.value)?.value as Node
  if (like.type === 'flag') return make.false
  return make.constant(like.type === 'text' ? '' : nearestZero(like))
}

/** The first that is true, unless one before it is unknown. */
function first({ make }: Lowering, decision: Decision): Term {
  const { options, otherwise, gap } = decision
  const stops = options.map(({ test }) => make.not(isFalse(make, test)))
  const trues = options.map(({ test }) => isTrue(make, test))
  const reached = (index: number) => make.not(make.or(...stops.slice(0, index)))
  const tests = options.map(({ test }, index) => (test.fault.size > 0 ? under(make, reached(index), test.fault) : test.fault))
  const taken = options.map(({ value }, index) =>
    value.fault.size > 0 ? under(make, make.and(reached(index), trues[index] as Node), value.fault) : value.fault,
  )
  const rest = otherwise
    ? otherwise.fault.size > 0
      ? [under(make, reached(options.length), otherwise.fault)]
      : []
    : [faultWhen(gap, reached(options.length))]
  const last = otherwise?.value ?? nobody(make, decision)
  return {
    value: make.choose(cases(trues, options), last),
    scale: scaleOf(decision),
    unknown: firstUnknown(make, decision, stops, trues),
    fault: firstOf(make, [...tests, ...taken, ...rest]),
  }
}

const cases = (whens: readonly Node[], options: readonly Option[]): Case[] =>
  options.map(({ value }, index) => ({ when: whens[index] as Node, value: value.value }))

const scaleOf = ({ options, otherwise }: Decision): number => (otherwise ?? options[0]?.value)?.scale ?? 0

/** Each reason, by what stops the search: a test that is unknown, or a true one's value. */
function firstUnknown(make: NodeMaker, { options, otherwise }: Decision, stops: readonly Node[], trues: readonly Node[]): Flags<Reason> {
  const flags = options.map(({ test, value }, index) => together(make, [test.unknown, under(make, trues[index] as Node, value.unknown)]))
  const all = together(make, [...flags, ...(otherwise ? [otherwise.unknown] : [])])
  return flagsOf(
    [...all].map(([key, { of }]) => {
      const found = flags.map((each, index): Case => ({ when: stops[index] as Node, value: each.get(key)?.when ?? make.false }))
      return [key, of, make.choose(found, otherwise?.unknown.get(key)?.when ?? make.false)]
    }),
  )
}

/** All that are true must agree; where none is and a test is unknown, so is the whole. */
export function unique(l: Lowering, decision: Decision): Term {
  const { make } = l
  const { options, otherwise, gap } = decision
  const trues = options.map(({ test }) => isTrue(make, test))
  const any = make.or(...trues)
  const open = together(
    make,
    options.map(({ test }) => test.unknown),
  )
  const undecided = under(make, make.not(any), open)
  const none = make.not(make.or(any, anyOf(make, open)))
  const tests = firstOf(
    make,
    options.map(({ test }) => test.fault),
  )
  const values = firstOf(
    make,
    options.map(({ value }, index) => under(make, trues[index] as Node, value.fault)),
  )
  const lacking = options.map(({ value }, index) => under(make, trues[index] as Node, value.unknown))
  const { taken, conflict } = agreement(l, decision, trues)
  return {
    value: make.choose(taken, otherwise?.value ?? nobody(make, decision)),
    scale: scaleOf(decision),
    unknown: together(make, [undecided, ...lacking, ...(otherwise ? [under(make, none, otherwise.unknown)] : [])]),
    fault: firstOf(make, [
      tests,
      values,
      faultWhen(decision.conflict, conflict),
      otherwise ? under(make, none, otherwise.fault) : faultWhen(gap, none),
    ]),
  }
}

/** The value of the first that is true and known, and whether another has a different one. */
function agreement({ make }: Lowering, { options }: Decision, trues: readonly Node[]): { taken: readonly Case[]; conflict: Node } {
  const rivals = options.map((option, index) =>
    options.some((other, place) => place !== index && mayDiffer(trues, index, place, option, other)),
  )
  if (!rivals.includes(true)) return { taken: cases(trues, options), conflict: make.false }
  const whens = options.map(({ value }, index) => make.and(trues[index] as Node, make.not(anyOf(make, value.unknown))))
  const contested = options.flatMap((option, index) => (rivals[index] ? [{ option, when: whens[index] as Node }] : []))
  const head = contested[0]?.option.value.value as Node
  const taken = make.choose(
    contested.map(({ option, when }) => ({ when, value: option.value.value })),
    head,
  )
  const differs = contested.map(({ option, when }) => make.and(when, make.compare('unequal', option.value.value, taken)))
  return { taken: cases(whens, options), conflict: make.or(...differs) }
}

function mayDiffer(trues: readonly Node[], index: number, place: number, { value: a }: Option, { value: b }: Option): boolean {
  const same = a.value === b.value && a.unknown.size === 0 && b.unknown.size === 0
  return !same && !apart(trues[index] as Node, trues[place] as Node)
}

/** The sum of all that are true, where none is unknown. */
function total(l: Lowering, decision: Decision): Term {
  const { make } = l
  const { options, otherwise } = decision
  const trues = options.map(({ test }) => isTrue(make, test))
  const scale = scaleOf(decision)
  const none = make.not(make.or(...trues))
  const open = together(
    make,
    options.map(({ test }) => test.unknown),
  )
  const settled = make.not(anyOf(make, open))
  const zero = number(make, 0n)
  const parts = options.map(({ value }, index) => make.choose([{ when: trues[index] as Node, value: value.value }], zero))
  const added = parts.reduce((a, b) => make.arithmetic('add', a, b), zero)
  const taken = options.map(({ value }, index) => ({ when: trues[index] as Node, value }))
  const all = otherwise ? [...taken, { when: none, value: otherwise }] : taken
  const lacking = all.map(({ when, value }) => under(make, make.and(settled, when), value.unknown))
  const faults = all.map(({ when, value }) => under(make, make.and(settled, when), value.fault))
  return {
    value: otherwise ? make.choose([{ when: none, value: otherwise.value }], added) : added,
    scale,
    unknown: together(make, [open, ...lacking]),
    fault: firstOf(make, [...options.map(({ test }) => test.fault), ...faults]),
  }
}
