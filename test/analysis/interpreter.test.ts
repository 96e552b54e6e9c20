import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf } from '../../engine/analysis/index.ts'
import { ruleDiagram } from '../../engine/analysis/rule.ts'
import { Interpreter } from '../../engine/interpret/evaluate.ts'
import { RecordFault } from '../../engine/interpret/faults.ts'
import { isUnknown } from '../../engine/interpret/unknown.ts'
import { formatDate, parseDate } from '../../engine/number/date.ts'
import { decimal } from '../../engine/number/decimal.ts'
import { sameValue, type Value } from '../../engine/program/apply.ts'
import type { Expr, Program, Rounding, Rule } from '../../engine/program/program.ts'
import {
  amount,
  baseDate,
  choice,
  date,
  day,
  days,
  exception,
  field,
  input,
  int,
  integer,
  literal,
  months,
  op,
  parameter,
  program,
  ratio,
  rule,
  silent,
  yuan,
} from './support/build.ts'
import { Opaque, valueIn } from './support/walk.ts'

const n = field('数', integer, { minimum: -3, maximum: 8 })
const cost = field('额', amount, { minimum: -5, maximum: 90 })
const spare = field('余', amount, { minimum: 0, maximum: 9, optional: true })
const start = parseDate('1999-12-25') as number
const born = field('生', date, { earliest: formatDate(start), latest: formatDate(start + 1500) })
const fields = [n, cost, spare, born]

const record = fc
  .record({
    数: fc.integer({ min: -3, max: 8 }).map((v) => decimal(BigInt(v))),
    额: fc.integer({ min: -500, max: 9000 }).map((v) => decimal(BigInt(v), 2)),
    余: fc.option(fc.integer({ min: 0, max: 900 }).map((v) => decimal(BigInt(v), 2))),
    生: fc.integer({ min: start, max: start + 1500 }),
  })
  .map((values) => new Map(Object.entries(values).flatMap(([name, v]): [string, Value][] => (v === null ? [] : [[name, v]]))))

const constant = fc.integer({ min: -300, max: 3000 }).map((c) => yuan((c / 100).toFixed(2)))
const rounding = fc.record({
  mode: fc.constantFrom<Rounding['mode']>('half-up', 'down', 'up', 'half-even'),
  scale: fc.integer({ min: -1, max: 2 }),
})
const comparison = fc.constantFrom('equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual')
const share = fc.constantFrom('0.6', '-0.4', '1.25', '0.005').map((r) => literal(ratio, r))
const levy: Expr = {
  kind: 'parameter',
  parameter: '标准',
  at: op('yearOf', [input(born)], integer),
  type: amount,
  span: n.span,
  numeric: { scale: 2, minimum: null, maximum: null },
}

const round = (argument: Expr, r: Rounding): Expr => ({
  kind: 'round',
  rounding: r,
  argument,
  type: amount,
  span: n.span,
  numeric: { scale: Math.max(0, r.scale), minimum: null, maximum: null },
})

function progressive(base: Expr, ends: readonly string[], rates: readonly string[]): Expr {
  const bands = rates.map((r, i) => ({
    id: `band${i}`,
    upTo: ends[i] === undefined ? null : yuan(ends[i]),
    rate: literal(ratio, r),
    span: n.span,
  }))
  return { kind: 'progressive', base, bands, type: amount, span: n.span, numeric: { scale: 4, minimum: null, maximum: null } }
}

