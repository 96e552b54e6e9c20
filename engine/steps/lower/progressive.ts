import type { Expr } from '../../program/program.ts'
import { boundsOf } from '../maker.ts'
import type { Node } from '../node.ts'
import { anyOf, type Fault, type Flags, firstOf, known, none, type Reason, type Term, together, under } from '../term.ts'
import type { Lowering } from './lowering.ts'
import { aligned, extreme, number, parts, product, sum } from './numeric.ts'

/** What is carried from band to band. */
interface Progress {
  /** Where the next band begins. */
  readonly from: Node
  readonly total: Term
  /** The reasons of the first band that was reached and is unknown: nothing behind it is looked at. */
  readonly open: Flags<Reason>
  readonly fault: Flags<Fault>
}

/** Σ over the bands of (part of the base within the band) × rate, as `engine/interpret/progressive.ts` goes. */
export function progressive(l: Lowering, expr: Extract<Expr, { kind: 'progressive' }>): Term {
  const { make } = l
  const base = l.term(expr.base)
  const limits = expr.bands.map(({ upTo }) => (upTo ? l.term(upTo) : base))
  const [level, ...tops] = aligned(make, [base, ...limits]) as [Term, ...Term[]]
  const start: Progress = { from: number(make, 0n), total: known(number(make, 0n)), open: none, fault: none }
  const end = expr.bands.reduce((progress, { rate, upTo }, index) => {
    const top = tops[index] as Term
    return band(l, progress, level, upTo ? top : { ...top, unknown: none, fault: none }, l.term(rate))
  }, start)
  const sure = make.not(anyOf(make, base.unknown))
  return {
    ...end.total,
    unknown: together(make, [base.unknown, under(make, sure, end.open)]),
    fault: firstOf(make, [base.fault, under(make, sure, end.fault)]),
  }
}

function band(l: Lowering, { from, total, open, fault }: Progress, base: Term, limit: Term, rate: Term): Progress {
  const { make } = l
  const reached = make.and(make.compare('greater', base.value, from), make.not(anyOf(make, open)))
  const own = parts(l, [limit, rate])
  const top = extreme(make, [limit.value, base.value], 'lesser')
  const grows = make.and(reached, make.compare('greater', top, from))
  const most = boundsOf(top).high
  const difference = make.arithmetic('subtract', top, from)
  const part = make.choose([{ when: grows, value: difference }], number(make, 0n), { low: 0n, high: most > 0n ? most : 0n })
  const share = product(l, { ...known(part, base.scale) }, rate)
  return {
    from: make.choose([{ when: grows, value: top }], from),
    total: { ...known(number(make, 0n)), ...sum(l, total, { ...known(share.value, share.scale) }, 'add') },
    open: together(make, [open, under(make, reached, own.unknown)]),
    fault: firstOf(make, [fault, under(make, reached, own.fault)]),
  }
}
