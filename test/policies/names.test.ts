import { describe, expect, it } from 'vitest'
import type { ast, Span } from '../../engine/index.ts'
import { at, bindings, declared, lineOf, type Mutant, type Node, named, nodes, slipping, unnoticed } from './mutants.ts'

// Hundreds of notices are compiled, one for each change.
const patience = 180_000

describe('misspelling a name', () => {
  const misspelt = (span: Span): Mutant => ({ span, to: at(span).replace(/」?$/, (end) => `错${end}`) })
  const isName = (node: Node): boolean => Object.keys(node).sort().join() === 'span,text'
  const spanOf = ({ span }: { readonly span: Span }): Span => span

  // Titles: nothing refers to the name of a case, an assertion, an exception or a table.
  const titled = declared('case', 'assert', 'exception', 'table').map(({ name }) => name)
  const declaring = [
    ...declared('parameter', 'compute', 'question', 'entity', 'enum').map(({ name }) => name),
    ...declared('enum').flatMap(({ members }) => members),
    ...declared('entity').flatMap(({ fields }) => fields.flatMap(({ names }) => names)),
    ...declared('question').flatMap(({ readings }) => readings.map(({ name }) => name)),
    ...declared('table').flatMap(({ results }) => results.map(({ name }) => name)),
  ]
  const apart = new Set<unknown>([...titled, ...declaring])
  const ruled = declared('entity', 'parameter', 'for', 'compute', 'table', 'exception', 'assert', 'case')
  const inRules = nodes(ruled).filter((node) => isName(node) && !apart.has(node)) as unknown as ast.Name[]
  const inBindings = nodes(bindings).filter(isName) as unknown as ast.Name[]
  const agencies = declared('duty').flatMap(({ items }) => items.filter(({ label }) => ['主体', '协同'].includes(label.text)))
  const inDuties = agencies.flatMap(({ text: list, textSpan }) =>
    [...list.matchAll(/[^、]+/g)].map(({ index, 0: name }) => {
      const start = textSpan.start + index
      return { ...textSpan, start, end: start + name.length }
    }),
  )
  const references = [...inRules.map(spanOf), ...inBindings.map(spanOf), ...inDuties]

  /** Each round takes every name once and every line once: a name is reported once a file, and a line may be, too. */
  function rounds(): Mutant[][] {
    const made: { readonly mutants: Mutant[]; readonly taken: Set<string | number> }[] = []
    for (const mutant of references.map(misspelt)) {
      const keys = [mutant.to, lineOf(mutant)]
      const free = made.find(({ taken }) => !keys.some((key) => taken.has(key)))
      const round = free ?? { mutants: [], taken: new Set() }
      if (!free) made.push(round)
      round.mutants.push(mutant)
      for (const key of keys) round.taken.add(key)
    }
    return made.map(({ mutants }) => mutants)
  }

  it('is tried on every name', () => {
    expect([references.length > 1500, declaring.length > 250]).toEqual([true, true])
  })

  it(
    'that refers to something is an error at that place',
    () => {
      // What one misspelling hides, such as the cells under a column that has no type, is tried again alone.
      const hidden = rounds().flatMap(unnoticed)
      expect(hidden.flatMap((mutant) => unnoticed([mutant])).map(named)).toEqual([])
    },
    patience,
  )

  it(
    'where it is declared is an error where it is used',
    () => {
      expect(slipping(declaring.map(spanOf).map(misspelt)).map(named)).toEqual([])
    },
    patience,
  )
})
