import { describe, expect, it } from 'vitest'
import { type ast, type Diagnostic, runCases, type Span } from '../../engine/index.ts'
import { compiled, entryOf, textOf } from './notices.ts'

/** One change to the notice: what stands at `span` becomes `to`. */
interface Mutant {
  readonly span: Span
  readonly to: string
}

const folder = 'taiyuan-2020'
const text = textOf(folder)
const { module, draft } = compiled(folder)
const lineOf = lineFinder(text)
const at = ({ start, end }: Span): string => text.slice(start, end)
const named = ({ span, to }: Mutant): string => `line ${lineOf(span.start)}: ${at(span)} → ${to}`

function lineFinder(within: string): (offset: number) => number {
  const starts = lineStarts(within)
  return (offset) => positionAt(starts, offset).line
}

/** The notice with several changes that do not overlap. */
function changed(mutants: readonly Mutant[]): string {
  const inOrder = [...mutants].sort((a, b) => b.span.start - a.span.start)
  return inOrder.reduce((rest, { span, to }) => rest.slice(0, span.start) + to + rest.slice(span.end), text)
}

/** What check finds wrong, or else what the cases find. */
function faults(mutants: readonly Mutant[]): Diagnostic[] {
  const { program, diagnostics } = compiled(folder, changed(mutants))
  if (program) return runCases(program).cases.flatMap((each) => each.diagnostics)
  return diagnostics.filter(({ severity }) => severity === 'error')
}

const slipping = (mutants: readonly Mutant[]): string[] => mutants.filter((mutant) => faults([mutant]).length === 0).map(named)

type Declaration<K extends ast.Declaration['kind']> = Extract<ast.Declaration, { readonly kind: K }>
const declared = <K extends ast.Declaration['kind']>(...kinds: readonly K[]) =>
  module.declarations.filter((d): d is Declaration<K> => (kinds as readonly string[]).includes(d.kind))

interface Node {
  readonly [key: string]: unknown
}

/** Every object of a tree, the tree itself first. */
function nodes(tree: unknown): Node[] {
  if (typeof tree !== 'object' || tree === null) return []
  const inner = Object.values(tree).flatMap(nodes)
  return Array.isArray(tree) ? inner : [tree as Node, ...inner]
}

/** The text of a case's inputs, 原文, and provenance says nothing that a rule could contradict. */
const unspoken = new Set(['quotations', 'provenance', 'otherwiseNotes', 'fields'])
function spoken(declaration: ast.Declaration): Node {
  const entries = Object.entries(declaration)
  return Object.fromEntries(declaration.kind === 'case' ? entries.filter(([key]) => !unspoken.has(key)) : entries)
}

describe('removing a row', () => {
  const rows = declared('table').flatMap((table) => table.rows)

  it.each(rows.map((row) => [lineOf(row.span.start), row] as const))('of line %i is an error', (_, { span }) => {
    const end = text.indexOf('\n', span.end) + 1
    const start = text.lastIndexOf('\n', span.start) + 1
    expect(faults([{ span: { ...span, start, end }, to: '' }])).not.toEqual([])
  })
})

/** One more or less in the last digit, or the next day. */
function otherValues(span: Span): Mutant[] {
  const written = at(span)
  const digits = /\d+(?:\.\d+)?(?=\D*$)/.exec(written)
  if (written === '一半') return [{ span, to: '40%' }]
  if (!digits) return []
  const [, fraction = ''] = digits[0].split('.')
  const step = 10 ** -fraction.length
  const values = [Number(digits[0]) + step, Number(digits[0]) - step].filter((value) => value >= 0)
  return values.map((value) => ({ span, to: written.replace(/\d+(?:\.\d+)?(?=\D*$)/, value.toFixed(fraction.length)) }))
}

describe('changing a number or date', () => {
  const ruled = declared('entity', 'parameter', 'compute', 'table', 'exception', 'assert')
  const literals = (tree: unknown) => nodes(tree).filter(({ kind }) => kind === 'number' || kind === 'date' || kind === 'instant')
  const spans = (tree: unknown) => literals(tree).map(({ span }) => span as Span)

  it('of a rule, a parameter or a field is an error', () => {
    expect(slipping(ruled.flatMap(spans).flatMap(otherValues))).toEqual([])
  })

  it('of the prose that is bound is an error at that place', () => {
    const mutants = module.bindings.flatMap(({ textSpan }) => otherValues(textSpan))
    const elsewhere = mutants.filter((mutant) => !faults([mutant]).some(({ span }) => lineOf(span.start) === lineOf(mutant.span.start)))
    expect(elsewhere.map(named)).toEqual([])
  })

  it('that a case expects fails that case', () => {
    const mutants = declared('case')
      .flatMap(({ expectations }) => expectations.flatMap(({ value }) => spans(value)))
      .flatMap((span) => otherValues(span).slice(0, 1))
    const failed = new Set(faults(mutants).map(({ span }) => lineOf(span.start)))
    expect(mutants.filter(({ span }) => !failed.has(lineOf(span.start))).map(named)).toEqual([])
  })
})

