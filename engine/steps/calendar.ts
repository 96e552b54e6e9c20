import type { Expr } from '../program/program.ts'
import type { Form, Label } from './form.ts'
import { NodeMaker } from './maker.ts'
import type { Calendar, Node, NodeOf } from './node.ts'
import { calendarBounds } from './numbers.ts'
import type { Reason } from './term.ts'

/** Days from 1 March of year 0, with which these cycles begin, to 1970-01-01. */
const shift = 719_468n
/** How long the calendar's cycles are. */
const daysOf400Years = 146_097n
const daysOf4Years = 1461n

/**
 * The same form with years, months and first days of months worked out by whole-number arithmetic, for targets that have no
 * calendar of their own. Nothing in it is ever negative, so any division that drops the fraction will do.
 */
export function withoutCalendar(form: Form): Form {
  const pass = new Rewriter(form)
  const reason = (of: Reason): Reason => ('text' in of ? of : { ...of, year: pass.node(of.year) })
  const results = form.results.map(({ unknown, value, ...result }) => {
    const reasons = unknown.map((each) => ({ reason: reason(each.reason), when: pass.node(each.when) }))
    return { ...result, value: pass.node(value), unknown: reasons }
  })
  const refusals = form.refusals.map(({ when, ...fault }) => ({ ...fault, when: pass.node(when) }))
  return { ...form, results, refusals, labels: pass.labels, origins: pass.origins }
}

class Rewriter {
  readonly labels = new Map<Node, Label>()
  readonly origins = new Map<Node, Expr>()
  private readonly make = new NodeMaker()
  private readonly known = new Map<Node, Node>()
  private readonly form: Form

  constructor(form: Form) {
    this.form = form
  }

  node(old: Node): Node {
    const known = this.known.get(old)
    if (known) return known
    const made = this.made(old)
    this.known.set(old, made)
    const label = this.form.labels.get(old)
    if (label && !this.labels.has(made)) this.labels.set(made, label)
    const origin = this.form.origins.get(old)
    for (const each of this.make.recent()) if (origin) this.origins.set(each, origin)
    return made
  }

  private made(old: Node): Node {
    const { make } = this
    const bounds = old.type === 'whole' ? old : null
    switch (old.kind) {
      case 'constant':
        return make.constant(old.value)
      case 'field':
        return make.field(frameOf(old), old.field, old)
      case 'given':
        return make.given(frameOf(old), old.field)
      case 'index':
        return make.index(frameOf(old), this.form.limits.elements)
      case 'setting':
        return make.setting(old.setting, old)
      case 'not':
        return make.not(this.node(old.of))
      case 'and':
      case 'or':
        return make[old.kind](...old.of.map((part) => this.node(part)))
      case 'compare':
        return make.compare(old.relation, this.node(old.left), this.node(old.right))
      case 'arithmetic':
        return make.arithmetic(old.operator, this.node(old.left), this.node(old.right), bounds)
      case 'choose': {
        const cases = old.cases.map(({ when, value }) => ({ when: this.node(when), value: this.node(value) }))
        return make.choose(cases, this.node(old.otherwise), bounds)
      }
      case 'calendar':
        return calendar[old.part](make, this.node(old.of))
      case 'fold':
        return this.fold(old)
    }
  }

  private fold({ function: name, over, when, value }: NodeOf<'fold'>): Node {
    return this.make.fold(name, over, this.node(when), value && this.node(value), this.form.limits.elements)
  }
}

/** A node that reads a record names its frame. */
function frameOf({ frame }: Node) {
  if (frame === null) throw new Error('a field of no record')
  return frame
}

const calendar: Readonly<Record<Calendar, (make: NodeMaker, of: Node) => Node>> = {
  year: (make, of) => {
    const { century, year, month } = marchYear(make, of)
    const { add, times } = operators(make)
    const march = add(times(century, 100n), year)
    return make.arithmetic('add', march, make.arithmetic('quotient', month, make.constant(13n)), calendarBounds.year)
  },
  month: (make, of) => {
    const { plus, rest } = operators(make)
    return plus(rest(plus(marchYear(make, of).month, -1n), 12n), 1n)
  },
  dayOfMonth: (make, of) => {
    const { plus, over, rest } = operators(make)
    return plus(over(rest(marchYear(make, of).place, 153n), 5n), 1n)
  },
  firstOfMonth: (make, of) => {
    const { add, plus, times, over, rest } = operators(make)
    const fromMarch = plus(of, -2n)
    const year = over(fromMarch, 12n)
    const before = add(times(year, 365n), over(year, 4n))
    const leaping = add(make.arithmetic('subtract', before, over(year, 100n)), over(year, 400n))
    const inYear = over(plus(times(rest(fromMarch, 12n), 153n), 2n), 5n)
    return make.arithmetic('subtract', add(leaping, inYear), make.constant(shift), calendarBounds.firstOfMonth)
  },
}

/**
 * A day's place in years that begin in March, so that the leap day is a year's last. `place` / 153 is the month, 3 for March to
 * 14 for February: lengths of months from March on repeat every 153 days (Neri and Schneider, Euclidean affine functions, 2022).
 */
function marchYear(make: NodeMaker, day: Node): { century: Node; year: Node; place: Node; month: Node } {
  const { plus, times, over, rest } = operators(make)
  const inCenturies = plus(times(plus(day, shift), 4n), 3n)
  const century = over(inCenturies, daysOf400Years)
  const inYears = plus(times(over(rest(inCenturies, daysOf400Years), 4n), 4n), 3n)
  const dayOfYear = over(rest(inYears, daysOf4Years), 4n)
  const place = plus(times(dayOfYear, 5n), 461n)
  return { century, year: over(inYears, daysOf4Years), place, month: over(place, 153n) }
}

function operators(make: NodeMaker) {
  return {
    add: (a: Node, b: Node): Node => make.arithmetic('add', a, b),
    plus: (a: Node, b: bigint): Node => make.arithmetic(b < 0n ? 'subtract' : 'add', a, make.constant(b < 0n ? -b : b)),
    times: (a: Node, b: bigint): Node => make.arithmetic('multiply', a, make.constant(b)),
    over: (a: Node, b: bigint): Node => make.arithmetic('quotient', a, make.constant(b)),
    rest: (a: Node, b: bigint): Node => make.arithmetic('remainder', a, make.constant(b)),
  }
}
