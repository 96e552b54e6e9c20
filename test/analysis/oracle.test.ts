import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, valuesUnder } from '../../engine/analysis/index.ts'
import { decimal } from '../../engine/number/decimal.ts'
import { literalValue, sameValue, type Value } from '../../engine/program/apply.ts'
import type { Expr, HitPolicy, LiteralValue, Program } from '../../engine/program/program.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import {
  amount,
  assertion,
  choice,
  eq,
  exception,
  field,
  input,
  int,
  integer,
  op,
  program,
  result,
  rule,
  silent,
  table,
  yuan,
} from './support/build.ts'
import { deciding, isKnown, type Known, type Point, points, sameKnown, valueAt } from './support/oracle.ts'
import { condition, domains, enums, fields, questions } from './support/random.ts'
import { codes } from './support/show.ts'

const everyPoint = points(domains, questions)
const runs = { numRuns: Number(process.env.FC_RUNS ?? 150) }
const values = fc.constantFrom('1', '1', '2', '3', null).map((v) => (v === null ? silent(amount) : yuan(v)))
const rows = fc.array(fc.tuple(condition, values), { minLength: 1, maxLength: 5 })
const policy = fc.constantFrom<HitPolicy>('unique', 'first', 'sum')

function tableOf(cases: readonly (readonly [Expr, Expr])[], policy: HitPolicy): Program {
  const made = table(
    '表',
    [],
    [['甲', amount]],
    cases.map(([when, value]) => [[when], [value]]),
    policy,
  )
  return program({ fields, enums, questions, tables: [made] })
}

/** The points that a diagnostic's witness describes. */
function witnessed(diagnostic: Diagnostic): Point[] {
  const { record, readings } = diagnostic.values as { record: Record<string, LiteralValue | null>; readings: Record<string, string> }
  const typed = new Map(fields.map((f) => [f.name, f.type]))
  const wanted = Object.entries(record).map(
    ([name, v]) => [name, v === null ? undefined : literalValue(typed.get(name) as never, v)] as const,
  )
  return everyPoint.filter(
    (p) =>
      wanted.every(([name, v]) => sameMaybe(p.values.get(name), v)) && Object.entries(readings).every(([q, r]) => p.readings.get(q) === r),
  )
}

const sameMaybe = (a: Value | undefined, b: Value | undefined): boolean => (a === undefined || b === undefined ? a === b : sameValue(a, b))

const of = (diagnostics: readonly Diagnostic[], code: string) => diagnostics.filter((d) => d.code === code)

