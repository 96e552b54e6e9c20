import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  coefficientAt,
  compare,
  type Decimal,
  decimal,
  equals,
  formatDecimal,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  normalize,
  one,
  parseDecimal,
  powerOfTen,
  subtract,
  zero,
} from '../../engine/number/decimal.ts'
import { always, anyDecimal, rational, sameRational } from './arbitraries.ts'

const d = (text: string): Decimal => parseDecimal(text) ?? expect.fail(`${text} is not a decimal`)
const same = (a: Decimal, b: Decimal) => sameRational(rational(a), rational(b))

describe('reading and writing', () => {
  it.each([
    ['27.5', 275n, 1],
    ['27.50', 2750n, 2],
    ['-27.50', -2750n, 2],
    ['+3', 3n, 0],
    ['550', 550n, 0],
    ['007', 7n, 0],
    ['0.60', 60n, 2],
    ['-0', 0n, 0],
    ['-0.5', -5n, 1],
    ['1e3', 1000n, 0],
    ['1.5E+4', 15000n, 0],
    ['1.50e1', 150n, 1],
    ['25e-3', 25n, 3],
    ['123456789012345678901234567890.12', 12345678901234567890123456789012n, 2],
  ])('%s is %s at scale %s', (text, coefficient, scale) => {
    expect(parseDecimal(text)).toEqual({ coefficient, scale })
  })

  it.each(['', ' 1', '1 ', '1\n', '.5', '5.', '1,200', '１２', '0x10', '1_000', '--1', '1e', '1e1.5', '1e1000', 'NaN', 'Infinity', '75%'])(
    '%j is not a decimal',
    (text) => {
      expect(parseDecimal(text)).toBeNull()
    },
  )

  it.each([
    ['27.50', '27.5'],
    ['0.60', '0.6'],
    ['550.00', '550'],
    ['550', '550'],
    ['-0.050', '-0.05'],
    ['-0.00', '0'],
    ['1e3', '1000'],
    ['0.1', '0.1'],
  ])('%s is written %s', (text, written) => {
    expect(formatDecimal(d(text))).toBe(written)
  })

  it('reads what it writes', () => {
    always(fc.property(anyDecimal, (a) => same(d(formatDecimal(a)), a)))
  })

  it('writes equal values alike, and as JSON numbers', () => {
    always(
      fc.property(anyDecimal, fc.nat(5), (a, zeros) => {
        const padded = decimal(a.coefficient * 10n ** BigInt(zeros), a.scale + zeros)
        expect(formatDecimal(padded)).toBe(formatDecimal(a))
        expect(formatDecimal(a)).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
      }),
    )
  })

  it('reads digits, a point and an exponent as their sum', () => {
    const digits = fc.stringMatching(/^\d{1,12}$/)
    always(
      fc.property(digits, digits, fc.integer({ min: -15, max: 15 }), (whole, fraction, exponent) => {
        const places = BigInt(fraction.length + 15)
        const n = (BigInt(whole) * 10n ** BigInt(fraction.length) + BigInt(fraction)) * 10n ** BigInt(15 + exponent)
        return sameRational(rational(d(`-${whole}.${fraction}e${exponent}`)), { n: -n, d: 10n ** places })
      }),
    )
  })

  it('normalizes to the same value with the fewest places', () => {
    always(
      fc.property(anyDecimal, (a) => {
        const least = normalize(a)
        expect(same(least, a)).toBe(true)
        expect(least.scale === 0 || least.coefficient % 10n !== 0n).toBe(true)
      }),
    )
  })
})

