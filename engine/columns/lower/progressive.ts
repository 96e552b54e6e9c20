import type { Expr } from '../../program/program.ts'
import type { Term } from '../term.ts'
import { type Code, op } from '../wasm/code.ts'
import { either, type Lowering, not, when, zero } from './lowering.ts'
import { aligned, chosen, constantTerm, product, sum } from './numeric.ts'

type Progressive = Extract<Expr, { kind: 'progressive' }>

/** What is carried from band to band. */
interface Progress {
  readonly from: Term
  readonly total: Term
  /** The reasons of the first band that was reached and is unknown: nothing behind it is looked at. */
  readonly open: Code | null
  readonly fault: Code | null
}

/** Σ over the bands of (part of the base within the band) × rate, as `engine/interpret/progressive.ts` goes. */
export function progressive(l: Lowering, expr: Progressive): Term {
  const base = l.term(expr.base)
  const limits = expr.bands.map(({ upTo }) => (upTo ? l.term(upTo) : null))
  const rates = expr.bands.map(({ rate }) => l.term(rate))
  const [level, ...tops] = aligned(l, [base, ...limits.map((limit) => limit ?? base)]) as [Term, ...Term[]]
  const known = { ...level, unknown: null, fault: null }
  const start: Progress = { from: constantTerm(0n, level.bounds.scale), total: constantTerm(0n, 0), open: null, fault: null }
  const end = rates.reduce((progress, rate, index) => band(l, progress, known, tops[index] as Term, rate), start)
  const unknown = either(l, [base.unknown, end.open && when0(l, base.unknown, end.open)])
  const fault = either(l, [base.fault, end.fault && when(l, base.unknown && not(l, base.unknown), end.fault)])
  return { ...end.total, unknown, fault, constant: null }
}

/** A set of reasons that counts only where another is empty. */
function when0(l: Lowering, other: Code | null, set: Code): Code {
  return other ? l.body.hold('i32', zero, set, other, op.select) : set
}

function band(l: Lowering, { from, total, open, fault }: Progress, base: Term, limit: Term, rate: Term): Progress {
  const above = l.body.hold('i32', base.value, from.value, op.i64.gt_s)
  const reached = open ? l.body.hold('i32', above, open, op.i32.eqz, op.i32.and) : above
  const own = either(l, [limit.unknown, rate.unknown])
  const lower = l.body.hold('i32', limit.value, base.value, op.i64.lt_s)
  const bare = (term: Term): Term => ({ ...term, unknown: null, fault: null })
  const top = chosen(l, lower, bare(limit), base)
  const grows = l.body.hold('i32', top.value, from.value, op.i64.gt_s, reached, op.i32.and)
  const part = chosen(l, grows, sum(l, top, from, 'sub'), constantTerm(0n, top.bounds.scale))
  const share = product(l, positive(part, top), bare(rate))
  const added = sum(l, total, share, 'add')
  const faults = either(l, [when(l, reached, either(l, [limit.fault, rate.fault])), when(l, reached, added.fault)])
  return {
    from: chosen(l, grows, top, from),
    total: { ...added, fault: null },
    open: own ? either(l, [open, l.body.hold('i32', own, zero, reached, op.select)]) : open,
    fault: either(l, [fault, faults]),
  }
}

/** A part of the base is never negative, and no larger than the top it ends at. */
function positive(part: Term, top: Term): Term {
  const high = top.bounds.high > 0n ? top.bounds.high : 0n
  const most = part.bounds.high < high ? part.bounds.high : high
  return { ...part, bounds: { ...part.bounds, low: 0n, high: most > 0n ? most : 0n } }
}