describe('against exhaustive evaluation', () => {
  it('finds gaps exactly, with witnesses that are gaps', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom<HitPolicy>('unique', 'first'), (cases, hit) => {
        const built = tableOf(cases, hit)
        const gaps = of(analyse(built), 'table.gap')
        const isGap = (p: Point): boolean => {
          const found = deciding(
            hit,
            cases.map(([when]) => valueAt(built, when, p)),
          )
          return found !== 'unknown' && found.length === 0
        }
        expect(gaps.length > 0).toBe(everyPoint.some(isGap))
        for (const gap of gaps) {
          const shown = witnessed(gap).filter((p) => gap.values.facts !== undefined && p)
          expect(shown.length).toBeGreaterThan(0)
          // An optional field that the witness does not name may be absent, which can only make it unknown.
          expect(shown.some(isGap)).toBe(true)
          expect(shown.every((p) => isGap(p))).toBe(true)
        }
      }),
      runs,
    )
  })

  it('finds overlaps exactly, with witnesses that overlap', () => {
    fc.assert(
      fc.property(rows, (cases) => {
        const built = tableOf(cases, 'unique')
        const overlaps = of(analyse(built), 'table.overlap')
        const at = (p: Point) => cases.map(([when]) => valueAt(built, when, p) === true)
        const resultOf = (i: number) => valueAt(built, cases[i]?.[1] as Expr, everyPoint[0] as Point)
        const expected = new Set<string>()
        for (const p of everyPoint) {
          const holds = at(p)
          cases.forEach((_, i) => {
            for (let j = i + 1; j < cases.length; j++)
              if (holds[i] && holds[j] && !sameKnown(resultOf(i), resultOf(j))) expected.add(`${i + 1},${j + 1}`)
          })
        }
        expect(new Set(overlaps.map((o) => `${o.values.first},${o.values.second}`))).toEqual(expected)
        for (const o of overlaps) {
          const shown = witnessed(o)
          expect(shown.length).toBeGreaterThan(0)
          expect(shown.every((p) => at(p)[Number(o.values.first) - 1] && at(p)[Number(o.values.second) - 1])).toBe(true)
        }
      }),
      runs,
    )
  })

  it('finds the rows that never apply exactly', () => {
    fc.assert(
      fc.property(rows, policy, (cases, hit) => {
        const built = tableOf(cases, hit)
        const dead = new Set(of(analyse(built), 'table.rowNeverApplies').map((d) => d.values.row))
        const alive = new Set<number>()
        for (const p of everyPoint) {
          const holds = cases.map(([when]) => valueAt(built, when, p))
          if (hit === 'first') for (const r of asRows(deciding(hit, holds))) alive.add(r)
          else for (const [i, h] of holds.entries()) if (h === true) alive.add(i)
        }
        expect(dead).toEqual(new Set(cases.flatMap((_, i) => (alive.has(i) ? [] : [i + 1]))))
      }),
      runs,
    )
  })

  it('finds ties among exceptions, and those without effect, exactly', () => {
    const names = ['壹', '贰', '叁']
    const specs = fc.array(fc.tuple(condition, values, fc.subarray(names)), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(specs, condition, (exceptions, base) => {
        const made = exceptions.map(([when, value, beats], i) =>
          exception(
            names[i] as string,
            when,
            value,
            beats.filter((b) => b > (names[i] as string) || b < (names[i] as string)),
          ),
        )
        const kept = made.map((e, i) => ({ ...e, beats: e.beats.filter((b) => names.indexOf(b) > i) }))
        const body = choice(amount, [[base, yuan('1')]], { otherwise: yuan('2') })
        const built = program({ fields, enums, questions, rules: [rule('甲', amount, body, { exceptions: kept })] })
        const diagnostics = analyse(built)
        const undefeated = (p: Point): number[] => {
          const holds = kept.map((e) => valueAt(built, e.when, p) === true)
          return kept.flatMap((e, i) => (holds[i] && !kept.some((b, j) => holds[j] && b.beats.includes(e.name)) ? [i] : []))
        }
        const ties = new Set<string>()
        const effective = new Set<number>()
        for (const p of everyPoint) {
          const left = undefeated(p)
          for (const i of left) effective.add(i)
          for (const i of left)
            for (const j of left)
              if (i < j && !sameKnown(valueAt(built, kept[i]?.value as Expr, p), valueAt(built, kept[j]?.value as Expr, p)))
                ties.add(`${names[i]},${names[j]}`)
        }
        expect(new Set(of(diagnostics, 'exception.tie').map((d) => `${d.values.first},${d.values.second}`))).toEqual(ties)
        expect(new Set(of(diagnostics, 'exception.never').map((d) => d.values.exception))).toEqual(
          new Set(kept.flatMap((e, i) => (effective.has(i) ? [] : [e.name]))),
        )
      }),
      runs,
    )
  })

  it('decides assertions over the results of tables and choices', () => {
    fc.assert(
      fc.property(
        rows,
        rows,
        condition,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<'lessOrEqual' | 'notEqual'>('lessOrEqual', 'notEqual'),
        (first, second, other, bound, operator) => {
          const made = table(
            '表',
            [],
            [['甲', amount]],
            first.map(([when, value]) => [[when], [value]]),
          )
          const chosen = rule('乙', amount, choice(amount, second, { policy: 'first', otherwise: yuan('1') }), {
            exceptions: [exception('除外', other, yuan('4'))],
          })
          const total = op('add', [result(made.rules[0] as never), result(chosen)], amount)
          const claim = assertion('上限', op(operator, [total, yuan(String(bound))]))
          const built = program({ fields, enums, questions, tables: [made], rules: [chosen], assertions: [claim] })
          const fails = of(analyse(built), 'assert.fails')
          const failsAt = (p: Point) => valueAt(built, claim.condition, p) === false
          expect(fails.length > 0).toBe(everyPoint.some(failsAt))
          for (const f of fails) expect(witnessed(f).every(failsAt)).toBe(true)
          expect(codes(analyse(built))).not.toContain('assert.undecided')
        },
      ),
      runs,
    )
  })

  it('lists every value under a condition at the default readings', () => {
    fc.assert(
      fc.property(rows, condition, (cases, when) => {
        const chosen = rule('乙', amount, choice(amount, cases, { policy: 'first', otherwise: yuan('9') }))
        const built = program({ fields, enums, questions, rules: [chosen] })
        const found = valuesUnder(built, result(chosen), when)
        const expected = new Set<string>()
        for (const p of everyPoint) {
          if (p.readings.get('A01') !== '一' || valueAt(built, when, p) !== true) continue
          expected.add(nameOf(valueAt(built, result(chosen), p)))
        }
        expect(
          new Set(
            found?.map((f) =>
              f.kind === 'value' ? String(f.value) : f.kind === 'unknown' ? (f.reason === 'silent' ? 'silent' : 'unknown') : f.kind,
            ),
          ),
        ).toEqual(expected)
        expect(found?.every((f) => f.certain)).toBe(true)
      }),
      runs,
    )
  })

  it('sees through results compared with constants', () => {
    fc.assert(
      fc.property(rows, (cases) => {
        const inner = rule(
          '级',
          amount,
          choice(
            amount,
            cases.map(([when], i) => [when, yuan(String(i))] as const),
            { policy: 'first', otherwise: yuan('7') },
          ),
        )
        const outer: [Expr, Expr][] = [0, 1, 2].map((k) => [eq(result(inner), yuan(String(k))), yuan(String(k))])
        const made = table(
          '表',
          [],
          [['甲', amount]],
          outer.map(([when, value]) => [[when], [value]]),
        )
        const built = program({ fields, enums, questions, tables: [made], rules: [inner] })
        const gap = everyPoint.some((p) => outer.every(([when]) => valueAt(built, when, p) === false))
        expect(of(analyse(built), 'table.gap').length > 0).toBe(gap)
      }),
      runs,
    )
  })
})