describe('arithmetic of the notices', () => {
  it.each([
    ['550 yuan, 60 % from the centre', multiply(d('550'), d('0.60')), '330'],
    ['half of what province, city and county leave', multiply(d('55'), d('0.5')), '27.5'],
    ['the shares add up', [d('440'), d('55'), d('27.5'), d('27.5')].reduce(add), '550'],
    ['0.1 + 0.2', add(d('0.1'), d('0.2')), '0.3'],
    ['75 % less 5 points', subtract(d('0.75'), d('0.05')), '0.7'],
    ['a cent of a large budget', subtract(d('90071992547409.93'), d('0.01')), '90071992547409.92'],
  ])('%s', (_, value, written) => {
    expect(formatDecimal(value)).toBe(written)
  })

  it('adds up places in a product and keeps the wider in a sum', () => {
    expect(multiply(d('2.50'), d('0.4'))).toEqual({ coefficient: 1000n, scale: 3 })
    expect(add(d('2.50'), d('0.5'))).toEqual({ coefficient: 300n, scale: 2 })
  })
})

describe('against fractions of whole numbers', () => {
  const pairs = fc.tuple(anyDecimal, anyDecimal)

  it('adds', () => {
    always(
      fc.property(pairs, ([a, b]) => {
        const [x, y] = [rational(a), rational(b)]
        return sameRational(rational(add(a, b)), { n: x.n * y.d + y.n * x.d, d: x.d * y.d })
      }),
    )
  })

  it('multiplies', () => {
    always(
      fc.property(pairs, ([a, b]) => {
        const [x, y] = [rational(a), rational(b)]
        return sameRational(rational(multiply(a, b)), { n: x.n * y.n, d: x.d * y.d })
      }),
    )
  })

  it('compares', () => {
    always(
      fc.property(pairs, ([a, b]) => {
        const [x, y] = [rational(a), rational(b)]
        const difference = x.n * y.d - y.n * x.d
        expect(Math.sign(compare(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
        expect(equals(a, b)).toBe(difference === 0n)
        expect(same(minimum(a, b), difference <= 0n ? a : b)).toBe(true)
        expect(same(maximum(a, b), difference >= 0n ? a : b)).toBe(true)
      }),
    )
  })

  it('27.5 equals 27.50', () => {
    expect(equals(d('27.5'), d('27.50'))).toBe(true)
    expect(isZero(d('0.00'))).toBe(true)
    expect(isZero(d('0.01'))).toBe(false)
  })

  it('finds the coefficient at a larger scale', () => {
    always(
      fc.property(anyDecimal, fc.nat(8), (a, more) => {
        const scale = a.scale + more
        return sameRational({ n: coefficientAt(a, scale), d: 10n ** BigInt(scale) }, rational(a))
      }),
    )
  })

  it('remembers powers of ten in any order', () => {
    always(fc.property(fc.nat(400), (exponent) => powerOfTen(exponent) === 10n ** BigInt(exponent)))
  })
})

describe('ring laws', () => {
  const triples = fc.tuple(anyDecimal, anyDecimal, anyDecimal)
  function law(name: string, holds: (a: Decimal, b: Decimal, c: Decimal) => boolean): void {
    it(name, () => always(fc.property(triples, ([a, b, c]) => holds(a, b, c))))
  }

  law('a + b = b + a', (a, b) => equals(add(a, b), add(b, a)))
  law('(a + b) + c = a + (b + c)', (a, b, c) => equals(add(add(a, b), c), add(a, add(b, c))))
  law('a + 0 = a', (a) => equals(add(a, zero), a))
  law('a + −a = 0', (a) => isZero(add(a, negate(a))))
  law('a − b = a + −b', (a, b) => equals(subtract(a, b), add(a, negate(b))))
  law('(a − b) + b = a', (a, b) => equals(add(subtract(a, b), b), a))
  law('a × b = b × a', (a, b) => equals(multiply(a, b), multiply(b, a)))
  law('(a × b) × c = a × (b × c)', (a, b, c) => equals(multiply(multiply(a, b), c), multiply(a, multiply(b, c))))
  law('a × 1 = a', (a) => equals(multiply(a, one), a))
  law('a × (b + c) = a × b + a × c', (a, b, c) => equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))))
  law('a < b keeps its sense when c is added', (a, b, c) => compare(a, b) === compare(add(a, c), add(b, c)))
})
