import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, type Decimal, decimal, equals, formatDecimal, multiply, negate, one, parseDecimal } from '../../engine/number/decimal.ts'
import { divide, type RoundingMode, round } from '../../engine/number/rounding.ts'
import { always, anyDecimal, anyMode, anyPlaces, nonZeroDecimal, type Rational, rational } from './arbitraries.ts'

const d = (text: string): Decimal => parseDecimal(text) ?? expect.fail(`${text} is not a decimal`)

describe('round', () => {
  it.each<[value: string, places: number, halfUp: string, down: string, up: string, halfEven: string]>([
    ['2.5', 0, '3', '2', '3', '2'],
    ['3.5', 0, '4', '3', '4', '4'],
    ['-2.5', 0, '-3', '-2', '-3', '-2'],
    ['0.5', 0, '1', '0', '1', '0'],
    ['-0.5', 0, '-1', '0', '-1', '0'],
    ['2.4999', 0, '2', '2', '3', '2'],
    ['2.5001', 0, '3', '2', '3', '3'],
    ['0.001', 0, '0', '0', '1', '0'],
    ['2.000', 0, '2', '2', '2', '2'],
    ['1.005', 2, '1.01', '1', '1.01', '1'],
    ['27.125', 2, '27.13', '27.12', '27.13', '27.12'],
    ['27.55', 1, '27.6', '27.5', '27.6', '27.6'],
    ['9.995', 2, '10', '9.99', '10', '10'],
    ['550', -2, '600', '500', '600', '600'],
    ['450', -2, '500', '400', '500', '400'],
    ['4999.99', -3, '5000', '4000', '5000', '5000'],
    ['49', -2, '0', '0', '100', '0'],
    ['-49', -2, '0', '0', '-100', '0'],
    ['27.5', 3, '27.5', '27.5', '27.5', '27.5'],
  ])('%s to %s places', (value, places, ...expected) => {
    const modes: RoundingMode[] = ['half-up', 'down', 'up', 'half-even']
    expect(modes.map((mode) => formatDecimal(round(d(value), places, mode)))).toEqual(expected)
  })

  it.each([
    ['12.1498', 1, '12.1'],
    ['12.1498', 0, '12'],
    ['1268', -2, '1300'],
    ['10.5002', 0, '11'],
    ['1.050', 1, '1'],
    ['0.35', 1, '0.4'],
    ['2500', -3, '2000'],
    ['3500', -3, '4000'],
    ['-355', -1, '-360'],
    ['-325', -1, '-320'],
    ['15.4546', 0, '15'],
  ])('GB/T 8170: %s to %s places is %s', (value, places, expected) => {
    expect(formatDecimal(round(d(value), places, 'half-even'))).toBe(expected)
  })
})

describe('divide', () => {
  it.each<[a: string, b: string, places: number, mode: RoundingMode, expected: string]>([
    ['1', '3', 4, 'half-up', '0.3333'],
    ['2', '3', 4, 'half-up', '0.6667'],
    ['2', '3', 4, 'down', '0.6666'],
    ['-2', '3', 4, 'down', '-0.6666'],
    ['1', '3', 4, 'up', '0.3334'],
    ['550', '2', 2, 'half-up', '275'],
    ['27.5', '550', 4, 'half-up', '0.05'],
    ['7512.34', '10016.45', 4, 'half-up', '0.75'],
    ['7511.83', '10016.45', 4, 'half-up', '0.7499'],
    ['1', '8', 2, 'half-even', '0.12'],
    ['3', '8', 2, 'half-even', '0.38'],
    ['1', '-8', 2, 'half-up', '-0.13'],
    ['12345', '0.5', -2, 'half-up', '24700'],
    ['100', '30', -1, 'up', '10'],
    ['0', '7', 2, 'up', '0'],
    ['-0.001', '-0.002', 0, 'half-even', '0'],
  ])('%s ÷ %s to %s places, %s, is %s', (a, b, places, mode, expected) => {
    expect(formatDecimal(divide(d(a), d(b), places, mode))).toBe(expected)
  })

  it('refuses a zero divisor', () => {
    expect(() => divide(one, d('0.00'), 2, 'half-up')).toThrow(RangeError)
  })
})

