import { describe, expect, it } from 'vitest'
import type { Span } from '../../engine/index.ts'
import { at, bindings, declared, faultyLines, lineOf, type Mutant, named, nodes, slipping, text, unnoticed } from './mutants.ts'

// Hundreds of notices are compiled, one for each change.
const patience = 180_000

describe('removing a row', () => {
  const rows = declared('table').flatMap(({ name, rows: all, span }) =>
    all.map((row) => ({ table: name.text, row: at(row.span), span: row.span, whole: span })),
  )

  it.each(rows)('$table: $row', ({ span, whole }) => {
    const line = { ...span, start: text.lastIndexOf('\n', span.start) + 1, end: text.indexOf('\n', span.end) + 1 }
    const ofTable = (found: number) =>
      lineOf({ span: whole, to: '' }) <= found && found <= lineOf({ span: { ...whole, start: whole.end }, to: '' })
    expect([...faultyLines([{ span: line, to: '' }])].filter(ofTable)).not.toEqual([])
  })
})

const lastNumber = /\d+(?:\.\d+)?(?=\D*$)/

/** One more or less in the last digit of what is written; of a date, the day before or after. */
function otherValues(span: Span): Mutant[] {
  const written = at(span)
  if (written === '一半') return [{ span, to: '40%' }]
  const digits = lastNumber.exec(written)?.[0]
  if (digits === undefined) return []
  const places = digits.split('.')[1]?.length ?? 0
  const values = [1, -1].map((by) => Number(digits) + by * 10 ** -places)
  const real = /日$/.test(written) ? values.filter((day) => day >= 1 && day <= 28) : values.filter((value) => value >= 0)
  return real.map((value) => ({ span, to: written.replace(lastNumber, value.toFixed(places)) }))
}

describe('changing a number or a date', () => {
  const valuesIn = (tree: unknown): Span[] =>
    nodes(tree).flatMap(({ kind, span }) => (kind === 'number' || kind === 'date' || kind === 'instant' ? [span as Span] : []))

  it(
    'of a field, a parameter or a rule is an error',
    () => {
      const ruled = declared('entity', 'parameter', 'compute', 'table', 'exception', 'assert')
      expect(slipping(ruled.flatMap(valuesIn).flatMap(otherValues)).map(named)).toEqual([])
    },
    patience,
  )

  it(
    'of the prose that is bound is an error at that place',
    () => {
      const mutants = bindings.flatMap(({ textSpan }) => otherValues(textSpan))
      expect(mutants.flatMap((mutant) => unnoticed([mutant])).map(named)).toEqual([])
    },
    patience,
  )

  it('that a case expects fails that case', () => {
    const expected = declared('case').flatMap(({ expectations }) => expectations.flatMap(({ value }) => valuesIn(value)))
    expect(unnoticed(expected.flatMap((span) => otherValues(span).slice(0, 1))).map(named)).toEqual([])
  })
})