describe('against exhaustive evaluation, with several fields compared', () => {
  const [a, b, c] = [
    field('子', integer, { minimum: 0, maximum: 3 }),
    field('丑', integer, { minimum: -1, maximum: 2 }),
    field('寅', integer, { minimum: 0, maximum: 2, optional: true }),
  ] as const
  const integers = (low: number, high: number): Value[] => Array.from({ length: high - low + 1 }, (_, i) => decimal(BigInt(low + i)))
  const all = points(
    [
      [a, integers(0, 3)],
      [b, integers(-1, 2)],
      [c, integers(0, 2)],
    ],
    {},
  )
  const comparison = fc.constantFrom('equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual')
  const one = fc.constantFrom(a, b, c).map(input)
  const sum = fc.tuple(fc.constantFrom('add', 'subtract', 'multiply', 'lesserOf'), one, one).map(([o, x, y]) => op(o, [x, y], integer))
  const compared = fc.oneof(
    fc.tuple(comparison, one, one).map(([o, x, y]) => op(o, [x, y])),
    fc.tuple(comparison, sum, fc.integer({ min: -2, max: 5 })).map(([o, x, n]) => op(o, [x, int(n)])),
    fc.tuple(comparison, one, fc.integer({ min: -2, max: 4 })).map(([o, x, n]) => op(o, [x, int(n)])),
  )
  const conditions = fc.oneof(
    compared,
    compared,
    fc.tuple(fc.constantFrom('and', 'or'), compared, compared).map(([o, x, y]) => op(o, [x, y])),
    compared.map((x) => op('not', [x])),
  )

  it('is right about gaps and overlaps wherever it decides', () => {
    let decided = 0
    fc.assert(
      fc.property(fc.array(conditions, { minLength: 1, maxLength: 4 }), (whens) => {
        const made = table(
          '表',
          [],
          [['甲', amount]],
          whens.map((when, i) => [[when], [yuan(String(i))]]),
        )
        const built = program({ fields: [a, b, c], tables: [made] })
        const found = analyse(built)
        const holds = all.map((p) => whens.map((w) => valueAt(built, w, p)))
        const gap = holds.some((h) => h.every((v) => v === false))
        const overlap = holds.some((h) => h.filter((v) => v === true).length > 1)
        const has = (code: string) => codes(found).includes(code)
        if (has('table.gap')) expect(gap).toBe(true)
        else if (!has('table.undecided')) expect(gap).toBe(false)
        if (has('table.overlap')) expect(overlap).toBe(true)
        else if (!has('table.overlapUndecided')) expect(overlap).toBe(false)
        if (!has('table.undecided') && !has('table.overlapUndecided')) decided++
        for (const d of of(found, 'table.gap')) {
          const { record } = d.values as { record: Record<string, string | null> }
          const shown = all.filter((p) =>
            Object.entries(record).every(([n, v]) => sameMaybe(p.values.get(n), v === null ? undefined : literalValue(integer, v))),
          )
          expect(shown.length).toBeGreaterThan(0)
          expect(shown.every((p) => whens.every((w) => valueAt(built, w, p) === false))).toBe(true)
        }
        for (const row of of(found, 'table.rowNeverApplies')) expect(holds.some((h) => h[Number(row.values.row) - 1] === true)).toBe(false)
      }),
      { numRuns: runs.numRuns * 4 },
    )
    expect(decided).toBeGreaterThan(runs.numRuns)
  })
})

const asRows = (found: number[] | 'unknown'): number[] => (found === 'unknown' ? [] : found)

function nameOf(known: Known): string {
  return isKnown(known) ? String((known as { coefficient: bigint }).coefficient) : known
}
