import fc from 'fast-check'
import { dayNumber, formatDate } from '../../../engine/number/date.ts'
import { decimal } from '../../../engine/number/decimal.ts'
import type { Value } from '../../../engine/program/apply.ts'
import type { Expr, Field } from '../../../engine/program/program.ts'
import { and, baseDate, boolean, date, day, enumOf, eq, field, input, int, integer, literal, not, oneOf, op, or, reading } from './build.ts'

export const members = ['甲', '乙', '丙']
export const enums = { 类: members }
export const questions = { A01: ['一', '二'] }

export const kind = field('类别', enumOf('类'))
export const flag = field('旗', boolean, { default: false })
export const count = field('数', integer, { minimum: 0, maximum: 5 })
export const extra = field('附', integer, { minimum: 0, maximum: 2, optional: true })
const start = dayNumber(2000, 2, 27) as number
export const born = field('生', date, { earliest: formatDate(start), latest: formatDate(start + 4) })

const integers = (to: number): Value[] => Array.from({ length: to + 1 }, (_, i) => decimal(BigInt(i)))

export const domains: readonly (readonly [Field, readonly Value[]])[] = [
  [kind, members],
  [flag, [true, false]],
  [count, integers(5)],
  [extra, integers(2)],
  [born, Array.from({ length: 5 }, (_, i) => start + i)],
]

export const fields = domains.map(([f]) => f)

const comparison = fc.constantFrom('equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual')
const oneMember = fc.constantFrom(...members).map((m) => literal(enumOf('类'), m))

/** Conditions on one field, exact and translated ones. */
export const atom: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .uniqueArray(fc.constantFrom(...members), { minLength: 1, maxLength: 2 })
    .map((ms) => oneOf(input(kind), ...ms.map((m) => literal(enumOf('类'), m)))),
  oneMember.map((m) => eq(input(kind), m)),
  fc.constant(input(flag)),
  fc.tuple(comparison, fc.integer({ min: -1, max: 6 })).map(([c, n]) => op(c, [input(count), int(n)])),
  fc
    .tuple(comparison, fc.integer({ min: -4, max: 9 }))
    .map(([c, n]) => op(c, [op('subtract', [op('multiply', [int(2), input(count)], integer), int(3)], integer), int(n)])),
  fc.tuple(comparison, fc.integer({ min: 0, max: 2 })).map(([c, n]) => op(c, [input(extra), int(n)])),
  fc.constant(op('present', [input(extra)])),
  fc.tuple(comparison, fc.integer({ min: 0, max: 5 })).map(([c, n]) => op(c, [input(born), day(formatDate(start + n))])),
  fc
    .tuple(comparison, fc.integer({ min: 19, max: 22 }), fc.integer({ min: 0, max: 4 }))
    .map(([c, n, d]) => op(c, [op('completedYears', [input(born), day(formatDate(start + 366 + 365 * 19 + 5 + d))], integer), int(n)])),
  fc.constantFrom('一', '二').map((r) => reading('A01', r)),
  fc.tuple(comparison, fc.integer({ min: 0, max: 5 })).map(([c, n]) => op(c, [op('lesserOf', [input(count), int(n)], integer), int(2)])),
  fc.constant(op('greaterOrEqual', [op('completedYears', [input(born), baseDate], integer), int(20)])),
)

/** Conditions on several fields. */
export const condition: fc.Arbitrary<Expr> = fc.letrec<{ condition: Expr }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    atom,
    atom,
    tie('condition').map(not),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((cs) => and(...cs)),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((cs) => or(...cs)),
  ),
})).condition