// The definition: a result is a whole number `m` of units; x lies some way beyond `m - 1` or before `m + 1`. Stated for
// the magnitude, since every mode treats −x as it treats x.
const rounds: Record<RoundingMode, (m: bigint, x: Rational) => boolean> = {
  down: (m, { n, d }) => m * d <= n && n < (m + 1n) * d,
  up: (m, { n, d }) => (m - 1n) * d < n && n <= m * d,
  'half-up': (m, { n, d }) => (2n * m - 1n) * d <= 2n * n && 2n * n < (2n * m + 1n) * d,
  'half-even': (m, { n, d }) => {
    const distance = 2n * (n - m * d)
    return (-d < distance && distance < d) || ((distance === d || distance === -d) && m % 2n === 0n)
  },
}

/** Whether `result` is x rounded to `places` by the definition. */
function isRounding(result: Decimal, x: Rational, places: number, mode: RoundingMode): boolean {
  const negative = x.n < 0n !== x.d < 0n
  const [n, d] = [x.n < 0n ? -x.n : x.n, x.d < 0n ? -x.d : x.d]
  const shift = 10n ** BigInt(Math.abs(places))
  const scaled = places >= 0 ? { n: n * shift, d } : { n, d: d * shift }
  const { n: rn, d: rd } = rational(negative ? negate(result) : result)
  const [units, unit] = places >= 0 ? [rn * shift, rd] : [rn, rd * shift]
  return units % unit === 0n && rounds[mode](units / unit, scaled)
}

describe('against the definition of each mode', () => {
  it('rounds', () => {
    always(
      fc.property(anyDecimal, anyPlaces, anyMode, (x, places, mode) => isRounding(round(x, places, mode), rational(x), places, mode)),
      {
        numRuns: 1000,
      },
    )
  })

  it('leaves alone what has no more places', () => {
    always(fc.property(anyDecimal, fc.nat(4), anyMode, (x, more, mode) => round(x, x.scale + more, mode) === x))
  })

  it('rounds a quotient once', () => {
    always(
      fc.property(anyDecimal, nonZeroDecimal, anyPlaces, anyMode, (a, b, places, mode) => {
        const [x, y] = [rational(a), rational(b)]
        return isRounding(divide(a, b, places, mode), { n: x.n * y.d, d: x.d * y.n }, places, mode)
      }),
      { numRuns: 1000 },
    )
  })

  it('rounds ties of a quotient', () => {
    const oddHalves = fc.tuple(fc.bigInt({ min: -500n, max: 500n }), nonZeroDecimal, fc.integer({ min: 0, max: 4 }))
    always(
      fc.property(oddHalves, anyMode, ([k, b, places], mode) => {
        const half = decimal((2n * k + 1n) * 5n, places + 1)
        return equals(divide(multiply(half, b), b, places, mode), round(half, places, mode))
      }),
    )
  })
})

describe('laws of rounding', () => {
  function law(name: string, holds: (x: Decimal, places: number, mode: RoundingMode) => boolean): void {
    it(name, () => always(fc.property(anyDecimal, anyPlaces, anyMode, holds)))
  }

  law('is symmetric about zero', (x, places, mode) => equals(round(negate(x), places, mode), negate(round(x, places, mode))))
  law('does nothing the second time', (x, places, mode) => equals(round(round(x, places, mode), places, mode), round(x, places, mode)))
  law('keeps no more places than asked, and none below zero', (x, places, mode) => round(x, places, mode).scale <= Math.max(0, places))
  law('agrees with division by one', (x, places, mode) => equals(divide(x, one, places, mode), round(x, places, mode)))

  it('does not depend on trailing zeros', () => {
    always(
      fc.property(anyDecimal, fc.nat(4), anyPlaces, anyMode, (x, zeros, places, mode) => {
        const padded = decimal(x.coefficient * 10n ** BigInt(zeros), x.scale + zeros)
        return equals(round(padded, places, mode), round(x, places, mode))
      }),
    )
  })

  it('never turns the order around', () => {
    always(
      fc.property(anyDecimal, anyDecimal, anyPlaces, anyMode, (a, b, places, mode) => {
        const order = compare(a, b)
        const rounded = compare(round(a, places, mode), round(b, places, mode))
        return rounded === 0 || rounded === order
      }),
    )
  })
})
