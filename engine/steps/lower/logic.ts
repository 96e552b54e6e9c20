import type { Expr } from '../../program/program.ts'
import type { Node, Relation } from '../node.ts'
import { anyOf, firstOf, isFalse, isTrue, known, none, type Term, together, under } from '../term.ts'
import type { Lowering } from './lowering.ts'
import { aligned, parts } from './numeric.ts'

/** 且 and 或 by Kleene: one that decides is enough, and what stands behind it is not asked. */
export function kleene(l: Lowering, exprs: readonly Expr[], which: 'and' | 'or'): Term {
  const { make } = l
  const terms = exprs.map((expr) => l.term(expr))
  const decides = terms.map((term) => (which === 'and' ? isFalse(make, term) : isTrue(make, term)))
  const decided = make.or(...decides)
  const faults = terms.map(({ fault }, index) => under(make, make.not(make.or(...decides.slice(0, index))), fault))
  const open = together(
    make,
    terms.map(({ unknown }) => unknown),
  )
  const plain = terms.every(({ unknown }) => unknown.size === 0)
  const value = plain ? make[which](...terms.map((term) => term.value)) : which === 'and' ? make.not(decided) : decided
  return { value, scale: 0, unknown: under(make, make.not(decided), open), fault: firstOf(make, faults) }
}

export const negation = ({ make }: Lowering, term: Term): Term => ({ ...term, value: make.not(term.value) })

/** 已填: never unknown itself. */
export function present({ make }: Lowering, { unknown, fault }: Term): Term {
  return { ...known(make.not(anyOf(make, unknown))), unknown: none, fault }
}

export function comparison(l: Lowering, relation: Relation, operands: readonly Term[]): Term {
  const [a, b] = aligned(l.make, operands) as [Term, Term]
  return { value: l.make.compare(relation, a.value, b.value), scale: 0, ...parts(l, operands) }
}

export function oneOf(l: Lowering, operands: readonly Term[]): Term {
  const [subject, ...members] = aligned(l.make, operands) as [Term, ...Term[]]
  return { value: equalsOne(l, subject.value, members), scale: 0, ...parts(l, operands) }
}

const equalsOne = ({ make }: Lowering, subject: Node, members: readonly Term[]): Node =>
  make.or(...members.map(({ value }) => make.compare('equal', subject, value)))