describe('misspelling a name', () => {
  const misspelt = (span: Span): Mutant => ({ span, to: at(span).endsWith('」') ? `${at(span).slice(0, -1)}错」` : `${at(span)}错` })
  const isName = (node: Node) => 'text' in node && 'span' in node && Object.keys(node).length === 2

  /** Titles: nothing refers to the name of a duty, an assertion, a case, an exception, a table or the notice itself. */
  const titled = new Set(['notice', 'duty', 'assert', 'require', 'case', 'exception', 'table'])
  const titles = new Set(module.declarations.flatMap((d) => (titled.has(d.kind) && 'name' in d ? [d.name] : [])) as unknown[])
  const quoted = new Set(module.declarations.flatMap(({ quotations }) => quotations) as unknown[])
  const notes = new Set(['basis', 'derived', 'assumed'])

  /** Names as they are declared, by span; all other names refer to one of these. */
  const declaring = new Set<unknown>([
    ...declared('parameter', 'compute', 'question', 'entity', 'enum').map(({ name }) => name),
    ...declared('enum').flatMap(({ members }) => members),
    ...declared('entity').flatMap(({ fields }) => fields.flatMap(({ names }) => names)),
    ...declared('question').flatMap(({ readings }) => readings.map(({ name }) => name)),
    ...declared('table').flatMap(({ results }) => results.map(({ name }) => name)),
  ])
  const inRules = declared('entity', 'parameter', 'for', 'compute', 'table', 'exception', 'assert', 'case', 'question', 'enum').filter(
    ({ span }) => span.file === entryOf(folder),
  )
  const names = inRules
    .flatMap((declaration) => nodes(declaration))
    .filter((node) => isName(node) && !titles.has(node) && !quoted.has(node) && !notes.has(String(node.kind)))
  const agencies = declared('duty').flatMap(({ items }) => items.filter(({ label }) => label.text === '主体' || label.text === '协同'))
  const spansOfAgencies = agencies.flatMap(({ text: list, textSpan }) =>
    [...list.matchAll(/[^、]+/g)].map(({ index, 0: name }) => ({
      ...textSpan,
      start: textSpan.start + index,
      end: textSpan.start + index + name.length,
    })),
  )
  const references = [...names.filter((name) => !declaring.has(name)).map(({ span }) => span as Span), ...spansOfAgencies]

  /** Each round takes every name once and every line once: one finding of a name a file, or of a line, is enough. */
  function rounds(): Mutant[][] {
    const made: { readonly mutants: Mutant[]; readonly taken: Set<string | number> }[] = []
    for (const span of references) {
      const keys = [at(span), lineOf(span.start)]
      const free = made.find(({ taken }) => !keys.some((key) => taken.has(key))) ?? made[made.push({ mutants: [], taken: new Set() }) - 1]
      free?.mutants.push(misspelt(span))
      for (const key of keys) free?.taken.add(key)
    }
    return made.map(({ mutants }) => mutants)
  }

  /** Those of a round that nothing is found wrong with where they stand. */
  function unnoticed(round: readonly Mutant[]): Mutant[] {
    const found = new Set(faults(round).map(({ span }) => lineOf(span.start)))
    return round.filter(({ span }) => !found.has(lineOf(span.start)))
  }

  it('that refers to something is an error at that place', () => {
    expect(rounds().flatMap(unnoticed).map(named)).toEqual([])
  })

  it('where it is declared is an error', () => {
    const mutants = [...declaring].map((name) => misspelt((name as ast.Name).span))
    expect(slipping(mutants)).toEqual([])
  })

  it('is tried on every name', () => {
    expect(references.length).toBeGreaterThan(1000)
    expect(declaring.size).toBeGreaterThan(200)
    expect(draft.tables.length).toBe(declared('table').length)
  })
})