const { number, condition } = fc.letrec<{ number: Expr; condition: Expr }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    constant,
    fc.constantFrom(input(cost), input(spare), op('multiply', [input(n), yuan('2.5')], amount), levy),
    fc
      .tuple(fc.constantFrom('add', 'subtract', 'lesserOf', 'greaterOf'), tie('number'), tie('number'))
      .map(([o, a, b]) => op(o, [a, b], amount)),
    fc.tuple(tie('number'), share).map(([a, s]) => op('multiply', [a, s], amount)),
    fc.tuple(fc.constantFrom('absolute', 'negate'), tie('number')).map(([o, a]) => op(o, [a], amount)),
    fc.tuple(tie('number'), rounding).map(([a, r]) => round(a, r)),
    fc.tuple(tie('number'), fc.constantFrom('3', '-7'), rounding).map(([a, d, r]) => round(op('divide', [a, int(Number(d))], amount), r)),
    tie('number').map((a) => progressive(a, ['10', '35.5'], ['0.6', '0.65', '0.75'])),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => choice(amount, [[c, a]], { otherwise: b })),
    fc.tuple(tie('condition'), tie('number'), tie('condition')).map(([c, a, d]) =>
      choice(
        amount,
        [
          [c, a],
          [d, silent(amount)],
        ],
        { policy: 'first', otherwise: yuan('1') },
      ),
    ),
    fc.tuple(tie('condition'), tie('number'), tie('condition'), tie('number')).map(([c, a, d, b]) =>
      choice(
        amount,
        [
          [c, a],
          [d, b],
        ],
        { policy: 'sum' },
      ),
    ),
  ),
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(comparison, tie('number'), tie('number')).map(([o, a, b]) => op(o, [a, b])),
    fc
      .tuple(comparison, fc.integer({ min: 16, max: 22 }))
      .map(([o, y]) => op(o, [op('completedYears', [input(born), baseDate], integer), int(y)])),
    fc
      .tuple(comparison, fc.integer({ min: 0, max: 40 }))
      .map(([o, d]) => op(o, [op('add', [input(born), literal(days, `P${d}D`)], date), day('2001-03-01')])),
    fc
      .tuple(comparison, fc.constantFrom('addMonthsDown', 'addMonthsUp'), fc.integer({ min: 0, max: 14 }))
      .map(([o, f, m]) => op(o, [op(f, [input(born), literal(months, `P${m}M`)], date), day('2001-03-01')])),
    fc.tuple(comparison, fc.integer({ min: 1999, max: 2004 })).map(([o, y]) => op(o, [op('yearOf', [input(born)], integer), int(y)])),
    tie('condition').map((c) => op('not', [c])),
    fc.tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition')).map(([o, a, b]) => op(o, [a, b])),
    tie('number').map((a) => op('present', [a])),
  ),
}))

const standard = parameter('标准', amount, [
  ['2000-01-01', '2000-12-31', yuan('10')],
  ['2001-01-01', '2002-06-30', yuan('20')],
  ['2003-01-01', null, yuan('30')],
])

/** The interpreter's value of a rule; null for unknown; undefined where the record is refused. */
function interpreted(built: Program, made: Rule, values: ReadonlyMap<string, Value>): Value | null | undefined {
  try {
    const outcome = new Interpreter(built).result(made, { values, relations: new Map() })
    return isUnknown(outcome) ? null : outcome
  } catch (fault) {
    if (fault instanceof RecordFault) return undefined
    throw fault
  }
}

describe('diagrams against the interpreter', () => {
  it('say of every record what the interpreter computes', () => {
    let decided = 0
    fc.assert(
      fc.property(
        number,
        condition,
        number,
        fc.array(record, { minLength: 20, maxLength: 20 }),
        fc.option(rounding),
        (body, when, value, records, rounds) => {
          const made = rule('果', amount, body, { exceptions: [exception('除外', when, value)], rounding: rounds })
          const built = program({ fields, parameters: [standard], rules: [made] })
          const diagram = ruleDiagram(contextOf(built), made)
          if (!diagram) return
          for (const values of records) {
            const expected = interpreted(built, made, values)
            if (expected === undefined) continue
            const found = known(() => valueIn(diagram, amount, values))
            if (found === 'opaque') continue
            decided++
            expect(found === null || expected === null ? found === expected : sameValue(found, expected)).toBe(true)
          }
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 300) },
    )
    expect(decided).toBeGreaterThan(1000)
  })
})

function known<T>(read: () => T): T | 'opaque' {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof Opaque) return 'opaque'
    throw thrown
  }
}
